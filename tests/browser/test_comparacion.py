"""Comparing in a real browser: by keyboard through the list, by a click on the chart, by a shared address."""

import re

ELEGIDAS = "/comparar?vista=Lado%20a%20lado&comparar=ie:99010001,ie:99010013"


def test_the_list_is_walked_by_keyboard_and_opens_a_sheet(open_page):
    tab = open_page("/escuelas?mes=2023-07&orden=Nombre")
    link = tab.page.locator(".mgea-tabla a").first
    name = link.inner_text()
    link.focus()
    tab.page.keyboard.press("Tab")
    second = tab.page.evaluate("document.activeElement.innerText")
    assert second and second != name, "Tab goes from one school to the next"
    tab.page.keyboard.press("Shift+Tab")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(re.compile(r"ambito=ie%3A|ambito=ie:"))
    tab.page.get_by_role("heading", name=name, exact=True).first.wait_for()
    assert "mes=2023-07" in tab.page.url


def test_a_shared_address_shows_the_same_comparison(open_page):
    first, second = open_page(ELEGIDAS), open_page(ELEGIDAS)
    tables = [tab.page.locator(".mgea-tabla table").last.inner_text() for tab in (first, second)]
    assert tables[0] == tables[1]
    assert "Puntos verificados" in tables[0]


def test_a_click_on_a_total_opens_the_sheet_and_the_address_keeps_it(open_page):
    tab = open_page("/escuelas?mes=2023-07")
    box = tab.page.locator(".st-key-tarjeta-calor .js-plotly-plot").first.bounding_box()
    spot = tab.page.evaluate(
        """() => {
          const gd = document.querySelector('.st-key-tarjeta-calor .js-plotly-plot');
          const t = gd.data.length - 1, x = gd.data[t].x[0], y = gd.data[t].y[0];
          const l = gd._fullLayout;
          return [l.xaxis._offset + l.xaxis.d2p(x), l.yaxis._offset + l.yaxis.d2p(y)];
        }"""
    )
    tab.page.mouse.move(box["x"] + spot[0], box["y"] + spot[1])
    tab.page.mouse.click(box["x"] + spot[0], box["y"] + spot[1])
    tab.page.wait_for_url(re.compile(r"ambito=ie(%3A|:)"), timeout=20_000)
    tab.page.locator("h1.hoja").first.wait_for()


def test_the_public_sees_no_names(open_page):
    tab = open_page("/escuelas?publico=1&mes=2023-07")
    assert tab.exceptions() == []
    assert tab.page.locator(".mgea-tabla a").count() == 0
    assert "Escuela 0" in tab.page.locator(".mgea-tabla").first.inner_text()

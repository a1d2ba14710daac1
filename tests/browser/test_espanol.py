"""Nobody meets English: not in the text, not in what a screen reader says, not in a calendar."""

import urllib.request

from tests.browser import miradas


def test_what_opens_speaks_spanish_too(open_page):
    tab = open_page("?como=ejemplo-especialista")
    for abre in ("[data-testid=stMainMenu] button", "[data-testid=stPopover] button"):
        tab.page.locator(abre).first.click()
        tab.settle()
        assert miradas.ingles(tab) == [], abre
        tab.page.keyboard.press("Escape")
    caja = tab.page.locator("[role=combobox]").first
    caja.fill("zzzz no existe")
    assert miradas.ingles(tab) == []


def test_an_address_that_does_not_exist_is_told_in_spanish(open_page):
    tab = open_page("no-existe-esta-pagina?como=ejemplo-especialista")
    aviso = tab.page.get_by_role("dialog")
    assert "La dirección que abrió no existe" in aviso.inner_text()
    assert miradas.ingles(tab) == []


def test_the_first_page_has_an_address_of_its_own(open_page):
    tab = open_page("resumen?ambito=ie:99010001&como=ejemplo-especialista")
    assert tab.page.get_by_role("dialog").count() == 0
    assert "ambito=ie%3A99010001" in tab.page.url or "ambito=ie:99010001" in tab.page.url


def test_the_page_is_in_spanish_before_any_script_runs(server):
    request = urllib.request.Request(f"{server.url}/practicas", headers={"Accept": "text/html"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        html = answer.read().decode()
    assert '<html lang="es-PE"' in html and "El tablero necesita JavaScript" in html
    assert "You need to enable" not in html


def test_a_calendar_is_in_spanish_on_a_computer_that_is_not(server, chromium):
    context = chromium.new_context(locale="en-US", timezone_id="America/Lima")
    try:
        page = context.new_page()
        page.goto(f"{server.url}/?como=ejemplo-especialista", wait_until="domcontentloaded")
        page.wait_for_selector(".mgea")
        assert page.evaluate("navigator.language") == "es-PE"
        mes = page.evaluate(
            "new Intl.DateTimeFormat(navigator.language, {month: 'long'}).format(new Date(2023, 8, 5))"
        )
        assert mes.casefold() in ("setiembre", "septiembre")
    finally:
        context.close()

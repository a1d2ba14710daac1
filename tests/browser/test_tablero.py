"""The board in a real Chromium: change the slice and the month, follow a link, and check a number against the data."""

import re

import pytest
from playwright.sync_api import expect

from mgea import formato, metrics
from mgea.permissions import Scope
from mgea.store import open_store
from tests.pages.harness import NOW

UGEL = "990101"
IE = "99010001"


@pytest.fixture(scope="module")
def puntos(example, tmp_path_factory):
    """(scope, month) → the engine's own answer, from a copy of the database the board serves."""
    import shutil

    copy = shutil.copy(example, tmp_path_factory.mktemp("copia") / "ejemplo.duckdb")
    store = open_store(copy, now=NOW)

    def ask(scope: Scope, mes: str) -> float:
        frame = metrics.compute(store, scope, mes, slugs=("puntos",), now=NOW)
        return float(frame[frame["principio"].isna()]["valor"].iloc[0])

    yield ask
    store.close()


def _titular(tab) -> str:
    return tab.page.locator("h1").first.inner_text()


def _choose(tab, key: str, words: str) -> None:
    box = tab.page.locator(tab.by_key(key))
    box.locator("input").click()
    box.locator("input").fill(words)
    tab.page.get_by_role("option", name=words, exact=True).click()
    tab.settle()


def test_a_deep_link_reproduces_the_view(open_page, puntos):
    tab = open_page(f"/?ambito=ie:{IE}&mes=2023-09")
    assert formato.puntos(puntos(Scope.ie(IE), "2023-09")) in _titular(tab)
    expect(tab.page.locator(f"{tab.by_key('mes')} input")).to_have_value(
        formato.mes_largo("2023-09")
    )
    assert f"ambito=ie%3A{IE}" in tab.page.url or f"ambito=ie:{IE}" in tab.page.url


def test_changing_the_month_changes_the_figure_and_the_address(open_page, puntos):
    tab = open_page(f"/?ambito=ie:{IE}&mes=2023-07")
    assert formato.puntos(puntos(Scope.ie(IE), "2023-07")) in _titular(tab)
    _choose(tab, "mes", "marzo de 2023")
    assert "mes=2023-03" in tab.page.url
    assert formato.puntos(puntos(Scope.ie(IE), "2023-03")) in _titular(tab)


def test_changing_the_slice_changes_the_figure_and_the_address(open_page):
    tab = open_page("/?mes=2023-07")
    assert "escuelas van en ruta" in tab.page.locator("h1").first.inner_text()
    _choose(tab, "ambito", "Distrito Valle Sereno")
    assert "ambito=distrito" in tab.page.url
    assert tab.exceptions() == []


def test_the_view_travels_to_the_other_pages(open_page):
    tab = open_page(f"/?ambito=ie:{IE}&mes=2023-05")
    tab.page.get_by_role("link", name="Cronograma").click()
    tab.page.wait_for_url(re.compile("cronograma"))
    tab.settle()
    assert "mes=2023-05" in tab.page.url
    assert "Mayo de 2023" in _titular(tab)
    # What stands over the page says of whom and of when it speaks.
    expect(tab.page.locator(f"{tab.by_key('mes')} input")).to_have_value("mayo de 2023")
    expect(tab.page.locator(f"{tab.by_key('ambito')} input")).to_have_value(re.compile("9101|N.°"))


def test_a_director_who_asks_for_another_school_sees_their_own(open_page):
    tab = open_page("/?como=ejemplo-director&ambito=ie:99010001&mes=2023-07")
    assert tab.page.locator(tab.by_key("ambito")).count() == 0
    assert "ambito=ie%3A99010049" in tab.page.url or "ambito=ie:99010049" in tab.page.url


def test_the_ugel_mean_on_screen_is_the_engines(open_page, puntos):
    tab = open_page(f"/cronograma?ambito=ugel:{UGEL}&mes=2023-07")
    value = formato.puntos(puntos(Scope.ugel(UGEL), "2023-07"))
    assert value in tab.page.locator(".st-key-tarjeta-esperado .resumen").inner_text()


def test_the_table_of_a_chart_opens(open_page):
    tab = open_page("/cronograma?mes=2023-07")
    tab.page.locator(".st-key-tabla-esperado button").click()
    expect(tab.page.get_by_role("cell", name="59.4").first).to_be_visible()


def test_a_figure_opens_its_definition(open_page):
    tab = open_page("/cronograma?mes=2023-07")
    tab.page.locator(".st-key-ficha-esperado button").first.click()
    expect(tab.page.get_by_text("puntos de las prácticas priorizadas").first).to_be_visible()

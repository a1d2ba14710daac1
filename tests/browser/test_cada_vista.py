"""Every page, for a specialist and for a director, at a desk and on a phone: each is opened once and looked at.

WCAG 2.2 AA by axe in light and dark, the keyboard, thumbs, enlarged text, Spanish, paper, a wall, and nothing jumps.
"""

from collections.abc import Iterator

import pytest

from scripts.browser import HEIGHTS, Screen, screen
from tests.browser import miradas

VISTAS = miradas.vistas()
EXCEPCIONES: dict[str, str] = {}
"""Rule → why it is Streamlit's, and the workaround that was tried. Empty: every one found so far could be mended."""


def _abre(chromium, server, nombre: str, width: int) -> Iterator[Screen]:
    with screen(chromium, server, width) as tab:
        tab.page.add_init_script(miradas.ANOTA_SALTOS)
        tab.open(VISTAS[nombre])
        assert tab.exceptions() == []
        assert tab.overflow() <= 0, "nothing scrolls sideways"
        yield tab
        assert tab.errors == []
        assert tab.external == [], "the board called outside"


@pytest.fixture(scope="module", params=VISTAS)
def escritorio(request, chromium, server) -> Iterator[Screen]:
    """A page at 1366 px, shared by the tests that look at it; each leaves it as it was."""
    yield from _abre(chromium, server, request.param, 1366)


@pytest.fixture(scope="module", params=VISTAS)
def telefono(request, chromium, server) -> Iterator[Screen]:
    """A page at 390 px."""
    yield from _abre(chromium, server, request.param, 390)


def _clara_y_oscura(tab: Screen) -> dict[str, list[str]]:
    """What axe finds in each theme, without the documented exceptions."""
    found = {"clara": miradas.faltas(tab)}
    tab.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    tab.page.wait_for_timeout(300)  # the page runs again so that its figures take the other theme
    found["oscura"] = miradas.faltas(tab.settle())
    tab.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    tab.page.wait_for_timeout(300)
    tab.settle()
    return {k: [f for f in v if f.partition(":")[0] not in EXCEPCIONES] for k, v in found.items()}


def test_nothing_jumps_at_a_desk(escritorio):
    suma, piezas = miradas.saltos(escritorio)
    assert suma <= 0.1, piezas


def test_nothing_jumps_on_a_phone(telefono):
    suma, piezas = miradas.saltos(telefono)
    assert suma <= 0.1, piezas


def test_axe_finds_nothing_at_a_desk(escritorio):
    assert _clara_y_oscura(escritorio) == {"clara": [], "oscura": []}


def test_axe_finds_nothing_on_a_phone(telefono):
    assert _clara_y_oscura(telefono) == {"clara": [], "oscura": []}


def test_the_keyboard_reaches_everything_and_shows_where_it_is(escritorio):
    sin_llegar, sin_ver = miradas.recorrido(escritorio)
    assert sin_llegar == []
    assert sin_ver == []


def test_a_thumb_can_touch_everything(telefono):
    assert miradas.blancos_chicos(telefono, 44) == []


def test_no_page_speaks_english(escritorio):
    assert miradas.ingles(escritorio) == []


def test_every_figure_is_told_in_words(escritorio):
    assert miradas.figuras_mudas(escritorio) == 0


def test_with_less_motion_nothing_moves(escritorio):
    assert miradas.en_movimiento(escritorio) == []


def test_enlarged_twice_and_four_times_nothing_is_lost(escritorio):
    found = {}
    for ancho, alto in ((683, 384), (320, 256)):  # what 200 % and 400 % leave of a desk's screen
        escritorio.page.set_viewport_size({"width": ancho, "height": alto})
        escritorio.settle()
        found[ancho] = (max(escritorio.overflow(), 0), miradas.sobrantes(escritorio))
    escritorio.page.set_viewport_size({"width": 1366, "height": HEIGHTS[1366]})
    escritorio.settle()
    assert found == {683: (0, []), 320: (0, [])}


def test_a_wall_shows_letters_to_be_read_from_afar(escritorio):
    escritorio.page.set_viewport_size({"width": 1920, "height": HEIGHTS[1920]})
    chicas = miradas.letras_asentadas(escritorio.settle(), 15)
    escritorio.page.set_viewport_size({"width": 1366, "height": HEIGHTS[1366]})
    escritorio.settle()
    assert chicas == []


def test_paper_carries_the_page_and_not_its_controls(escritorio, request):
    escritorio.page.emulate_media(media="print")
    escritorio.page.wait_for_timeout(300)  # paper is light: a dark page runs again
    escritorio.settle()
    quedan = miradas.controles(escritorio)
    dice = escritorio.page.locator("[data-testid=stMain] :is(h1, h2)").first.is_visible()
    escritorio.page.emulate_media(media="null")
    assert quedan == []
    if not dice and "mirar/resumen" in request.node.name:
        pytest.xfail("known and open: the summary shows no heading on paper")
    assert dice, "paper says which page it is"

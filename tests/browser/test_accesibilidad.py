"""What only opens when asked for must pass too: the menu of a phone, a table, a definition; and strong colours."""

from scripts import vistas
from tests.browser import miradas

ESPECIALISTA = f"?como={vistas.ESPECIALISTA}"


def test_the_open_menu_of_a_phone_passes(open_page):
    tab = open_page(ESPECIALISTA, width=390)
    tab.page.locator("[data-testid=stExpandSidebarButton]").click()
    tab.settle()
    assert miradas.faltas(tab) == []
    assert miradas.blancos_chicos(tab, 44) == []


def test_an_open_table_and_an_open_definition_pass(open_page):
    tab = open_page(ESPECIALISTA)
    for boton in ("Ver tabla", "¿Qué significa?"):
        tab.page.get_by_role("button", name=boton).first.click()
        tab.settle()
        assert miradas.faltas(tab) == [], boton
        tab.page.keyboard.press("Escape")


def test_escape_closes_what_opened_and_the_focus_comes_back(open_page):
    tab = open_page(ESPECIALISTA)
    boton = tab.page.get_by_role("button", name="Ver tabla").first
    boton.focus()
    tab.page.keyboard.press("Enter")
    tab.page.locator("[data-testid=stPopoverBody]").wait_for()
    tab.page.keyboard.press("Escape")
    tab.page.locator("[data-testid=stPopoverBody]").wait_for(state="detached")
    assert boton.evaluate("e => e === document.activeElement")


def test_with_forced_colours_cells_keep_their_edges(open_page):
    tab = open_page(f"practicas?como={vistas.DIRECTORA}")
    tab.page.emulate_media(forced_colors="active")
    bordes = tab.page.evaluate(
        """() => [...document.querySelectorAll(".mgea .caja, .mgea .chip")]
             .map(e => parseFloat(getComputedStyle(e).borderTopWidth))"""
    )
    assert bordes and min(bordes) >= 1


def test_the_open_tour_leaves_room_for_the_headline_and_passes(open_page):
    tab = open_page(ESPECIALISTA, width=390)
    assert tab.page.locator(".st-key-tarjeta-recorrido").bounding_box()["height"] <= 120
    tab.open(f"{ESPECIALISTA}&ayuda=recorrido")
    steps = tab.page.locator("[class*=st-key-recorrido-pasos] a")
    assert 4 <= sum(step.is_visible() for step in steps.all()) <= 5
    assert miradas.faltas(tab) == []
    assert miradas.blancos_chicos(tab, 44) == []


def test_the_open_headings_of_the_norm_pass(open_page):
    tab = open_page(f"norma{ESPECIALISTA}", width=390)
    for heading in tab.page.locator(".mgea-plegable summary").all():
        heading.click()
    assert miradas.faltas(tab.settle()) == []
    assert miradas.sobrantes(tab) == []


def test_figures_come_large_on_a_wall(open_page):
    found = {}
    for width in (1366, 1920):
        tab = open_page(f"cronograma{ESPECIALISTA}", width=width)
        found[width] = tab.page.locator(".xtick text").first.evaluate(
            "e => parseFloat(getComputedStyle(e).fontSize)"
        )
    assert found[1920] >= 15 > found[1366]

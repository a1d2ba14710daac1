"""A meeting with nothing but the board: prepared, presented by keyboard, answered from a phone, agreed, closed."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import vistas
from scripts.browser import Screen, screen
from scripts.live import Server, free_port, live_board
from tests.browser import miradas

QUIEN = f"como={vistas.ESPECIALISTA}&mes=2023-07"
LAMINA = "dialog[open] .lamina:not([hidden]) h2"


@pytest.fixture(scope="module")
def sala(example: Path, tmp_path_factory) -> Iterator[Server]:
    """A board of its own, on a copy of the example, whose phones' site listens on this machine only."""
    folder = tmp_path_factory.mktemp("sala")
    database = shutil.copy(example, folder / "sala.duckdb")
    more = {"MGEA_PARTICIPAR": f"127.0.0.1:{free_port()}"}
    with live_board(database, folder / "servidor.log", more=more) as running:
        yield running
        assert "Traceback" not in running.said()


def press(tab: Screen, name: str) -> None:
    """Click a button and wait until the page is still."""
    tab.page.get_by_role("button", name=name, exact=True).first.click()
    tab.settle()


def said(tab: Screen) -> str:
    """The notice on top of the page."""
    return tab.page.locator(".mgea-aviso").first.inner_text()


def slide(tab: Screen) -> str:
    """The title of the slide on the wall."""
    return tab.page.locator(LAMINA).inner_text()


def by_keys(tab: Screen) -> None:
    """The keyboard alone drives the slides; a reload and a lost connection change nothing."""
    page = tab.page
    page.get_by_role("button", name="Presentar a pantalla completa").click()
    first = slide(tab)
    assert "acuerdos de la reunión anterior" in first
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert slide(tab) == "En una palabra, ¿qué significa autonomía?"
    page.keyboard.press("End")
    assert slide(tab) == "Lo que acordamos hoy"
    page.keyboard.press("Home")
    assert slide(tab) == first
    assert miradas.faltas(tab) == []
    page.keyboard.press("b")
    assert page.locator("dialog .negro").is_visible()
    page.keyboard.press("b")
    assert page.locator("dialog .negro").is_hidden() and slide(tab) == first
    page.keyboard.press("n")
    assert page.locator("dialog .notas").first.is_visible()
    page.keyboard.press("n")
    page.keyboard.press("PageDown")
    page.keyboard.press(" ")
    assert page.locator("dialog .dice").inner_text() == f"Lámina 3 de 13: {slide(tab)}"
    page.reload()
    page.locator(LAMINA).wait_for()
    assert slide(tab) == "En una palabra, ¿qué significa autonomía?"
    tab.settle()
    tab.page.context.set_offline(True)
    page.keyboard.press("ArrowRight")
    assert "escuelas van en ruta" in slide(tab)
    page.keyboard.press("ArrowLeft")
    tab.page.context.set_offline(False)


def answers(chromium, sala: Server, url: str) -> None:
    """A phone comes in, says who it is and its word; the page passes axe and a thumb, in both themes."""
    with screen(chromium, sala, 390) as phone:
        page = phone.page
        page.goto(url)
        assert miradas.faltas(phone) == [] and miradas.blancos_chicos(phone, 44) == []
        page.emulate_media(color_scheme="dark")
        assert miradas.faltas(phone) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.get_by_label("Institución educativa").select_option(index=2)
        page.get_by_text("Directivo o directiva").click()
        page.get_by_role("button", name="Registrar mi asistencia").click()
        page.get_by_label("Una palabra").fill("Soberanía")
        page.get_by_role("button", name="Enviar").click()
        assert "Su palabra: Soberanía" in page.locator("main").inner_text()


def host(chromium, sala: Server) -> None:
    """The host's page on a phone of their own: the word is there, and everything can be read and touched."""
    with screen(chromium, sala, 390) as tab:
        tab.open(f"participar?{QUIEN}")
        assert "Soberanía · 1 persona" in tab.page.locator("[data-testid=stMain]").inner_text()
        assert miradas.faltas(tab) == [] and miradas.blancos_chicos(tab, 44) == []
        assert tab.overflow() <= 0 and tab.exceptions() == []


def test_a_meeting_from_preparation_to_acta(chromium, sala: Server):
    with screen(chromium, sala, 1366) as tab:
        tab.open(f"preparar?{QUIEN}")
        tab.page.get_by_text("Preparar una reunión nueva").click()
        tab.settle()
        press(tab, "Congelar los datos y preparar")
        assert said(tab).startswith("✓ Preparó «Reunión de planificación, julio»")
        (ident,) = re.findall(r"reunion=([\w-]+)", tab.page.url)

        tab.open(f"presentar?{QUIEN}&reunion={ident}")
        press(tab, "Comenzar la reunión")
        by_keys(tab)
        said_url = tab.page.locator("dialog .mgea-sala img").get_attribute("alt") or ""
        url = said_url.split()[-1]
        answers(chromium, sala, url)
        tab.page.locator("dialog .mgea-nube").get_by_text("Soberanía").wait_for()
        host(chromium, sala)
        tab.page.keyboard.press("Escape")
        assert tab.page.locator("dialog[open]").count() == 0

        tab.settle()
        tab.page.get_by_label("Qué se acuerda").fill("Visitar a las que faltan")
        tab.page.get_by_label("Quién responde").fill("Especialista")
        day = tab.page.locator(tab.by_key("acordar-limite")).get_by_role("spinbutton")
        for part, text in zip(day.all(), ("15", "12", "2027"), strict=True):
            part.press_sequentially(text)
        tab.page.get_by_text("Todas las escuelas del ámbito (60)").click()
        tab.settle()
        press(tab, "Guardar el acuerdo")
        assert "Guardó el acuerdo" in said(tab)
        tab.page.get_by_role("button", name="Cerrar la reunión").click()
        tab.page.locator(tab.by_key("reunion-cerrar-si")).get_by_role("button").click()
        tab.settle()
        assert said(tab).startswith("✓ Cerró la reunión")

        tab.open(f"preparar?{QUIEN}&reunion={ident}")
        acta = tab.page.locator("[data-testid=stMain]").inner_text()
        assert "Visitar a las que faltan" in acta and "Soberanía" in acta and "asistentes" in acta
        assert tab.exceptions() == [] and tab.errors == [] and tab.external == []

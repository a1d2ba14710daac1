"""Every page × every person × every state of the database: it opens, and says something."""

import re
from collections.abc import Iterator

import pytest

from mgea import demo
from mgea.commands import load
from mgea.demo import personas
from mgea.permissions import SISTEMA, Persona, may, sin_nombres
from mgea.store import Store, open_store
from scripts.routes import Route, routes
from tests.pages.harness import NOW, dashboard, draw, problems, titles, words

ESPECIALISTA = next(p for p in personas() if p.rol == "especialista")
ENGLISH = ("Upload", "Submit", "None", "nan", "NaN", "NaT", "null", "True", "False")


@pytest.fixture(scope="module")
def pocas() -> Iterator[Store]:
    """Three schools: fewer than may be spoken of without names."""
    store = open_store(":memory:", now=NOW)
    load(store, SISTEMA, "padron", demo.rows()["padron"][:3], now=NOW)
    yield store
    store.close()


@pytest.mark.parametrize("persona", personas(), ids=lambda persona: persona.id)
@pytest.mark.parametrize("route", routes(), ids=lambda route: route.id)
def test_a_page_opens_for(route: Route, persona: Persona, base):
    if not may(persona, route.module.PAGE.accion):
        pytest.skip("this role has no such page in its menu")
    app = draw(route, base, persona)
    assert problems(app) == []
    assert words(app).strip(), "an empty state says what to do next"
    assert titles(app) == 1
    assert [word for word in re.findall(r"\w+", words(app)) if word in ENGLISH] == []


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.id)
def test_a_page_has_one_title_for_one_school(route: Route, ejemplo):
    if not may(ESPECIALISTA, route.module.PAGE.accion):
        pytest.skip("this role has no such page in its menu")
    app = draw(route, ejemplo, ESPECIALISTA, ambito="ie:99010001", mes="2023-07")
    assert problems(app) == []
    assert titles(app) == 1


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.id)
def test_a_page_has_one_title_for_the_public_of_a_few_schools(route: Route, pocas):
    publico = sin_nombres(ESPECIALISTA)
    if not may(publico, route.module.PAGE.accion):
        pytest.skip("the public has no such page in its menu")
    app = draw(route, pocas, publico)
    assert problems(app) == []
    assert titles(app) == 1


@pytest.mark.parametrize("persona", personas(), ids=lambda persona: persona.id)
def test_the_dashboard_opens_for(persona: Persona, ejemplo_path, monkeypatch):
    monkeypatch.setenv("MGEA_DATABASE", str(ejemplo_path))
    app = dashboard(como=persona.id)
    assert problems(app) == []


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.id)
def test_a_page_of_somebody_else_shows_nothing_of_theirs(route: Route, ejemplo):
    director, otra = personas()[2], personas()[3]
    if not may(director, route.module.PAGE.accion):
        pytest.skip("this role has no such page in its menu")
    nombre = ejemplo.view("ie", otra.ambito, hasta="9999-12")["nombre"].iloc[0]
    app = draw(route, ejemplo, director, ambito=f"ie:{otra.ambito.codigo}")
    assert problems(app) == []
    assert nombre not in words(app)


def test_every_page_has_an_address_of_its_own():
    found = [route.path for route in routes()]
    assert len(set(found)) == len(found)
    assert [path for path in found if "/" in path or path != path.lower()] == []


def test_every_page_says_what_it_is_for():
    cards = [route.module.PAGE for route in routes()]
    assert [card.titulo for card in cards if not card.titulo or not card.ayuda] == []

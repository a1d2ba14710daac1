"""Every page × every person × every state of the database: it opens, and says something."""

import pytest

from mgea.demo import personas
from mgea.permissions import Persona
from scripts.routes import Route, routes
from tests.pages.harness import context, draw, problems, words

ENGLISH = ("Upload", "Submit", "None", "nan", "NaN", "NaT", "null", "True", "False")


@pytest.mark.parametrize("persona", personas(), ids=lambda persona: persona.id)
@pytest.mark.parametrize("route", routes(), ids=lambda route: route.id)
def test_a_page_opens_for(route: Route, persona: Persona, base):
    app = draw(route.module.__name__, context(base, persona))
    assert problems(app) == []
    assert words(app).strip(), "an empty state says what to do next"


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.id)
def test_a_page_speaks_like_people(route: Route, base):
    app = draw(route.module.__name__, context(base, personas()[0]))
    said = words(app).replace("|", " ").split()
    assert [word for word in said if word in ENGLISH] == []


def test_every_page_has_an_address_of_its_own():
    found = [route.path for route in routes()]
    assert len(set(found)) == len(found)
    assert [path for path in found if "/" in path or path != path.lower()] == []


def test_every_page_says_what_it_is_for():
    cards = [route.module.PAGE for route in routes()]
    assert [card.titulo for card in cards if not card.titulo or not card.ayuda] == []

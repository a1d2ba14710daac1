"""Every page opens in a real browser, narrow and wide, light and dark, and stays on the machine."""

import pytest

from scripts.routes import Route, routes

BACKGROUND = """() => {
  const rgb = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;
  const [r, g, b] = rgb.match(/\\d+/g).map(Number);
  return (r + g + b) / 3;
}"""


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.id)
def test_a_page_opens_on_a_wall(route: Route, open_page):
    """At a desk and on a phone `test_cada_vista` opens them all."""
    tab = open_page(route.path, width=1920)
    assert tab.exceptions() == []
    assert tab.errors == []
    assert tab.page.locator("h1").count() >= 1, "every page says what it is"
    assert tab.overflow() <= 0, "nothing scrolls sideways"


def test_the_board_opens_at_its_door(open_page):
    tab = open_page("/")
    assert tab.exceptions() == []


def test_the_board_follows_the_dark_of_the_system(open_page):
    light = open_page("/", dark=False).page.evaluate(BACKGROUND)
    dark = open_page("/", dark=True).page.evaluate(BACKGROUND)
    assert light > 200
    assert dark < 60


def test_an_unknown_address_is_answered_kindly(open_page):
    tab = open_page("/no-existe-esta-pagina")
    assert tab.exceptions() == []


def test_the_server_has_no_complaints(open_page, server):
    open_page("/")
    assert "Traceback" not in server.said()

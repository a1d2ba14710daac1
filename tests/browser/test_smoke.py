"""The board at its door, in the dark, at an address that does not exist. Each page: `test_cada_vista`."""

BACKGROUND = """() => {
  const rgb = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;
  const [r, g, b] = rgb.match(/\\d+/g).map(Number);
  return (r + g + b) / 3;
}"""


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

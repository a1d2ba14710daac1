"""The board at its door, in the dark, at an address that does not exist. Each page: `test_cada_vista`."""

from scripts.browser import screen

BACKGROUND = """() => {
  const rgb = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;
  const [r, g, b] = rgb.match(/\\d+/g).map(Number);
  return (r + g + b) / 3;
}"""
ORDEN = """
window.__orden = [];
const anota = (que, hay) => { if (hay && !window.__orden.includes(que)) window.__orden.push(que); };
const mira = () => {
  const h1 = document.querySelector("[data-testid=stMain] h1");
  anota("titular", h1 && getComputedStyle(h1).visibility !== "hidden");
  anota("figura", document.querySelector(".js-plotly-plot"));
  requestAnimationFrame(mira);
};
requestAnimationFrame(mira);
"""


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


def test_the_headline_can_be_read_before_the_library_of_figures_runs(chromium, server):
    with screen(chromium, server, 390) as tab:
        tab.page.add_init_script(ORDEN)
        for _ in range(2):  # with nothing in the cache, and with everything
            tab.open("/practicas")
            assert tab.page.evaluate("window.__orden") == ["titular", "figura"]
        assert tab.errors == []

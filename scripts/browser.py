"""A Chromium looking at the board: opens a page, waits until it is still, says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from scripts import chromium
from scripts.live import Server

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEIGHTS = {390: 844, 1366: 768, 1920: 1080}
PATIENCE = 60_000
"""Milliseconds a page may take to be still. A limit, not a measurement."""

HEADING = "[data-testid=stMain] :is(h1, h2, [data-testid=stException])"
"""Every page says what it is: until it does, a pause in what the server sends is not its end."""

STILL = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const busy = '[data-testid=stSkeleton], [data-testid=stAppSkeleton], [data-testid=stSpinner]';
  const shown = e => e.getClientRects().length > 0;
  const drawn = [...document.querySelectorAll('[data-testid=stPlotlyChart]')].filter(shown)
      .every(e => e.querySelector('.main-svg, canvas'));
  const still = app && app.dataset.testScriptState === 'notRunning' && drawn
      && document.querySelector('[data-testid=stMain] [data-testid=stElementContainer]')
      && ![...document.querySelectorAll(busy)].some(shown);
  window.__still = still ? (window.__still || 0) + 1 : 0;
  return window.__still >= 4;
}"""
"""True after four looks in a row, 100 ms apart, in which nothing ran, loaded or was to be drawn."""


def is_local(url: str) -> bool:
    """True when an address stays on this machine."""
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in {"127.0.0.1", "localhost"}


@dataclass
class Screen:
    """One tab on the board. `external` and `errors` fill up by themselves and should stay empty."""

    page: Page
    server: Server
    external: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Screen:
        """Go to an address of the board and wait until the page is still."""
        self.page.goto(f"{self.server.url}/{path.lstrip('/')}", wait_until="domcontentloaded")
        self.page.locator(HEADING).first.wait_for(state="attached", timeout=PATIENCE)
        return self.settle()

    def settle(self) -> Screen:
        """Wait until no script runs, nothing is loading and every visible chart is drawn."""
        self.page.evaluate("window.__still = 0")
        self.page.wait_for_function(STILL, polling=100, timeout=PATIENCE)
        return self

    def exceptions(self) -> list[str]:
        """What the page says went wrong. Streamlit calls a run that raised a success."""
        wrong = "[data-testid=stException], .mgea-incidente"
        return self.page.locator(wrong).all_inner_texts()

    def overflow(self) -> int:
        """Pixels by which the content is wider than the screen."""
        wide = "() => { const m = document.querySelector('[data-testid=stMain]') || document.body;"
        return int(self.page.evaluate(wide + " return m.scrollWidth - m.clientWidth; }"))

    def by_key(self, key: str) -> str:
        """Selector of the widget with a key: screen.page.locator(screen.by_key('mes'))."""
        return f".st-key-{key}"

    def screenshot(self, path: Path, whole: bool = True) -> Path:
        """Save a picture; `whole` grows the window to the length of the page first."""
        path.parent.mkdir(parents=True, exist_ok=True)
        size = self.page.viewport_size
        if whole and size:
            length = "() => document.querySelector('[data-testid=stMain]')?.scrollHeight || 0"
            height = min(max(size["height"], int(self.page.evaluate(length))), 12_000)
            self.page.set_viewport_size({"width": size["width"], "height": height})
            self.settle()
        self.page.screenshot(path=path, animations="disabled")
        if whole and size:
            self.page.set_viewport_size(size)
        return path


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    """A headless Chromium of this machine."""
    with sync_playwright() as playwright:
        path = str(chromium.ensure())
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def screen(
    browser: Browser, server: Server, width: int = 1366, dark: bool = False
) -> Iterator[Screen]:
    """A fresh tab in es-PE and the time of Lima; anything that leaves the machine is refused."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS.get(width, 900)},
        color_scheme="dark" if dark else "light",
        locale="es-PE",
        timezone_id="America/Lima",
        has_touch=width < 600,
        reduced_motion="reduce",
    )
    tab = Screen(context.new_page(), server)

    def note(request: Request) -> None:
        if not is_local(request.url):
            tab.external.append(request.url)

    def gate(route: Route) -> None:
        if is_local(route.request.url):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", gate)
    tab.page.on("request", note)
    tab.page.on("websocket", lambda ws: None if is_local(ws.url) else tab.external.append(ws.url))
    tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
    try:
        yield tab
    finally:
        context.close()

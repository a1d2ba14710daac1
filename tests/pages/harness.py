"""Draws one page without a browser: AppTest runs it in its frame over a real database.

AppTest.switch_page knows only pages that are files, and ours are functions, so each page is drawn
by itself and the whole dashboard once per person. Widgets are found by key, never by position.
"""

import html
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from streamlit import config
from streamlit.testing.v1 import AppTest

from mgea.permissions import Persona
from mgea.store import Store
from scripts.routes import Route

NOW = datetime(2026, 11, 24, 15, 0)
"""The clock of every page test, naive UTC."""

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard.py"
PATIENCE = 60
"""Seconds a page may take. A limit, not a measurement."""


def draw(route: Route, store: Store, persona: Persona, **address: str) -> AppTest:
    """Run one page in its frame to its end: draw(route, store, persona, ambito="ie:…", mes="2024-05").

    The page can then be used as a person would: app.button(key="guardar").click().run().
    """

    def script(store, persona, module):  # its source runs alone: no names from this file
        from mgea.ui.marco import navegacion

        navegacion.draw_page(store, persona, module)

    config.set_option("client.showErrorDetails", "full")  # the board itself hides them
    given = {"store": store, "persona": persona, "module": route.module}
    app = AppTest.from_function(script, kwargs=given, default_timeout=PATIENCE)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def dashboard(**address: str) -> AppTest:
    """Run dashboard.py as a visitor does; MGEA_DATABASE must name the database."""
    config.set_option("client.showErrorDetails", "full")
    app = AppTest.from_file(str(DASHBOARD), default_timeout=PATIENCE)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def problems(app: AppTest) -> list[str]:
    """What went wrong in a run. Streamlit calls a run that raised a success."""
    return [f"{element.message}\n{element.stack_trace}" for element in app.exception]


def body(element: Any) -> str:
    """The text of an element without its markup."""
    text = getattr(element, "value", None)
    if text is None:
        text = getattr(getattr(element, "proto", None), "body", "")
    text = re.sub(r"<style.*?</style>|<script.*?</script>", " ", str(text), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", text))


def words(app: AppTest) -> str:
    """Everything a page says in text, to look for words in it."""
    parts: list[str] = []
    for kind in (
        "title",
        "header",
        "subheader",
        "markdown",
        "caption",
        "info",
        "warning",
        "error",
        "html",
    ):
        parts += [body(element) for element in app.get(kind)]
    return "\n".join(parts)


def titles(app: AppTest) -> int:
    """How many headings of the first level a page has."""
    written = sum(str(e.proto.body).count("<h1") for e in app.get("html"))
    return written + len(app.get("title"))

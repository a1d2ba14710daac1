"""Draws one page without a browser: AppTest runs `render(ctx)` over a real database.

AppTest.switch_page knows only pages that are files, and ours are functions, so each page is drawn
by itself and the whole dashboard once per person. Widgets are found by key, never by position.
"""

import dataclasses
from datetime import datetime
from typing import Any

from streamlit import config
from streamlit.testing.v1 import AppTest

from mgea.permissions import Persona
from mgea.store import Store

NOW = datetime(2026, 11, 24, 15, 0)
"""The clock of every page test, naive UTC."""

PATIENCE = 60
"""Seconds a page may take. A limit, not a measurement."""


def context(store: Store, persona: Persona, **more: Any) -> Any:
    """What a page receives: a Context of mgea.ui over a database, for a person.

    `more` sets further fields; one that Context does not have is a TypeError.
    """
    from mgea.ui import Context

    known = {"store": store, "persona": persona, "scope": persona.ambito, "now": NOW}
    names = {field.name for field in dataclasses.fields(Context) if field.init}
    return Context(**{**{name: known[name] for name in known if name in names}, **more})


def draw(module: str, ctx: Any) -> AppTest:
    """Run one page to its end: draw("pages.mirar.resumen", ctx) → AppTest.

    The page can then be used as a person would: at.button(key="guardar").click().run().
    """

    def script(module, ctx):  # its source runs alone: no names from this file
        import importlib

        importlib.import_module(module).render(ctx)

    config.set_option("client.showErrorDetails", "full")  # the board itself hides them
    app = AppTest.from_function(
        script, kwargs={"module": module, "ctx": ctx}, default_timeout=PATIENCE
    )
    return app.run()


def dashboard() -> AppTest:
    """Run dashboard.py as a visitor does; MGEA_DATABASE must name the database."""
    config.set_option("client.showErrorDetails", "full")
    return AppTest.from_file("dashboard.py", default_timeout=PATIENCE).run()


def problems(app: AppTest) -> list[str]:
    """What went wrong in a run. Streamlit calls a run that raised a success."""
    return [f"{element.message}\n{element.stack_trace}" for element in app.exception]


def words(app: AppTest) -> str:
    """Everything a page says in text, to look for words in it."""
    parts: list[str] = []
    for kind in ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error"):
        parts += [str(getattr(element, "value", "")) for element in app.get(kind)]
    return "\n".join(parts)

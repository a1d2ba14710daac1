"""What is drawn of the board: each page of the example, by whom, at which address; and the pictures of the guides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from mgea.demo import personas
from mgea.permissions import may
from scripts.browser import Screen
from scripts.routes import Route, routes

ESCUELA = "ie:99010001"
ESPECIALISTA, DIRECTORA = "ejemplo-especialista", "ejemplo-directora"
DE_UNA_ESCUELA = ("mirar", "registrar")
"""Sections whose pages show a school something else than a group."""
SIN_RECORRIDO = ".st-key-tarjeta-recorrido { display: none !important; }"
TAPADO = ("[data-testid=stDateInput]", "time")
"""What depends on the day on which one looks."""


@dataclass(frozen=True)
class Vista:
    """One page as one person sees it."""

    nombre: str
    path: str
    titulo: str


def vistas() -> list[Vista]:
    """Everything there is to see: each page as a specialist, and a school's own pages as its director too."""
    gente = {p.id: p for p in personas()}
    found = []
    for route in routes():
        page = route.module.PAGE
        name = f"{route.section}-{re.sub(r'[^a-z0-9]+', '-', page.ruta)}"
        if may(gente[ESPECIALISTA], page.accion):
            found.append(Vista(name, address(route, ESPECIALISTA), page.titulo))
        if route.section in DE_UNA_ESCUELA and may(gente[DIRECTORA], page.accion):
            path = address(route, DIRECTORA)
            found.append(Vista(f"{name}-directora", path, f"{page.titulo} de una escuela"))
    return found


def address(route: Route, quien: str) -> str:
    """The address of a page, looked at by a person of the example."""
    return f"{route.path}?{urlencode({'como': quien})}"


def still(tab: Screen, path: str, tour: bool = False) -> Screen:
    """Open a page without the tour of the first day, unless asked for."""
    tab.open(path)
    if not tour:
        tab.page.add_style_tag(content=SIN_RECORRIDO)
        tab.settle()
    return tab


def picture(tab: Screen, folder: Path) -> bytes:
    """The whole page as PNG without the tour, what moves with the day covered; the page is left as it was."""
    covers = ", ".join(TAPADO)
    style = tab.page.add_style_tag(
        content=f"{SIN_RECORRIDO} {covers} {{ visibility: hidden !important; }}"
    )
    tab.settle()
    png = tab.screenshot(folder / "vista.png").read_bytes()
    style.evaluate("e => e.remove()")
    return png

"""What is drawn of the board: each page of the example, by whom, at which address; and the pictures of the guides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from mgea.demo import personas
from mgea.permissions import Persona, may
from scripts.browser import Screen
from scripts.routes import Route, routes

ESCUELA = "ie:99010001"
DE_ESCUELA = ("resumen", "practicas", "compromisos", "escuelas", "cronograma", "mi-mes")
"""Pages that look at one school otherwise than at many."""
SIN_RECORRIDO = ".st-key-tarjeta-recorrido { display: none !important; }"
TAPADO = ("[data-testid=stDateInput]", "time")
"""What depends on the day on which one looks."""


@dataclass(frozen=True)
class Vista:
    """One page as one person sees it."""

    nombre: str
    path: str
    titulo: str

    @property
    def id(self) -> str:
        """How its picture is called."""
        return self.nombre


def vistas() -> list[Vista]:
    """Every page of the menu over the example's UGEL, and over one school where that is another page."""
    found = []
    for route in routes():
        page = route.module.PAGE
        name = f"{route.section}-{re.sub(r'[^a-z0-9]+', '-', page.ruta)}"
        found.append(Vista(name, address(route), page.titulo))
        if page.ruta in DE_ESCUELA:
            found.append(
                Vista(f"{name}-ie", address(route, ESCUELA), f"{page.titulo} de una escuela")
            )
    return found


def address(route: Route, ambito: str = "") -> str:
    """The address of a page, looked at by the first person of the example who has it in their menu."""
    who = next(p for p in _people() if may(p, route.module.PAGE.accion))
    return f"{route.path}?{urlencode({'como': who.id} | ({'ambito': ambito} if ambito else {}))}"


def _people() -> tuple[Persona, ...]:
    return personas()


def still(tab: Screen, path: str, tour: bool = False) -> Screen:
    """Open a page without the tour of the first day, unless asked for."""
    tab.open(path)
    if not tour:
        tab.page.add_style_tag(content=SIN_RECORRIDO)
        tab.settle()
    return tab


def picture(tab: Screen, folder: Path, whole: bool = True) -> bytes:
    """The page as PNG, what moves with the day covered."""
    covers = ", ".join(TAPADO)
    tab.page.add_style_tag(content=f"{covers} {{ visibility: hidden !important; }}")
    return tab.screenshot(folder / "vista.png", whole=whole).read_bytes()

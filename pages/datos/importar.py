"""Importar: choose a file, see what would happen row by row, confirm."""

from mgea.ui import components as ui
from mgea.ui.contexto import Contexto
from mgea.ui.navegacion import Page

PAGE = Page(
    "Importar",
    "importar",
    "Traer el padrón y los registros desde una hoja de cálculo",
    "importar",
    sin_escuelas=True,
)


def render(ctx: Contexto) -> None:
    """Placeholder until imports land."""
    ui.headline("0", "", "")

"""The fonts that documents embed: what they can write is in ``texto``."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

FAMILIAS = ("font_source_sans_pro", "font_source_serif_pro")


@cache
def fuentes() -> typst.Fonts:
    """The fonts of the document, read once: never those of the machine, so that it looks the same everywhere."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(_carpeta(name)) for name in FAMILIAS],
    )


def _carpeta(paquete: str) -> Path:
    found = find_spec(paquete)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(paquete)
    return Path(found.submodule_search_locations[0]) / "files"

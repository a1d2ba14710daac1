"""Which pages the board has, read from pages/<section>/<name>.py."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Route:
    """One page: its section and name in the tree, its address ("" for the first), its module."""

    section: str
    name: str
    path: str
    module: ModuleType

    @property
    def id(self) -> str:
        """How the tree calls it: mirar/resumen."""
        return f"{self.section}/{self.name}"


def routes() -> list[Route]:
    """Every page, in the order of the tree. Imports them: a page does nothing when imported."""
    found = []
    for path in sorted((ROOT / "pages").glob("*/*.py")):
        if path.name == "__init__.py":
            continue
        module = importlib.import_module(f"pages.{path.parent.name}.{path.stem}")
        # Streamlit opens the default page at the root, and knows no other address for it.
        address = "" if module.PAGE.inicio else module.PAGE.ruta
        found.append(Route(path.parent.name, path.stem, address, module))
    return found

"""Modules that fit in a head, with names and docstrings that say what they are for."""

import ast
from pathlib import Path

import pytest

from tests.architecture import house

MODULE = 250
PAGE = 120
DASHBOARD = 30
DECLARATIONS = 400

ONLY_DECLARES = {
    "mgea/indicadores/practicas.py": "the list of indicators, one after another",
    "mgea/imports/layouts.py": "the columns and aliases of every file that may be imported",
}
"""Modules that may be longer, because they are lists of declarations and hold no logic."""

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "stuff"}


@pytest.mark.parametrize("path", house.modules(house.MGEA), ids=house.name)
def test_a_module_fits_in_a_head(path: Path):
    limit = DECLARATIONS if house.name(path) in ONLY_DECLARES else MODULE
    assert house.lines(path) <= limit, f"{house.name(path)}: split it by what each part knows"


@pytest.mark.parametrize("path", house.page_modules(), ids=house.name)
def test_a_page_fits_on_a_screenful(path: Path):
    assert house.lines(path) <= PAGE, "move what it computes to mgea, what it repeats to mgea.ui"


def test_the_dashboard_is_only_the_frame():
    assert house.lines(house.DASHBOARD) <= DASHBOARD


def test_no_module_is_named_after_nothing():
    folders = (house.MGEA, house.PAGES, house.ROOT / "tests", house.ROOT / "scripts")
    found = [
        house.name(path)
        for folder in folders
        for path in house.modules(folder)
        if EMPTY_NAMES & {path.stem, path.parent.name}
    ]
    assert found == [], "name it after what only it knows"


def undocumented(path: Path) -> list[str]:
    """Public functions, classes and methods of a module that have no docstring."""
    missing = []
    for node in house.tree(path).body:
        inside = node.body if isinstance(node, ast.ClassDef) else []
        owner = [node.name] if isinstance(node, ast.ClassDef) else []
        if owner and owner[0].startswith("_"):
            continue
        for item in (node, *inside):
            kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
            if not isinstance(item, kinds) or item.name.startswith("_"):
                continue
            if not ast.get_docstring(item):
                missing.append(".".join([*owner, item.name] if item is not node else [item.name]))
    return missing


@pytest.mark.parametrize("path", house.modules(house.MGEA), ids=house.name)
def test_what_a_module_offers_says_what_it_is_for(path: Path):
    assert undocumented(path) == []

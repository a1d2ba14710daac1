"""The source of the project, as the house rules read it: files and trees, nothing imported."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MGEA = ROOT / "mgea"
PAGES = ROOT / "pages"
DASHBOARD = ROOT / "dashboard.py"
SQL = MGEA / "sql"


def modules(folder: Path) -> list[Path]:
    """Every Python file under `folder`, in order."""
    return sorted(folder.rglob("*.py"))


def page_modules() -> list[Path]:
    """Every page: pages/<section>/<name>.py."""
    return [path for path in sorted(PAGES.glob("*/*.py")) if path.name != "__init__.py"]


def screen_modules() -> list[Path]:
    """Everything that may know Streamlit."""
    ui = MGEA / "ui"
    own = modules(ui) if ui.is_dir() else [path for path in (MGEA / "ui.py",) if path.exists()]
    return [path for path in (DASHBOARD,) if path.exists()] + modules(PAGES) + own


def name(path: Path) -> str:
    """The path as people write it: pages/mirar/resumen.py."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def imported(path: Path) -> Iterator[str]:
    """Full names of the modules that a module imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, nested ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def bare_sql(text: str) -> str:
    """SQL without comments and without what is inside quotes: only the words of the language."""
    return re.sub(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|\"[^\"]*\"", " ", text, flags=re.DOTALL)

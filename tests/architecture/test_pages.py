"""`pages/` beside the entry script is a trap: Streamlit runs pages/x.py for anybody by its address.

So pages live one folder down, are functions, run nothing when imported, and the dashboard always
calls st.navigation, also for who has not signed in.
"""

import ast
from pathlib import Path

import pytest

from tests.architecture import house

DECLARING = {"Page", "tuple", "frozenset", "dict", "list", "set"}
"""What the value of a page's constant may call."""


def test_no_page_can_be_opened_by_its_address():
    loose = [path.name for path in house.PAGES.glob("*.py") if path.name != "__init__.py"]
    assert loose == [], "put it in a section: pages/<section>/<name>.py"


def test_sections_are_one_level_deep():
    deep = [house.name(path) for path in house.PAGES.glob("*/*/**/*.py")]
    assert deep == []


def runs_at_import(path: Path) -> list[int]:
    """Lines of a module that do something when it is imported."""
    found = []
    for position, node in enumerate(house.tree(path).body):
        if isinstance(node, ast.Import | ast.ImportFrom | ast.ClassDef):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if position == 0 and ast.get_docstring(house.tree(path), clean=False) is not None:
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # the docstring of a constant
        if isinstance(node, ast.Assign | ast.AnnAssign) and only_declares(node.value):
            continue
        found.append(node.lineno)
    return found


def only_declares(value: ast.expr | None) -> bool:
    """True when a value is made of literals and of calls that only build a declaration."""
    calls = [node for node in ast.walk(value) if isinstance(node, ast.Call)] if value else []
    return all(ast.unparse(call.func).split(".")[-1] in DECLARING for call in calls)


@pytest.mark.parametrize("path", house.modules(house.PAGES), ids=house.name)
def test_a_page_does_nothing_when_it_is_imported(path: Path):
    assert runs_at_import(path) == []


@pytest.mark.parametrize("path", house.page_modules(), ids=house.name)
def test_a_page_offers_its_card_and_a_render(path: Path):
    body = house.tree(path).body
    assigned = {
        ast.unparse(target)
        for node in body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    }
    renders = [node for node in body if isinstance(node, ast.FunctionDef) and node.name == "render"]
    assert "PAGE" in assigned
    assert len(renders) == 1 and len(renders[0].args.args) == 1, "render takes the context, no more"


LEAVING = {"st.stop", "st.switch_page", "st.rerun", "sys.exit", "exit"}


def test_the_dashboard_always_hands_over_to_the_menu():
    body = house.tree(house.DASHBOARD).body
    plain = ast.Import | ast.ImportFrom | ast.Expr | ast.Assign
    assert [node.lineno for node in body if not isinstance(node, plain)] == [], (
        "no ifs in the frame"
    )
    called = [
        ast.unparse(n.func) for node in body for n in ast.walk(node) if isinstance(n, ast.Call)
    ]
    assert called[-1] in {"navegacion.run", "st.navigation", "pg.run"}
    assert LEAVING & set(called) == set()


def test_the_menu_always_calls_navigation():
    run = next(
        f for f in house.functions(house.MGEA / "ui" / "marco" / "navegacion.py") if f.name == "run"
    )
    before: list[str] = []
    for node in run.body:
        called = [ast.unparse(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)]
        if "st.navigation" in called:
            assert isinstance(node, ast.Expr | ast.Assign | ast.AnnAssign), "for everybody, no ifs"
            break
        before += called
        assert not any(isinstance(n, ast.Return) for n in ast.walk(node))
    else:
        raise AssertionError("mgea.ui.marco.navegacion.run must call st.navigation")
    assert LEAVING & set(before) == set(), "nothing may leave the script before st.navigation"

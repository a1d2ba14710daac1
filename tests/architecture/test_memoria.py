"""What is kept for a question is shared by everybody who asks it: it may not depend on who asks, or on a session."""

import ast

import pytest

from tests.architecture import house

Function = ast.FunctionDef | ast.AsyncFunctionDef
QUE_GUARDAN = {"una_vez", "por_version", "panel", "lamina"}
DE_QUIEN_PREGUNTA = {"persona", "propio", "session_state", "query_params"}


def kept() -> list[tuple[str, Function]]:
    """(module: function, its tree) of every function whose answer is kept."""
    found = []
    for path in house.screen_modules():
        for function in house.functions(path):
            names = {decorator_name(d) for d in function.decorator_list}
            if names & QUE_GUARDAN:
                found.append((f"{house.name(path)}:{function.name}", function))
    return found


def decorator_name(node: ast.expr) -> str:
    call = node.func if isinstance(node, ast.Call) else node
    return call.id if isinstance(call, ast.Name) else getattr(call, "attr", "")


def test_there_is_something_to_look_at():
    assert len(kept()) > 40


@pytest.mark.parametrize(
    ("name", "function"), kept(), ids=lambda v: v if isinstance(v, str) else ""
)
def test_what_is_kept_depends_on_the_question_alone(name: str, function: Function):
    read = {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
    assert read & DE_QUIEN_PREGUNTA == set()

"""Caches are shared by everybody: what they depend on must be in their arguments."""

import ast
from pathlib import Path

import pytest

from tests.architecture import house

SESSION = {"user", "session_state", "query_params", "context", "secrets"}
FRAMES = ("DataFrame", "Series", "ndarray", "Figure", "Any", "object")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def cached(path: Path, kind: str = "") -> list[tuple[Function, str]]:
    """(function, its decorator as text) of each function Streamlit caches in a module."""
    return [
        (function, ast.unparse(decorator))
        for function in house.functions(path)
        for decorator in function.decorator_list
        if f"cache_{kind}" in ast.unparse(decorator)
    ]


def arguments(function: Function) -> list[ast.arg]:
    """Every argument of a function that becomes part of the key of its cache."""
    every = function.args
    named = [*every.posonlyargs, *every.args, *every.kwonlyargs]
    return [argument for argument in named if not argument.arg.startswith("_")]


@pytest.mark.parametrize("path", house.screen_modules(), ids=house.name)
def test_a_cached_function_knows_nobody(path: Path):
    leaks = [
        f"{function.name}: st.{node.attr}"
        for function, _ in cached(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and node.attr in SESSION
        and ast.unparse(node.value) in {"st", "streamlit"}
    ]
    assert leaks == [], "pass it as an argument, or one person sees what another may see"


@pytest.mark.parametrize("path", house.screen_modules(), ids=house.name)
def test_a_cache_has_small_typed_keys(path: Path):
    bad = [
        f"{function.name}({argument.arg})"
        for function, _ in cached(path)
        for argument in arguments(function)
        if argument.annotation is None
        or any(word in ast.unparse(argument.annotation) for word in FRAMES)
    ]
    assert bad == [], "Streamlit hashes a sample of a large frame and answers with the wrong one"


@pytest.mark.parametrize("path", house.screen_modules(), ids=house.name)
def test_a_cache_of_data_lives_by_version_and_has_a_limit(path: Path):
    bad = []
    for function, decorator in cached(path, "data"):
        if "version" not in {argument.arg for argument in arguments(function)}:
            bad.append(f"{function.name}: no argument `version`")
        if "ttl" in decorator:
            bad.append(f"{function.name}: ttl")
        if "max_entries" not in decorator and "max_size" not in decorator:
            bad.append(f"{function.name}: no max_entries")
    assert bad == [], "cache by store.version(), never by time, and never without limit"

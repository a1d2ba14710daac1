"""One SQL text for DuckDB and PostgreSQL: only words that both understand in the same way."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture import house

FORBIDDEN = {
    r"\bqualify\b": "qualify: a window in a common table expression, then where",
    r"\b(group|order) by all\b": "group by all: name the columns",
    r"\basof\b": "asof join: wrong with two changes in one month",
    r"\b(arg_max|arg_min|max_by|min_by|any_value)\b": "arg_max: row_number() and = 1",
    r"\b(un)?pivot\b": "pivot: sum(case when …)",
    r"//": "//: cast(floor(a / b) as integer)",
    r"[\[\]]": "lists: rows",
    r"\{\s*'": "structs: columns",
    r"\bexclude\b|\bcolumns\s*\(": "star with exclude: name the columns",
    r"\bon conflict\b|\binsert or\b": "on conflict: the libros only grow",
    r"\bby name\b": "insert by name: name the columns",
    r"\btimestamptz\b|\bwith time zone\b": "timestamptz: naive UTC timestamps",
    r"\bfor update\b": "for update: take the row with update … set version = version + 1",
    r"\b(semi|anti|positional) join\b": "semi join: where exists",
    r"\b(list_\w+|array_agg|struct_pack|unnest|string_split)\b": "lists: rows",
    r"\b(strftime|date_diff|datediff|strptime|epoch_ms|try_cast|ifnull|quantile\w*|median)\b": (
        "a function that only one engine has"
    ),
    r"\bcurrent_(date|timestamp|time)\b|\bnow\s*\(": "the clock: time is an argument",
    r"\b(primary key|unique|references|create (unique )?index)\b": (
        "keys and indexes: slow, and an index lost rows; the command checks"
    ),
}

FILES = sorted(house.SQL.rglob("*.sql"))
ROWED = [path for path in FILES if {"projections", "views"} & set(path.parts)]


def offences(text: str) -> list[str]:
    """What a SQL text says that some engine would not understand, with what to say instead."""
    bare = house.bare_sql(text).lower()
    quoted = text.lower()
    return [
        reason
        for pattern, reason in FORBIDDEN.items()
        if re.search(pattern, quoted if "'" in pattern else bare)
    ]


@pytest.mark.parametrize("path", FILES, ids=house.name)
def test_sql_is_portable(path: Path):
    assert offences(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=house.name)
def test_sql_is_written_in_lowercase(path: Path):
    bare = house.bare_sql(path.read_text(encoding="utf-8"))
    assert re.findall(r"\b\w*[A-Z]\w*", bare) == []


@pytest.mark.parametrize("path", ROWED, ids=house.name)
def test_a_view_says_first_what_one_row_is(path: Path):
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert re.match(r"-- One row per \w+", first)


def test_migrations_are_numbered_one_by_one():
    """Two of one number: whoever already had the first would never get the second."""
    numbers = [int(path.name[:4]) for path in sorted((house.SQL / "migrations").glob("*.sql"))]
    assert numbers == list(range(1, len(numbers) + 1))


def statements(path: Path) -> list[str]:
    """Texts in a module that look like SQL statements."""
    starts = r"\s*(select|insert into|update|delete from|create|with)\s.*\b(from|into|set|as)\b"
    return [
        node.value
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.match(starts, node.value, flags=re.DOTALL)
    ]


@pytest.mark.parametrize("path", house.modules(house.MGEA), ids=house.name)
def test_sql_inside_python_is_portable_too(path: Path):
    assert [offences(text) for text in statements(path) if offences(text)] == []


@pytest.mark.parametrize(
    "path",
    house.screen_modules()
    + [
        path
        for folder in ("charts", "imports", "exports")
        for path in house.modules(house.MGEA / folder)
    ],
    ids=house.name,
)
def test_only_the_store_metrics_and_commands_speak_sql(path: Path):
    assert statements(path) == []


def test_the_rules_notice_what_they_forbid():
    assert offences("select ie, nivel from x qualify row_number() over () = 1")
    assert offences("select a // b from x")
    assert offences("select [1, 2]")
    assert not offences("select 'qualify' as t -- pivot\nfrom x")

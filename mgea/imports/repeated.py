"""Rows that say the same thing twice, correct one another, or contradict one another."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from mgea.imports.words import listed

Row = dict[str, Any]


def sort_out(
    rows: Iterable[tuple[int, Row]], key: tuple[str, ...]
) -> tuple[set[int], dict[int, str]]:
    """(row numbers that only repeat another, row number → question).

    Rows of one key with different ``registrado_en`` are a record and its correction. With the same
    one, or without it, equal rows count once and different ones are a question.
    """
    groups: dict[tuple[Any, ...], list[tuple[int, Row]]] = defaultdict(list)
    for number, row in rows:
        groups[tuple(row[name] for name in key)].append((number, row))
    repeats: set[int] = set()
    asked: dict[int, str] = {}
    for group in groups.values():
        if len(group) > 1:
            _group(group, repeats, asked)
    return repeats, asked


def _group(group: list[tuple[int, Row]], repeats: set[int], asked: dict[int, str]) -> None:
    moments: dict[Any, list[tuple[int, Row]]] = defaultdict(list)
    for number, row in group:
        moments[row.get("registrado_en")].append((number, row))
    undated = moments.get(None, [])
    if undated and len(moments) > 1:
        # Without a moment nobody can tell which of them corrects which.
        _same_or_ask(
            sorted(group, key=lambda pair: pair[1]["registrado_en"] is None), repeats, asked
        )
        return
    for rows in moments.values():
        _same_or_ask(rows, repeats, asked)


def _same_or_ask(rows: list[tuple[int, Row]], repeats: set[int], asked: dict[int, str]) -> None:
    first = _said(rows[0][1])
    if all(_said(row) == first for _, row in rows):
        dated = {row.get("registrado_en") for _, row in rows} - {None}
        seen: set[Any] = set()
        for i, (number, row) in enumerate(rows):
            moment = row.get("registrado_en")
            if i and (moment is None or moment in seen or not dated):
                repeats.add(number)
            seen.add(moment)
        return
    numbers = listed([str(number) for number, _ in sorted(rows, key=lambda pair: pair[0])])
    for number, _ in rows:
        asked[number] = (
            f"las filas {numbers} tratan de lo mismo y dicen cosas distintas; deje la correcta o ponga en "
            "cada una cuándo se registró"
        )


def _said(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "registrado_en"}

"""The SQL of the product, one grain per file. ``text(name, **parts)`` reads a file and fills its ``{parts}``."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

CARPETA = Path(__file__).resolve().parent


@cache
def raw(name: str) -> str:
    """A file's text, e.g. ``projections/ie_mes``."""
    return (CARPETA / f"{name}.sql").read_text(encoding="utf-8")


def text(name: str, **parts: str) -> str:
    """A file's text with its ``{parts}`` filled in by other texts of ours (never by values)."""
    result = raw(name)
    for part, value in parts.items():
        result = result.replace("{" + part + "}", value)
    return result


def compact(sql: str, params: list[Any]) -> tuple[str, list[Any]]:
    """Renumber ``$n`` so that only the parameters a text really uses are sent: both engines refuse spare ones."""
    compacted, used = _renumbered(sql)
    return compacted, [params[i - 1] for i in used]


@lru_cache(maxsize=2000)
def _renumbered(sql: str) -> tuple[str, tuple[int, ...]]:
    """The texts are few and long: renumbering one takes as long as a small query."""
    used: list[int] = []

    def renumber(match: re.Match[str]) -> str:
        index = int(match.group(1))
        if index not in used:
            used.append(index)
        return f"${used.index(index) + 1}"

    without_comments = re.sub(r"--[^\n]*", "", sql)
    return re.sub(r"\$(\d+)", renumber, without_comments), tuple(used)


def migrations() -> list[tuple[int, str, str]]:
    """(number, name, text) of each migration, in order."""
    files = sorted((CARPETA / "migrations").glob("[0-9]*.sql"))
    return [(int(f.name[:4]), f.stem, f.read_text(encoding="utf-8")) for f in files]

"""Numbers of a measurement as a table for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def percentile(values: Sequence[float], share: float) -> float | None:
    """The nearest-rank percentile (0–100) of some values; None when there are none."""
    if not values:
        return None
    ordered = sorted(values)
    rank = max(0, -(-len(ordered) * share // 100) - 1)
    return ordered[int(rank)]


def cell(value: object) -> str:
    """One value as people read it: one decimal, a dash for nothing."""
    if value is None:
        return "–"
    return f"{value:,.1f}" if isinstance(value, float) else str(value)


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows with the same keys as aligned columns; the first column to the left."""
    if not rows:
        return "(nada)"
    # A row may lack what could not be measured.
    names = list(dict.fromkeys(name for row in rows for name in row))
    grid = [names, *[[cell(row.get(name)) for name in names] for row in rows]]
    widths = [max(len(line[i]) for line in grid) for i in range(len(names))]
    return "\n".join(
        "  ".join(
            text.ljust(width) if i == 0 else text.rjust(width)
            for i, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in grid
    )

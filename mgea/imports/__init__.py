"""Files that people bring: bytes → rows of text → what importing them would do. Nothing is written here.

    table = read_file(data, "practicas.xlsx")
    result = preview_file(data, "practicas.xlsx", None, lookup, now)
    rejected_csv(result); template("practicas")

Everything a file can do wrong ends as a ``BadInput`` or ``NotAllowed`` in plain Spanish, or as a row
of ``Preview.rechazadas`` or ``Preview.preguntas``.
"""

from datetime import datetime

from mgea.errors import BadInput
from mgea.imports.check import Lookup, preview
from mgea.imports.columns import Column, Layout
from mgea.imports.guess import guess_layout, unknown
from mgea.imports.layouts import LAYOUTS
from mgea.imports.previa import Arreglo, Preview, Rechazo
from mgea.imports.readers import read as read_file
from mgea.imports.rejected import rejected_csv
from mgea.imports.table import LIMITS, Limits, Table
from mgea.imports.templates import template

__all__ = [
    "LAYOUTS", "LIMITS", "Arreglo", "Column", "Layout", "Limits", "Lookup", "Preview", "Rechazo",
    "Table", "guess_layout", "preview", "preview_file", "read_file", "rejected_csv", "template",
]  # fmt: skip


def preview_file(
    data: bytes, name: str, layout_slug: str | None, lookup: Lookup, now: datetime
) -> Preview:
    """Read and check a file; without ``layout_slug`` its headers decide. ``now`` is naive UTC.

    Raises BadInput when the file cannot be taken, NotAllowed when it has schools out of scope.
    """
    if layout_slug is not None and layout_slug not in LAYOUTS:
        raise BadInput(
            f"No hay un tipo de archivo «{layout_slug}». Elija uno de: {', '.join(LAYOUTS)}."
        )
    table = read_file(data, name)
    slug = layout_slug or guess_layout(table)
    if slug is None:
        raise BadInput(unknown(table))
    return preview(table, slug, lookup, now)

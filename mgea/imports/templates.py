"""Templates to fill in: one data sheet with lists, the valid values, and help. All cells are text."""

import io
from typing import Any

from mgea.errors import BadInput
from mgea.imports.columns import Column, Layout
from mgea.imports.layouts import LAYOUTS

ROWS = 5_000
VALUES, HELP = "Valores válidos", "Ayuda"


def template(slug: str) -> bytes:
    """The .xlsx template of a layout. Raises BadInput when there is no such layout."""
    if slug not in LAYOUTS:
        raise BadInput(f"No hay plantilla «{slug}». Elija una de: {', '.join(LAYOUTS)}.")
    import xlsxwriter

    layout = LAYOUTS[slug]
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        head = book.add_format({"bold": True, "bottom": 1, "num_format": "@", "text_wrap": True})
        text = book.add_format({"num_format": "@"})
        data = book.add_worksheet(layout.titulo[:31])
        values = book.add_worksheet(VALUES)
        _data_sheet(data, layout, head, text, _values_sheet(values, layout, head, text))
        _help_sheet(book.add_worksheet(HELP), layout, head, text)
        data.activate()
    return out.getvalue()


def _data_sheet(sheet: Any, layout: Layout, head: Any, text: Any, ranges: dict[str, str]) -> None:
    sheet.freeze_panes(1, 0)
    for i, column in enumerate(layout.columnas):
        # Text format everywhere: Excel would eat the zeros of codes and turn 2023-07 into a date.
        sheet.set_column(i, i, max(12, len(column.nombre) + 4), text)
        sheet.write_string(0, i, column.nombre, head)
        rule: dict[str, Any] = {"validate": "any"}
        if column.campo in ranges:
            rule = {"validate": "list", "source": ranges[column.campo], "error_type": "warning"}
        rule |= {"input_title": column.nombre[:32], "input_message": _hint(column)[:255]}
        sheet.data_validation(1, i, ROWS, i, rule)


def _hint(column: Column) -> str:
    need = "Obligatoria. " if column.requerida else ""
    return (
        f"{need}{column.ayuda} Ejemplo: {column.ejemplo}" if column.ejemplo else need + column.ayuda
    )


def _values_sheet(sheet: Any, layout: Layout, head: Any, text: Any) -> dict[str, str]:
    """Write each list of valid values beside its meaning; returns field → range of the list."""
    ranges = {}
    place = 0
    for column in layout.columnas:
        pairs = [pair for pair in column.valores() if pair[0]]
        if not pairs:
            continue
        sheet.set_column(place, place, 16, text)
        sheet.set_column(place + 1, place + 1, 48, text)
        sheet.write_string(0, place, column.nombre, head)
        sheet.write_string(0, place + 1, f"Qué significa {column.nombre}", head)
        for row, (value, meaning) in enumerate(pairs, start=1):
            sheet.write_string(row, place, value, text)
            sheet.write_string(row, place + 1, meaning, text)
        letter = chr(ord("A") + place)
        ranges[column.campo] = f"='{VALUES}'!${letter}$2:${letter}${len(pairs) + 1}"
        place += 2
    if not place:
        sheet.write_string(0, 0, "Esta plantilla no tiene listas de valores.", text)
    return ranges


def _help_sheet(sheet: Any, layout: Layout, head: Any, text: Any) -> None:
    sheet.set_column(0, 4, 24, text)
    sheet.set_column(2, 2, 70, text)
    sheet.write_string(0, 0, layout.ayuda, text)
    titles = ("Columna", "Obligatoria", "Qué se escribe", "Ejemplo", "Otros nombres que se aceptan")
    for i, title in enumerate(titles):
        sheet.write_string(2, i, title, head)
    for row, column in enumerate(layout.columnas, start=3):
        cells = (
            column.nombre, "Sí" if column.requerida else "No", column.ayuda, column.ejemplo,
            ", ".join((*column.alias, *column.suplente)),
        )  # fmt: skip
        for i, cell in enumerate(cells):
            sheet.write_string(row, i, cell, text)

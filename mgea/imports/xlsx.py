"""Excel workbooks, read cell by cell as the text a person typed. Runs only in the child process."""

import io
import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any

from mgea.errors import BadInput
from mgea.imports.extent import Extent, cell_at, measure
from mgea.imports.package import DAMAGED, inspect, open_package
from mgea.imports.table import CellError, Grid, Limits
from mgea.imports.words import listed, shown

HELP_SHEETS = {"Valores válidos", "Ayuda"}
UNCOMPUTED = "es una fórmula sin resultado; escriba el valor o guarde el libro desde Excel"
MERGED = "es parte de celdas combinadas; sepárelas y repita el valor en cada fila"


def grids(data: bytes, limits: Limits) -> list[Grid]:
    """One grid per visible sheet. Raises BadInput for whatever is not an honest workbook."""
    package = open_package(data, limits)
    inspect(package, limits)
    budget = [limits.unpacked_bytes]
    with warnings.catch_warnings():
        # What openpyxl leaves out (validations, drawings) is not data.
        warnings.simplefilter("ignore")
        try:
            return _sheets(data, package, budget, limits)
        except (BadInput, MemoryError):
            raise
        except Exception:
            # openpyxl meets a damaged book with any exception at all.
            raise BadInput(DAMAGED) from None


def _sheets(data: bytes, package: zipfile.ZipFile, budget: list[int], limits: Limits) -> list[Grid]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = [s for s in book.worksheets if s.title not in HELP_SHEETS]
    hidden = [s.title for s in sheets if s.sheet_state != "visible"]
    found = []
    for sheet in sheets:
        if sheet.title in hidden:
            continue
        extent = measure(package, sheet._worksheet_path, budget, limits)
        found.append(_grid(sheet, extent))
    book.close()
    if not found:
        raise BadInput(
            "El libro no tiene hojas visibles. Muestre la hoja con los datos y súbalo de nuevo."
        )
    if hidden:
        found[0].notes.append(
            f"No se leyeron las hojas ocultas: {listed([shown(h) for h in hidden])}."
        )
    return found


def _grid(sheet: Any, extent: Extent) -> Grid:
    records: list[tuple[int, list[str]]] = []
    if extent.rows:
        area = sheet.iter_rows(min_row=1, max_row=extent.rows, min_col=1, max_col=extent.columns)
        records = [(n, [_text(cell) for cell in cells]) for n, cells in enumerate(area, start=1)]
    errors = [CellError(row, column - 1, UNCOMPUTED) for row, column in extent.formulas]
    return Grid(sheet.title, records, errors + _merged(extent), _notes(extent))


def _merged(extent: Extent) -> list[CellError]:
    errors = []
    for ref in extent.merged:
        first, _, last = ref.partition(":")
        (top, left), (bottom, right) = cell_at(first), cell_at(last or first)
        if bottom == top and right == left:
            continue
        for row in range(top, min(bottom, extent.rows) + 1):
            errors += [
                CellError(row, column - 1, MERGED)
                for column in range(left, min(right, extent.columns) + 1)
            ]
        if len(errors) > 200_000:
            raise BadInput(
                "La hoja tiene demasiadas celdas combinadas. Sepárelas y súbala de nuevo."
            )
    return errors


def _notes(extent: Extent) -> list[str]:
    notes = []
    if extent.merged:
        notes.append(f"La hoja tiene celdas combinadas ({listed(extent.merged, 5)}).")
    if extent.hidden_rows:
        notes.append(f"La hoja tiene {extent.hidden_rows} filas ocultas; también se leyeron.")
    if extent.hidden_columns:
        notes.append("La hoja tiene columnas ocultas; también se leyeron.")
    return notes


def _text(cell: Any) -> str:
    """A cell as text: whole numbers without ``.0``, dates AAAA-MM-DD, a percentage with its sign."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "VERDADERO" if value else "FALSO"
    if isinstance(value, int | float):
        if "%" in (cell.number_format or ""):
            return f"{value * 100:.10g}%"
        return _number(value)
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return f"{value:%Y-%m-%d}" if midnight else f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return str(value)


def _number(value: int | float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)

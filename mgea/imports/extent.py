"""What a sheet really holds, read from its XML before the library that trusts it.

Its declared dimension is ignored. Found here because openpyxl's streaming mode does not tell:
formulas nobody computed, merged cells, hidden rows, and rows or cells out of order (which it skips).
"""

import re
import zipfile
from dataclasses import dataclass, field

from mgea.errors import BadInput
from mgea.imports.package import DAMAGED, walk_xml
from mgea.imports.table import Limits

REF = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
MERGES = 5_000


@dataclass
class Extent:
    """Rows and columns count from 1 and only cells with content; ``formulas`` are (row, column)."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    formulas: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0


def cell_at(ref: str) -> tuple[int, int]:
    """(row, column) of ``B3``, counted from 1. Raises BadInput."""
    found = REF.fullmatch(ref)
    if not found:
        raise BadInput(DAMAGED)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


class _Scan:
    """Expat handlers that follow rows and cells of one sheet."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.extent = Extent()
        self.row = self.column = 0
        self.in_value = self.has_formula = self.has_value = False

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self._cell(attrs)
        elif tag == "row":
            self._row(attrs)
        elif tag in ("v", "t"):
            self.in_value = True
        elif tag == "f":
            self.has_formula = True
        elif tag == "mergeCell":
            self._merge(attrs.get("ref", ""))
        elif tag == "col" and attrs.get("hidden") in ("1", "true"):
            self.extent.hidden_columns += 1

    def _row(self, attrs: dict[str, str]) -> None:
        number = attrs.get("r", str(self.row + 1))
        if not number.isdecimal() or int(number) <= self.row:
            raise BadInput(DAMAGED)
        self.row, self.column = int(number), 0
        self.extent.hidden_rows += attrs.get("hidden") in ("1", "true")

    def _cell(self, attrs: dict[str, str]) -> None:
        row, column = self.row, self.column + 1
        if "r" in attrs:
            row, column = cell_at(attrs["r"])
        if row != self.row or column <= self.column:
            raise BadInput(DAMAGED)
        self.column = column
        self.has_formula = self.has_value = False

    def _merge(self, ref: str) -> None:
        self.extent.merged.append(ref)
        if len(self.extent.merged) > MERGES:
            raise BadInput(
                "La hoja tiene demasiadas celdas combinadas. Sepárelas y súbala de nuevo."
            )

    def text(self, data: str) -> None:
        self.has_value = self.has_value or (self.in_value and bool(data.strip()))

    def end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in ("v", "t"):
            self.in_value = False
        elif tag == "c":
            self._close_cell()

    def _close_cell(self) -> None:
        extent = self.extent
        if self.has_formula and not self.has_value:
            extent.formulas.append((self.row, self.column))
        elif not self.has_value:
            return
        extent.cells += 1
        extent.rows = max(extent.rows, self.row)
        extent.columns = max(extent.columns, self.column)
        if self.column > self.limits.columns:
            raise BadInput(
                f"La hoja tiene una celda muy lejos de los datos (fila {self.row}, columna "
                f"{self.column}). Bórrela y súbala de nuevo."
            )
        if self.row > self.limits.rows or extent.cells > self.limits.cells:
            raise BadInput(
                f"La hoja llega a la fila {self.row} y se admiten {self.limits.rows}. Borre lo que "
                "sobra o divida el archivo."
            )


def measure(package: zipfile.ZipFile, part: str, budget: list[int], limits: Limits) -> Extent:
    """Walk one sheet. Raises BadInput when it is damaged or far too large."""
    scan = _Scan(limits)
    walk_xml(
        package, part, budget, StartElementHandler=scan.start, EndElementHandler=scan.end,
        CharacterDataHandler=scan.text,
    )  # fmt: skip
    return scan.extent

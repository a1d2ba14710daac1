"""What every reader hands over: text in rows, and what was noticed on the way.

A reader turns bytes into one or more ``Grid`` (a sheet, a file); ``shape`` turns grids into the one
``Table`` that everything after it understands. Nothing here knows a format.
"""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Limits:
    """What one file may cost. Bytes, counts and seconds; one place, so that a test can shrink them."""

    text_bytes: int = 120_000_000
    book_bytes: int = 30_000_000
    page_bytes: int = 60_000_000
    # The padrón of the country weighs some 290 MB.
    dbf_bytes: int = 400_000_000
    unpacked_bytes: int = 400_000_000
    ratio: int = 400
    entries: int = 1_000
    rows: int = 250_000
    columns: int = 300
    cells: int = 12_000_000
    cell_chars: int = 32_767
    memory_bytes: int = 1_500_000_000
    cpu_seconds: int = 90
    wall_seconds: float = 120.0


LIMITS = Limits()


@dataclass(frozen=True)
class CellError:
    """A cell that cannot be read; ``indice`` counts columns from 0, and -1 means the whole row."""

    fila: int
    indice: int
    razon: str


@dataclass(frozen=True)
class Grid:
    """One sheet: (row number as Excel shows it, cells as text), before anybody looked for a header."""

    nombre: str
    records: list[tuple[int, list[str]]]
    errors: list[CellError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    # True when a row may lack its last cells because the file was cut there.
    cut: bool = False


@dataclass(frozen=True)
class Table:
    """A file as text: headers, rows of equal length, and the number Excel shows beside each row.

    ``notes`` are Spanish sentences about what was ignored or changed on reading; ``errors`` are
    cells that must not be believed.
    """

    columns: list[str]
    rows: list[list[str]]
    row_numbers: list[int]
    notes: list[str] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Plain lists and dicts, to cross from one process to another."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Table":
        """What ``to_json`` wrote."""
        errors = [CellError(**error) for error in data["errors"]]
        return cls(data["columns"], data["rows"], data["row_numbers"], data["notes"], errors)

"""dBASE tables (``Padron_web.dbf``), read from their bytes. Runs only in the child process.

The header is never believed: lengths are measured against the file, letters are told by the bytes and not
by the language mark (which the padrón gets wrong), deleted rows stay out, and only columns that some layout
knows are cut, because a padrón of the country weighs 300 MB and most of it is not for us.
"""

import re
import struct
from dataclasses import dataclass

from mgea.errors import BadInput
from mgea.imports.layouts import LAYOUTS
from mgea.imports.shape import names_people
from mgea.imports.table import CellError, Grid, Limits
from mgea.imports.text import SAMPLE, encoding_of
from mgea.imports.words import counted, listed, plain, shown

KINDS = b"\x03\x30\x31\x32\x83\x8b\xcb\xf5\xfb"
"""First bytes of the kinds of dBASE and FoxPro files, with and without memo."""
DAMAGED = "El archivo .dbf está dañado o incompleto. Vuelva a descargarlo, o guárdelo como .xlsx."
DELETED, ALIVE, END = 0x2A, 0x20, 0x1A


@dataclass(frozen=True)
class Field:
    """A column: where its bytes lie within a row."""

    nombre: str
    tipo: str
    start: int
    end: int


def looks_like(data: bytes, name: str) -> bool:
    """Whether the bytes begin as a dBASE table does: its kind, a date and lengths; text has no NUL there."""
    if not data or data[0] not in KINDS:
        return False
    dated = len(data) > 3 and data[2] <= 12 and data[3] <= 31 and b"\0" in data[4:32]
    return dated or name.lower().endswith(".dbf")


def grids(data: bytes, limits: Limits) -> list[Grid]:
    """The one grid of a .dbf. Row 1 is its header, as Excel shows it. Raises BadInput."""
    count, start, width = _sizes(data)
    columns = _fields(data, start, width, limits)
    whole = _whole_rows(data, count, start, width)
    if whole > limits.rows:
        raise BadInput(f"El archivo tiene más de {limits.rows} filas. Deje solo las de su UGEL.")
    kept = [f for f in columns if _wanted(f.nombre)]
    if len(kept) * whole > limits.cells:
        raise BadInput("El archivo tiene demasiadas celdas. Deje solo las filas de su UGEL.")
    encoding, notes = _letters(data[start : start + SAMPLE])
    unread = [f for f in columns if f not in kept]
    if unread:
        notes = [*notes, f"No se leyeron las columnas {listed([shown(f.nombre) for f in unread])}."]
    if whole != count:
        notes.append(
            f"El archivo dice tener {count} filas y trae {whole}: se leyeron las que trae."
        )
    return [_rows(data, start, width, whole, kept, encoding, notes)]


def _sizes(data: bytes) -> tuple[int, int, int]:
    if len(data) < 33:
        raise BadInput(DAMAGED)
    count, start, width = struct.unpack("<IHH", data[4:12])
    # A length of zero would make whoever reads row by row never end.
    if start < 33 or start > len(data) or width < 2:
        raise BadInput(DAMAGED)
    return count, start, width


def _fields(data: bytes, start: int, width: int, limits: Limits) -> list[Field]:
    found: list[Field] = []
    at, place = 32, 1
    while at + 32 <= start and data[at] != 0x0D:
        if len(found) == limits.columns:
            raise BadInput(f"El archivo tiene más de {limits.columns} columnas.")
        name = data[at : at + 11].split(b"\0")[0].decode("cp850").strip()
        kind, length, decimals = chr(data[at + 11]), data[at + 16], data[at + 17]
        # Some programs keep the high byte of a long text where numbers keep their decimals.
        size = length + 256 * decimals if kind == "C" else length
        if not name or not size or place + size > width:
            raise BadInput(DAMAGED)
        found.append(Field(name, kind, place, place + size))
        place, at = place + size, at + 32
    if not found or place != width:
        raise BadInput(DAMAGED)
    return found


def _whole_rows(data: bytes, count: int, start: int, width: int) -> int:
    """Rows that are really there. A file with fewer than it promises was cut: its schools would vanish unseen."""
    body = len(data) - start
    if body % width == 1 and data[-1] == END:
        body -= 1
    whole = body // width
    if whole < count:
        raise BadInput(
            f"El archivo está incompleto: dice tener {count} filas y trae {whole}. Vuelva a descargarlo."
        )
    return whole


def _letters(sample: bytes) -> tuple[str, list[str]]:
    """(codec, notes). Programs of today write UTF-8; the padrón, cp850 under any language mark."""
    if sample.isascii():
        return "ascii", []
    try:
        # The sample may end in the middle of a letter.
        sample[: sample.rfind(b" ")].decode("utf-8")
    except UnicodeDecodeError:
        return encoding_of(sample)
    return "utf-8", []


def _wanted(name: str) -> bool:
    # A column that names pupils must arrive, so that the file is refused for it.
    known = any(plain(name) in layout.por_clave for layout in LAYOUTS.values())
    return known or names_people(name)


def _rows(
    data: bytes, start: int, width: int, whole: int, kept: list[Field], encoding: str, notes: list[str]
) -> Grid:  # fmt: skip
    records: list[tuple[int, list[str]]] = [(1, [f.nombre for f in kept])]
    errors: list[CellError] = []
    deleted = 0
    for i in range(whole):
        row = data[start + i * width : start + (i + 1) * width]
        if row[0] == END:
            break
        if row[0] == DELETED:
            deleted += 1
            continue
        if row[0] != ALIVE:
            raise BadInput(DAMAGED)
        cells = []
        for column, f in enumerate(kept):
            cell, problem = _cell(row[f.start : f.end], f.tipo, encoding)
            cells.append(cell)
            if problem:
                errors.append(CellError(i + 2, column, problem))
        records.append((i + 2, cells))
    if deleted:
        notes.append(f"No se leyó lo marcado como borrado: {counted(deleted, 'fila', 'filas')}.")
    return Grid("", records, errors, notes)


def _cell(raw: bytes, kind: str, encoding: str) -> tuple[str, str]:
    """(text, what is wrong with it). Blanks and NULs that only fill the column are nothing."""
    text = raw.strip(b" \0").decode(encoding, "replace")
    if kind == "D" and re.fullmatch("[0-9]{8}", text):
        return f"{text[:4]}-{text[4:6]}-{text[6:]}", ""
    if kind == "L":
        return {"T": "Sí", "Y": "Sí", "S": "Sí", "F": "No", "N": "No"}.get(text.upper(), ""), ""
    if kind in "NF" and text.strip("*") == "" and text:
        return text, "es un número que no cupo en su columna; corríjalo en el programa de origen"
    if kind in "CNFD":
        return text, ""
    return "", f"es de un tipo de dBASE que no se lee ({kind!r}); guarde el archivo como .xlsx"

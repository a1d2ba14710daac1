"""Bytes → ``Table``. One ``Reader`` per format; a new format is a new reader in ``READERS``.

Everything is text here; types come later, from the layout. The content decides the format, the
name only helps to explain.
"""

from collections.abc import Callable
from dataclasses import dataclass

from mgea.errors import BadInput
from mgea.imports import dbf, sandbox, shape, text, web, zipped
from mgea.imports.table import LIMITS, Grid, Limits, Table
from mgea.imports.words import safe_name, shown

IN_PROCESS = 500_000
"""Text up to this many bytes is read here: the csv reader is linear in C, keeps no more than some
60 times the bytes it gets, and a new process costs more than the reading. All else goes to a child.
"""

UNREADABLE: tuple[tuple[tuple[bytes, ...], str], ...] = (
    (
        (b"\xd0\xcf\x11\xe0",),
        "El libro es un Excel antiguo (.xls) o tiene contraseña. Ábralo en Excel y guárdelo como «Libro "
        "de Excel (.xlsx)», sin contraseña.",
    ),
    (
        (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"{\\rtf"),
        "El archivo es un documento o una imagen y no una tabla. Suba un .xlsx o un CSV.",
    ),
    (
        (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ"),
        "El archivo está comprimido. Descomprímalo y suba la tabla (.xlsx o CSV).",
    ),
)
MARKUP = (
    "El archivo es una página web o un XML sin una tabla que se pueda leer. Ábralo en Excel y guárdelo "
    "como .xlsx."
)


@dataclass(frozen=True)
class Reader:
    """How to recognise a format and cut it into grids; ``hijo`` always needs the child process."""

    nombre: str
    reconoce: Callable[[bytes, str], bool]
    grids: Callable[[bytes, Limits], list[Grid]]
    tope: Callable[[Limits], int]
    hijo: bool = False


def _is_zip(data: bytes, name: str) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def _is_text(data: bytes, name: str) -> bool:
    return True


def _text_grids(data: bytes, limits: Limits) -> list[Grid]:
    return [text.grid(data, limits)]


READERS = (
    Reader(
        "web",
        lambda data, name: web.looks_like(data),
        web.grids,
        lambda lim: lim.page_bytes,
        hijo=True,
    ),
    Reader("dbf", dbf.looks_like, dbf.grids, lambda lim: lim.dbf_bytes, hijo=True),
    Reader("xlsx", _is_zip, zipped.grids, lambda lim: lim.book_bytes, hijo=True),
    Reader("csv", _is_text, _text_grids, lambda lim: lim.text_bytes),
)


def read(data: bytes, name: str, limits: Limits = LIMITS) -> Table:
    """The table inside a file. ``name`` is what the person called it. Raises BadInput, nothing else."""
    reader = _reader(data, name)
    if len(data) > reader.tope(limits):
        raise BadInput(
            f"El archivo pesa {len(data) / 1e6:.0f} MB y se admiten {reader.tope(limits) / 1e6:.0f}. "
            "Deje solo las columnas y filas necesarias."
        )
    if reader.hijo or len(data) > IN_PROCESS:
        return sandbox.read(data, name, limits)
    return parse(data, name, limits)


def parse(data: bytes, name: str, limits: Limits = LIMITS) -> Table:
    """The same in this very process: what the child runs, once its limits are set."""
    reader = _reader(data, name)
    notes = []
    extension = name.lower().rpartition(".")[2]
    if reader.nombre == "csv" and extension in ("xlsx", "xls", "xlsm"):
        notes.append(
            f"El archivo {shown(safe_name(name))} no es de Excel; se leyó como texto (CSV)."
        )
    return shape.tabulate(reader.grids(data, limits), notes, limits)


def _reader(data: bytes, name: str) -> Reader:
    """The reader of a file. Raises BadInput with what to do when there is none."""
    if not data.strip(b"\xef\xbb\xbf \r\n\t\0"):
        raise BadInput("El archivo está vacío. Revise que sea el archivo correcto.")
    for signatures, message in UNREADABLE:
        if data.startswith(signatures):
            raise BadInput(message)
    found = next(reader for reader in READERS if reader.reconoce(data, name))
    if found.nombre == "csv":
        start = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
        if start.startswith((*web.MARKS, b"<?xml")):
            raise BadInput(MARKUP)
        if name.lower().endswith(".dbf"):
            raise BadInput(dbf.DAMAGED)
    return found

"""Text files: which letters, which separator, which rows. Nothing is sniffed that cannot be said.

The row number is the one Excel shows: each record counts one, blank ones too, however many lines
its quotes hold; a first line ``sep=;`` does not count, because Excel hides it.
"""

import csv
import io
import re

from mgea.errors import BadInput
from mgea.imports.shape import best_header
from mgea.imports.table import Grid, Limits
from mgea.imports.words import counted

SEPARATORS = ";,\t|"
SPANISH_1252 = frozenset("áéíóúñüÁÉÍÓÚÑÜ°ºª¿¡".encode("cp1252"))
SPANISH_850 = frozenset("áéíóúñüÁÉÍÓÚÑÜ°ºª¿¡".encode("cp850"))
SAMPLE = 2_000_000
"""Bytes in which to look for Spanish letters."""


def decode(data: bytes) -> tuple[str, list[str]]:
    """(text, notes). Bytes that no Spanish encoding explains become U+FFFD, which rejects the row."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16"), []
    if wide := _utf16_without_mark(data):
        return _strict(data, wide), ["El archivo estaba en UTF-16."]
    bare = data.removeprefix(b"\xef\xbb\xbf")
    _is_text(bare)
    try:
        return bare.decode("utf-8"), []
    except UnicodeDecodeError:
        return _legacy(bare)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise BadInput(
            "El archivo está en UTF-16 pero incompleto o dañado. Guárdelo otra vez como «CSV UTF-8»."
        ) from None


def _utf16_without_mark(data: bytes) -> str:
    head = data[:4000]
    pairs = max(len(head) // 2, 1)
    if head[1::2].count(0) > 0.6 * pairs and head[0::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if head[0::2].count(0) > 0.6 * pairs and head[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return ""


def _is_text(data: bytes) -> None:
    head = data[:100_000]
    controls = sum(head.count(code) for code in range(32) if code not in (9, 10, 12, 13))
    if controls > 8 and controls > 0.02 * len(head):
        raise BadInput(
            "El archivo no es una tabla de texto ni un libro .xlsx. Guárdelo como .xlsx o CSV."
        )


def _legacy(data: bytes) -> tuple[str, list[str]]:
    lines = data.splitlines(keepends=True)
    utf8 = [_try_utf8(line) for line in lines]
    if any(text is not None and not text.isascii() for text in utf8):
        return _mixed(lines, utf8)
    encoding, notes = encoding_of(data)
    return data.decode(encoding, "replace"), notes


def encoding_of(data: bytes) -> tuple[str, list[str]]:
    """(codec, notes) of bytes that are not a text cut into lines, or not UTF-8: their Spanish letters decide."""
    high = [byte for byte in data[:SAMPLE] if byte > 127]
    dos = sum(byte in SPANISH_850 for byte in high) > sum(byte in SPANISH_1252 for byte in high)
    encoding, label = ("cp850", "cp850 (MS-DOS)") if dos else ("cp1252", "cp1252 (Windows)")
    return encoding, [f"El archivo estaba en {label} y no en UTF-8."]


def _mixed(lines: list[bytes], utf8: list[str | None]) -> tuple[str, list[str]]:
    """A file of two encodings: a line is believed as cp1252 only if all its letters are Spanish."""
    texts, mended = [], 0
    for line, text in zip(lines, utf8, strict=True):
        if text is None:
            known = all(byte < 128 or byte in SPANISH_1252 for byte in line)
            text = line.decode("cp1252") if known else line.decode("utf-8", "replace")
            mended += known
        texts.append(text)
    note = f"Se leyó como cp1252 lo que estaba en otra codificación: {counted(mended, 'línea', 'líneas')}."
    return "".join(texts), [note] if mended else []


def _try_utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def grid(data: bytes, limits: Limits) -> Grid:
    """The rows of a text file. Raises BadInput for what cannot be cut into rows safely."""
    text, notes = decode(data)
    if not text.strip("\ufeff \r\n\t;,|\0"):
        raise BadInput("El archivo está vacío. Revise que sea el archivo correcto.")
    separator = ""
    if declared := re.match(r"sep=(.)(?:\r\n|\r|\n)", text):
        separator, text = declared[1], text[declared.end() :]
        if separator not in SEPARATORS:
            raise BadInput(
                "El archivo declara un separador que no se admite; use punto y coma (;)."
            )
    separator = separator or _separator(text, limits)
    records = _records(text, separator, limits)
    _swallow_check(records, separator)
    return Grid("", records, [], notes, cut=not text.endswith(("\n", "\r")))


def _separator(text: str, limits: Limits) -> str:
    """The separator under which some row looks most like a header we know."""
    head = "".join(text[:200_000].splitlines(keepends=True)[:60])
    ranked = []
    for rank, candidate in enumerate(SEPARATORS):
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=candidate)
        rows = []
        try:
            for number, cells in enumerate(reader, start=1):
                rows.append((number, cells[: limits.columns + 1]))
        except csv.Error:
            pass
        widest = max((len(cells) for _, cells in rows), default=0)
        ranked.append((best_header(rows)[0], widest if widest > 1 else 0, -rank, candidate))
    return max(ranked)[3]


def _records(text: str, separator: str, limits: Limits) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records: list[tuple[int, list[str]]] = []
    cells_read, line = 0, 1
    try:
        for number, cells in enumerate(reader, start=1):
            cells_read += len(cells)
            if number > limits.rows or cells_read > limits.cells:
                raise BadInput(
                    f"El archivo tiene más de {limits.rows} filas o demasiadas celdas. Divídalo en "
                    "archivos más pequeños."
                )
            records.append((number, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(_csv_reason(str(error), len(records) + 1, line)) from None
    return records


def _csv_reason(error: str, number: int, line: int) -> str:
    where = f"Fila {number} (línea {line} del archivo)"
    if "field larger" in error:
        return f"{where}: una celda es demasiado larga; revise si falta cerrar unas comillas."
    if "unexpected end of data" in error:
        return f"{where}: se abren unas comillas que no se cierran; corríjalas y vuelva a subir el archivo."
    return f'{where}: hay comillas mal puestas; use "" para escribir comillas dentro de una celda.'


def _swallow_check(records: list[tuple[int, list[str]]], separator: str) -> None:
    """Two forgotten quotes swallow whole rows, which would vanish unseen: refuse the file.

    Rows glued by a quoted cell keep their separators inside it, so their number gives them away.
    """
    width = max((len(cells) for _, cells in records[:60]), default=0)
    for number, cells in records:
        for cell in cells:
            if "\n" not in cell and "\r" not in cell:
                continue
            lines = cell.splitlines()
            glued = (len(lines) - 1) * (width - 1) + width - len(cells)
            whole = any(part.count(separator) == width - 1 for part in lines[1:-1])
            if width > 1 and (whole or cell.count(separator) == glued > 0):
                raise BadInput(
                    f"Fila {number}: unas comillas abarcan varias filas; revise dónde se abren y se "
                    "cierran, y vuelva a subir el archivo."
                )

"""Tables of web pages, which offices download with a name ending in .xls. Runs only in the child process.

Only cells are read: nothing of the page runs, and no address in it is asked for anything.
"""

from html.parser import HTMLParser

from mgea.errors import BadInput
from mgea.imports.table import Grid, Limits
from mgea.imports.text import decode

MARKS = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<style", b"<body", b"<!--")
MANY = "La página tiene demasiadas filas o celdas. Deje solo las de su UGEL."
JOINED = (
    "La tabla tiene celdas combinadas entre filas, y no se sabe a cuál pertenece cada dato. Ábrala en Excel, "
    "separe las celdas y guárdela como .xlsx."
)


def looks_like(data: bytes) -> bool:
    """Whether the bytes are a web page with a table somewhere near."""
    start = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    page = start.startswith(MARKS) or (start.startswith(b"<?xml") and b"<html" in start)
    return page and b"<table" in data[:2_000_000].lower()


class _Tables(HTMLParser):
    """Collects the rows of each table that is not inside a cell of another."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.limits = limits
        self.tables: list[list[list[str]]] = []
        self.depth = self.cells = 0
        self.text: list[str] | None = None
        self.chars = 0
        self.span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.tables.append([])
        elif self.depth == 1 and tag == "tr":
            self._close()
            self.tables[-1].append([])
            if len(self.tables[-1]) > self.limits.rows:
                raise BadInput(MANY)
        elif self.depth == 1 and tag in ("td", "th"):
            self._close()
            values = dict(attrs)
            if _number(values.get("rowspan")) > 1:
                raise BadInput(JOINED)
            self.span = min(_number(values.get("colspan")), self.limits.columns)
            self.text, self.chars = [], 0
        elif tag == "br" and self.text is not None:
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self.depth:
            if self.depth == 1:
                self._close()
            self.depth -= 1
        elif self.depth == 1 and tag in ("td", "th", "tr"):
            self._close()

    def handle_data(self, data: str) -> None:
        # Text of a page may come in a million pieces: what is over the limit is only counted.
        silent = self.cdata_elem is not None  # inside <script> or <style>
        if self.text is not None and not silent and self.chars <= self.limits.cell_chars:
            self.text.append(data)
            self.chars += len(data)

    def _close(self) -> None:
        """End the cell that is open; one that spans columns leaves the others empty."""
        if self.text is None:
            return
        if not self.tables[-1]:
            self.tables[-1].append([])
        cell = " ".join("".join(self.text).split())
        self.tables[-1][-1] += [cell] + [""] * (self.span - 1)
        self.cells += self.span
        self.text = None
        if self.cells > self.limits.cells:
            raise BadInput(MANY)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def grids(data: bytes, limits: Limits) -> list[Grid]:
    """One grid per table; row 1 is its first row. Raises BadInput."""
    text, notes = decode(data)
    reader = _Tables(limits)
    reader.feed(text)
    cut = reader.depth > 0
    reader.close()
    if cut:
        raise BadInput("La página está incompleta: su tabla no termina. Vuelva a descargarla.")
    notes = [*notes, "El archivo es una página web con nombre de Excel; se leyó su tabla."]
    return [
        Grid(f"tabla {n}", list(enumerate(rows, start=1)), [], list(notes))
        for n, rows in enumerate(reader.tables, start=1)
        if rows
    ] or [Grid("", [])]

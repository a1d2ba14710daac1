"""A small example open for reading, its reports made once, and files read back as what they say."""

import atexit
import io
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import copy, rmtree
from tempfile import mkdtemp

import openpyxl
from pptx import Presentation
from pypdf import PdfReader

from mgea import demo
from mgea.exports.clases import reporte
from mgea.exports.formatos import FORMATOS
from mgea.exports.report import Report
from mgea.lecturas import escuelas as lecturas
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from mgea.store import Store, open_store

AHORA = datetime(2026, 11, 24, 15, 0)
MES = "2023-07"


@cache
def ruta() -> Path:
    """The small example as a file nobody opens: copy it."""
    path = Path(mkdtemp(prefix="informes-")) / "chica.duckdb"
    atexit.register(rmtree, path.parent, ignore_errors=True)
    demo.build(path, AHORA, demo.CHICA)
    return path


@cache
def store() -> Store:
    """The small example, open: nobody writes in it."""
    return open_store(copy(ruta(), ruta().with_name("abierta.duckdb")), now=AHORA)


@cache
def escuelas() -> list[str]:
    """Its schools, by id."""
    return sorted(store().view("ie", Scope.all(), hasta="9999-12")["ie"])


def pedido(scope: Scope | None = None, mes: str = MES, nombres: bool = True) -> Pedido:
    """A question to the small example."""
    return Pedido(scope or Scope.all(), mes, None, AHORA, nombres)


def con_datos() -> str:
    """A school with enough data in the month."""
    frame = lecturas.comparada(store(), pedido())
    return str(frame[frame["estado"] == "ok"]["ie"].iloc[0])


@cache
def hecho(clase: str) -> Report:
    """A report of the example: of everything, or of its school with data."""
    scope = Scope.all() if clase == "grupo" else Scope.ie(con_datos())
    return reporte(store(), pedido(scope), "informe" if clase in ("grupo", "ie") else clase)


@cache
def archivo(clase: str, extension: str) -> bytes:
    """A file of a report of the example."""
    return FORMATOS[extension].hace(hecho(clase))


def texto_pdf(dato: bytes) -> str:
    """All that a PDF says, without the marks where words may break."""
    paginas = [page.extract_text() for page in PdfReader(io.BytesIO(dato)).pages]
    return " ".join(" ".join(paginas).replace("\u200b", "").replace("\xad", "").split())


def libro(dato: bytes) -> dict[str, list[tuple]]:
    """Name of a sheet → its rows."""
    book = openpyxl.load_workbook(io.BytesIO(dato))
    return {ws.title: [tuple(c.value for c in row) for row in ws.iter_rows()] for ws in book}


def texto_pptx(dato: bytes) -> str:
    """All the words of a deck: shapes, tables and notes."""
    palabras = []
    for slide in Presentation(io.BytesIO(dato)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                palabras.append(shape.text_frame.text)
            if shape.has_table:
                palabras += [c.text for row in shape.table.rows for c in row.cells]
        if slide.has_notes_slide:
            palabras.append(slide.notes_slide.notes_text_frame.text)
    return " ".join(" ".join(palabras).split())


def series_pptx(dato: bytes) -> list[tuple[float | None, ...]]:
    """The values of every series of every chart of a deck, as its own data holds them; of dots, also where they lie."""
    found = []
    for slide in Presentation(io.BytesIO(dato)).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                for serie in (s for plot in shape.chart.plots for s in plot.series):
                    found.append(tuple(serie.values))
                    equis = serie._element.xpath("./c:xVal//c:v")
                    found += [tuple(float(v.text) for v in equis)] if equis else []
    return found

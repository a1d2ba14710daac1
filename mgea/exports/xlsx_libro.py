"""A workbook being written: its formats and sheets, and cells with a type."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from mgea.exports import colores
from mgea.exports.report import Report, Tabla, Valor
from mgea.exports.tabla_xlsx import LARGO, SEGURO

FORMATOS = {
    "entero": "#,##0",
    "puntos": "0.0",
    "signo": "+0.0;-0.0;0",
    "parte": "0.0%",
    "fecha": "dd/mm/yyyy",
}
INICIO = 3  # rows above a table: title, meta, blank


class Libro:
    """A workbook being written: its formats, and names of sheets that no two share."""

    def __init__(self, out: io.BytesIO, report: Report) -> None:
        self.libro = xlsxwriter.Workbook(out, SEGURO)
        self.report, self._nombres = report, set[str]()
        envuelto: dict[str, Any] = {"valign": "top", "text_wrap": True}
        self.formatos = {
            t: self.libro.add_format({"valign": "top", "num_format": f})
            for t, f in FORMATOS.items()
        }
        self.texto = self.libro.add_format(envuelto)
        self.fuerte = self.libro.add_format({**envuelto, "bold": True, "bottom": 1})
        self.negrita = self.libro.add_format({**envuelto, "bold": True})
        self.titular = self.libro.add_format({"bold": True})
        self.titulo = self.libro.add_format({"font_name": "Georgia", "font_size": 16})
        self.tenue = self.libro.add_format({"font_color": colores.TENUE})

    def hoja(self, nombre: str, titulo: str) -> Any:
        """A new sheet that says what it is, of whom and until when, also on paper."""
        hoja = self.libro.add_worksheet(self._unico(nombre))
        hoja.write_string(0, 0, titulo[:LARGO], self.titulo)
        hoja.write_string(1, 0, self.report.meta[:LARGO], self.tenue)
        hoja.hide_gridlines(2)
        hoja.set_landscape()
        hoja.set_paper(9)
        hoja.fit_to_pages(1, 0)
        pie = self.report.meta.replace("&", "&&")
        hoja.set_footer(f"&L&8{pie[:180]}&R&8Página &P de &N")
        return hoja

    def _unico(self, nombre: str) -> str:
        plano = re.sub(r"[\[\]:*?/\\']", " ", nombre)[:31].strip() or "Tabla"
        libre, k = plano, 1
        while libre.casefold() in self._nombres:
            k += 1
            libre = f"{plano[: 31 - len(str(k)) - 1]} {k}"
        self._nombres.add(libre.casefold())
        return libre


def escribe_celda(
    libro: Libro, hoja: Any, fila: int, columna: int, valor: Valor, tipo: str
) -> None:
    """One value with its type; a missing one leaves the cell empty."""
    if valor is None or valor == "":
        return
    if isinstance(valor, bool):
        hoja.write_string(fila, columna, "sí" if valor else "no", libro.texto)
    elif isinstance(valor, int | float):
        hoja.write_number(fila, columna, valor, libro.formatos.get(tipo))
    elif isinstance(valor, date):
        dia = datetime(valor.year, valor.month, valor.day)
        hoja.write_datetime(fila, columna, dia, libro.formatos["fecha"])
    else:
        hoja.write_string(fila, columna, str(valor)[:LARGO], libro.texto)


def alto(hoja: Any, fila: int, textos: Sequence[tuple[str, float]]) -> None:
    """Room for the longest of some texts, each in a column of so many letters: not every program makes it by itself."""
    lineas = max(-(-len(t) // max(int(a * 0.95), 1)) for t, a in textos)
    if lineas > 1:
        hoja.set_row(fila, 15.0 * min(lineas, 27))


def ancho_de(tabla: Tabla, k: int) -> float:
    """Width of a column, in letters: its longest of the first texts, up to 60 (beyond, they wrap)."""
    columna = tabla.columnas[k]
    textos = [str(f[k]) for f in tabla.filas[:200]] if columna.tipo == "texto" else []
    return min(max(10.0, len(columna.titulo) * 0.7, *(len(t) + 2 for t in textos)), 60.0)

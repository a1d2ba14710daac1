"""A report as a workbook: a sheet per table with typed cells and Excel's own charts, definitions, and where it is from.

Text is always text (``write_string``: never a formula, never a link); numbers are the ones computed, not rounded; a
missing one is an empty cell, never 0.
"""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from mgea.exports import colores
from mgea.exports.figuras import Barras, Lineas
from mgea.exports.report import Cifra, Firmas, Grafico, Lista, Parrafo, Report, Tabla, Valor
from mgea.exports.tabla_xlsx import LARGO, SEGURO
from mgea.exports.texto import saneado

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


def xlsx(report: Report) -> bytes:
    """The bytes of the workbook."""
    report = saneado(report)
    out = io.BytesIO()
    libro = Libro(out, report)
    libro.libro.set_properties(
        {"title": f"{report.clase} · {report.quien}", "author": "Tablero MGEA"}
    )
    _resumen(libro)
    for seccion in report.secciones:
        for pieza in seccion.piezas:
            if isinstance(pieza, Tabla):
                _tabla(libro, pieza, seccion.titulo)
            elif isinstance(pieza, Grafico):
                nombre = _tabla(
                    libro, pieza.tabla, seccion.titulo, pieza.tabla.hoja or pieza.titulo
                )
                _grafico(libro, nombre, pieza)
    _definiciones(libro)
    _acerca(libro)
    libro.libro.close()
    return out.getvalue()


def _resumen(libro: Libro) -> None:
    """The report in words: a line per message, with its figures as numbers."""
    hoja = libro.hoja("Resumen", f"{libro.report.clase} · {libro.report.titulo}")
    hoja.set_column(0, 0, 46)
    hoja.set_column(1, 1, 16)
    hoja.set_column(2, 2, 80)
    fila = INICIO
    for seccion in libro.report.secciones:
        dichos = [d for pieza in seccion.piezas for d in _dichos(pieza)]
        if not dichos:
            continue
        hoja.write_string(fila, 0, seccion.titulo[:LARGO], libro.titular)
        for fila, (que, valor, tipo, dice) in enumerate(dichos, start=fila + 1):
            hoja.write_string(fila, 0, que[:LARGO], libro.texto)
            escribe_celda(libro, hoja, fila, 1, valor, tipo)
            hoja.write_string(fila, 2, dice[:LARGO], libro.texto)
            _alto(hoja, fila, ((que, 46), (dice, 80)))
        fila += 2


def _dichos(pieza: Any) -> Iterator[tuple[str, Valor, str, str]]:
    """(what, number, type, words) of whatever is no table."""
    if isinstance(pieza, Cifra):
        yield pieza.de, pieza.valor, pieza.tipo, pieza.estado
    elif isinstance(pieza, Parrafo):
        yield "", None, "texto", pieza.texto
    elif isinstance(pieza, Lista):
        for que, detalle in pieza.cosas:
            yield pieza.titulo, None, "texto", f"{que} ({detalle})" if detalle else que
    elif isinstance(pieza, Firmas):
        for cargo in pieza.cargos:
            yield "Firma", None, "texto", cargo
    elif isinstance(pieza, Grafico):
        yield pieza.titulo, None, "texto", pieza.resumen


def _tabla(libro: Libro, tabla: Tabla, seccion: str, nombre: str = "") -> str:
    """A sheet with one table; returns the sheet's name."""
    hoja = libro.hoja(nombre or tabla.hoja or tabla.titulo, seccion)
    anchos = [_ancho(tabla, k) for k in range(len(tabla.columnas))]
    for k, columna in enumerate(tabla.columnas):
        hoja.write_string(INICIO, k, columna.titulo[:LARGO], libro.fuerte)
        hoja.set_column(k, k, anchos[k])
    _alto(hoja, INICIO, [(c.titulo, a) for c, a in zip(tabla.columnas, anchos, strict=True)])
    for i, fila in enumerate(tabla.filas, start=INICIO + 1):
        _alto(hoja, i, [(str(v), a) for v, a in zip(fila, anchos, strict=True)])
        for k, valor in enumerate(fila):
            escribe_celda(libro, hoja, i, k, valor, tabla.columnas[k].tipo)
    hoja.freeze_panes(INICIO + 1, 1)
    hoja.repeat_rows(INICIO)
    if tabla.filas:
        hoja.autofilter(INICIO, 0, INICIO + len(tabla.filas), len(tabla.columnas) - 1)
    else:
        hoja.write_string(INICIO + 1, 0, tabla.vacia, libro.tenue)
    return str(hoja.get_name())


def _alto(hoja: Any, fila: int, textos: Sequence[tuple[str, float]]) -> None:
    """Room for the longest of some texts, each in a column of so many letters: not every program makes it by itself."""
    lineas = max(-(-len(t) // max(int(a * 0.95), 1)) for t, a in textos)
    if lineas > 1:
        hoja.set_row(fila, 15.0 * min(lineas, 27))


def _ancho(tabla: Tabla, k: int) -> float:
    """Width of a column, in letters: its longest of the first texts, up to 60 (beyond, they wrap)."""
    columna = tabla.columnas[k]
    textos = [str(f[k]) for f in tabla.filas[:200]] if columna.tipo == "texto" else []
    return min(max(10.0, len(columna.titulo) * 0.7, *(len(t) + 2 for t in textos)), 60.0)


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


def _grafico(libro: Libro, nombre: str, grafico: Grafico) -> None:
    """The chart beside its rows, drawn by Excel from them."""
    datos, filas = grafico.datos, len(grafico.tabla.filas)
    if not filas or not isinstance(datos, Barras | Lineas):
        return
    tipo: dict[str, str] = {"type": "bar", "subtype": "stacked"}
    if isinstance(datos, Lineas):
        tipo = {"type": "line"}
    elif not datos.apiladas:
        tipo = {"type": "bar"}
    chart = libro.libro.add_chart(tipo)
    for k, serie in enumerate(datos.series, start=1):
        color = colores.ROLES.get(serie.rol, colores.ACENTO)
        propia: dict[str, Any] = {
            "name": serie.nombre,
            "categories": [nombre, INICIO + 1, 0, INICIO + filas, 0],
            "values": [nombre, INICIO + 1, k, INICIO + filas, k],
        }
        if isinstance(datos, Lineas):
            raya = {"color": color, "width": 1.5 if serie.rol == "esperado" else 2.75}
            propia["line"] = raya | ({"dash_type": "dash"} if serie.rol == "esperado" else {})
        else:
            propia |= {"fill": {"color": color}, "border": {"color": colores.LINEA}, "gap": 40}
        chart.add_series(propia)
    chart.set_title({"name": grafico.titulo, "name_font": {"size": 12, "bold": True}})
    chart.set_legend({"position": "top"})
    chart.show_na_as_empty_cell()
    if isinstance(datos, Barras):
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"major_gridlines": {"visible": False}, "max": datos.maximo})
    else:
        rayas = {"visible": True, "line": {"color": colores.BORDE}}
        chart.set_y_axis({"min": 0, "max": 100, "major_gridlines": rayas})
    chart.set_size({"width": 760, "height": 380})
    hoja = libro.libro.get_worksheet_by_name(nombre)
    hoja.insert_chart(
        INICIO,
        len(grafico.tabla.columnas) + 1,
        chart,
        {"description": grafico.descripcion[:255], "object_position": 2},
    )


def _definiciones(libro: Libro) -> None:
    if not libro.report.definiciones:
        return
    hoja = libro.hoja("Definiciones", "Qué significa cada cifra")
    titulos = ("Cifra", "Unidad", "Fórmula", "Casos", "Fuente", "Clave")
    for k, (titulo, ancho) in enumerate(zip(titulos, (30, 14, 50, 60, 36, 22), strict=True)):
        hoja.write_string(INICIO, k, titulo, libro.fuerte)
        hoja.set_column(k, k, ancho)
    for i, f in enumerate(libro.report.definiciones, start=INICIO + 1):
        for k, texto in enumerate((f.titulo, f.unidad, f.formula, f.casos, f.fuente, f.slug)):
            hoja.write_string(i, k, texto[:LARGO], libro.texto)
        _alto(hoja, i, ((f.formula, 50), (f.casos, 60), (f.fuente, 36)))


def _acerca(libro: Libro) -> None:
    r = libro.report
    hoja = libro.hoja("Acerca de", "De dónde sale este libro")
    hoja.set_column(0, 0, 24)
    hoja.set_column(1, 1, 90)
    filas = [
        ("Documento", r.clase),
        ("Ámbito", r.quien),
        ("Fecha de corte", r.al),
        ("Según", r.conocido),
        ("Cuántas", r.n),
        ("Celdas vacías", "Una celda vacía no tiene dato: no es un cero."),
        ("Números", "Son los calculados, sin redondear; el formato de la celda los muestra redondeados."),
    ]  # fmt: skip
    if r.ejemplo:
        filas.append(("Datos de ejemplo", "Las escuelas y sus cifras son inventadas."))
    for i, (que, dice) in enumerate(filas, start=INICIO):
        hoja.write_string(i, 0, que, libro.negrita)
        hoja.write_string(i, 1, dice[:LARGO], libro.texto)

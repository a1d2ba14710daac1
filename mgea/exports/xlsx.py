"""A report as a workbook: a sheet per table with typed cells and Excel's own charts, definitions, and where it is from.

Text is always text (``write_string``: never a formula, never a link); numbers are the ones computed, not rounded; a
missing one is an empty cell, never 0.
"""

import io
from collections.abc import Iterator
from typing import Any

from mgea.exports import colores
from mgea.exports.figuras import Barras, Lineas
from mgea.exports.report import Cifra, Firmas, Grafico, Lista, Parrafo, Report, Tabla, Valor
from mgea.exports.tabla_xlsx import LARGO
from mgea.exports.texto import saneado
from mgea.exports.xlsx_libro import INICIO, Libro, alto, ancho_de, escribe_celda


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
        for que, valor, tipo, dice in dichos:
            fila += 1
            for columna, cosa, clase in ((0, que, "texto"), (1, valor, tipo), (2, dice, "texto")):
                escribe_celda(libro, hoja, fila, columna, cosa, clase)
            alto(hoja, fila, ((que, 46), (dice, 80)))
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
    anchos = [ancho_de(tabla, k) for k in range(len(tabla.columnas))]
    for k, columna in enumerate(tabla.columnas):
        hoja.write_string(INICIO, k, columna.titulo[:LARGO], libro.fuerte)
        hoja.set_column(k, k, anchos[k])
    alto(hoja, INICIO, [(c.titulo, a) for c, a in zip(tabla.columnas, anchos, strict=True)])
    for i, fila in enumerate(tabla.filas, start=INICIO + 1):
        alto(hoja, i, [(str(v), a) for v, a in zip(fila, anchos, strict=True)])
        for k, valor in enumerate(fila):
            escribe_celda(libro, hoja, i, k, valor, tabla.columnas[k].tipo)
    hoja.freeze_panes(INICIO + 1, 1)
    hoja.repeat_rows(INICIO)
    if tabla.filas:
        hoja.autofilter(INICIO, 0, INICIO + len(tabla.filas), len(tabla.columnas) - 1)
    else:
        hoja.write_string(INICIO + 1, 0, tabla.vacia, libro.tenue)
    return str(hoja.get_name())


def _grafico(libro: Libro, nombre: str, grafico: Grafico) -> None:
    """The chart beside its rows, drawn by Excel from them."""
    datos, filas = grafico.datos, len(grafico.tabla.filas)
    if not filas or not isinstance(datos, Barras | Lineas) or not datos.series:
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
        alto(hoja, i, ((f.formula, 50), (f.casos, 60), (f.fuente, 36)))


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

"""Charts of a deck: PowerPoint's own, with their data inside, so that anybody can change them."""

from collections import Counter
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
)
from pptx.enum.chart import XL_TICK_LABEL_POSITION as ROTULOS
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Inches, Pt

from mgea import formato
from mgea.exports import colores
from mgea.exports.figuras import Barras, Lineas, Puntos
from mgea.exports.pptx_plantilla import color
from mgea.exports.svg_escuelas import apila, separacion

FORMATOS = {"entero": "#,##0", "puntos": "0.0", "signo": "+0.0;-0.0;0", "parte": "0%"}
"""Type of a value → how a chart or a workbook writes it."""

Caja = tuple[float, float, float, float]
"""Left, top, width and height, in inches."""


def barras(slide: Any, datos: Barras, caja: Caja) -> Any:
    """Horizontal bars."""
    data = CategoryChartData(number_format=FORMATOS[datos.tipo])
    data.categories = list(datos.categorias)
    for serie in datos.series:
        data.add_series(serie.nombre, serie.valores)
    tipo = XL_CHART_TYPE.BAR_STACKED if datos.apiladas else XL_CHART_TYPE.BAR_CLUSTERED
    chart = _nuevo(slide, tipo, data, caja)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = (35, 100) if datos.apiladas else (45, -5)
    chart.category_axis.reverse_order = True
    _eje(chart.category_axis, 12)
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    chart.value_axis.minimum_scale = 0
    if datos.maximo is not None:
        chart.value_axis.maximum_scale = datos.maximo
    for serie, own in zip(plot.series, datos.series, strict=True):
        hexa = "#B9C4C9" if own.rol == "esperado" else colores.ROLES.get(own.rol, colores.ACENTO)
        _relleno(serie, hexa, own.rol in ("sin_dato", "no_priorizada"))
        if own.rol == "esperado":
            continue  # its name says how much: the same for all
        rotulos = serie.data_labels
        rotulos.show_value = True
        rotulos.number_format, rotulos.number_format_is_linked = FORMATOS[datos.tipo] + ";;", False
        rotulos.font.size = Pt(11)
        if datos.apiladas:
            rotulos.font.color.rgb = color(colores.encima(hexa))
        else:
            rotulos.position = XL_LABEL_POSITION.OUTSIDE_END
    _leyenda(chart, len(datos.series) > 1)
    return chart


def lineas(slide: Any, datos: Lineas, caja: Caja) -> Any:
    """Points by month; the phases are shapes under the months, aligned with them."""
    data = CategoryChartData(number_format="0.0")
    data.categories = [formato.mes_corto(m) for m in datos.meses]
    for serie in datos.series:
        data.add_series(serie.nombre, serie.valores)
    x, y, w, h = caja
    franja = 0.21
    alto = h - franja * len(datos.fases) - 0.1
    chart = _nuevo(slide, XL_CHART_TYPE.LINE_MARKERS, data, (x, y, w, alto))
    izquierda, ancho = 0.045, 0.80
    _plano(chart, izquierda, 0.09, ancho, 0.76)
    _eje(chart.category_axis, 10)
    _eje(chart.value_axis, 10)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 100
    chart.value_axis.major_unit = 25
    chart.value_axis.major_gridlines.format.line.color.rgb = color(colores.BORDE)
    chart.value_axis.format.line.fill.background()
    chart.category_axis.tick_label_position = ROTULOS.LOW
    for serie, own in zip(chart.plots[0].series, datos.series, strict=True):
        _linea(serie, own.rol == "esperado")
        _ultimo(serie, own.valores)
    _leyenda(chart, True)
    paso = w * ancho / max(len(datos.meses), 1)
    for k, fase in enumerate(datos.fases):
        arriba = y + alto + 0.04 + k * franja
        for a, b in _tramos(fase.lugares):
            lado = x + w * izquierda + a * paso
            _tira(slide, (lado, arriba, (b - a + 1) * paso, franja - 0.05), fase.slug)
        _nota(slide, fase.titulo, (x + w * (izquierda + ancho) + 0.1, arriba - 0.06, 1.9, franja))
    return chart


def puntos(slide: Any, datos: Puntos, caja: Caja) -> Any:
    """A dot per school: one series per band, and what is expected as a line."""
    data = XyChartData(number_format="0.0")
    todos = sorted(datos.puntos, key=lambda p: p[1])
    niveles = apila([p[1] for p in todos], separacion(len(todos)))
    tope = max([abs(n) for n in niveles] + [4]) + 1
    cuantas = Counter(p[2] for p in todos)
    # The longest series first: LibreOffice loses the points of one that a longer one follows.
    usadas = sorted(cuantas, key=lambda b: -cuantas[b])
    for banda in usadas:
        n = cuantas[banda]
        serie = data.add_series(f"{ROTULO_BANDA[banda]} ({formato.numero(n)})")
        for (_, valor, suya), nivel in zip(todos, niveles, strict=True):
            if suya == banda:
                serie.add_data_point(valor, nivel)
    if datos.esperado is not None:
        serie = data.add_series(f"Esperado: {formato.puntos(datos.esperado)}")
        serie.add_data_point(datos.esperado, -tope)
        serie.add_data_point(datos.esperado, tope)
    chart = _nuevo(slide, XL_CHART_TYPE.XY_SCATTER, data, caja)
    _eje(chart.category_axis, 11)
    chart.category_axis.minimum_scale, chart.category_axis.maximum_scale = 0, 100
    chart.category_axis.has_major_gridlines, chart.category_axis.major_unit = False, 25
    chart.category_axis.tick_label_position = ROTULOS.LOW
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = -tope, tope
    chart.value_axis.crosses = XL_AXIS_CROSSES.MINIMUM
    tamano = 9 if len(todos) <= 120 else 6 if len(todos) <= 600 else 4
    for serie, banda in zip(chart.plots[0].series, [*usadas, "esperado"], strict=False):
        if banda == "esperado":
            serie.marker.style = XL_MARKER_STYLE.NONE
            serie.format.line.color.rgb, serie.format.line.width = color(colores.TINTA), Pt(1.75)
            continue
        serie.format.line.fill.background()
        serie.marker.style, serie.marker.size = XL_MARKER_STYLE.CIRCLE, tamano
        serie.marker.format.fill.solid()
        serie.marker.format.fill.fore_color.rgb = color(colores.ROLES.get(banda, colores.TENUE))
        serie.marker.format.line.fill.background()
    _leyenda(chart, True)
    return chart


ROTULO_BANDA = {
    "critico": "Crítica", "en_riesgo": "En riesgo", "en_ruta": "En ruta", "adelantada": "Adelantada", "": "Escuelas",
}  # fmt: skip


def _nuevo(slide: Any, tipo: Any, data: Any, caja: Caja) -> Any:
    marco = slide.shapes.add_chart(tipo, *map(Inches, caja), data)
    chart = marco.chart
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(11), color(colores.TINTA)
    return chart


def _leyenda(chart: Any, hay: bool) -> None:
    chart.has_legend = hay
    if hay:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(11)


def _eje(axis: Any, tamano: float) -> None:
    axis.tick_labels.font.size = Pt(tamano)
    axis.format.line.color.rgb = color(colores.LINEA)
    axis.has_minor_gridlines = False


def _relleno(serie: Any, hexa: str, hueco: bool) -> None:
    serie.format.fill.solid()
    serie.format.fill.fore_color.rgb = color(hexa)
    serie.invert_if_negative = False
    if hueco:
        serie.format.line.color.rgb = color(colores.LINEA)


def _linea(serie: Any, esperado: bool) -> None:
    serie.smooth = False
    hexa = colores.ROLES["esperado" if esperado else "real"]
    serie.format.line.color.rgb, serie.format.line.width = color(hexa), Pt(1.5 if esperado else 3)
    if esperado:
        serie.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
        serie.marker.style = XL_MARKER_STYLE.NONE
        return
    serie.marker.style, serie.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    serie.marker.format.fill.solid()
    serie.marker.format.fill.fore_color.rgb = color(hexa)
    serie.marker.format.line.color.rgb = color(hexa)


def _ultimo(serie: Any, valores: Any) -> None:
    """The number of the last month with a value, beside its point."""
    con = [i for i, v in enumerate(valores) if v is not None]
    if con:
        rotulo = serie.points[con[-1]].data_label
        rotulo.has_text_frame = False
        rotulo.position = XL_LABEL_POSITION.RIGHT
        rotulo.font.size, rotulo.font.bold = Pt(13), True
        _muestra_valor(rotulo)


def _muestra_valor(rotulo: Any) -> None:
    dlbl = rotulo._get_or_add_dLbl()
    for hijo in dlbl:
        nombre = hijo.tag.rsplit("}", 1)[-1]
        if nombre.startswith("show"):
            hijo.set("val", "1" if nombre == "showVal" else "0")


def _plano(chart: Any, x: float, y: float, w: float, h: float) -> None:
    """Fix where the plot itself lies within its frame (shares of it), so that shapes can be aligned with the months."""
    area = chart._chartSpace.chart.plotArea
    for viejo in area.findall("{*}layout"):
        area.remove(viejo)
    uri = area.nsmap["c"]

    def nodo(padre: Any, nombre: str, valor: str = "") -> Any:
        nuevo = padre.makeelement(f"{{{uri}}}{nombre}", {"val": valor} if valor else {})
        padre.append(nuevo)
        return nuevo

    layout = area.makeelement(f"{{{uri}}}layout", {})
    area.insert(0, layout)
    manual = nodo(layout, "manualLayout")
    nodo(manual, "layoutTarget", "inner")
    for nombre in ("xMode", "yMode"):
        nodo(manual, nombre, "edge")
    for nombre, valor in (("x", x), ("y", y), ("w", w), ("h", h)):
        nodo(manual, nombre, f"{valor:.4f}")


def _tramos(lugares: tuple[int, ...]) -> list[tuple[int, int]]:
    tramos: list[tuple[int, int]] = []
    for i in lugares:
        seguido = bool(tramos) and i == tramos[-1][1] + 1
        tramos.append((tramos.pop()[0], i) if seguido else (i, i))
    return tramos


def _tira(slide: Any, caja: Caja, slug: str) -> None:
    shape = slide.shapes.add_shape(1, *map(Inches, caja))
    shape.fill.solid()
    shape.fill.fore_color.rgb = color(colores.FASES.get(slug, colores.LINEA))
    shape.line.fill.background()
    shape._element.remove(shape._element.find("{*}style"))  # its shadow comes from there


def _nota(slide: Any, texto: str, caja: Caja) -> None:
    box = slide.shapes.add_textbox(*map(Inches, caja))
    box.text_frame.text = texto
    box.text_frame.margin_top = box.text_frame.margin_bottom = 0
    box.text_frame.paragraphs[0].font.size = Pt(10)
    box.text_frame.paragraphs[0].font.color.rgb = color(colores.TENUE)

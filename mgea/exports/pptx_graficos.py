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
from pptx.util import Inches, Pt

from mgea import formato
from mgea.exports import colores
from mgea.exports.figuras import Barras, Puntos
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
    chart = nuevo(slide, tipo, data, caja)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = (35, 100) if datos.apiladas else (45, -5)
    chart.category_axis.reverse_order = True
    eje(chart.category_axis, 12)
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
    leyenda(chart, len(datos.series) > 1)
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
    chart = nuevo(slide, XL_CHART_TYPE.XY_SCATTER, data, caja)
    eje(chart.category_axis, 11)
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
    leyenda(chart, True)
    return chart


ROTULO_BANDA = {
    "critico": "Crítica", "en_riesgo": "En riesgo", "en_ruta": "En ruta", "adelantada": "Adelantada", "": "Escuelas",
}  # fmt: skip


def nuevo(slide: Any, tipo: Any, data: Any, caja: Caja) -> Any:
    """A chart in its frame, in our letters and without a title: the slide has it."""
    marco = slide.shapes.add_chart(tipo, *map(Inches, caja), data)
    chart = marco.chart
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(11), color(colores.TINTA)
    return chart


def leyenda(chart: Any, hay: bool) -> None:
    """The legend above the plot, or none."""
    chart.has_legend = hay
    if hay:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(11)


def eje(axis: Any, tamano: float) -> None:
    """Size of an axis\'s words, colour of its line."""
    axis.tick_labels.font.size = Pt(tamano)
    axis.format.line.color.rgb = color(colores.LINEA)
    axis.has_minor_gridlines = False


def _relleno(serie: Any, hexa: str, hueco: bool) -> None:
    serie.format.fill.solid()
    serie.format.fill.fore_color.rgb = color(hexa)
    serie.invert_if_negative = False
    if hueco:
        serie.format.line.color.rgb = color(colores.LINEA)

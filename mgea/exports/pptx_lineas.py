"""Points by month as PowerPoint's own chart, with the phases as shapes under the months."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.chart import XL_TICK_LABEL_POSITION as ROTULOS
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Inches, Pt

from mgea import formato
from mgea.exports import colores
from mgea.exports.figuras import Lineas
from mgea.exports.pptx_graficos import Caja, eje, leyenda, nuevo
from mgea.exports.pptx_plantilla import color


def lineas(slide: Any, datos: Lineas, caja: Caja) -> Any:
    """Points by month; the phases are shapes under the months, aligned with them."""
    data = CategoryChartData(number_format="0.0")
    data.categories = [formato.mes_corto(m) for m in datos.meses]
    for serie in datos.series:
        data.add_series(serie.nombre, serie.valores)
    x, y, w, h = caja
    franja = 0.21
    alto = h - franja * len(datos.fases) - 0.1
    chart = nuevo(slide, XL_CHART_TYPE.LINE_MARKERS, data, (x, y, w, alto))
    izquierda, ancho = 0.045, 0.80
    _plano(chart, izquierda, 0.09, ancho, 0.76)
    eje(chart.category_axis, 10)
    eje(chart.value_axis, 10)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 100
    chart.value_axis.major_unit = 25
    chart.value_axis.major_gridlines.format.line.color.rgb = color(colores.BORDE)
    chart.value_axis.format.line.fill.background()
    chart.category_axis.tick_label_position = ROTULOS.LOW
    for serie, own in zip(chart.plots[0].series, datos.series, strict=True):
        _linea(serie, own.rol == "esperado")
        _ultimo(serie, own.valores)
    leyenda(chart, True)
    paso = w * ancho / max(len(datos.meses), 1)
    for k, fase in enumerate(datos.fases):
        arriba = y + alto + 0.04 + k * franja
        for a, b in _tramos(fase.lugares):
            lado = x + w * izquierda + a * paso
            _tira(slide, (lado, arriba, (b - a + 1) * paso, franja - 0.05), fase.slug)
        _nota(slide, fase.titulo, (x + w * (izquierda + ancho) + 0.1, arriba - 0.06, 1.9, franja))
    return chart


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
        if tramos and i == tramos[-1][1] + 1:
            tramos[-1] = (tramos[-1][0], i)
        else:
            tramos.append((i, i))
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

"""What a slide holds besides charts: texts, big figures, lists and PowerPoint's own tables, sized so that they fit."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from mgea.exports import colores
from mgea.exports.figuras import Celdas
from mgea.exports.lienzo import renglones
from mgea.exports.pptx_graficos import Caja
from mgea.exports.pptx_plantilla import SERIF, color
from mgea.exports.report import Tabla
from mgea.exports.svg_escuelas import PRINCIPIOS, escrita

NUMEROS = frozenset({"entero", "puntos", "signo", "parte"})
SIN_ESTILO = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's «no style, no grid»
ANGOSTA = 0.94  # the letters of slides are narrower than those measured
LETRA_TABLA, AIRE = 12.0, 0.11  # pt; inches above and below the text of a cell


def alto_texto(texto: str, tamano: float, ancho_in: float) -> float:
    """Height (inches) of a text of ``tamano`` pt in a box: how long a slide's words are, before anybody draws them."""
    lineas = max(1, len(renglones(texto, tamano * ANGOSTA, ancho_in * 72 - 4)))
    return lineas * tamano * 1.22 / 72


def tamano_que_cabe(
    textos: Sequence[str], tamanos: Sequence[float], ancho_in: float, alto_in: float
) -> float:
    """The first size at which the texts, one under the other, fit; the last one otherwise."""
    for tamano in tamanos:
        if sum(alto_texto(t, tamano, ancho_in) + 0.08 for t in textos) <= alto_in:
            return tamano
    return tamanos[-1]


def caja_texto(slide: Any, caja: Caja) -> Any:
    """An empty text frame without margins, whose words wrap."""
    frame = slide.shapes.add_textbox(*map(Inches, caja)).text_frame
    frame.word_wrap = True
    for lado in ("margin_left", "margin_right", "margin_top", "margin_bottom"):
        setattr(frame, lado, 0)
    return frame


def escribe_en(
    frame: Any, partes: Sequence[tuple[str, float, str, bool]], serif: bool = False
) -> None:
    """A paragraph at the end of a frame, of runs (text, pt, colour, bold)."""
    vacio = len(frame.paragraphs) == 1 and not frame.paragraphs[0].runs
    parrafo = frame.paragraphs[0] if vacio else frame.add_paragraph()
    parrafo.space_after = Pt(5)
    for texto, tamano, hexa, fuerte in partes:
        run = parrafo.add_run()
        run.text = texto
        run.font.size, run.font.bold, run.font.color.rgb = Pt(tamano), fuerte, color(hexa)
        if serif:
            run.font.name = SERIF


def paginas(tabla: Tabla, ancho_in: float, alto_in: float) -> list[list[list[str]]]:
    """The rows as they are read, in slides: as many as fit by height, about as many in each."""
    anchos = _anchos(tabla, ancho_in)
    inicio = alto_fila([c.titulo for c in tabla.columnas], anchos)
    filas = tabla.textos()
    altos = [alto_fila(f, anchos) for f in filas]
    libre = max(alto_in - inicio, 0.5)
    libre = min(libre, sum(altos) / max(1, -(-sum(altos) // libre)) + max(altos, default=0))
    hojas: list[list[list[str]]] = [[]]
    usado = 0.0
    for fila, alto in zip(filas, altos, strict=True):
        if hojas[-1] and usado + alto > libre:
            hojas.append([])
            usado = 0.0
        hojas[-1].append(fila)
        usado += alto
    return hojas


def alto_fila(textos: Sequence[str], anchos: Sequence[float]) -> float:
    """Height of a row of cells, inches."""
    pares = zip(textos, anchos, strict=True)
    return max(alto_texto(t, LETRA_TABLA, w - 0.16) for t, w in pares) + AIRE


def _anchos(tabla: Tabla, ancho_in: float) -> list[float]:
    suma = sum(c.ancho for c in tabla.columnas)
    return [ancho_in * c.ancho / suma for c in tabla.columnas]


def tabla_nativa(slide: Any, tabla: Tabla, filas: list[list[str]], caja: Caja) -> None:
    """A table with its header and some of its rows."""
    x, y, w, _ = caja
    anchos = _anchos(tabla, w)
    titulos = [c.titulo for c in tabla.columnas]
    altos = [alto_fila(f, anchos) for f in (titulos, *filas)]
    marco = slide.shapes.add_table(
        len(filas) + 1, len(titulos), Inches(x), Inches(y), Inches(w), Inches(sum(altos))
    )
    _describe(marco, tabla.titulo)
    nativa = _sin_estilo(marco)
    for k, own in enumerate(anchos):
        nativa.columns[k].width = Inches(own)
    for i, textos in enumerate((titulos, *filas)):
        nativa.rows[i].height = Inches(altos[i])
        for k, texto in enumerate(textos):
            celda = nativa.cell(i, k)
            _celda(
                celda, texto, LETRA_TABLA, colores.TINTA, i == 0, tabla.columnas[k].tipo in NUMEROS
            )
            _raya(celda, colores.TINTA if i == 0 else colores.BORDE, 12_700 if i == 0 else 6_350)


def celdas_nativas(slide: Any, datos: Celdas, caja: Caja, alt: str) -> None:
    """The 25 practices as a table: principle, code, level, and the tick of what was verified."""
    x, y, w, _ = caja
    n = len(datos.celdas)
    marco = slide.shapes.add_table(4, n, Inches(x), Inches(y), Inches(w), Inches(2.2))
    _describe(marco, alt)
    nativa = _sin_estilo(marco)
    for k, alto in enumerate((0.9, 0.3, 0.55, 0.3)):
        nativa.rows[k].height = Inches(alto)
    inicio = 0
    for k, celda in enumerate(datos.celdas):
        nativa.columns[k].width = Inches(w / n)
        ultima = k + 1 == n or datos.celdas[k + 1].principio != celda.principio
        if ultima:
            nativa.cell(0, inicio).merge(nativa.cell(0, k))
            nombre = PRINCIPIOS.get(celda.principio, celda.principio)
            _celda(nativa.cell(0, inicio), nombre, 10, colores.TENUE, False, False)
            inicio = k + 1
        _celda(nativa.cell(1, k), celda.practica.removeprefix("P"), 9, colores.TENUE, False, None)
        hexa = colores.ROLES.get(f"nivel_{celda.nivel}", colores.PAPEL)
        nivel = nativa.cell(2, k)
        _celda(nivel, escrita(celda), 14, colores.encima(hexa), True, None)
        nivel.fill.solid()
        nivel.fill.fore_color.rgb = color(hexa if celda.nivel is not None else "#EDF1F2")
        if celda.verificada:
            _celda(nativa.cell(3, k), "✓", 11, colores.ROLES["en_ruta"], True, None)
    for k in range(n):
        _raya(nativa.cell(2, k), colores.PAPEL, 19_050, ("lnL", "lnR", "lnT", "lnB"))


def _sin_estilo(marco: Any) -> Any:
    nativa = marco.table
    propiedades = marco._element.graphic.graphicData.tbl.tblPr
    propiedades.find("{*}tableStyleId").text = SIN_ESTILO
    propiedades.set("bandRow", "0")
    return nativa


def _describe(marco: Any, alt: str) -> None:
    marco._element.nvGraphicFramePr.cNvPr.set("descr", alt)


def _celda(
    celda: Any, texto: str, tamano: float, hexa: str, fuerte: bool, derecha: bool | None
) -> None:
    """Text of a cell; ``derecha`` None centres it."""
    celda.margin_left = celda.margin_right = Inches(0.08 if derecha is not None else 0)
    celda.margin_top = celda.margin_bottom = Inches(0.03)
    abajo = fuerte and derecha is not None
    celda.vertical_anchor = MSO_ANCHOR.BOTTOM if abajo else MSO_ANCHOR.MIDDLE
    celda.text_frame.word_wrap = True
    parrafo = celda.text_frame.paragraphs[0]
    parrafo.alignment = (
        PP_ALIGN.CENTER if derecha is None else PP_ALIGN.RIGHT if derecha else PP_ALIGN.LEFT
    )
    run = parrafo.add_run()
    run.text = texto
    run.font.size, run.font.bold, run.font.color.rgb = Pt(tamano), fuerte, color(hexa)


def _raya(celda: Any, hexa: str, grosor: int, lados: Sequence[str] = ("lnB",)) -> None:
    """Lines of a cell: python-pptx has no word for them. They must come before its fill."""
    propiedades = celda._tc.get_or_add_tcPr()
    uri = celda._tc.nsmap["a"]
    for k, lado in enumerate(lados):
        linea = propiedades.makeelement(f"{{{uri}}}{lado}", {"w": str(grosor), "cmpd": "sng"})
        relleno = linea.makeelement(f"{{{uri}}}solidFill", {})
        relleno.append(relleno.makeelement(f"{{{uri}}}srgbClr", {"val": hexa.lstrip("#")}))
        linea.append(relleno)
        propiedades.insert(k, linea)

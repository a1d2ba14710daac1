"""An empty 16:9 deck of ours: one layout (title, foot, number), our colours and letters, no empty placeholder left."""

import re
from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches, Pt

from mgea.exports import colores

ANCHO, ALTO = 13.333, 7.5  # inches
MARGEN, ARRIBA, ABAJO = 0.7, 1.95, 6.75
SERIF, SANS = "Georgia", "Calibri"
"""Letters that every office computer has, or has a twin of: a deck does not carry fonts."""

_TEMA = {
    "dk1": colores.TINTA, "lt1": colores.PAPEL, "dk2": colores.ACENTO, "lt2": "#F0F4F5", "accent1": colores.ACENTO,
    "accent2": "#AD8732", "accent3": "#3971CE", "accent4": "#5C2C8D", "accent5": "#37783C", "accent6": "#7A2740",
    "hlink": colores.ACENTO, "folHlink": colores.TENUE,
}  # fmt: skip
_TITULO, _PIE, _NUMERO = "title", "ftr", "sldNum"


def color(hexa: str) -> RGBColor:
    """A colour of ours for python-pptx."""
    return RGBColor.from_string(hexa.lstrip("#"))


def mazo() -> Any:
    """A presentation without slides; ``lamina`` adds one."""
    prs = Presentation()
    prs.slide_width, prs.slide_height = Inches(ANCHO), Inches(ALTO)
    layouts = list(prs.slide_layouts)
    keep = next(x for x in layouts if x.name == "Title Only")
    for layout in layouts:
        if layout is not keep:
            prs.slide_layouts.remove(layout)
    keep.name = "Mensaje"
    _tema(prs.slide_master)
    for owner in (prs.slide_master, keep):
        _marcadores(owner)
    return prs


def lamina(prs: Any, titulo: str, pie: str) -> Any:
    """A new slide with its title (a real one, for outlines and readers), foot and number."""
    layout = prs.slide_layouts[0]
    slide = prs.slides.add_slide(layout)
    slide.shapes.title.text_frame.text = titulo
    for shape in layout.placeholders:
        if _tipo(shape) in (_PIE, _NUMERO):
            copia = deepcopy(shape._element)
            slide.shapes._spTree.append(copia)
            if _tipo(shape) == _PIE:
                next(s for s in slide.placeholders if _tipo(s) == _PIE).text_frame.text = pie
    return slide


def _tipo(shape: Any) -> str:
    ph = shape._element.find(".//{*}nvPr/{*}ph")
    return "" if ph is None else str(ph.get("type") or "")


def _tema(master: Any) -> None:
    """Our colours and letters in the theme, so that what people add looks like the rest."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml = part.blob.decode("utf-8")
    for name, value in _TEMA.items():
        nuevo = f'<a:{name}><a:srgbClr val="{value[1:]}"/></a:{name}>'
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", nuevo, xml, flags=re.DOTALL)
    for cual, letra in (("major", SERIF), ("minor", SANS)):
        xml = re.sub(rf'(<a:{cual}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{letra}", xml)
    part._blob = xml.encode("utf-8")


def _marcadores(owner: Any) -> None:
    """Where title, foot and number stand; the others (date, body) go away."""
    for shape in list(owner.placeholders):
        tipo = _tipo(shape)
        if tipo == _TITULO:
            _lugar(shape, MARGEN, 0.62, ANCHO - 2 * MARGEN, 1.2)
            _letra(shape, 28, colores.TINTA, "l", "t")
        elif tipo == _PIE:
            _lugar(shape, MARGEN, 6.98, ANCHO - 2 * MARGEN - 1.2, 0.3)
            _letra(shape, 10, colores.TENUE, "l", "ctr")
        elif tipo == _NUMERO:
            _lugar(shape, ANCHO - MARGEN - 1.1, 6.98, 1.1, 0.3)
            _letra(shape, 10, colores.TENUE, "r", "ctr")
        else:
            shape._element.getparent().remove(shape._element)


def _lugar(shape: Any, x: float, y: float, w: float, h: float) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Inches, (x, y, w, h))


def _letra(shape: Any, tamano: float, hexa: str, lado: str, alto: str) -> None:
    """Size, colour and place of a placeholder's text, for itself and for what inherits from it."""
    cuerpo = shape._element.txBody
    propiedades = cuerpo.find(".//{*}bodyPr")
    propiedades.set("anchor", alto)
    for name in ("lIns", "rIns", "tIns", "bIns"):
        propiedades.set(name, "0")
    for hijo in list(propiedades):
        propiedades.remove(hijo)
    for parrafo in shape.text_frame.paragraphs:
        parrafo.font.size, parrafo.font.color.rgb = Pt(tamano), color(hexa)
    estilo = cuerpo.find("{*}lstStyle")
    for hijo in list(estilo):
        estilo.remove(hijo)
    nivel = estilo.makeelement(f"{{{cuerpo.nsmap['a']}}}lvl1pPr", {"algn": lado})
    letra = nivel.makeelement(
        f"{{{cuerpo.nsmap['a']}}}defRPr", {"sz": str(int(tamano * 100)), "b": "0"}
    )
    relleno = letra.makeelement(f"{{{cuerpo.nsmap['a']}}}solidFill", {})
    relleno.append(
        relleno.makeelement(f"{{{cuerpo.nsmap['a']}}}srgbClr", {"val": hexa.lstrip("#")})
    )
    letra.append(relleno)
    nivel.append(letra)
    estilo.append(nivel)

"""A canvas on which charts are drawn as SVG: a few shapes, text that cannot escape, and letters that are measured."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from mgea.exports.colores import LINEA, TINTA
from mgea.exports.texto import con_letra

LETRA = "'Source Sans Pro','Source Sans 3','Segoe UI',Arial,sans-serif"
_SIMBOLOS = re.compile(
    "[✕★○●□↩]+"
)  # not in those letters: named, because a drawing does not look for another font
_OTRA_LETRA = r"<tspan font-family='DejaVu Sans Mono'>\g<0></tspan>"
_ANCHAS, _ANGOSTAS = frozenset("mwMW%@—…ÑOQG"), frozenset("iljtfrI.,:;'|!·()[] ")


def _parte(letra: str) -> float:
    if letra in _ANCHAS:
        return 0.84
    return 0.30 if letra in _ANGOSTAS else 0.62 if letra.isupper() else 0.53


def ancho(texto: str, tamano: float) -> float:
    """Width of a text in the letters of the files, in px: a near upper bound."""
    return tamano * sum(_parte(c) for c in texto)


def renglones(texto: str, tamano: float, cabe: float) -> list[str]:
    """The text in lines no wider than ``cabe`` px; a word that is too long alone is broken."""
    lineas, actual = [], ""
    for palabra in texto.split():
        while ancho(palabra, tamano) > cabe and len(palabra) > 1:
            corte = max(1, int(len(palabra) * cabe / ancho(palabra, tamano)))
            if actual:
                lineas.append(actual)
                actual = ""
            lineas.append(palabra[:corte])
            palabra = palabra[corte:]
        junta = f"{actual} {palabra}".strip()
        if ancho(junta, tamano) <= cabe:
            actual = junta
        else:
            lineas.append(actual)
            actual = palabra
    return [*lineas, actual] if actual else lineas


class Lienzo:
    """Shapes in the order they are drawn; coordinates and sizes in px."""

    def __init__(self, ancho_px: float) -> None:
        self.ancho, self._partes = ancho_px, list[str]()

    def caja(
        self, x: float, y: float, w: float, h: float, color: str, borde: str = "", r: float = 0
    ) -> None:
        """A rectangle."""
        raya = f' stroke="{borde}"' if borde else ""
        redonda = f' rx="{r:g}"' if r else ""
        self._partes.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(w, 0):.1f}" height="{h:.1f}" fill="{color}"{raya}{redonda}/>'
        )

    def rayada(self, x: float, y: float, w: float, h: float) -> None:
        """A rectangle of what is missing: hatched, never a colour."""
        self.caja(x, y, w, h, "#FFFFFF", LINEA)
        paso = 6.0
        k = paso
        while k < w + h:
            x0, y0 = (x + k, y) if k <= w else (x + w, y + k - w)
            x1, y1 = (x, y + k) if k <= h else (x + k - h, y + h)
            self.linea([(x0, y0), (x1, y1)], LINEA, 0.8)
            k += paso

    def linea(
        self, puntos: Sequence[tuple[float, float]], color: str, grosor: float, rayas: str = ""
    ) -> None:
        """A line through some points; ``rayas``: its dashes."""
        camino = " ".join(f"{x:.1f},{y:.1f}" for x, y in puntos)
        raya = f' stroke-dasharray="{rayas}"' if rayas else ""
        self._partes.append(
            f'<polyline points="{camino}" fill="none" stroke="{color}" stroke-width="{grosor:g}"{raya}/>'
        )

    def punto(self, x: float, y: float, radio: float, color: str, hueco: bool = False) -> None:
        """A dot, white inside when ``hueco``."""
        relleno = (
            f'fill="#FFFFFF" stroke="{color}" stroke-width="1.6"' if hueco else f'fill="{color}"'
        )
        self._partes.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radio:.2f}" {relleno}/>')

    def texto(
        self,
        x: float,
        y: float,
        que: str,
        tamano: float = 13,
        color: str = TINTA,
        ancla: str = "start",
        fuerte: bool = False,
    ) -> None:
        """A line of text on its baseline; ``ancla`` start, middle or end."""
        peso = ' font-weight="600"' if fuerte else ""
        self._partes.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{tamano:g}" fill="{color}" text-anchor="{ancla}"{peso}>'
            f"{_SIMBOLOS.sub(_OTRA_LETRA, escape(con_letra(que)))}</text>"
        )

    def svg(self, alto: float, titulo: str, descripcion: str, fondo: str = "") -> str:
        """The whole picture on ``fondo`` (or nothing), with what is told to who does not see it."""
        papel = f'<rect width="100%" height="100%" fill="{fondo}"/>' if fondo else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.ancho:g} {alto:.0f}" width="{self.ancho:g}" '
            f'height="{alto:.0f}" role="img" font-family="{LETRA}"><title>{escape(titulo)}</title>'
            f"<desc>{escape(descripcion)}</desc>{papel}{''.join(self._partes)}</svg>"
        )

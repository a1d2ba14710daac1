"""Direct labels at the end of two lines that may run close: each on the side where nothing is drawn.

The browser decides how wide a figure is, so widths are those of a half page (a wider figure leaves more air).
"""

from typing import NamedTuple

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t

ANCHO, LETRA_ANCHO = 480, 7.2  # px of the plot and of a letter
ALTO = 7.5  # points of 100 that a line of text covers
Linea = list[float | None]


class _Caja(NamedTuple):
    """The room a label takes: months from ``x0`` to ``x1``, points from ``y0`` to ``y1``."""

    x0: float
    x1: float
    y0: float
    y1: float

    def toca(self, otra: "_Caja") -> bool:
        """Whether two labels would overlap."""
        juntas_x = self.x0 < otra.x1 and otra.x0 < self.x1
        return juntas_x and self.y0 < otra.y1 and otra.y0 < self.y1


def rotulos_finales(puntos: Linea, esperado: Linea, meses: list[str], quien: str) -> list[dict]:
    """The last known value of each line with its name, and the month the last expected value belongs to."""
    notas: list[dict] = []
    puestas: list[_Caja] = []
    i, j = _ultimo(puntos), _ultimo(esperado)
    if i is not None:
        texto = f"{formato.puntos(puntos[i])} · {t.corta(quien, 28)}"
        arriba = esperado[i] is None or puntos[i] >= esperado[i]  # type: ignore[operator]
        lados = (True, False) if arriba else (False, True)
        nota = _rotulo(texto, i, puntos, esperado, lados, puestas)
        notas.append(nota | {"text": f"<b>{texto}</b>", "font": t.letra(p.ACENTO, 13)})
    if j is not None:
        mes = formato.mes_nombre(meses[j])
        if meses[j][:4] != meses[-1][:4] or j < len(meses) - 1:
            mes = formato.mes_largo(meses[j])
        valor = f"{formato.puntos(esperado[j])} · esperado"
        nota = _rotulo(f"{valor} a {mes}", j, puntos, esperado, (True, False), puestas)
        notas.append(nota | {"text": f"<b>{valor}</b> a {mes}", "font": t.letra(p.TENUE, 12)})
    return notas


def _ultimo(linea: Linea) -> int | None:
    return max((k for k, v in enumerate(linea) if v is not None), default=None)


def _rotulo(
    texto: str,
    i: int,
    puntos: Linea,
    esperado: Linea,
    lados: tuple[bool, bool],
    puestas: list[_Caja],
) -> dict:
    """Where a label of month ``i`` goes: on the first of ``lados`` (above is True) that is free; remembers its room."""
    n = len(puntos)
    largo = len(texto) * LETRA_ANCHO * n / ANCHO
    ancla = "right" if i >= n * 0.6 else "left" if i < n * 0.25 else "center"
    x0 = {"right": i + 0.45 - largo, "left": i - 0.45, "center": i - largo / 2}[ancla]
    opciones = [_encima(x0, x0 + largo, puntos, esperado, arriba) for arriba in lados]
    libres = [
        k
        for k, caja in enumerate(opciones)
        if caja.y0 >= 0 and caja.y1 <= 108 and not any(caja.toca(o) for o in puestas)
    ]
    elegida = libres[0] if libres else 0
    caja, arriba = opciones[elegida], lados[elegida]
    puestas.append(caja)
    return t.nota(
        texto,
        x={"right": i + 0.45, "left": i - 0.45, "center": i}[ancla],
        y=caja.y0 if arriba else caja.y1,
        xanchor=ancla,
        yanchor="bottom" if arriba else "top",
        borderpad=0,
    )


def _encima(x0: float, x1: float, puntos: Linea, esperado: Linea, arriba: bool) -> _Caja:
    """The room above (or below) both lines between two months."""
    entre = range(max(0, int(x0)), min(len(puntos) - 1, int(x1) + 1) + 1)
    valores = [
        v for linea in (puntos, esperado) for v in (linea[k] for k in entre) if v is not None
    ]
    if arriba:
        y0 = max(valores) + 3.5
        return _Caja(x0, x1, y0, y0 + ALTO)
    y1 = min(valores) - 3.5
    return _Caja(x0, x1, y1 - ALTO, y1)

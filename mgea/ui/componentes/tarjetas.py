"""The row of principle cards: title, points, a little line against what is expected, a note."""

from urllib.parse import quote

import pandas as pd

from mgea import formato
from mgea.charts.principios import series_por_principio
from mgea.ui.nucleo.piezas import bloque, esc

ANCHO, ALTO, BORDE = 100.0, 30.0, 3.0  # the drawing's own units


def tarjetas_html(df: pd.DataFrame, as_of: str, notas: dict[str, str] | None = None) -> str:
    """``df``: one row per (principio, periodo): titulo, puntos and esperado 0–100 or null; ``notas``: slug → words."""
    if df.empty:
        return ""
    notas = notas or {}
    meses, series = series_por_principio(df, as_of)
    tarjetas = []
    for i, (slug, (titulo, puntos, esperado)) in enumerate(series.items(), start=1):
        ahora = puntos[meses.index(as_of)] if as_of in meses else None
        cifra = f"<b>{formato.numero(ahora)}</b>"
        pie = f'<span class="nota">{esc(notas.get(slug, ""))}</span>'
        dibujo = linea_html(puntos, esperado, _camino(titulo, meses, puntos, esperado, as_of))
        tarjetas.append(
            f'<li><span class="nombre">{i}. {esc(titulo)}</span><span class="fila">{cifra}{dibujo}</span>{pie}</li>'
        )
    return bloque("mgea-principios", f'<ul role="list">{"".join(tarjetas)}</ul>')


def linea_html(puntos: list[float | None], esperado: list[float | None], dice: str) -> str:
    """A sparkline on a fixed 0–100 scale. Where there is no value the line breaks; a lonely month is a dot."""
    n = max(len(puntos), 2)
    ultimo = max((i for i, v in enumerate(puntos) if v is not None), default=None)
    gris = "".join(_tramo(t, n, 1.6) for t in _tramos(esperado))
    real = "".join(_tramo(t, n, 2.2) for t in _tramos(puntos))
    if ultimo is not None:
        x, y = _xy(ultimo, puntos[ultimo] or 0.0, n)
        real += f"<circle cx='{x}' cy='{y}' r='2.8'/>"
    capas = _capa("esperado", gris) + _capa("real", real)
    return f'<span class="mgea-linea" role="img" aria-label="{esc(dice)}">{capas}</span>'


def _capa(clase: str, dibujo: str) -> str:
    """One drawing as a mask; its shapes come from numbers only."""
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {ANCHO:.0f} {ALTO:.0f}'>{dibujo}</svg>"
    return (
        f'<i class="{clase}" style="--d:url(&quot;data:image/svg+xml,{quote(svg, safe="")}&quot;)"></i>'
        if dibujo
        else ""
    )


def _camino(
    titulo: str,
    meses: list[str],
    puntos: list[float | None],
    esperado: list[float | None],
    as_of: str,
) -> str:
    """What the little line shows, for who does not see it: from where to where, and what was expected."""
    con = [(mes, v) for mes, v in zip(meses, puntos, strict=True) if v is not None]
    if not con:
        return f"{titulo}: sin dato"
    (antes, de), (ahora, a) = con[0], con[-1]
    dice = f"{titulo}: {_dice(a)} en {formato.mes_largo(ahora)}"
    if antes != ahora:
        dice = f"{titulo}: de {_dice(de)} en {formato.mes_largo(antes)} a {_dice(a)} en {formato.mes_largo(ahora)}"
    espera = esperado[meses.index(as_of)] if as_of in meses else None
    return dice if espera is None else f"{dice}; se esperan {formato.puntos(espera)}"


def _dice(valor: float | None) -> str:
    return "sin dato" if valor is None else f"{formato.puntos(valor)} puntos"


def _tramos(valores: list[float | None]) -> list[list[tuple[int, float]]]:
    """Runs of consecutive months with a value."""
    tramos: list[list[tuple[int, float]]] = [[]]
    for i, v in enumerate(valores):
        if v is None:
            tramos.append([])
        else:
            tramos[-1].append((i, v))
    return [t for t in tramos if t]


def _xy(i: int, v: float, n: int) -> tuple[str, str]:
    x = BORDE + i * (ANCHO - 2 * BORDE) / (n - 1)
    y = ALTO - BORDE - v * (ALTO - 2 * BORDE) / 100
    return f"{x:.1f}", f"{y:.1f}"


def _tramo(tramo: list[tuple[int, float]], n: int, grueso: float) -> str:
    lugares = [_xy(i, v, n) for i, v in tramo]
    if len(lugares) == 1:
        return f"<circle cx='{lugares[0][0]}' cy='{lugares[0][1]}' r='{grueso}'/>"
    camino = " ".join(f"{x},{y}" for x, y in lugares)
    trazo = f"fill='none' stroke='#000' stroke-width='{grueso}' stroke-linejoin='round' stroke-linecap='round'"
    return f"<polyline points='{camino}' {trazo}/>"

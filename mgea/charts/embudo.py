"""Rates with their uncertainty, and progress beside level."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t
from mgea.charts.escuelas import ZONA

ZONAS = {
    "muy_baja": ("✕", "Muy por debajo", p.CRITICO, "x"),
    "atencion": ("▲", "Por debajo", p.RIESGO, "triangle-up"),
    "dentro": ("●", "No se distingue", p.LINEA, "circle"),
    "destaca": ("◆", "Por encima", p.RUTA, "diamond"),
    "muy_alta": ("★", "Muy por encima", p.ADELANTADA, "star"),
}
SIMBOLO_BANDA = {
    "critico": "x",
    "en_riesgo": "triangle-up",
    "en_ruta": "circle",
    "adelantada": "star",
}


def embudo(df: pd.DataFrame, curvas: pd.DataFrame, comun: float) -> go.Figure:
    """Each dot, the schools with the same rate over the same number of cases; lines, the limits of chance.

    ``df``: tasa 0–1, denominador, zona (as ``comparacion.embudo``), nombre. ``curvas``: denominador, bajo95, alto95,
    bajo998, alto998 (0–1). ``comun``: everybody's rate.
    """
    if df.empty:
        return t.vacia("Nada exigible todavía: no hay tasas que comparar")
    juntas = df.groupby(["denominador", "tasa", "zona"])["nombre"].agg(["size", "first"])
    juntas = juntas.reset_index()
    tope = int(df["denominador"].max())
    trazos = [_curva(curvas, c, fina) for c, fina in _LINEAS]
    trazos += [_zona(juntas[juntas["zona"] == z], z) for z in ZONAS]
    raya = {"type": "line", "x0": 0, "x1": tope + 1, "y0": 100 * comun, "y1": 100 * comun}
    raya |= {"line": {"color": p.TINTA, "width": 1.4}, "layer": "below"}
    return t.figura(
        trazos,
        320,
        (48, 10, 12, 44),
        shapes=[raya],
        annotations=[
            t.nota(
                f"<b>{formato.porcentaje(comun)} entre todas</b>",
                **{"x": tope + 0.6, "y": 100 * comun, "xanchor": "right", "yanchor": "bottom"},
                font=t.letra(p.TINTA, 12),
            ),
            t.nota(
                "Número de casos exigibles de la escuela",
                **{"x": 0.5, "y": 0, "xref": "paper", "yref": "paper", "yshift": -24},
                yanchor="top",
                font=t.letra(p.TENUE, 11.5),
            ),
        ],
        xaxis=t.eje(range=[0.4, tope + 0.9], dtick=max(1, tope // 8)),
        yaxis=t.eje(
            range=[-6, 106],
            tickvals=[0, 25, 50, 75, 100],
            ticktext=[f"{v} %" for v in (0, 25, 50, 75, 100)],
            showgrid=True,
            gridcolor=p.NEUTRO_SUAVE,
        ),
    )


_LINEAS = (("bajo95", True), ("alto95", True), ("bajo998", False), ("alto998", False))


def _curva(curvas: pd.DataFrame, columna: str, fina: bool) -> t.Trazo:
    linea = {"color": p.TENUE, "width": 1.4 if fina else 1, "dash": "solid" if fina else "dot"}
    y = (100 * curvas[columna]).to_list()
    return {
        "type": "scatter", "mode": "lines", "x": curvas["denominador"].to_list(), "y": y, "line": linea,
        "hoverinfo": "skip",
    }  # fmt: skip


def _zona(juntas: pd.DataFrame, zona: str) -> t.Trazo:
    _, palabra, color, simbolo = ZONAS[zona]
    quienes = [
        t.corta(n, 50) if c == 1 else formato.plural(int(c), "escuela", "escuelas")
        for n, c in zip(juntas["first"], juntas["size"], strict=True)
    ]
    marca = {
        "size": (7 + 3 * np.sqrt(juntas["size"].clip(upper=40))).to_list(),
        "symbol": simbolo,
        "color": color,
        "line": {"color": p.PAPEL, "width": 1},
    }
    return {
        "type": "scatter", "mode": "markers", "x": juntas["denominador"].to_list(),
        "y": (100 * juntas["tasa"]).to_list(), "customdata": quienes, "marker": marca,
        "hovertemplate": f"%{{customdata}}: %{{y:.0f}} % de %{{x}} · {palabra.lower()}<extra></extra>",
    }  # fmt: skip


def mejora(df: pd.DataFrame) -> go.Figure:
    """Level across, change since the starting point up; each dot a school that can be chosen (it carries ``ie``).

    ``df``: ie, nombre, puntos 0–100, mejora (points), banda. The cross marks both medians.
    """
    con = df[df["mejora"].notna() & df["puntos"].notna()] if not df.empty else df
    if con.empty:
        return t.vacia("Ninguna escuela tiene un punto de partida con que comparar")
    tope = float(max(10, con["mejora"].abs().max())) * 1.12
    x0, y0 = float(con["puntos"].median()), float(con["mejora"].median())
    cruz = [
        {"x0": x0, "x1": x0, "y0": 0, "y1": 1, "yref": "paper"},
        {"x0": 0, "x1": 1, "xref": "paper", "y0": y0, "y1": y0},
    ]
    fina = {"type": "line", "line": {"color": p.TENUE, "width": 1, "dash": "dot"}, "layer": "below"}
    bajo = min(0.0, float(con["mejora"].min())) * 1.15 - 2
    return t.figura(
        [_banda(con[con["banda"] == b], b, len(con)) for b in (*ZONA, "")],
        360,
        (52, 24, 12, 44),
        shapes=[c | fina for c in cruz],
        clickmode="event+select",
        hovermode="closest",
        annotations=[
            _rotulo("Puntos del mes", x=0.5, y=0, yshift=-24, yanchor="top"),
            _rotulo("Cambio, en puntos", x=0, y=1, xanchor="left", yanchor="bottom", yshift=4),
        ],
        xaxis=t.eje_puntos(range=[-1.5, 101.5]),
        yaxis=t.eje(range=[bajo, tope], showgrid=True, gridcolor=p.NEUTRO_SUAVE, zeroline=True,
                    zerolinecolor=p.LINEA, nticks=6),
    )  # fmt: skip


def _rotulo(texto: str, **lugar: object) -> dict:
    return t.nota(texto, xref="paper", yref="paper", font=t.letra(p.TENUE, 11.5), **lugar)


def _banda(con: pd.DataFrame, banda: str, total: int) -> t.Trazo:
    color = ZONA[banda][0] if banda else p.NEUTRO
    return {
        "type": "scatter",
        "mode": "markers",
        "x": con["puntos"].astype(float).to_numpy(dtype="float32"),
        "y": con["mejora"].astype(float).to_numpy(dtype="float32"),
        "customdata": [[i, t.corta(n, 50)] for i, n in zip(con["ie"], con["nombre"], strict=True)],
        "marker": {
            "size": 10 if total <= 120 else 7 if total <= 500 else 5,
            "symbol": SIMBOLO_BANDA.get(banda, "circle-open"),
            "color": color,
            "opacity": 1 if total <= 500 else 0.7,
        },
        "unselected": {"marker": {"opacity": 0.9}},
        "hovertemplate": "%{customdata[1]}: %{x:.1f} puntos, cambio %{y:+.1f}<extra></extra>",
    }

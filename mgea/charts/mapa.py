"""A plain map: schools at their coordinates, equal scale both ways, no tiles and nobody called outside."""

import math

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t
from mgea.charts.embudo import SIMBOLO_BANDA
from mgea.charts.escuelas import ZONA

KM_POR_GRADO = 111.32  # of latitude; a degree of longitude shrinks with its cosine
ALTO = 560


def mapa(df: pd.DataFrame) -> go.Figure:
    """``df``: ie, nombre, latitud, longitud, banda, distrito_nombre. Rows without coordinates are not drawn.

    Axes are kilometres from the middle, so that distances read true; each dot can be chosen and carries ``ie``.
    """
    con = con_coordenadas(df)
    if con.empty:
        return t.vacia("Ninguna escuela tiene coordenadas en el padrón")
    x, y = kilometros(con)
    ancho = max(float(np.ptp(x)), 0.6)
    regla = paso(ancho / 4)
    margen = max(ancho, float(np.ptp(y)), 0.6) * 0.05
    x0, y0 = float(x.min()), float(y.min()) - 2.2 * margen
    # What is drawn first stays below: names of places (unless a crowd would bury them), schools without a band.
    lugares = [_distritos(con, x, y, margen)]
    puntos = [_banda(con, x, y, (con["banda"] == b).to_numpy(), b) for b in ("", *ZONA)]
    trazos = [*lugares, *puntos] if len(con) <= 300 else [*puntos, *lugares]
    return t.figura(
        trazos,
        ALTO,
        (4, 8, 4, 8),
        clickmode="event+select",
        hovermode="closest",
        shapes=_escala(x0, y0, regla),
        annotations=[
            t.nota(
                f"{formato.puntos(regla)} km",
                **{"x": x0 + regla / 2, "y": y0, "yanchor": "bottom", "yshift": 2},
                font=t.letra(p.TENUE, 12),
            ),
            t.nota("↑ Norte", x=1, y=1, xref="paper", yref="paper", xanchor="right", yanchor="top",
                   font=t.letra(p.TENUE, 12)),
        ],
        # The scale fits also when a single school leaves no distance to draw.
        xaxis=t.eje(
            showticklabels=False,
            range=[x0 - margen, max(float(x.max()), x0 + regla) + margen],
        ),
        yaxis=t.eje(
            showticklabels=False,
            scaleanchor="x",
            scaleratio=1,
            range=[y0 - margen * 0.6, float(y.max()) + margen * 2.4],
        ),
    )  # fmt: skip


def resumen_mapa(df: pd.DataFrame) -> str:
    """One sentence: how many are drawn, how many are not, and where the critical ones are most."""
    con = con_coordenadas(df)
    fuera = len(df) - len(con)
    texto = f"{formato.plural(len(con), 'escuela dibujada', 'escuelas dibujadas')}."
    criticas = con[con["banda"] == "critico"]
    if not criticas.empty:
        lugar = criticas["distrito_nombre"].value_counts()
        cuantas = formato.plural(len(criticas), "crítica dibujada", "críticas dibujadas")
        texto += f" De {cuantas}, {formato.numero(int(lugar.iloc[0]))} en {lugar.index[0]}."
    if fuera:
        texto += f" {formato.plural(fuera, 'no tiene', 'no tienen')} coordenadas y se listan abajo."
    return texto


def con_coordenadas(df: pd.DataFrame) -> pd.DataFrame:
    """The rows that can be drawn: both coordinates, and within Peru."""
    if df.empty:
        return df
    return df[df["latitud"].between(-18.5, 0.2) & df["longitud"].between(-81.5, -68.5)]


def kilometros(con: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """East and north of the middle, in km: a flat earth, good to metres within a UGEL."""
    lat, lon = con["latitud"].to_numpy(dtype=float), con["longitud"].to_numpy(dtype=float)
    medio = float(lat.mean())
    este = (lon - lon.mean()) * KM_POR_GRADO * math.cos(math.radians(medio))
    return este, (lat - medio) * KM_POR_GRADO


def paso(largo: float) -> float:
    """The round length (1, 2 or 5 times a power of ten) nearest below: what a scale bar measures."""
    base = 10 ** math.floor(math.log10(largo))
    return float(max(m * base for m in (1, 2, 5) if m * base <= largo))


def _banda(
    con: pd.DataFrame, x: np.ndarray, y: np.ndarray, cuales: np.ndarray, banda: str
) -> t.Trazo:
    own = con[cuales]
    total = len(con)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x[cuales].astype("float32"),
        "y": y[cuales].astype("float32"),
        "customdata": [[i, t.corta(n, 60)] for i, n in zip(own["ie"], own["nombre"], strict=True)],
        "marker": {
            "size": 12 if total <= 120 else 9 if total <= 500 else 6,
            "symbol": SIMBOLO_BANDA.get(banda, "circle-open"),
            "color": ZONA[banda][0] if banda else p.NEUTRO,
            "line": {"color": p.PAPEL, "width": 1 if banda and total <= 500 else 0},
        },
        "unselected": {"marker": {"opacity": 1}},
        "hovertemplate": "%{customdata[1]}<extra></extra>",
    }


def _distritos(con: pd.DataFrame, x: np.ndarray, y: np.ndarray, margen: float) -> t.Trazo:
    """Each district's name above its schools, pushed apart when two would touch."""
    lugares = pd.DataFrame({"d": con["distrito_nombre"].to_numpy(), "x": x, "y": y})
    centros = lugares.groupby("d").agg(x=("x", "median"), y=("y", "max")).sort_values("y")
    centros["y"] += 0.9 * margen
    puestos: list[tuple[float, float]] = []
    for cx, cy in centros.to_numpy().tolist():
        while any(abs(cx - a) < 5 * margen and abs(cy - b) < 0.9 * margen for a, b in puestos):
            cy += 0.45 * margen
        puestos.append((cx, cy))
    return {
        "type": "scatter",
        "mode": "text",
        "x": [a for a, _ in puestos],
        "y": [b for _, b in puestos],
        "text": [t.corta(nombre, 28) for nombre in centros.index],
        "textfont": t.letra(p.TENUE if len(con) <= 300 else p.TINTA, 15),
        "hoverinfo": "skip",
    }


def _escala(x0: float, y0: float, regla: float) -> list[dict]:
    linea = {"type": "line", "line": {"color": p.TENUE, "width": 2}}
    return [linea | {"x0": x0, "x1": x0 + regla, "y0": y0, "y1": y0}]

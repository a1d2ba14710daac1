"""Heat map whose rows can be opened: schools or groups down, principles or practices across."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t
from mgea.charts.calor import mapa, numeros, sin_dato


@dataclass(frozen=True)
class Columna:
    """A column of the heat map: where its values are, what stands over it, its whole name, and what it belongs to."""

    clave: str
    corto: str
    titulo: str
    grupo: str = ""


MUCHAS = 10  # columns beyond which their groups are named, and their own names are small


def calor(df: pd.DataFrame, columnas: Sequence[Columna], niveles: bool = False) -> go.Figure:
    """Heat map of rows to open, in the order of ``df``, the total at the right.

    ``df``: id, nombre, total (text) and one column of points 0–100 (or levels 0–4 when ``niveles``) or null per
    ``columnas``. A row's total is a dot that can be chosen; it carries ``id``.
    """
    if df.empty:
        return t.vacia("Ninguna escuela en este ámbito")
    claves = [c.clave for c in columnas]
    z = df[claves].astype("Float32").to_numpy(dtype=np.float32, na_value=np.nan)
    n, ancho = len(df), len(columnas)
    nombres = [t.corta(v, 70) for v in df["nombre"]]
    quien = np.repeat(np.array(nombres, dtype=object)[:, None], ancho, axis=1)
    color = mapa(z * 25 if niveles else z, quien if ancho * n <= 500 else None)
    color |= {"x": list(range(ancho)), "text": [[c.titulo for c in columnas]] * min(n, 1)}
    color.pop("text")
    grupos = _grupos(columnas)
    unidad = "" if niveles else " puntos"
    alta = "%{customdata}: " if ancho * n <= 500 else ""
    color["hovertemplate"] = f"{alta}%{{z:.0f}}{unidad}<extra></extra>"
    if niveles:
        color["hoverinfo"] = "skip"
        color.pop("hovertemplate")
    trazos = [color, *sin_dato(z), *(_niveles(z) if niveles else numeros(z))]
    trazos.append(_totales(df, nombres, ancho))
    return t.figura(
        trazos,
        26 * n + 44,
        (150, 26, 4, 4),
        barmode="overlay",
        hovermode="closest",
        clickmode="event+select",
        annotations=[_sobre(i, c) for i, c in enumerate(columnas)] if grupos else [],
        shapes=[_corte(hasta, n) for _, _, hasta in grupos[:-1]],
        xaxis=t.eje(
            range=[-0.5, ancho + (0.1 if ancho < 10 else 0.9)],
            tickvals=[(desde + hasta) / 2 for _, desde, hasta in grupos] or list(range(ancho)),
            ticktext=[g for g, _, _ in grupos] or [c.corto for c in columnas],
            ticklabelstandoff=16 if grupos else 0,
            side="top",
            autotickangles=[0, 90],
            automargin=True,
            tickfont=t.letra(p.TENUE, 11.5),
        ),
        yaxis=t.eje(
            range=[n - 0.5, -0.5],
            tickvals=list(range(n)),
            ticktext=[formato.recorta(v, 23) for v in nombres],
            ticklabelstandoff=6,
            tickfont=t.letra(p.TINTA, 12),
        ),
    )


def _grupos(columnas: Sequence[Columna]) -> list[tuple[str, int, int]]:
    """(name, first and last column) of each run of columns of one group; none when there are few columns."""
    if len(columnas) <= MUCHAS:
        return []
    tramos: list[tuple[str, int, int]] = []
    for i, columna in enumerate(columnas):
        if tramos and tramos[-1][0] == columna.grupo:
            tramos[-1] = (columna.grupo, tramos[-1][1], i)
        else:
            tramos.append((columna.grupo, i, i))
    return tramos


def _sobre(i: int, columna: Columna) -> dict:
    """A column's short name, small, right over its first cell."""
    sitio = {"x": i, "y": -0.5, "xanchor": "center", "yanchor": "bottom", "yshift": 1}
    return t.nota(columna.corto.removeprefix("P"), font=t.letra(p.TENUE, 11), **sitio)


def _corte(despues: int, n: int) -> dict:
    """A clear line between two groups."""
    linea = {"type": "line", "line": {"color": p.PAPEL, "width": 5}}
    return linea | {"x0": despues + 0.5, "x1": despues + 0.5, "y0": -0.5, "y1": n - 0.5}


def _niveles(z: np.ndarray) -> list[t.Trazo]:
    """The level of each cell: pale figures on the dark steps 3 and 4."""
    y, x = (np.asarray(lado) for lado in np.indices(z.shape))
    trazos = []
    for cuales, color in ((z < 3, p.TINTA), (z >= 3, p.PAPEL)):
        if cuales.any():
            sitio = {"x": x[cuales].tolist(), "y": y[cuales].tolist()}
            textos = [str(int(v)) for v in z[cuales].tolist()]
            estilo = {"textfont": t.letra(color, 12), "hoverinfo": "skip"}
            trazos.append({"type": "scatter", "mode": "text", "text": textos, **sitio, **estilo})
    return trazos


def _totales(df: pd.DataFrame, nombres: list[str], columna: int) -> t.Trazo:
    ancho = 0.22 if columna < 10 else -0.2
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [columna - ancho] * len(df),
        "y": list(range(len(df))),
        "text": [f"<b>{v}</b>" for v in df["total"]],
        "customdata": [[i, n] for i, n in zip(df["id"], nombres, strict=True)],
        "textfont": t.letra(p.TINTA, 12.5),
        "marker": {"size": 24, "color": p.NADA, "symbol": "square", "opacity": 0},
        "selected": {"textfont": {"color": p.ACENTO}},
        "unselected": {"marker": {"opacity": 0}, "textfont": {"color": p.TINTA}},
        "hovertemplate": "%{customdata[1]}: toque para abrir<extra></extra>",
        "cliponaxis": False,
    }

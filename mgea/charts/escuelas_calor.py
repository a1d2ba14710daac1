"""The heat map of schools by principle."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t
from mgea.charts.calor import mapa, numeros, sin_dato, tramos_sin_dato

CON_NUMEROS = 60  # rows beyond which cells carry colour only


def mapa_escuelas(df: pd.DataFrame, principios: list[tuple[str, str]]) -> go.Figure:
    """Heat map of schools by principle with the total at the right, in the order of ``df``.

    ``df``: nombre, puntos (total) and one column per slug of ``principios`` ((slug, title) pairs), 0–100 or null.
    Beyond 60 schools the cells carry colour only, and names appear on hover.
    """
    if df.empty:
        return t.vacia("Ninguna escuela en este ámbito")
    slugs = [slug for slug, _ in principios]
    z = df[slugs].astype("Float32").to_numpy(dtype=np.float32, na_value=np.nan)
    n, chico = len(df), len(df) <= CON_NUMEROS
    nombres = [t.corta(v, 70) for v in df["nombre"]]
    titulos = [titulo for _, titulo in principios]
    if chico:
        trazos = [mapa(z, _repite(nombres, len(slugs)), titulos), *sin_dato(z), *numeros(z)]
        trazos.append(_totales(df, nombres, len(slugs)))
    else:  # a name per cell would weigh a megabyte: one dot per row tells it instead
        trazos = [mapa(z) | {"ygap": 0}, *tramos_sin_dato(z), _nombres(nombres, len(slugs))]
    cortos = [formato.recorta(v, 18) for v in nombres] if chico else []
    return t.figura(
        trazos,
        26 * n + 40 if chico else min(900, 240 + n // 2),
        (126 if chico else 8, 22, 4, 4),
        barmode="overlay",
        hovermode="closest" if chico else "y",
        xaxis=t.eje(
            range=[-0.5, len(slugs) + (0.1 if chico else -0.5)],
            tickvals=list(range(len(slugs))),
            ticktext=[formato.principio_corto(slug, titulo) for slug, titulo in principios],
            side="top",
            autotickangles=[0, 90],
            automargin=True,
            tickfont=t.letra(p.TENUE, 11.5),
        ),
        yaxis=t.eje(
            range=[n - 0.5, -0.5],
            tickvals=list(range(len(cortos))),
            ticktext=cortos,
            ticklabelstandoff=6,
            tickfont=t.letra(p.TINTA, 12),
        ),
    )


def resumen_mapa_escuelas(df: pd.DataFrame, principios: list[tuple[str, str]]) -> str:
    """One sentence: the principle with the lowest median, and how many schools have nothing."""
    slugs = [slug for slug, _ in principios]
    if df.empty:
        return "Ninguna escuela en este ámbito."
    datos = df[slugs].astype("Float64")
    medianas = datos.median()
    sin = int(datos.isna().all(axis=1).sum())
    cola = (
        f" {formato.plural(sin, 'escuela no tiene', 'escuelas no tienen')} ningún dato."
        if sin
        else ""
    )
    if medianas.dropna().empty:
        return f"Ninguna escuela tiene puntaje por principio.{cola}"
    bajo = str(medianas.dropna().astype(float).idxmin())
    valor, total = (
        formato.puntos(float(medianas[bajo])),
        formato.plural(len(df), "escuela", "escuelas"),
    )
    nombre = dict(principios)[bajo]
    return f"En {total}, el principio con la mediana más baja es {nombre}: {valor} puntos.{cola}"


def _nombres(nombres: list[str], columna: int) -> t.Trazo:
    """An invisible dot per row, so that hovering anywhere on it says the school's name."""
    sitio = {"x": [columna - 0.6] * len(nombres), "y": list(range(len(nombres))), "text": nombres}
    estilo = {"marker": {"opacity": 0, "size": 1}, "hovertemplate": "%{text}<extra></extra>"}
    return {"type": "scatter", "mode": "markers", **sitio, **estilo}


def _repite(nombres: list[str], veces: int) -> np.ndarray:
    return np.repeat(np.array(nombres, dtype=object)[:, None], veces, axis=1)


def _totales(df: pd.DataFrame, nombres: list[str], columna: int) -> t.Trazo:
    textos = [f"<b>{formato.numero(v)}</b>" for v in t.lista(df["puntos"])]
    sitio = {
        "x": [columna - 0.22] * len(df),
        "y": list(range(len(df))),
        "text": textos,
        "customdata": nombres,
    }
    estilo = {
        "textfont": t.letra(p.TINTA, 12.5),
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }
    return {"type": "scatter", "mode": "text", **sitio, **estilo}

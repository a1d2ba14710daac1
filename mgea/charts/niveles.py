"""Levels: how the practices are distributed month by month, and the points of each principle by month."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t
from mgea.charts.calor import mapa, numeros, sin_dato

# Bottom to top: what is achieved first; what is missing last, hatched.
CATEGORIAS: dict[str, tuple[str, str]] = {
    "4": ("4 Destacado", p.NIVELES[4]),
    "3": ("3 Logrado", p.NIVELES[3]),
    "2": ("2 Proceso", p.NIVELES[2]),
    "1": ("1 Inicio", p.NIVELES[1]),
    "0": ("0 No iniciada", p.NIVELES[0]),
    "no_priorizada": ("No priorizada", p.NADA),
    "no_aplica": ("No aplica", p.NEUTRO_SUAVE),
    "sin_dato": ("Sin dato", p.NADA),
}
SEPARACION = 7.2  # % of the height that keeps two labels apart


def distribucion(df: pd.DataFrame) -> go.Figure:
    """Stacked columns that sum to 100 %, one per month.

    ``df``: one row per (periodo, categoria) with ``n`` practices; categories are those of ``CATEGORIAS``.
    """
    tabla = _cruce(df)
    if tabla.empty:
        return t.vacia()
    meses = tabla.index.tolist()
    totales = tabla.sum(axis=1)
    partes = tabla.div(totales, axis=0) * 100
    nombres = [formato.mes_largo(m) for m in meses]
    trazos = []
    for clave, (palabra, _) in CATEGORIAS.items():
        n = tabla[clave].tolist()
        if any(n):
            trazos.append(_columnas(clave, palabra, n, partes[clave].tolist(), nombres))
    notas, formas = t.marcas_de_anio(meses)
    notas += _rotulos(partes.iloc[-1], len(meses))
    return t.figura(
        trazos,
        320,
        (42, 24, 94, 24),
        barmode="stack",
        bargap=0.16,
        annotations=notas,
        shapes=formas,
        xaxis=t.eje_meses(meses, meses[-1], maximo=9),
        yaxis=t.eje(range=[0, 100], tickvals=[0, 50, 100], ticktext=["0 %", "50 %", "100 %"]),
    )


def resumen_distribucion(df: pd.DataFrame) -> str:
    """One sentence: of the last month's practices, how many at 3–4, and how many without data."""
    tabla = _cruce(df)
    if tabla.empty:
        return "Todavía no hay prácticas que contar."
    ultima = tabla.iloc[-1]
    total, logradas = int(ultima.sum()), int(ultima["3"] + ultima["4"])
    sin = int(ultima["sin_dato"])
    cola = f"; de {numero_de(sin)} no hay dato" if sin else ""
    verbo = "está" if logradas < 2 else "están"
    return (
        f"En {formato.mes_largo(tabla.index[-1])}, {numero_de(logradas)} de {formato.numero(total)} prácticas "
        f"{verbo} en Logrado o Destacado{cola}."
    )


def numero_de(n: int) -> str:
    """Zero said as a word, so that a sentence reads."""
    return "ninguna" if n == 0 else formato.numero(n)


def _cruce(df: pd.DataFrame) -> pd.DataFrame:
    """Months × categories of counts; months whose total is zero are left out (there is nothing to divide)."""
    if df.empty:
        return pd.DataFrame()
    sumas = df.groupby([df["periodo"].astype(str), df["categoria"].astype(str)])["n"].sum()
    tabla = sumas.unstack(fill_value=0).reindex(columns=list(CATEGORIAS), fill_value=0).sort_index()
    return tabla[tabla.sum(axis=1) > 0]


def _columnas(clave: str, palabra: str, n: list, partes: list, meses: list[str]) -> t.Trazo:
    color = CATEGORIAS[clave][1]
    marca = t.rejilla() if clave == "sin_dato" else {"color": color, "line": {"width": 0}}
    if clave == "no_priorizada":
        marca = {"color": p.NADA, "line": {"color": p.LINEA, "width": 1}}
    oscuro = clave in ("3", "4")
    return {
        "type": "bar",
        **{"x": list(range(len(n))), "y": partes, "marker": marca},
        "text": [
            formato.numero(v) if parte >= 6 and len(n) <= 14 else ""
            for v, parte in zip(n, partes, strict=True)
        ],
        **{
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "constraintext": "none",
        },
        "textfont": t.letra(p.PAPEL if oscuro else p.TINTA, 11),
        "customdata": [[m, formato.numero(v)] for m, v in zip(meses, n, strict=True)],
        "hovertemplate": "%{customdata[0]}<br>"
        + palabra
        + ": %{customdata[1]} (%{y:.0f} %)<extra></extra>",
    }


def _rotulos(ultima: pd.Series, n: int) -> list[dict]:
    """Names at the right of the last column, pushed apart so that thin slices do not overlap."""
    palabras, alturas, base = [], [], 0.0
    for clave, (palabra, _) in CATEGORIAS.items():
        parte = float(ultima[clave])
        if parte > 0:
            palabras.append(palabra)
            alturas.append(base + parte / 2)
            base += parte
    for k in range(1, len(alturas)):
        alturas[k] = max(alturas[k], alturas[k - 1] + SEPARACION)
    tope = 100.0
    for k in range(len(alturas) - 1, -1, -1):
        alturas[k] = min(alturas[k], tope)
        tope = alturas[k] - SEPARACION
    return [
        t.nota(
            palabra,
            x=n - 0.5,
            y=y,
            xanchor="left",
            yanchor="middle",
            xshift=6,
            font=t.letra(p.TENUE, 11.5),
        )
        for palabra, y in zip(palabras, alturas, strict=True)
    ]


def principio_mes(df: pd.DataFrame, as_of: str = "") -> go.Figure:
    """Heat map, principles down and months across, the points written in each cell.

    ``df``: one row per (principio, periodo): titulo, puntos 0–100 or null, n, estado. Null is hatched with «—». Months
    after ``as_of`` are not drawn: they are not missing, they have not come.
    """
    df = df[df["periodo"].astype(str) <= as_of] if as_of else df
    if df.empty:
        return t.vacia()
    slugs = list(dict.fromkeys(df["principio"].astype(str)))
    meses = sorted(set(df["periodo"].astype(str)))
    titulos = dict(
        zip(df["principio"].astype(str), df.get("titulo", df["principio"]).astype(str), strict=True)
    )
    z = _matriz(df, slugs, meses)
    filas = [formato.principio_corto(s, titulos[s]) for s in slugs]
    nombres = np.array([[t.corta(titulos[s], 60) for _ in meses] for s in slugs], dtype=object)
    calor = mapa(z, nombres, [formato.mes_largo(m) for m in meses])
    notas, formas = t.marcas_de_anio(meses)
    return t.figura(
        [calor, *sin_dato(z), *(numeros(z) if len(meses) <= 15 else [])],
        30 * len(slugs) + 56,
        (82, 24, 4, 26),
        annotations=notas,
        shapes=formas,
        barmode="overlay",
        xaxis=t.eje_meses(meses, as_of),
        yaxis=t.eje(
            range=[len(slugs) - 0.5, -0.5],
            tickvals=list(range(len(slugs))),
            ticktext=filas,
            ticklabelstandoff=6,
        ),
    )


def resumen_principio_mes(df: pd.DataFrame, as_of: str) -> str:
    """One sentence: the highest and the lowest principle at ``as_of``, and those without data."""
    fila = df[df["periodo"].astype(str) == as_of]
    con = fila.dropna(subset=["puntos"])
    sin = [str(v) for v in fila.loc[fila["puntos"].isna(), "titulo"]]
    if con.empty:
        return f"Ningún principio tiene puntaje en {formato.mes_largo(as_of)}."
    valores = con["puntos"].astype(float)
    alto, bajo = con.iloc[int(valores.argmax())], con.iloc[int(valores.argmin())]
    cola = f" Sin dato: {formato.enumera(sin)}." if sin else ""
    arriba = f"{alto['titulo']} ({formato.puntos(alto['puntos'])})"
    if len(con) == 1:
        return f"En {formato.mes_largo(as_of)} solo {arriba} tiene puntaje.{cola}"
    abajo = f"{bajo['titulo']} ({formato.puntos(bajo['puntos'])})"
    return f"En {formato.mes_largo(as_of)} el principio más alto es {arriba} y el más bajo, {abajo}.{cola}"


def _matriz(df: pd.DataFrame, slugs: list[str], meses: list[str]) -> np.ndarray:
    z = np.full((len(slugs), len(meses)), np.nan, dtype=np.float32)
    filas = pd.Index(slugs).get_indexer(pd.Index(df["principio"].astype(str)))
    columnas = pd.Index(meses).get_indexer(pd.Index(df["periodo"].astype(str)))
    z[filas, columnas] = pd.to_numeric(df["puntos"]).to_numpy(dtype=np.float32, na_value=np.nan)
    return z

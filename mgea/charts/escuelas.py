"""Schools: each one a dot over its band, and the heat map of schools by principle."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t
from mgea.charts.niveles import mapa, numeros, sin_dato, tramos_sin_dato

ZONA = {
    "critico": (p.CRITICO, p.CRITICO_SUAVE),
    "en_riesgo": (p.RIESGO, p.RIESGO_SUAVE),
    "en_ruta": (p.RUTA, p.RUTA_SUAVE),
    "adelantada": (p.ADELANTADA, p.ADELANTADA_SUAVE),
}
CON_NUMEROS = 60  # rows beyond which cells carry colour only


def escuelas_puntos(
    df: pd.DataFrame,
    esperado: float | None,
    mes: str = "",
    bordes: tuple[float, float, float] = (-15, -5, 10),
) -> go.Figure:
    """A dot per school along 0–100, over the zones of the four bands, with the expected value marked.

    ``df``: ie, nombre, puntos 0–100 or null, banda. ``bordes``: where bands change, in points from ``esperado``.
    Schools without a band (not enough data) are not drawn, because they are not compared; the sentence of
    ``resumen_escuelas_puntos`` counts them.
    """
    con = df[df["puntos"].notna() & df["banda"].isin(ZONA)] if not df.empty else df
    if con.empty:
        return t.vacia("Ninguna escuela tiene todavía datos suficientes")
    x = con["puntos"].to_numpy(dtype=float)
    y, tamano = _apila(x)
    alto_pila = max(float(np.abs(y).max()) + 1, 5)
    trazos = []
    for banda, (color, _) in ZONA.items():
        cuales = (con["banda"] == banda).to_numpy()
        if cuales.any():
            nombres = [t.corta(v, 60) for v in con.loc[cuales, "nombre"]]
            trazos.append(_puntos_de(x[cuales], y[cuales], nombres, color, tamano))
    formas, notas = _zonas(con, esperado, bordes, mes)
    return t.figura(
        trazos,
        236 if len(con) <= 400 else 340,
        (8, 40, 8, 44),
        annotations=notas,
        shapes=formas,
        xaxis=t.eje(range=[-1.5, 101.5], tickvals=[0, 25, 50, 75, 100]),
        yaxis=t.eje(range=[-alto_pila, alto_pila], visible=False),
    )


def resumen_escuelas_puntos(df: pd.DataFrame, esperado: float | None = None) -> str:
    """One sentence: how many schools in each band, the median, and how many cannot be compared."""
    con = df[df["puntos"].notna() & df["banda"].isin(ZONA)] if not df.empty else df
    if con.empty:
        return "Ninguna escuela tiene todavía datos suficientes para comparar."
    por = con["banda"].value_counts()
    frases = {"critico": "en situación crítica", "en_riesgo": "en riesgo", "en_ruta": "en ruta"}
    frases["adelantada"] = "adelantada" if por.get("adelantada") == 1 else "adelantadas"
    partes = [f"{formato.numero(int(por[b]))} {frases[b]}" for b in ZONA if por.get(b, 0)]
    mediana = formato.puntos(float(con["puntos"].astype(float).median()))
    espera = (
        "" if formato.es_nulo(esperado) else f"; el cronograma espera {formato.puntos(esperado)}"
    )
    fuera = len(df) - len(con)
    cola = f" {formato.plural(fuera, 'no tiene', 'no tienen')} datos suficientes." if fuera else ""
    total = formato.plural(len(con), "escuela", "escuelas")
    return f"De {total} con datos: {formato.enumera(partes)}. La mediana es {mediana} puntos{espera}.{cola}"


def _apila(x: np.ndarray) -> tuple[np.ndarray, float]:
    """Heights that keep dots of near values apart, and a dot size that fits.

    Each dot, from left to right, takes the level nearest to the middle whose last dot is already far enough.
    """
    separa, tamano = (2.0, 9.0) if len(x) <= 120 else (1.3, 6.0) if len(x) <= 500 else (0.8, 3.6)
    y = np.empty(len(x))
    ultimos: list[float] = []
    for i in np.argsort(x, kind="stable").tolist():
        valor = float(x[i])
        nivel = next((k for k, u in enumerate(ultimos) if valor - u >= separa), len(ultimos))
        ultimos[nivel : nivel + 1] = [valor]
        y[i] = (nivel + 1) // 2 * (1 if nivel % 2 else -1)
    return y, min(tamano, 260 / (len(ultimos) + 2))


def _puntos_de(
    x: np.ndarray, y: np.ndarray, nombres: list[str], color: str, tamano: float
) -> t.Trazo:
    return {
        "type": "scatter",
        "mode": "markers",
        **{"x": x.tolist(), "y": y.tolist(), "text": nombres},
        "marker": {
            "size": tamano,
            "color": color,
            "line": {"color": p.PAPEL, "width": 1 if tamano > 5 else 0},
        },
        "hovertemplate": "%{text}: %{x:.1f} puntos<extra></extra>",
    }


def _zonas(
    con: pd.DataFrame, esperado: float | None, bordes: tuple, mes: str
) -> tuple[list[dict], list[dict]]:
    if esperado is None or formato.es_nulo(esperado):
        return [], []
    cortes = [0.0, *(float(np.clip(esperado + b, 0, 100)) for b in bordes), 100.0]
    por = con["banda"].value_counts()
    formas, notas, alto = [], [], 0
    for k, (banda, (_, suave)) in enumerate(ZONA.items()):
        a, b = cortes[k], cortes[k + 1]
        if b - a <= 0:
            continue
        a, b = (a - 1.5 if k == 0 else a), (b + 1.5 if b == 100 else b)
        lados = {"x0": a, "x1": b, "y0": 0, "y1": 1, "xref": "x", "yref": "paper"}
        formas.append(
            {"type": "rect", **lados, "fillcolor": suave, "line": {"width": 0}, "layer": "below"}
        )
        glifo, palabra = p.BANDAS[banda]
        texto = f"{glifo} {palabra} <b>{formato.numero(int(por.get(banda, 0)))}</b>"
        alto = 1 - alto if b - a < 30 else 0  # narrow neighbours take turns on two lines
        sitio = {
            "x": (a + b) / 2,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 1 + 16 * alto,
        }
        if (a + b) / 2 > 86:
            sitio |= {"x": 101.5, "xanchor": "right"}
        notas.append(t.nota(texto, font=t.letra(p.TINTA, 12), **sitio))
    marca = {
        "type": "line",
        "x0": esperado,
        "x1": esperado,
        "y0": -0.05,
        "y1": 1,
        "xref": "x",
        "yref": "paper",
    }
    formas.append(marca | {"line": {"color": p.TINTA, "width": 1.6}})
    cuando = f" a {formato.mes_nombre(mes)}" if mes else ""
    rotulo = f"<b>{formato.puntos(esperado)} esperado{cuando}</b>"
    ancla = "left" if esperado < 20 else "right" if esperado > 80 else "center"
    sitio = {
        "x": esperado,
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -20,
        "xanchor": ancla,
    }
    notas.append(t.nota(rotulo, font=t.letra(p.TINTA, 12), **sitio))
    return formas, notas


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

"""Schools: each one a dot over its band."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t

ZONA = {
    "critico": (p.CRITICO, p.CRITICO_SUAVE),
    "en_riesgo": (p.RIESGO, p.RIESGO_SUAVE),
    "en_ruta": (p.RUTA, p.RUTA_SUAVE),
    "adelantada": (p.ADELANTADA, p.ADELANTADA_SUAVE),
}


def escuelas_puntos(
    df: pd.DataFrame,
    esperado: float | None,
    mes: str = "",
    bordes: tuple[float, float, float] = (-15, -5, 10),
) -> go.Figure:
    """A dot per school along 0–100, over the zones of the four bands, with the expected value marked.

    ``df``: ie, nombre, puntos 0–100 or null, banda, estado. ``bordes``: where bands change, in points from
    ``esperado``. Schools without a band (not enough data) are not drawn, because they are not compared; the sentence
    of ``resumen_escuelas_puntos`` counts them. When no calendar expects anything, nobody has a band: then those with
    enough data are grey dots over no zones.
    """
    con = _dibujables(df)
    if con.empty:
        return t.vacia("Ninguna escuela tiene todavía datos suficientes")
    x = con["puntos"].to_numpy(dtype=float)
    y, tamano = _apila(x)
    alto_pila = max(float(np.abs(y).max()) + 1, 5)
    trazos = []
    for banda, (color, _) in (ZONA | {"": (p.NEUTRO, p.NADA)}).items():
        cuales = (con["banda"] == banda).to_numpy()
        if cuales.any():
            nombres = [t.corta(v, 60) for v in con.loc[cuales, "nombre"]]
            trazos.append(_puntos_de(x[cuales], y[cuales], nombres, color, tamano))
    formas, notas = _zonas(con, None if sin_bandas(con) else esperado, bordes, mes)
    return t.figura(
        trazos,
        236 if len(con) <= 400 else 340,
        (8, 40, 8, 44),
        annotations=notas,
        shapes=formas,
        xaxis=t.eje(range=[-1.5, 101.5], tickvals=[0, 25, 50, 75, 100]),
        yaxis=t.eje(range=[-alto_pila, alto_pila], visible=False),
    )


def _dibujables(df: pd.DataFrame) -> pd.DataFrame:
    """Schools with points and a band; without any band at all, those with points and enough data."""
    if df.empty:
        return df
    con = df[df["puntos"].notna()]
    if con["banda"].isin(ZONA).any():
        return con[con["banda"].isin(ZONA)]
    firmes = con[con["estado"] == "ok"] if "estado" in con else con.iloc[:0]
    return firmes.assign(banda="")


def sin_bandas(df: pd.DataFrame) -> bool:
    """Whether no school can be told by band: nothing is expected of that month."""
    return not df["banda"].isin(ZONA).any()


def resumen_escuelas_puntos(df: pd.DataFrame, esperado: float | None = None) -> str:
    """One sentence: how many schools in each band, the median, and how many cannot be compared."""
    con = _dibujables(df)
    if con.empty:
        return "Ninguna escuela tiene todavía datos suficientes para comparar."
    if sin_bandas(con):
        return _sin_esperado(con, len(df) - len(con))
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


def _sin_esperado(con: pd.DataFrame, fuera: int) -> str:
    valores = con["puntos"].astype(float)
    total = formato.plural(len(con), "escuela", "escuelas")
    cola = f" {formato.plural(fuera, 'no tiene', 'no tienen')} datos suficientes." if fuera else ""
    return (
        f"De {total} con datos, la mediana es {formato.puntos(valores.median())} puntos, entre "
        f"{formato.puntos(valores.min())} y {formato.puntos(valores.max())}; el cronograma no espera un valor en este "
        f"mes, así que no se comparan con él.{cola}"
    )


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

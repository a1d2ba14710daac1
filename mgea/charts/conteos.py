"""Counts by state, as stacked bars: the commitments of each CGE, and who reported each month."""

import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t

# state → (word, colour, colour of the number on it)
COMPROMISO: dict[str, tuple[str, str, str]] = {
    "cumplido_a_tiempo": ("Cumplido a tiempo", p.RUTA, p.PAPEL),
    "cumplido_tarde": ("Cumplido tarde", p.RUTA_SUAVE, p.TINTA),
    "vencido": ("Vencido", p.CRITICO, p.PAPEL),
    "pendiente": ("Pendiente", p.NIVELES[1], p.TINTA),
    "incompleto": ("Incompleto", p.RIESGO_SUAVE, p.TINTA),
    "anulado": ("Anulado", p.NEUTRO_SUAVE, p.TENUE),
}
REPORTE: dict[str, tuple[str, str, str]] = {
    "a_tiempo": ("A tiempo", p.RUTA, p.PAPEL),
    "tarde": ("Tarde", p.RIESGO_SUAVE, p.TINTA),
    "no_reporto": ("No reportó", p.CRITICO, p.PAPEL),
    "en_plazo": ("En plazo", p.NEUTRO_SUAVE, p.TINTA),
}
# For the HTML legend over the chart: (class of the swatch, word).
LEYENDA_COMPROMISOS = tuple((slug, palabra) for slug, (palabra, _, _) in COMPROMISO.items())
LEYENDA_REPORTE = tuple((slug, palabra) for slug, (palabra, _, _) in REPORTE.items())


def compromisos_cge(df: pd.DataFrame) -> go.Figure:
    """A bar per CGE split by state. ``df``: one row per (cge, estado) with titulo and n."""
    if df.empty or not df["n"].sum():
        return t.vacia("Todavía no hay compromisos registrados")
    titulos = dict(zip(df["cge"].astype(int), df["titulo"].astype(str), strict=True))
    numeros = sorted(titulos)
    return _barras(
        df,
        "cge",
        numeros,
        [f"CGE {n}" for n in numeros],
        [titulos[n] for n in numeros],
        COMPROMISO,
        "compromisos",
    )


def resumen_compromisos_cge(df: pd.DataFrame) -> str:
    """One sentence: how many commitments, how many done, how many overdue and where most of them are."""
    total = int(df["n"].sum()) if not df.empty else 0
    if not total:
        return "Todavía no hay compromisos registrados."
    por = df.groupby("estado")["n"].sum()
    hechos = int(por.get("cumplido_a_tiempo", 0) + por.get("cumplido_tarde", 0))
    vencidos = df[df["estado"] == "vencido"].groupby("cge")["n"].sum()
    todos = formato.plural(total, "compromiso", "compromisos")
    texto = f"De {todos}, {formato.plural(hechos, 'está cumplido', 'están cumplidos')}"
    if not vencidos.sum():
        return f"{texto} y ninguno está vencido."
    n = int(vencidos.sum())
    return f"{texto} y {formato.plural(n, 'está vencido', 'están vencidos')}, más en el CGE {vencidos.idxmax()}."


def reporte_mes(df: pd.DataFrame) -> go.Figure:
    """A bar per month split by whether schools reported. ``df``: one row per (periodo, estado) with n schools."""
    if df.empty or not df["n"].sum():
        return t.vacia("Todavía no se espera ningún reporte")
    meses = sorted(set(df["periodo"].astype(str)))
    largos = [formato.mes_largo(m) for m in meses]
    rotulos = [formato.mes_eje(m) for m in meses]
    for i, anio in t.inicios_de_anio(meses):
        if len(meses) > 1 and meses[0][:4] != meses[-1][:4]:
            rotulos[i] = f"{rotulos[i]} {anio}"
    return _barras(df, "periodo", meses, rotulos, largos, REPORTE, "IE")


def resumen_reporte_mes(df: pd.DataFrame) -> str:
    """One sentence about the last month that has an expected report."""
    if df.empty or not df["n"].sum():
        return "Todavía no se espera ningún reporte."
    mes = df.loc[df["n"] > 0, "periodo"].astype(str).max()
    por = df[df["periodo"].astype(str) == mes].groupby("estado")["n"].sum()
    total = int(por.sum())
    partes = [
        f"{formato.numero(int(por[slug]))} {frase}"
        for slug, frase in (
            ("a_tiempo", "a tiempo"),
            ("tarde", "tarde"),
            ("no_reporto", "no reportaron"),
            ("en_plazo", "todavía en plazo"),
        )
        if por.get(slug, 0)
    ]
    return f"En {formato.mes_largo(mes)}, de {formato.plural(total, 'escuela', 'escuelas')}: {formato.enumera(partes)}."


def _barras(
    df: pd.DataFrame,
    eje_y: str,
    claves: list,
    rotulos: list[str],
    nombres: list[str],
    estados: dict,
    que: str,
) -> go.Figure:
    """Horizontal stacked bars with the count inside each piece wide enough to hold it."""
    sumas = df.groupby([eje_y, "estado"])["n"].sum()
    tabla = sumas.unstack(fill_value=0).reindex(index=claves, columns=list(estados), fill_value=0)
    mayor = float(tabla.sum(axis=1).max())
    trazos = []
    for slug, (palabra, color, encima) in estados.items():
        n = [float(v) for v in tabla[slug].tolist()]
        if any(n):
            trazos.append(_pieza(palabra, color, encima, n, nombres, mayor, que))
    margen = 18 + 7 * max(len(r) for r in rotulos)
    return t.figura(
        trazos,
        34 * len(claves) + 16,
        (margen, 4, 4, 4),
        barmode="stack",
        bargap=0.24,
        xaxis=t.eje(range=[0, mayor * 1.005], showticklabels=False),
        yaxis=t.eje(
            range=[len(claves) - 0.5, -0.5],
            tickvals=list(range(len(claves))),
            ticktext=rotulos,
            ticklabelstandoff=6,
            tickfont=t.letra(p.TINTA, 13),
        ),
    )


def _pieza(
    palabra: str,
    color: str,
    encima: str,
    n: list[float],
    nombres: list[str],
    mayor: float,
    que: str,
) -> t.Trazo:
    return {
        "type": "bar",
        "orientation": "h",
        **{
            "x": n,
            "y": list(range(len(n))),
            "marker": {"color": color, "line": {"color": p.PAPEL, "width": 1.5}},
        },
        "text": [
            formato.numero(v) if v and v / mayor >= 0.022 * (1 + len(formato.numero(v))) else ""
            for v in n
        ],
        **{
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "constraintext": "none",
        },
        "textfont": t.letra(encima, 12.5),
        "customdata": [
            [t.corta(nombre), formato.numero(v)] for nombre, v in zip(nombres, n, strict=True)
        ],
        "hovertemplate": f"%{{customdata[0]}}<br>{palabra}: %{{customdata[1]}} {que}<extra></extra>",
    }

"""The seven principles as small multiples that share one scale."""

import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t

Serie = tuple[str, list[float | None], list[float | None]]
ALTO_FILA, TITULO = 128, 0.17


def multiples_principio(df: pd.DataFrame, as_of: str, columnas: int = 4) -> go.Figure:
    """One little line per principle, with the expected one in grey; the same months and 0–100 in all.

    ``df``: one row per (principio, periodo): titulo, puntos and esperado 0–100 or null.
    """
    if df.empty:
        return t.vacia()
    meses, series = series_por_principio(df, as_of)
    filas = -(-len(series) // columnas)
    trazos: list[t.Trazo] = []
    notas: list[dict] = []
    ejes: dict[str, dict] = {}
    for k, (slug, (titulo, puntos, esperado)) in enumerate(series.items()):
        caja = _caja(k, columnas, filas)
        sufijo = "" if k == 0 else str(k + 1)
        ejes |= _ejes(sufijo, caja, len(meses))
        trazos += _lineas(puntos, esperado, meses, sufijo)
        notas += _titulos(slug, titulo, puntos, caja)
    return t.figura(trazos, ALTO_FILA * filas, (4, 4, 8, 4), annotations=notas, **ejes)


def series_por_principio(df: pd.DataFrame, as_of: str) -> tuple[list[str], dict[str, Serie]]:
    """The months, and for each principle its title, its points up to ``as_of`` and what was expected; null is None."""
    meses = sorted(set(df["periodo"].astype(str)))
    lugar = {mes: i for i, mes in enumerate(meses)}
    esperado = t.lista(df["esperado"]) if "esperado" in df else [None] * len(df)
    series: dict[str, Serie] = {}
    columnas = (df["principio"].astype(str), df["titulo"].astype(str), df["periodo"].astype(str))
    filas = zip(*(c.tolist() for c in columnas), t.lista(df["puntos"]), esperado, strict=True)
    for slug, titulo, mes, punto, espera in filas:
        _, reales, esperados = series.setdefault(
            slug, (titulo, [None] * len(meses), [None] * len(meses))
        )
        reales[lugar[mes]] = punto if mes <= as_of else None
        esperados[lugar[mes]] = espera
    return meses, series


def resumen_multiples_principio(df: pd.DataFrame, as_of: str) -> str:
    """One sentence: which principles are below what is expected at ``as_of``."""
    fila = df[df["periodo"].astype(str) == as_of].dropna(subset=["puntos", "esperado"])
    if fila.empty:
        return f"No hay principios que comparar con lo esperado en {formato.mes_largo(as_of)}."
    debajo = fila[fila["puntos"].astype(float) < fila["esperado"].astype(float)]
    if debajo.empty:
        return f"En {formato.mes_largo(as_of)} ningún principio va por debajo de lo esperado."
    nombres = formato.enumera([str(v) for v in debajo["titulo"]])
    verbo = "va" if len(debajo) == 1 else "van"
    return f"En {formato.mes_largo(as_of)} {verbo} por debajo de lo esperado: {nombres}."


def _caja(k: int, columnas: int, filas: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of the k-th box, as shares of the figure."""
    fila, columna = divmod(k, columnas)
    ancho, alto = 1 / columnas, 1 / filas
    arriba = 1 - fila * alto
    return (
        columna * ancho,
        (columna + 0.9) * ancho,
        arriba - alto * 0.96,
        arriba - alto * TITULO * 1.25,
    )


def _ejes(sufijo: str, caja: tuple[float, float, float, float], n: int) -> dict:
    izquierda, derecha, abajo, arriba = caja
    x = t.eje(
        domain=[izquierda, derecha],
        anchor=f"y{sufijo}",
        range=[-0.5, n - 0.5],
        showticklabels=False,
    )
    y = t.eje_puntos(
        domain=[abajo, arriba], anchor=f"x{sufijo}", tickvals=[0, 50, 100], showticklabels=False
    )
    return {f"xaxis{sufijo}": x, f"yaxis{sufijo}": y}


def _lineas(puntos: list, esperado: list, meses: list[str], sufijo: str) -> list[t.Trazo]:
    x = list(range(len(meses)))
    base = {
        "type": "scatter",
        "x": x,
        "xaxis": f"x{sufijo}",
        "yaxis": f"y{sufijo}",
        "connectgaps": False,
    }
    base["customdata"] = [formato.mes_largo(m) for m in meses]
    gris = {"y": esperado, "mode": "lines", "line": {"color": p.LINEA, "width": 1.6}}
    gris["hovertemplate"] = "%{customdata}: se esperan %{y:.1f}<extra></extra>"
    real = {"y": puntos, "mode": "lines+markers", "line": {"color": p.ACENTO, "width": 2.2}}
    real |= {
        "marker": {"size": 4.5, "color": p.ACENTO},
        "hovertemplate": "%{customdata}: %{y:.1f}<extra></extra>",
    }
    return [{**base, **gris}, {**base, **real}] if esperado else [{**base, **real}]


def _titulos(
    slug: str, titulo: str, puntos: list, caja: tuple[float, float, float, float]
) -> list[dict]:
    izquierda, _, _, arriba = caja
    ultimo = next((v for v in reversed(puntos) if v is not None), None)
    texto = f"{t.corta(formato.principio_corto(slug, titulo), 12)} <b>{formato.numero(ultimo)}</b>"
    sitio = {
        "xref": "paper",
        "yref": "paper",
        "x": izquierda,
        "y": arriba,
        "xanchor": "left",
        "yanchor": "bottom",
    }
    return [t.nota(texto, font=t.letra(p.TINTA, 11.5), **sitio)]

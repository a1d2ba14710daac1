"""Comparing groups and schools: bands of peer groups, small multiples by principle, schools side by side."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t

SIMBOLOS = ("circle", "square", "diamond", "triangle-up")
OCULTO = {"pequeno": "menos de 5 escuelas", "complemento": "oculto para cuidar a otro grupo"}


def grupos_bandas(df: pd.DataFrame, referencia: float, distinguible: float) -> go.Figure:
    """One line per peer group: P10–P90 thin, IQR thick, median as a dot; behind, the band around ``referencia`` inside
    which a median is not told apart.

    ``df``: grupo, n, mediana, p25, p75, p10, p90 (null when there are too few), oculto, distancia.
    """
    if df.empty:
        return t.vacia("Ningún grupo que comparar")
    filas = df.reset_index(drop=True)
    formas = []
    if not formato.es_nulo(referencia):
        formas = [_franja(referencia, distinguible), _raya(referencia)]
    notas = [
        t.nota(
            OCULTO[str(r["oculto"])] if r["oculto"] else f"n = {formato.numero(r['n'])}",
            **{"x": 0.5 if r["oculto"] else 1, "xref": "paper", "y": i, "xshift": 0 if r["oculto"] else 8},
            xanchor="center" if r["oculto"] else "left",
            font=t.letra(p.TENUE, 11.5),
        )
        for i, r in enumerate(filas.to_dict("records"))
    ]  # fmt: skip
    return t.figura(
        [*_tramos(filas), *_medianas(filas)],
        34 * len(filas) + 52,
        (150, 8, 52, 34),
        annotations=notas,
        shapes=formas,
        xaxis=t.eje_puntos(range=[0, 101]),
        yaxis=_eje_grupos(filas["grupo"].tolist()),
    )


def _eje_grupos(grupos: list[str], **cambios: object) -> dict:
    cortos = [_dos_lineas(g) for g in grupos]
    lugares = list(range(len(grupos)))
    return t.eje(
        range=[len(grupos) - 0.5, -0.5], tickvals=lugares, ticktext=cortos, ticklabelstandoff=6,
        tickfont=t.letra(p.TINTA, 12), **cambios,
    )  # fmt: skip


def _dos_lineas(grupo: str) -> str:
    """A name of several parts in two lines, so that what tells two groups apart is not cut."""
    partes = [t.corta(parte, 60) for parte in grupo.split(" · ")]
    lineas = [partes[0], " · ".join(partes[1:])] if len(partes) > 1 else partes
    return "<br>".join(formato.recorta(linea, 24) for linea in lineas)


def _franja(valor: float, mitad: float) -> dict:
    lados = {"x0": valor - mitad, "x1": valor + mitad, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "rect", **lados, "fillcolor": p.NEUTRO_SUAVE, "line": {"width": 0}, "layer": "below"}  # fmt: skip


def _raya(valor: float) -> dict:
    lados = {"x0": valor, "x1": valor, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
    return {"type": "line", **lados, "line": {"color": p.TENUE, "width": 1.4, "dash": "dot"}}


def _tramos(filas: pd.DataFrame, ejes: str = "") -> list[t.Trazo]:
    """P10–P90 and IQR, each as one trace of segments separated by nothing."""
    trazos = []
    for bajo, alto, grueso, color in (
        ("p10", "p90", 2, p.LINEA),
        ("p25", "p75", 7, p.NIVELES[2]),
    ):
        x: list[float | None] = []
        y: list[float | None] = []
        pares = zip(t.lista(filas[bajo]), t.lista(filas[alto]), strict=True)
        for i, (a, b) in enumerate(pares):
            if a is not None and b is not None:
                x += [a, b, None]
                y += [i, i, None]
        linea = {"line": {"color": color, "width": grueso}, "hoverinfo": "skip"}
        trazos.append({"type": "scatter", "mode": "lines", "x": x, "y": y, **linea} | _en(ejes))
    return trazos


def _medianas(filas: pd.DataFrame, ejes: str = "", tamano: float = 11) -> list[t.Trazo]:
    con = filas[filas["mediana"].notna()]
    lejos = con["distancia"].isin(["por_encima", "por_debajo"])
    marca = {
        "size": tamano,
        "color": [p.ACENTO if v else p.PAPEL for v in lejos],
        "line": {"color": p.ACENTO, "width": 1.8},
    }
    palabras = {"no_distinguible": "no se distingue"}
    palabras |= {"por_encima": "por encima", "por_debajo": "por debajo"}
    dicho = [
        [t.corta(g, 80), formato.numero(n), palabras.get(d, "")]
        for g, n, d in zip(con["grupo"], con["n"], con["distancia"], strict=True)
    ]
    sitio = {"x": t.lista(con["mediana"]), "y": con.index.tolist(), "customdata": dicho}
    texto = (
        "%{customdata[0]}: mediana %{x:.1f}, n = %{customdata[1]}, %{customdata[2]}<extra></extra>"
    )
    return [
        {"type": "scatter", "mode": "markers", **sitio, "marker": marca, "hovertemplate": texto}
        | _en(ejes)
    ]


def _en(ejes: str) -> dict:
    return {"xaxis": f"x{ejes}", "yaxis": f"y{ejes}"} if ejes else {}


def multiples_grupos(df: pd.DataFrame, principios: Sequence[tuple[str, str]]) -> go.Figure:
    """One panel per principle, the same groups down and the same 0–100 across; median, and IQR where n allows it.

    ``df``: as ``comparacion.grupos`` gives it, with ``columna`` a principle's slug, and ``distancia`` to the median of
    all its schools.
    """
    grupos = list(dict.fromkeys(df["grupo"]))
    if not grupos:
        return t.vacia("Ningún grupo que comparar")
    ejes: dict[str, dict] = {}
    trazos: list[t.Trazo] = []
    notas: list[dict] = []
    for k, (slug, titulo) in enumerate(principios):
        fila, columna = divmod(k, 4)
        sufijo = "" if k == 0 else str(k + 1)
        own = df[df["columna"] == slug].set_index("grupo").reindex(grupos).reset_index()
        trazos += [*_tramos(own, sufijo), *_medianas(own, sufijo, 8)]
        ancho, alto = [columna / 4, columna / 4 + 0.225], [0.56 - 0.56 * fila, 1 - 0.56 * fila]
        ejes[f"xaxis{sufijo}"] = t.eje_puntos(
            domain=ancho, anchor=f"y{sufijo}", range=[-4, 104], tickangle=0,
            tickvals=[0, 50, 100], ticktext=["0", "", "100"],
        )  # fmt: skip
        ejes[f"yaxis{sufijo}"] = _eje_grupos(
            grupos, anchor=f"x{sufijo}", domain=alto, showticklabels=columna == 0
        )
        nombre = t.corta(formato.principio_corto(slug, titulo), 12)
        sitio = {"x": ancho[0], "y": alto[1], "xref": "paper", "yref": "paper", "yshift": 4}
        notas.append(
            t.nota(f"<b>{nombre}</b>", **sitio, xanchor="left", yanchor="bottom", font=t.letra(p.TINTA, 11))
        )  # fmt: skip
    return t.figura(
        trazos, 2 * (28 * len(grupos) + 48), (136, 26, 6, 24), annotations=notas, **ejes
    )


def lado_a_lado(df: pd.DataFrame, filas: Sequence[tuple[str, str]]) -> go.Figure:
    """Two to four schools: for each row (the total, then the principles) a mark per school, each with its own shape.

    ``df``: nombre, esperado and one column of points per key of ``filas`` ((key, title) pairs).
    """
    trazos = []
    for k, school in enumerate(df.to_dict("records")):
        y = [i + (k - (len(df) - 1) / 2) * 0.13 for i in range(len(filas))]
        x = t.lista(pd.Series([school[clave] for clave, _ in filas], dtype=float))
        marca = {"size": 12, "symbol": SIMBOLOS[k % 4], "color": p.PRINCIPIOS[(0, 1, 3, 5)[k % 4]]}
        texto = f"{t.corta(school['nombre'], 60)}: %{{x:.1f}} puntos<extra></extra>"
        trazos.append(
            {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": marca, "hovertemplate": texto}
        )  # fmt: skip
    esperado = df["esperado"].astype(float).dropna()
    formas = [_raya(float(esperado.mean()))] if len(esperado) else []
    cuadros = [
        {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": i + 0.5, "y1": i + 0.5}
        | {"line": {"color": p.NEUTRO_SUAVE, "width": 1}, "layer": "below"}
        for i in range(len(filas) - 1)
    ]
    return t.figura(
        trazos,
        44 * len(filas) + 44,
        (150, 8, 12, 28),
        shapes=[*formas, *cuadros],
        xaxis=t.eje_puntos(range=[-1.5, 101.5]),
        yaxis=_eje_grupos([titulo for _, titulo in filas]),
    )

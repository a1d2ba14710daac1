"""Points against what the calendar expects, with the phases under the months."""

import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t
from mgea.charts.rotulos import rotulos_finales

ALTO, FONDO = 372, 0.245  # px; share of the height under the plot: month names, then four strips
FRANJA, PASO = 0.030, 0.041


def esperado_real(
    df: pd.DataFrame, fases: pd.DataFrame, as_of: str, quien: str = "la escuela"
) -> go.Figure:
    """Line of ``puntos`` over the line of ``esperado``.

    ``df``: one row per month (periodo, puntos, esperado, n, estado), points 0–100 or null. ``fases``: one row per phase
    and month (fase, titulo, periodo). ``as_of``: the last month looked at; after it the expected line is dashed and
    nothing is drawn for ``quien``. A month without data leaves a gap, hatched and labelled.
    """
    if df.empty:
        return t.vacia("Todavía no hay meses que mostrar")
    df = _con_algo(df.sort_values("periodo", ignore_index=True), as_of)
    meses = df["periodo"].astype(str).tolist()
    hasta = sum(m <= as_of for m in meses) - 1
    puntos = [v if i <= hasta else None for i, v in enumerate(t.lista(df["puntos"]))]
    esperado = t.lista(df["esperado"])
    estados = df["estado"].astype(str).tolist() if "estado" in df else ["ok"] * len(df)
    notas, formas = t.marcas_de_anio(meses)
    if hasta >= 0 and meses[hasta] == as_of:
        formas.append(_columna(hasta))
    formas += _franjas(fases, meses, notas)
    notas += _rotulos_vacios(puntos, estados, hasta)
    notas += rotulos_finales(puntos, esperado, meses, quien)
    trazos = [_hueco(puntos, estados, hasta), *_linea_esperada(esperado, meses, hasta)]
    trazos.append(_linea_real(puntos, estados, meses, quien))
    return t.figura(
        trazos,
        ALTO,
        (30, 24, 6, 4),
        annotations=notas,
        shapes=formas,
        bargap=0,
        xaxis=t.eje_meses(meses, as_of),
        yaxis=t.eje_puntos(domain=[FONDO, 1]),
    )


def resumen_esperado_real(df: pd.DataFrame, as_of: str, quien: str = "La escuela") -> str:
    """One sentence: points at ``as_of``, what was expected, the gap, and the months without data.

    The gap is ``df.brecha`` where there is one: it leaves out practices not prioritised, so it may differ from the
    distance between the two lines, and then the sentence says why.
    """
    fila = df[df["periodo"].astype(str) == as_of]
    mes = formato.mes_largo(as_of)
    pasados = df[df["periodo"].astype(str) <= as_of]
    sin = int(pasados["puntos"].isna().sum()) if not pasados.empty else 0
    cola = f" En {formato.plural(sin, 'mes', 'meses')} no hay dato." if sin else ""
    if fila.empty or formato.es_nulo(fila["puntos"].iloc[0]):
        return f"{quien} no tiene puntaje en {mes}.{cola}"
    punto, esperado = fila["puntos"].iloc[0], fila["esperado"].iloc[0]
    if formato.es_nulo(esperado):
        return f"{quien} tiene {formato.puntos(punto)} puntos en {mes}; no hay un valor esperado.{cola}"
    distancia = round(float(punto) - float(esperado), 1)
    medida = fila["brecha"].iloc[0] if "brecha" in fila else None
    brecha = distancia if medida is None or formato.es_nulo(medida) else round(float(medida), 1)
    lado = "por delante" if brecha > 0 else "por debajo"
    texto = f"{formato.puntos(abs(brecha))} puntos {lado}" if brecha else "justo lo esperado"
    if abs(brecha - distancia) >= 0.1:
        texto += f", {formato.SIN_NO_PRIORIZADAS}"
    return (
        f"{quien} tiene {formato.puntos(punto)} puntos en {mes}; el cronograma espera "
        f"{formato.puntos(esperado)}: {texto}.{cola}"
    )


def _con_algo(df: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """Without the last months that have nothing to show: not yet come, and no calendar expects anything of them."""
    ultimo = df.loc[df["esperado"].notna(), "periodo"].astype(str).max()
    hasta = as_of if formato.es_nulo(ultimo) else max(as_of, str(ultimo))
    quedan = df[df["periodo"].astype(str) <= hasta]
    return df if quedan.empty else quedan


def _columna(i: int) -> dict:
    return {
        "type": "rect",
        **{"xref": "x", "yref": "y", "x0": i - 0.5, "x1": i + 0.5, "y0": 0, "y1": 104},
        **{"fillcolor": p.ACENTO, "opacity": 0.09, "line": {"width": 0}, "layer": "below"},
    }


def _sin_reporte(puntos: list, estados: list[str], hasta: int) -> list[int]:
    """Positions up to ``hasta`` without points where points could have been."""
    fuera = {"no_exigible", "nada_exigible", "no_aplica"}
    return [i for i in range(hasta + 1) if puntos[i] is None and estados[i] not in fuera]


def _hueco(puntos: list, estados: list[str], hasta: int) -> t.Trazo:
    x = _sin_reporte(puntos, estados, hasta)
    return {
        "type": "bar",
        **{
            "x": x,
            "y": [104] * len(x),
            "width": 1,
            "marker": t.rejilla(p.NEUTRO_SUAVE),
            "hoverinfo": "skip",
        },
    }


def _rotulos_vacios(puntos: list, estados: list[str], hasta: int) -> list[dict]:
    """«sin reporte» once per run of months without points («en plazo» while the deadline has not come)."""
    lugares = _sin_reporte(puntos, estados, hasta)
    tramos: list[list[int]] = []
    for i in lugares:
        if tramos and i == tramos[-1][-1] + 1 and estados[i] == estados[tramos[-1][0]]:
            tramos[-1].append(i)
        else:
            tramos.append([i])
    notas = []
    for tramo in tramos:
        texto = "en plazo" if estados[tramo[0]] == "en_plazo" else "sin reporte"
        medio = (tramo[0] + tramo[-1]) / 2
        texto = texto if len(tramo) > 3 else texto.replace(" ", "<br>")
        notas.append(t.nota(texto, x=medio, y=4, yanchor="bottom", font=t.letra(p.TENUE, 10.5)))
    return notas


def _linea_esperada(esperado: list, meses: list[str], hasta: int) -> list[t.Trazo]:
    base = {"type": "scatter", "mode": "lines", "customdata": [formato.mes_largo(m) for m in meses]}
    base["hovertemplate"] = "%{customdata}: se esperan %{y:.1f} puntos<extra></extra>"
    x = list(range(len(meses)))
    ya = [v if i <= hasta else None for i, v in enumerate(esperado)]
    luego = [v if i >= hasta else None for i, v in enumerate(esperado)]
    raya = {"color": p.TENUE, "width": 1.6}
    return [
        {**base, "x": x, "y": ya, "line": raya},
        {**base, "x": x, "y": luego, "line": {**raya, "dash": "4px,4px"}},
    ]


def _linea_real(puntos: list, estados: list[str], meses: list[str], quien: str) -> t.Trazo:
    firmes = [e not in ("datos_insuficientes",) for e in estados]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        **{"x": list(range(len(meses))), "y": puntos, "line": {"color": p.ACENTO, "width": 2.8}},
        "connectgaps": False,
        "cliponaxis": False,
        "marker": {
            "size": 8,
            "color": [p.ACENTO if f else p.PAPEL for f in firmes],
            "line": {"color": p.ACENTO, "width": 2},
        },
        "customdata": [
            formato.mes_largo(m) + ("" if f else " (datos insuficientes)")
            for m, f in zip(meses, firmes, strict=True)
        ],
        "hovertemplate": "%{customdata}: "
        + t.corta(quien, 40)
        + ", %{y:.1f} puntos<extra></extra>",
    }


def _franjas(fases: pd.DataFrame, meses: list[str], notas: list[dict]) -> list[dict]:
    """One thin strip per phase under the months; its name goes into the widest free stretch of its row."""
    if fases.empty:
        return []
    formas = []
    orden = {slug: k for k, slug in enumerate(p.FASES)}
    grupos = sorted(fases.groupby("fase", sort=False), key=lambda g: orden.get(str(g[0]), 9))
    for fila, (slug, filas) in enumerate(grupos[:4]):
        titulo = str(filas["titulo"].iloc[0]) if "titulo" in filas else str(slug)
        lugares = sorted(meses.index(m) for m in filas["periodo"].astype(str) if m in meses)
        arriba = FONDO - 0.085 - fila * PASO
        color, opaco = p.FASES.get(str(slug), (p.NEUTRO, 0.3))
        for a, b in _tramos(lugares):
            lados = {"x0": a - 0.47, "x1": b + 0.47, "y0": arriba - FRANJA, "y1": arriba}
            relleno = {"fillcolor": color, "opacity": opaco, "line": {"width": 0}}
            formas.append({"type": "rect", "xref": "x", "yref": "paper", **lados, **relleno})
        if lugares:
            notas.append(_nombre_de_fase(titulo, lugares, len(meses), arriba - FRANJA / 2))
    return formas


def _tramos(lugares: list[int]) -> list[tuple[int, int]]:
    """Consecutive positions as (first, last)."""
    tramos: list[tuple[int, int]] = []
    for i in lugares:
        if tramos and i == tramos[-1][1] + 1:
            tramos[-1] = (tramos[-1][0], i)
        else:
            tramos.append((i, i))
    return tramos


def _nombre_de_fase(titulo: str, lugares: list[int], n: int, y: float) -> dict:
    bordes = [-1, *lugares, n]
    ancho, a, b = max((b - a, a, b) for a, b in zip(bordes, bordes[1:], strict=False))
    derecha = a == -1 and b < n  # free stretch at the start: the name leans on the strip
    x = b - 0.6 if derecha else a + 0.6
    if ancho < 3:  # no room beside: over the strip itself
        x, derecha = lugares[0] - 0.4, False
    sitio = {
        "x": x,
        "y": y,
        "yref": "paper",
        "xanchor": "right" if derecha else "left",
        "yanchor": "middle",
    }
    return t.nota(t.corta(titulo, 30), font=t.letra(p.TENUE, 11), **sitio)

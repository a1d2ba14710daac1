"""Frames of ``lecturas`` as charts that travel: the same rows, titles and sentences as on the screen."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from mgea import catalogo, charts, formato
from mgea.exports.figuras import Barras, Fase, Lineas, Numero, Serie
from mgea.exports.report import Columna, Grafico, Tabla, Valor
from mgea.frases.compromisos import COMPROMISO_ESTADO
from mgea.lecturas import compromisos as lecturas_compromisos

MESES = 8
"""Months that bars by month show, the last ones."""

REPORTE = {
    "a_tiempo": "A tiempo",
    "tarde": "Tarde",
    "no_reporto": "No reportó",
    "en_plazo": "En plazo",
}
NIVELES = {
    **{str(n.n): f"{n.n} {n.titulo}" for n in reversed(catalogo.niveles())},
    "no_priorizada": "No priorizada",
    "no_aplica": "No aplica",
    "sin_dato": "Sin dato",
}


def nulo(valor: Any) -> Any:
    """None for every way of missing; plain Python numbers for the rest."""
    if formato.es_nulo(valor):
        return None
    return valor.item() if hasattr(valor, "item") else valor


def contar(valor: Any) -> int:
    """A count of things that are there; none when nothing was counted."""
    return 0 if formato.es_nulo(valor) else int(valor)


def esperado(
    frame: pd.DataFrame, fases: pd.DataFrame, as_of: str, quien: str, meta: str
) -> Grafico:
    """Points against the calendar. ``frame``: ``esperado_real``; ``quien``: whose points, in words."""
    frame = _con_algo(frame, as_of)
    meses = tuple(frame["periodo"].astype(str))
    reales, esperados = _valores(frame["puntos"]), _valores(frame["esperado"])
    past = [m <= as_of for m in meses]
    filas = [
        (m, p, e, int(n) if p is not None else None)
        for m, p, e, n in zip(meses, reales, esperados, frame["n"], strict=True)
    ]
    return Grafico(
        f"Puntos de {quien} frente a lo que espera el cronograma",
        "Puntos de 100; la línea punteada es lo que se espera hasta diciembre",
        meta,
        charts.resumen_esperado_real(frame, as_of, quien.capitalize()),
        Lineas(
            meses,
            (Serie(quien.capitalize(), reales), Serie("Esperado", esperados, "esperado")),
            sum(past) - 1,
            _fases(fases, meses),
        ),
        Tabla(
            "Puntos y esperado por mes",
            (
                Columna("Mes", "mes", 2), Columna("Puntos", "puntos"), Columna("Esperado", "puntos"),
                Columna("Con dato", "entero"),
            ),
            tuple(filas),
            hoja="Por mes",
        ),
    )  # fmt: skip


def _con_algo(frame: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """Without the last months that have nothing to show."""
    told = frame.loc[frame["esperado"].notna() | (frame["periodo"] <= as_of), "periodo"]
    return frame[frame["periodo"] <= told.max()] if len(told) else frame.iloc[:0]


def _valores(column: Iterable[Any]) -> tuple[Numero, ...]:
    return tuple(nulo(v) for v in column)


def _fases(fases: pd.DataFrame, meses: tuple[str, ...]) -> tuple[Fase, ...]:
    de_fase: dict[str, set[str]] = {}
    for slug, mes in zip(fases["fase"].tolist(), fases["periodo"].tolist(), strict=True):
        de_fase.setdefault(slug, set()).add(mes)
    found = []
    for f in catalogo.fases():
        lugares = tuple(i for i, m in enumerate(meses) if m in de_fase.get(f.slug, ()))
        if lugares:
            found.append(Fase(f.slug, f.titulo, lugares))
    return tuple(found)


def reporte(frame: pd.DataFrame, meta: str) -> Grafico:
    """Who reported on time, late or not. ``frame``: ``reporte_mes``."""
    ultimos = sorted(frame["periodo"].unique())[-MESES:]
    frame = frame[frame["periodo"].isin(ultimos)]
    datos, tabla = _apiladas(frame, "periodo", "estado", ultimos, REPORTE, "Mes")
    return Grafico(
        "Quién reportó a tiempo",
        "Escuelas por mes exigible",
        meta,
        charts.resumen_reporte_mes(frame),
        datos,
        tabla,
    )


def niveles(frame: pd.DataFrame, meta: str) -> Grafico:
    """Practices by level, month by month. ``frame``: ``distribucion``."""
    ultimos = sorted(frame["periodo"].astype(str).unique())[-MESES:]
    frame = frame[frame["periodo"].isin(ultimos)]
    datos, tabla = _apiladas(frame, "periodo", "categoria", ultimos, NIVELES, "Mes")
    return Grafico(
        "Prácticas por nivel, mes a mes",
        "Prácticas de las escuelas",
        meta,
        charts.resumen_distribucion(frame),
        datos,
        tabla,
    )


def compromisos(frame: pd.DataFrame, meta: str) -> Grafico:
    """Commitments by CGE and state. ``frame``: ``compromisos``."""
    por_cge = lecturas_compromisos.por_cge(frame)
    claves = [c.n for c in catalogo.compromisos()]
    palabras = {k: v.split(" ", 1)[1] for k, v in COMPROMISO_ESTADO.items()}
    datos, tabla = _apiladas(por_cge, "cge", "estado", claves, palabras, "CGE")
    return Grafico(
        "Compromisos por CGE y estado",
        formato.plural(len(frame), "compromiso", "compromisos"),
        meta,
        charts.resumen_compromisos_cge(por_cge),
        datos,
        tabla,
    )


def _apiladas(
    frame: pd.DataFrame,
    eje: str,
    estado: str,
    claves: list[Any],
    palabras: Mapping[str, str],
    titulo: str,
) -> tuple[Barras, Tabla]:
    """Counts of ``n`` by category and state, as bars and as rows; states nobody is in are left out."""
    sumas = frame.groupby([eje, estado])["n"].sum()
    wide = sumas.unstack(fill_value=0).reindex(index=claves, columns=list(palabras), fill_value=0)
    usados = [s for s in palabras if wide[s].sum() > 0]
    nombres = [formato.mes_corto(c) if eje == "periodo" else f"CGE {c}" for c in claves]
    series = tuple(
        Serie(palabras[s], tuple(int(v) for v in wide[s]), f"nivel_{s}" if s.isdigit() else s)
        for s in usados
    )
    filas: list[tuple[Valor, ...]] = [
        (n, *(int(v) for v in wide.loc[c, usados])) for n, c in zip(nombres, claves, strict=True)
    ]
    columnas = (Columna(titulo, ancho=1.6), *(Columna(palabras[s], "entero") for s in usados))
    return Barras(tuple(nombres), series, apiladas=True), Tabla(titulo, columnas, tuple(filas))


def principios(cifras: pd.DataFrame, esperado: Numero, que: str, meta: str) -> Grafico:
    """Points of each principle beside what is expected. ``cifras``: rows of ``puntos`` by principle."""
    por = cifras[cifras["principio"].notna()].set_index("principio")
    valor, n = por["valor"].to_dict(), por["n"].to_dict()
    rows = [(p.titulo, nulo(valor.get(p.slug)), nulo(n.get(p.slug))) for p in catalogo.principios()]
    valores = tuple(r[1] for r in rows)
    series = [Serie("Puntos", valores)]
    if esperado is not None:
        series.append(
            Serie(
                f"Esperado en total: {formato.puntos(esperado)}",
                (esperado,) * len(rows),
                "esperado",
            )
        )
    return Grafico(
        "Puntos de cada principio",
        f"Puntos de 100 en cada principio, {que}; la marca es lo que se espera en total",
        meta,
        _resumen_principios(rows, esperado),
        Barras(tuple(r[0] for r in rows), tuple(series), "puntos", maximo=100),
        Tabla(
            "Principios",
            (
                Columna("Principio", ancho=3), Columna("Puntos", "puntos"), Columna("Esperado", "puntos"),
                Columna("Con dato", "entero"),
            ),
            tuple((t, v, esperado, n) for t, v, n in rows),
            hoja="Principios",
        ),
    )  # fmt: skip


def _resumen_principios(rows: list[tuple[str, Any, Any]], esperado: Numero) -> str:
    con = [(t, v) for t, v, _ in rows if v is not None]
    if not con:
        return "Ningún principio tiene puntaje en este mes."
    alto, bajo = max(con, key=lambda r: r[1]), min(con, key=lambda r: r[1])
    texto = (
        f"El más alto es {alto[0]} ({formato.puntos(alto[1])}) y el más bajo, {bajo[0]} "
        f"({formato.puntos(bajo[1])})."
    )
    if esperado is None:
        return texto
    debajo = sum(v < esperado for _, v in con)
    return f"{texto} {formato.plural(debajo, 'va', 'van')} por debajo de lo esperado ({formato.puntos(esperado)})."

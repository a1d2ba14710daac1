"""What moved since the month before, and what deserves to be celebrated."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mgea import catalogo, cronograma, metrics
from mgea.lecturas import reportes
from mgea.lecturas.escuelas import banda, umbrales
from mgea.lecturas.pedido import Pedido
from mgea.store import Store

MINIMO_A_TIEMPO = 3  # months due before punctuality is something to celebrate


@dataclass(frozen=True)
class Cambio:
    """What moved between two months, over the schools active in both. Names of schools, or numbers of them.

    ``mediana`` is the median of each school's change in points (NaN when ``pares`` is 0).
    """

    antes: str
    activas: int
    mediana: float
    pares: int
    entran: tuple[str, ...]
    salen: tuple[str, ...]
    callan: tuple[str, ...]
    vuelven: tuple[str, ...]


def mes_anterior(as_of: str) -> str:
    """The school-year month before: December, when looked at from March or before."""
    month = cronograma.add_months(as_of, -1)
    return f"{int(month[:4]) - 1}-12" if month[5:] in ("01", "02") else month


def cambio_ie(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per school and month (the one looked at and the one before): ie, nombre, rei, periodo, puntos, brecha
    (NaN unless comparable), banda, meses_sin_reporte, and per principle whether all its applicable practices are
    implemented."""
    puntos, brecha = metrics.ficha("puntos"), metrics.ficha("brecha")
    completos = [
        f"m.aplicables_{p.slug} > 0 and m.logradas_{p.slug} = m.aplicables_{p.slug} as {p.slug}"
        for p in catalogo.principios()
    ]
    before = mes_anterior(pedido.as_of)
    frame = store.view(
        "cambio_ie",
        pedido.scope,
        hasta=pedido.as_of,
        desde=before,
        known_at=pedido.known_at,
        extra=(before,),
        suficiente=puntos.estado,
        puntos=f"{puntos.factor} * ({puntos.numerador}) / nullif({puntos.denominador}, 0)",
        comparable=brecha.estado,
        brecha=brecha.numerador,
        completos=",\n    ".join(completos),
    )
    limites = umbrales(store)
    frame[["puntos", "brecha"]] = frame[["puntos", "brecha"]].astype(float)
    return frame.assign(banda=[banda(b, limites) for b in frame["brecha"]])


def cambio(store: Store, pedido: Pedido) -> Cambio:
    """What moved since the month before."""
    frame = cambio_ie(store, pedido)
    now, before, both = _dos_meses(frame, pedido.as_of)
    a, b = before.loc[both], now.loc[both]
    silence = umbrales(store)["silencio_meses"]
    moved = (b["puntos"] - a["puntos"]).dropna()
    was, is_ = a["banda"] == "critico", b["banda"] == "critico"
    known = (a["banda"] != "") & (b["banda"] != "")
    quiet, silent = a["meses_sin_reporte"] >= silence, b["meses_sin_reporte"] >= silence
    names = b["nombre"]
    return Cambio(
        antes=mes_anterior(pedido.as_of),
        activas=len(both),
        mediana=float(moved.median()) if len(moved) else float("nan"),
        pares=len(moved),
        entran=tuple(names[known & ~was & is_]),
        salen=tuple(names[known & was & ~is_]),
        callan=tuple(names[silent & ~quiet]),
        vuelven=tuple(names[quiet & ~silent]),
    )


def _dos_meses(frame: pd.DataFrame, as_of: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.Index]:
    """(this month, the one before, schools in both), each by ie."""
    now = frame[frame["periodo"] == as_of].set_index("ie")
    before = frame[frame["periodo"] != as_of].set_index("ie")
    return now, before, now.index.intersection(before.index)


@dataclass(frozen=True)
class Logros:
    """What to celebrate: biggest verified improvements of the year (name, levels, practices), schools that completed
    their first principle this month (name, principle), and those always on time this year (names)."""

    mejoras: tuple[tuple[str, int, int], ...]
    principios: tuple[tuple[str, str], ...]
    puntuales: tuple[str, ...]
    meses: int


def celebrar(store: Store, pedido: Pedido) -> Logros:
    """What deserves a word in the meeting."""
    frame = cambio_ie(store, pedido)
    names = dict(zip(frame["ie"], frame["nombre"], strict=True))
    verified = store.view(
        "mejora_verificada",
        pedido.scope,
        hasta=pedido.as_of,
        desde=f"{pedido.as_of[:4]}-01",
        known_at=pedido.known_at,
        verificada=store.source("verificada", pedido.scope, pedido.known_at),
    )
    rows = verified[verified["niveles"] > 0].to_dict("records")
    best = [
        (names[r["ie"]], int(r["niveles"]), int(r["practicas"])) for r in rows if r["ie"] in names
    ]
    punctual, months = _puntuales(store, pedido)
    return Logros(
        tuple(best), tuple(_primeros(frame, pedido.as_of)), tuple(names[i] for i in punctual if i in names), months
    )  # fmt: skip


def _primeros(frame: pd.DataFrame, as_of: str) -> list[tuple[str, str]]:
    """Schools with a whole principle implemented that had none the month before: (name, principle)."""
    titles = {p.slug: p.titulo for p in catalogo.principios()}
    now, before, both = _dos_meses(frame, as_of)
    slugs = list(titles)
    had = before.loc[both, slugs].to_numpy(dtype=bool)
    has = now.loc[both, slugs].to_numpy(dtype=bool)
    return [
        (str(name), titles[slugs[int(np.argmax(row))]])
        for name, row, already in zip(now.loc[both, "nombre"], has, had, strict=True)
        if row.any() and not already.any()
    ]


def _puntuales(store: Store, pedido: Pedido) -> tuple[list[str], int]:
    """Schools whose every report due this year came on time, and the most months that were due."""
    counted = reportes.del_anio(store, pedido, "puntual_ie")
    good = counted[(counted["bien"] == counted["meses"]) & (counted["meses"] >= MINIMO_A_TIEMPO)]
    return list(good["ie"]), int(counted["meses"].max()) if len(counted) else 0

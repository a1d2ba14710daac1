"""Commitments by CGE and state, and the official results that stand apart from them."""

import pandas as pd

from mgea import catalogo, metrics
from mgea import sql as textos
from mgea.lecturas.pedido import Pedido
from mgea.store import Store

ESTADOS = ("cumplido_a_tiempo", "cumplido_tarde", "pendiente", "vencido", "anulado", "incompleto")


def compromisos(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per commitment at the end of the month, with the school's name (see views/compromiso_corte)."""
    frame = metrics.rows(store, "compromiso_corte", pedido.scope, pedido.as_of, pedido.known_at)
    return frame.merge(nombres(store, pedido), on="ie", how="left")


def vencidos(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per overdue commitment at the end of the month: ie, codigo, compromiso, fecha_limite, motivo."""
    return store.view(
        "compromiso_vencido",
        pedido.scope,
        hasta=pedido.as_of,
        known_at=pedido.known_at,
        extra=metrics.cut(pedido.as_of),
        fuente=textos.text(
            "views/compromiso_corte", ie=store.source("ie", pedido.scope, pedido.known_at, extra=3)
        ),
    )


def nombres(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per school of the scope: ie, nombre. The whole roster takes three times as long to hand over."""
    return store.view("ie_nombre", pedido.scope, hasta=pedido.as_of, known_at=pedido.known_at)


def por_cge(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per CGE and state: cge, titulo, estado, n. From ``compromisos``."""
    counted = frame.groupby(["cge", "estado"]).size()
    index = pd.MultiIndex.from_product(
        [[c.n for c in catalogo.compromisos()], ESTADOS], names=["cge", "estado"]
    )
    result = counted.reindex(index, fill_value=0).rename("n").reset_index()
    result["titulo"] = result["cge"].map({c.n: c.titulo for c in catalogo.compromisos()})
    return result


def aportes(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per CGE: the MGEA contribution (0–1), with numerator, denominator, n and state."""
    frame = metrics.compute(
        store, pedido.scope, pedido.as_of, pedido.known_at, slugs=("aporte_cge",), now=pedido.now
    )
    titles = {c.n: c.titulo for c in catalogo.compromisos()}
    return frame.assign(titulo=frame["cge"].map(titles)).reset_index(drop=True)


def oficiales(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per official indicator of CGE 1–2 and year up to the one looked at, Σ/Σ over the scope.

    Columns: cge, slug, titulo, sentido, anio, numerador, denominador, valor (0–1), n (schools), fuente.
    """
    year = int(pedido.as_of[:4])
    frame = store.view(
        "resultado", pedido.scope, hasta=pedido.as_of, known_at=pedido.known_at, extra=(year,)
    )
    base = pd.DataFrame([(o.cge, o.slug, o.titulo, o.sentido) for o in catalogo.oficiales()])
    base.columns = ["cge", "slug", "titulo", "sentido"]
    merged = base.merge(frame.drop(columns="cge"), left_on="slug", right_on="indicador", how="left")
    return merged.drop(columns="indicador")


def vence_pronto(frame: pd.DataFrame, until: pd.Timestamp, limit: int = 4) -> pd.DataFrame:
    """Pending commitments due up to ``until``, and the overdue ones first. From ``compromisos``."""
    if frame.empty:
        return frame
    due = frame[frame["estado"].isin(["pendiente", "vencido"]) & (frame["fecha_limite"] <= until)]
    return due.sort_values(["estado", "fecha_limite"], ascending=[False, True]).head(limit)

"""How often each school kept a date: reports of the year, and commitments. Counts, so that an interval can be given."""

import pandas as pd

from mgea import metrics
from mgea import sql as textos
from mgea.lecturas.pedido import Pedido
from mgea.store import Store


def reportes(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per school with a report due this year until the month: ie, numerador (on time), denominador (due)."""
    rate = metrics.ficha("puntualidad_reporte")
    frame = store.view(
        "tasa_ie",
        pedido.scope,
        desde=f"{pedido.as_of[:4]}-01",
        hasta=pedido.as_of,
        known_at=pedido.known_at,
        extra=(pedido.clock,),
        numerador=rate.numerador,
        denominador=rate.denominador,
        fuente=store.source("ie_mes", pedido.scope, pedido.known_at, extra=1),
    )
    return _exigibles(frame)


def compromisos(
    store: Store, pedido: Pedido, slug: str = "puntualidad_compromisos"
) -> pd.DataFrame:
    """One row per school with commitments due at the end of the month: ie, numerador, denominador of a declared
    figure over commitments."""
    rate = metrics.ficha(slug)
    ie = store.source("ie", pedido.scope, pedido.known_at, extra=3)
    frame = store.view(
        "tasa_ie",
        pedido.scope,
        hasta=pedido.as_of,
        known_at=pedido.known_at,
        extra=metrics.cut(pedido.as_of),
        numerador=rate.numerador,
        denominador=rate.denominador,
        fuente=textos.text("views/compromiso_corte", ie=ie),
    )
    return _exigibles(frame)


def _exigibles(frame: pd.DataFrame) -> pd.DataFrame:
    frame[["numerador", "denominador"]] = frame[["numerador", "denominador"]].astype(int)
    return frame[frame["denominador"] > 0].reset_index(drop=True)

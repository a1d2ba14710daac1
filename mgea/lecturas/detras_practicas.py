"""One school's practices as the figures see them: what is declared, reported and applicable in a month."""

import pandas as pd

from mgea import catalogo, metrics
from mgea.lecturas.pedido import Pedido
from mgea.store import Store

Filas = tuple[str, pd.DataFrame]
CERCA = 1e-9  # binary fractions: what the SQL forgives too


def practicas(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per practice in the month: clave, titulo, principio, meta, estado, nivel (only a standing one),
    reportada and aplicable as 0/1, nivel_0 (level, 0 when not prioritised)."""
    frame = metrics.rows(store, "practica_mes", pedido.scope, pedido.as_of, pedido.known_at)
    titles = {p.id: p.titulo for p in catalogo.practicas()}
    reported = frame["estado"].isin(["valor", "no_priorizada"])
    applicable = frame["estado"] != "no_aplica"
    return frame.assign(
        clave=frame["practica"],
        titulo=frame["practica"].map(titles),
        nivel=frame["nivel"].astype(float),
        nivel_verificado=frame["nivel_verificado"].astype(float),
        evidencia=frame["evidencia"] != "",
        reportada=reported.astype(float),
        aplicable=applicable.astype(float),
        nivel_0=frame["nivel"].astype(float).where(reported).fillna(0.0),
    )


def con(cells: pd.DataFrame, arriba: pd.Series, abajo: pd.Series | float) -> Filas:
    """Practices with their two parts; a part that is outside the figure is empty, not 0."""
    return "practica", cells.assign(numerador=arriba, denominador=abajo)

"""Figures and rows of what stood at the end of a month: commitments, decisions of supervisors, visits.

Their views know a cut: ``$4`` its last day, ``$5`` the instant (UTC) in which it ends in Lima, ``$6`` whose
commitments. ``mgea.metrics`` answers with them; nothing else needs this module.
"""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from mgea import agregados, cronograma
from mgea import sql as textos
from mgea.indicadores import Indicador
from mgea.permissions import Scope
from mgea.store import Store

VISTAS = {
    "compromiso_corte": ("compromiso_corte", "ie"),
    "compromiso_ugel": ("compromiso_corte", "ugel"),
    "decision_corte": ("decision_corte", ""),
    "visita_corte": ("visita_corte", ""),
}
"""What an indicator calls the view → its text, and whose commitments."""


ACTIVA = (
    "i.activo and (i.ingreso is null or i.ingreso <= $4) and (i.cierre is null or i.cierre >= $4)"
)
"""A school that has closed, or has not entered yet, owes nothing and is owed nothing in a figure."""


def cut(as_of: str, de_parte: str = "ie") -> tuple[Any, ...]:
    """A month's last day, the instant (UTC) in which it ends in Lima, and whose commitments."""
    day = cronograma.month_end(as_of)
    end = datetime.combine(day + timedelta(days=1), datetime.min.time()) + timedelta(hours=5)
    return day, end, de_parte


def rows(
    store: Store, vista: str, scope: Scope, as_of: str, known_at: datetime | None = None
) -> pd.DataFrame:
    """Rows of one of VISTAS for the schools of a scope, at the end of the month."""
    text, de_parte = VISTAS[vista]
    return store.view(text, scope, hasta=as_of, known_at=known_at, extra=cut(as_of, de_parte))


def compute(
    store: Store,
    scope: Scope,
    as_of: str,
    known_at: datetime | None,
    chosen: list[Indicador],
    llaves: tuple[str, ...],
    por: str,
) -> pd.DataFrame:
    """Tidy rows of figures that share one of VISTAS, by the columns ``llaves`` of the roster."""
    one = agregados.is_one(scope, por)
    text, de_parte = VISTAS[chosen[0].vista]
    ie = store.source("ie", scope, known_at, extra=3)
    fuente = f"select v.*, i.dre, i.ugel, i.rei, i.distrito, '{as_of}' as periodo from "
    fuente += f"({textos.text(f'views/{text}', ie=ie)}) v join ({ie}) i on i.ie = v.ie and {ACTIVA}"
    parts = {
        "grupo": ", ".join(f"m.{c}" for c in (*llaves, "periodo")),
        "agregados": ",\n    ".join(agregados.expressions(i, p, one) for p, i in enumerate(chosen)),
    }
    frame = store.view(
        "agregado",
        scope,
        hasta=as_of,
        known_at=known_at,
        extra=cut(as_of, de_parte),
        fuente=fuente,
        **parts,
    )
    if frame.empty and not por:
        return agregados.nothing(chosen, as_of, [scope.ambito])
    tidy = [agregados.tidy(frame, i, p, scope, por, one) for p, i in enumerate(chosen)]
    return agregados.together(tidy)

"""Commitments as they stand now, for whoever records them: by situation, by day, and what the UGEL owes."""

from datetime import date, timedelta

import pandas as pd

from mgea import cronograma, metrics
from mgea.lecturas.pedido import Pedido
from mgea.store import Store

SITUACIONES = ("vencido", "por_vencer", "en_curso", "cumplido", "incompleto", "anulado")


def hoy(pedido: Pedido) -> date:
    """The day on which commitments are judged: today in Lima, or the morning after the month looked at."""
    lima = (pedido.clock - timedelta(hours=5)).date()
    if pedido.as_of >= metrics.last_closed(pedido.clock):
        return lima
    return min(lima, cronograma.month_end(pedido.as_of) + timedelta(days=1))


def acuerdos(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per commitment, school's and UGEL's, as its last event left it (see views/compromiso_actual).

    ``situacion`` is one of SITUACIONES; ``dias`` to its due date (negative when overdue); ``visto`` the event's seq.
    """
    return store.view(
        "compromiso_actual",
        pedido.scope,
        hasta=pedido.as_of,
        known_at=pedido.known_at,
        extra=(hoy(pedido),),
    )


def cumplimiento(frame: pd.DataFrame, dia: date) -> tuple[int, int]:
    """(done, due before ``dia``) of some commitments, from ``acuerdos``. Incomplete, cancelled and early ones are not
    counted, as in the indicator ``cumplimiento_exigible``."""
    due = frame[(frame["fecha_limite"] < pd.Timestamp(dia)) & (frame["responsable"] != "")]
    done, late = (int((due["situacion"] == name).sum()) for name in ("cumplido", "vencido"))
    return done, done + late

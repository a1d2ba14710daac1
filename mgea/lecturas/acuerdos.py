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


def cumplimiento(frame: pd.DataFrame) -> tuple[int, int]:
    """(done by the current date or late, due so far) of a part's commitments. From ``acuerdos``; incomplete and
    cancelled ones are not counted, nor early ones: nothing was due yet."""
    due = frame[frame["situacion"] == "vencido"]
    done = frame[(frame["situacion"] == "cumplido") & frame["fecha_limite"].notna()]
    return len(done), len(due) + len(done)

"""Visits to schools: promised, made, cancelled."""

from datetime import date

import pandas as pd

from mgea.lecturas.pedido import Pedido
from mgea.store import Store


def visitas(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per visit as its last event left it (see views/visita_actual), the newest day first.

    Columns: ie, nombre, visita, estado, fecha, prometida (the day first promised, or null), recomendaciones, acuerdos
    (how many commitments it left), proxima, motivo, registrado_en, registrado_por, visto.
    """
    return store.view("visita_actual", pedido.scope, hasta=pedido.as_of, known_at=pedido.known_at)


def prometidas_hechas(frame: pd.DataFrame, hoy: date) -> tuple[int, int, int]:
    """(made, promised until today and not cancelled, made on or before the day first promised). From ``visitas``."""
    promised = frame[frame["prometida"].notna() & (frame["estado"] != "cancelada")]
    due = promised[promised["prometida"] < pd.Timestamp(hoy)]
    made = due[due["estado"] == "realizada"]
    return len(made), len(due), int((made["fecha"] <= made["prometida"]).sum())

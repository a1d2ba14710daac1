"""Which month of which school may be recorded, and what stands in it: read inside the transaction that will write."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mgea import cronograma
from mgea import sql as textos
from mgea.errors import BadInput, Forged, NotAllowed
from mgea.permissions import Persona, may
from mgea.store import Transaction

Row = dict[str, Any]


@dataclass(frozen=True)
class Mes:
    """One month of one school: its 25 practices as they stand (by id), and when it was due."""

    ie: str
    periodo: str
    celdas: dict[str, Row]
    suficientes: float


def last_recordable(now: datetime) -> str:
    """The last month of a school year that has ended in Lima: January and February do not count."""
    month = cronograma.last_closed((now - timedelta(hours=5)).date())
    while cronograma.parse_periodo(month)[1] < 3:
        month = cronograma.add_months(month, -1)
    return month


def declares(persona: Persona) -> bool:
    """Whether this person reports for a school: those who lead one. Whoever supervises it verifies, never declares."""
    return may(persona, "registrar") and persona.ambito.nivel == "ie"


def require_own_school(persona: Persona) -> None:
    """Insist on ``declares``."""
    if not declares(persona):
        raise NotAllowed("El mes de una escuela lo registra quien la dirige. No se guardó nada.")


def require_month(periodo: str, now: datetime) -> None:
    """Insist on a month that can be reported at ``now``; says why when it cannot."""
    try:
        month = cronograma.parse_periodo(periodo)[1]
    except BadInput as error:
        raise Forged(str(error)) from error
    if month < 3:
        raise Forged(f"{periodo} no pertenece al año escolar (marzo a diciembre).")
    if periodo < cronograma.PRIMER_MES:
        raise Forged(f"El modelo empieza en {cronograma.PRIMER_MES}: {periodo} es anterior.")
    if periodo > last_recordable(now):
        raise Forged(f"{periodo} todavía no termina: se registra desde el día 1 del mes siguiente.")


def open_month(tx: Transaction, ie: str, periodo: str) -> Mes:
    """The month as it stands; Forged when the school was not in the model then."""
    sql, params = textos.compact(textos.raw("views/mes_ie"), [ie, periodo])
    months = tx.query(sql, params)
    this = months[months["periodo"] == periodo]
    if this.empty or not bool(this["activa"].iloc[0]):
        raise Forged(f"La escuela no estaba en el modelo en {periodo}. No se guardó nada.")
    sql, params = textos.compact(textos.raw("views/celda_ie"), [ie, periodo])
    cells = tx.query(sql, params)
    enough = tx.query("select max(valor) as v from umbral where clave = 'datos_suficientes'")
    rows = {str(row["practica"]): plain(row) for row in cells.to_dict("records")}
    return Mes(ie, periodo, rows, float(enough["v"].iloc[0]))


def plain(row: Any) -> Row:
    """A row of a frame with every kind of nothing as None and levels as int."""
    result = {str(k): (None if v is None or v != v else v) for k, v in row.items()}
    for name in ("nivel", "nivel_verificado", "visto"):
        if (value := result.get(name)) is not None:
            result[name] = int(value)
    return result

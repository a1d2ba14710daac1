"""Extending the deadline of a month's report, for one school or a whole UGEL, saying why.

An extension only gives time: of several, the latest date holds, and one that would not move the deadline is refused.
What was on time stays on time, so nobody is worse off; what was known before it was given does not change.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from mgea import cronograma, formato
from mgea.commands.comun import Hecho, Libros, record, traced
from mgea.errors import BadInput, Forged, NotFound
from mgea.permissions import PRORROGA, Persona, require
from mgea.store import Store, Transaction

LIMA = timedelta(hours=5)
MAXIMO = timedelta(days=92)
"""How long after the end of its month a report may still be on time: a deadline without end would be none."""
LARGO = 600  # characters


@dataclass(frozen=True)
class Prorroga:
    """For whom (``ambito`` 'ie' or 'ugel' and its code), which month (``AAAA-MM``), until which day, and why."""

    ambito: str
    codigo: str
    periodo: str
    fecha: date
    motivo: str


def extend(
    store: Store, persona: Persona, prorroga: Prorroga, *, now: datetime, clave: str = ""
) -> Hecho:
    """Extend the deadline of a month. ``now``: naive UTC.

    Raises NotAllowed (whose role cannot), NotFound (not their schools), BadInput (no reason, or no time given).
    """
    p = prorroga

    def build(tx: Transaction) -> Libros:
        if p.ambito not in PRORROGA:
            raise Forged("Una prórroga es de una escuela o de una UGEL. No se guardó nada.")
        require(persona, PRORROGA[p.ambito])
        _require_all_theirs(tx, persona, p)
        _validate(tx, p)
        row = {"ambito": p.ambito, "codigo": p.codigo, "periodo": p.periodo, "fecha": p.fecha}
        return {"prorroga_registro": [row | {"motivo": p.motivo.strip()}]}

    def reached(tx: Transaction) -> list[str]:
        return [str(ie) for ie in _schools(tx, p)["ie"]]

    with traced(store, persona, "prórroga", f"{p.ambito}:{p.codigo} {p.periodo}", now=now):
        return record(store, persona, "prórroga", build, now=now, clave=clave, tocadas=reached)


def _schools(tx: Transaction, p: Prorroga) -> pd.DataFrame:
    column = "ie" if p.ambito == "ie" else "ugel"
    return tx.query(f"select ie from ie_actual ie where ie.{column} = $1", [p.codigo])


def _require_all_theirs(tx: Transaction, persona: Persona, p: Prorroga) -> None:
    """Every school it reaches must be the person's: who sees half a UGEL cannot move the whole."""
    column = "ie" if p.ambito == "ie" else "ugel"
    where, values = persona.ambito.where("ie", 2)
    found = tx.query(
        f"select count(*) as n, count(case when {where} then 1 end) as propias "
        f"from ie_actual ie where ie.{column} = $1",
        [p.codigo, *values],
    )
    n, own = int(found["n"].iloc[0]), int(found["propias"].iloc[0])
    if n == 0 or own < n:
        raise NotFound("Esas escuelas no están en su ámbito. No se guardó nada.")


def _validate(tx: Transaction, p: Prorroga) -> None:
    cronograma.parse_periodo(p.periodo)
    if not p.motivo.strip():
        raise BadInput("Diga por qué se prorroga: quien mire el reporte lo va a leer.")
    if len(p.motivo) > LARGO:
        raise BadInput(f"Escriba un motivo de hasta {LARGO} letras.")
    end = cronograma.month_end(p.periodo)
    if p.fecha > end + MAXIMO:
        raise BadInput(f"Una prórroga llega a lo más hasta el {formato.fecha(end + MAXIMO)}.")
    column = "ie" if p.ambito == "ie" else "ugel"
    current = tx.query(
        f"select min(m.vence_en) as vence from ie_mes m where m.{column} = $1 and m.periodo = $2 and m.en_cronograma",
        [p.codigo, p.periodo],
    )["vence"].iloc[0]
    if formato.es_nulo(current):
        raise BadInput(f"En {formato.mes_largo(p.periodo)} no se exige ningún reporte.")
    last = (current - LIMA - timedelta(days=1)).date()
    if p.fecha <= last:
        raise BadInput(f"El plazo ya llega al {formato.fecha(last)}: elija un día posterior.")

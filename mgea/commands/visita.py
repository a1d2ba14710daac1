"""Visits to schools: promised, made or cancelled, with recommendations, what both sides agreed, and the next date.

A visit that is made writes, in one transaction, its own record, the commitments of the school and of the UGEL, and the
promise of the next visit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mgea import formato
from mgea.commands.compromiso_fila import LARGO, Acuerdo, Row, new_row, plain, today
from mgea.commands.comun import Hecho, Libros, record, require_school, traced
from mgea.commands.estados import VISITA
from mgea.errors import BadInput, Conflict, NotFound
from mgea.permissions import Persona, require
from mgea.store import Store, Transaction

COLUMNAS = (
    "ie", "visita", "evento", "estado", "fecha", "recomendaciones", "acuerdos", "proxima", "motivo",
)  # fmt: skip


@dataclass(frozen=True)
class Vista:
    """Which visit (its code in the school), and the ``seq`` of the event that the screen showed."""

    ie: str
    visita: str
    seq: int


def schedule(
    store: Store, persona: Persona, ie: str, fecha: date, *, now: datetime, clave: str = ""
) -> Hecho:
    """Promise a visit to a school on a day that has not passed."""

    def build(tx: Transaction) -> Libros:
        require(persona, VISITA.step("", "programada").accion)
        require_school(tx, persona, ie)
        return {"visita_registro": [_planned(tx, ie, fecha, now)]}

    return _run(store, persona, "visita programada", ie, build, now, clave)


def make(
    store: Store, persona: Persona, ie: str, fecha: date, recomendaciones: str, *, now: datetime,
    prometida: Vista | None = None, acuerdos: Sequence[Acuerdo] = (), proxima: date | None = None, clave: str = "",
) -> Hecho:  # fmt: skip
    """Record a visit that was made (``prometida`` when it had been promised), what was recommended and agreed, and
    promise the next one. All in one transaction."""

    def build(tx: Transaction) -> Libros:
        require(persona, "verificar")
        require_school(tx, persona, ie)
        row = _new(tx, ie) if prometida is None else _current(tx, prometida)
        if row["ie"] != ie:
            raise NotFound("Esa visita es de otra escuela.")
        step = VISITA.step(row["estado"], "realizada")
        said = recomendaciones.strip()
        if not said:
            raise BadInput("Escriba qué recomendó.")
        if fecha > today(now):
            raise BadInput("Una visita realizada no puede tener fecha futura.")
        made = {"evento": "realizada", "estado": step.hacia, "fecha": fecha, "proxima": proxima}
        made |= {"recomendaciones": said, "acuerdos": len(acuerdos), "motivo": ""}
        visits = [_row(row | made)]
        if proxima is not None:
            visits.append(_planned(tx, ie, proxima, now, after=1 if prometida is None else 0))
        agreed = _agreed(tx, persona, ie, row["visita"], acuerdos, now)
        return {"visita_registro": visits, "compromiso_registro": agreed}

    return _run(store, persona, "visita realizada", ie, build, now, clave)


def move(
    store: Store, persona: Persona, vista: Vista, fecha: date, motivo: str, *, now: datetime, clave: str = ""
) -> Hecho:  # fmt: skip
    """Move a promised visit to another day, saying why: the first promise is what counts."""
    return _event(store, persona, vista, "reprogramada", {"fecha": fecha}, motivo, now, clave)


def cancel(
    store: Store, persona: Persona, vista: Vista, motivo: str, *, now: datetime, clave: str = ""
) -> Hecho:
    """Cancel a promised visit, saying why."""
    return _event(store, persona, vista, "cancelada", {}, motivo, now, clave)


def _event(
    store: Store, persona: Persona, vista: Vista, evento: str, cambios: Row, motivo: str, now: datetime, clave: str
) -> Hecho:  # fmt: skip
    def build(tx: Transaction) -> Libros:
        require(persona, "verificar")
        require_school(tx, persona, vista.ie)
        row = _current(tx, vista)
        step = VISITA.step(row["estado"], evento)
        if not motivo.strip():
            raise BadInput("Diga por qué.")
        after = row | cambios | {"evento": evento, "motivo": motivo.strip()}
        if evento == "reprogramada" and after["fecha"] < today(now):
            raise BadInput("La nueva fecha no puede haber pasado.")
        return {"visita_registro": [_row(after | {"estado": step.hacia or row["estado"]})]}

    return _run(store, persona, f"visita {evento}", f"{vista.ie} {vista.visita}", build, now, clave)


def _run(
    store: Store, persona: Persona, que: str, objeto: str, build: Any, now: datetime, clave: str
) -> Hecho:
    with traced(store, persona, que, objeto, now=now):
        return record(store, persona, que, build, now=now, clave=clave)


def _new(tx: Transaction, ie: str, after: int = 0) -> Row:
    """A visit nobody had heard of, with the next code of its school."""
    found = tx.query("select count(distinct visita) as n from visita_registro where ie = $1", [ie])
    codigo = f"V-{int(found['n'].iloc[0]) + 1 + after:03d}"
    return {"ie": ie, "visita": codigo, "estado": "", "fecha": None, "proxima": None}


def _planned(tx: Transaction, ie: str, fecha: date, now: datetime, after: int = 0) -> Row:
    if fecha < today(now):
        raise BadInput("La fecha de la próxima visita no puede haber pasado.")
    row = _new(tx, ie, after) | {"evento": "programada", "estado": "programada", "fecha": fecha}
    return _row(row | {"recomendaciones": "", "acuerdos": 0, "motivo": ""})


def _current(tx: Transaction, vista: Vista) -> Row:
    names = ", ".join((*COLUMNAS, "seq", "registrado_por"))
    frame = tx.query(
        f"select {names} from visita_registro where ie = $1 and visita = $2 order by registrado_en, seq",
        [vista.ie, vista.visita],
    )
    if frame.empty:
        raise NotFound("Esa visita no existe. No se guardó nada.")
    row = {str(k): plain(v) for k, v in frame.iloc[-1].to_dict().items()}
    if row["seq"] != vista.seq:
        estado = VISITA.estados[row["estado"]].lower()
        raise Conflict(
            f"{row['registrado_por']} cambió esta visita mientras usted la miraba: está {estado}, con fecha "
            f"{formato.fecha(row['fecha'])}. No se guardó nada: revise y vuelva a guardar si corresponde."
        )
    return row


def _agreed(
    tx: Transaction, persona: Persona, ie: str, visita: str, acuerdos: Sequence[Acuerdo], now: datetime
) -> list[Row]:  # fmt: skip
    rows: list[Row] = []
    for acuerdo in acuerdos:
        row = new_row(tx, persona, ie, acuerdo, now) | {"visita": visita}
        number = int(row["codigo"][2:]) + len(rows)
        rows.append(row | {"codigo": f"T-{number:03d}"})
    return rows


def _row(row: Row) -> Row:
    if len(row["recomendaciones"]) > 4 * LARGO or len(row["motivo"]) > LARGO:
        raise BadInput(f"Escriba recomendaciones de hasta {4 * LARGO} letras.")
    return {name: row[name] for name in COLUMNAS}

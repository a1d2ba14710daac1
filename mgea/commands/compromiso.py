"""Commitments: agreed, moved, done, cancelled, verified. Each event is a row with the whole commitment after it.

The first due date is never touched again: the view takes it from the first event that had one, so moving a date cannot
make anything punctual. Progress is a note to oneself: it never counts as done.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mgea import formato
from mgea.commands.compromiso_fila import (
    COLUMNAS,
    Acuerdo,
    Row,
    last_row,
    new_row,
    require_side,
    state_of,
    today,
    validate,
)
from mgea.commands.comun import Hecho, Libros, record, require_school, traced
from mgea.commands.estados import COMPROMISO
from mgea.errors import BadInput, Conflict, NotAllowed, NotFound
from mgea.permissions import Persona, require
from mgea.store import Store, Transaction

DICE = {
    "compromiso": "el texto", "cge": "el CGE", "practica": "la práctica", "responsable": "el responsable",
    "fecha_limite": "la fecha límite", "fecha_cumplido": "la fecha de cumplimiento", "evidencia": "la evidencia",
    "motivo": "el motivo", "avance": "el avance", "nota": "la nota", "estado": "el estado",
}  # fmt: skip


@dataclass(frozen=True)
class Visto:
    """Which commitment, and the ``seq`` of the event that the screen showed."""

    ie: str
    codigo: str
    seq: int


def create(
    store: Store, persona: Persona, ie: str, acuerdo: Acuerdo, *, now: datetime, clave: str = ""
) -> Hecho:
    """Agree a commitment of a school (``de_parte='ie'``) or of the UGEL to it (``'ugel'``)."""

    def build(tx: Transaction) -> Libros:
        require(persona, COMPROMISO.step("", "creado").accion)
        require_school(tx, persona, ie)
        return {"compromiso_registro": [new_row(tx, persona, ie, acuerdo, now)]}

    with traced(store, persona, "compromiso creado", ie, now=now):
        return record(store, persona, "compromiso creado", build, now=now, clave=clave)


def progress(
    store: Store, persona: Persona, visto: Visto, avance: int, nota: str, *, now: datetime, clave: str = ""
) -> Hecho:  # fmt: skip
    """Note how far it is (0–100) and a word about it: informative, never counted as done."""
    return _event(store, persona, visto, "avance", {"avance": avance, "nota": nota}, now, clave)


def reschedule(
    store: Store, persona: Persona, visto: Visto, fecha_limite: date | None, motivo: str, *, now: datetime,
    clave: str = "",
) -> Hecho:  # fmt: skip
    """Move the due date, saying why. The original date stays what it was."""
    changes = {"fecha_limite": fecha_limite, "motivo": motivo}
    return _event(store, persona, visto, "reprogramado", changes, now, clave)


def reassign(
    store: Store, persona: Persona, visto: Visto, responsable: str, *, now: datetime, clave: str = ""
) -> Hecho:  # fmt: skip
    """Name who answers for it."""
    return _event(store, persona, visto, "reasignado", {"responsable": responsable}, now, clave)


def correct(
    store: Store, persona: Persona, visto: Visto, compromiso: str, cge: int, practica: str, *, now: datetime,
    clave: str = "",
) -> Hecho:  # fmt: skip
    """Mend its words, CGE or practice."""
    changes = {"compromiso": compromiso, "cge": cge, "practica": practica}
    return _event(store, persona, visto, "corregido", changes, now, clave)


def complete(
    store: Store, persona: Persona, visto: Visto, fecha_cumplido: date | None, evidencia: str, *, now: datetime,
    clave: str = "",
) -> Hecho:  # fmt: skip
    """Done on a day, with its evidence."""
    changes = {"fecha_cumplido": fecha_cumplido, "evidencia": evidencia}
    return _event(store, persona, visto, "cumplido", changes, now, clave)


def cancel(
    store: Store, persona: Persona, visto: Visto, motivo: str, *, now: datetime, clave: str = ""
) -> Hecho:
    """Cancel it, saying why: it leaves the counts and stays listed."""
    return _event(store, persona, visto, "anulado", {"motivo": motivo}, now, clave)


def verify(
    store: Store, persona: Persona, visto: Visto, nota: str = "", *, now: datetime, clave: str = ""
) -> Hecho:
    """A supervisor confirms that it was done. Nobody verifies what they wrote themselves."""
    return _event(store, persona, visto, "verificado", {"nota": nota}, now, clave)


def reopen(
    store: Store, persona: Persona, visto: Visto, motivo: str, *, now: datetime, clave: str = ""
) -> Hecho:
    """It was not done, or not rightly cancelled: back to under way, saying why."""
    return _event(store, persona, visto, "reabierto", {"motivo": motivo}, now, clave)


def _event(
    store: Store, persona: Persona, visto: Visto, evento: str, cambios: Row, now: datetime, clave: str
) -> Hecho:  # fmt: skip
    """One event: who, where, what the screen had seen, from which state, and then the row."""
    que = f"compromiso {evento}"

    def build(tx: Transaction) -> Libros:
        require(persona, "registrar")
        require_school(tx, persona, visto.ie)
        row = last_row(tx, visto.ie, visto.codigo)
        if row is None:
            raise NotFound("Ese compromiso no existe. No se guardó nada.")
        require_side(persona, row["de_parte"])
        if row["seq"] != visto.seq:
            raise Conflict(_both(row, cambios))
        step = COMPROMISO.step(state_of(row), evento)
        require(persona, step.accion)
        if evento == "verificado" and row["registrado_por"] == persona.id:
            raise NotAllowed("Usted registró que se cumplió: lo verifica otra persona.")
        _require_said(step.pide, cambios)
        return {"compromiso_registro": [_after(row, evento, step.hacia, cambios, persona, now)]}

    with traced(store, persona, que, f"{visto.ie} {visto.codigo}", now=now):
        return record(store, persona, que, build, now=now, clave=clave)


def _require_said(pide: tuple[str, ...], cambios: Row) -> None:
    for name in pide:
        value = cambios.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            raise BadInput(f"Falta {DICE[name]}.")


def _after(
    row: Row, evento: str, hacia: str, cambios: Row, persona: Persona, now: datetime
) -> dict[str, Any]:
    """The whole commitment after an event, in the columns of the libro."""
    clean = {k: v.strip() if isinstance(v, str) else v for k, v in cambios.items()}
    after: Row = {name: row[name] for name in COLUMNAS} | {"motivo": ""} | clean
    after |= {"evento": evento, "estado": hacia or row["estado"]}
    if evento == "verificado":
        after |= {"estado": "cumplido", "verificado": True, "verificado_en": today(now)}
        after["verificado_por"] = persona.id
    if evento == "reabierto":
        after |= {"fecha_cumplido": None, "verificado": False, "verificado_en": None}
        after["verificado_por"] = ""
    if evento == "cumplido" and after["fecha_cumplido"] > today(now):
        raise BadInput("La fecha de cumplimiento no puede ser futura.")
    if evento == "reprogramado":
        if after["fecha_limite"] == row["fecha_limite"]:
            raise BadInput("Elija una fecha límite distinta de la que ya tiene.")
        if after["fecha_limite"] < today(now):
            raise BadInput("La nueva fecha límite no puede haber pasado.")
    validate(after)
    return after


def _both(row: Row, cambios: Row) -> str:
    """A conflict with both values side by side, so that nothing anybody wrote is lost."""
    dice = "; ".join(
        f"{DICE[name]}: ahora «{_words(row[name])}», usted puso «{_words(value)}»"
        for name, value in cambios.items()
    )
    estado = COMPROMISO.estados[state_of(row)].lower()
    return (
        f"{row['registrado_por']} cambió este compromiso mientras usted lo miraba ({row['evento']}; está {estado}). "
        f"No se guardó nada: {dice}. Revise y vuelva a guardar si corresponde."
    )


def _words(value: Any) -> str:
    if isinstance(value, date):
        return formato.fecha(value)
    return formato.SIN_DATO if value in (None, "") else str(value)

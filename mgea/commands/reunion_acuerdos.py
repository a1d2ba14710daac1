"""What a meeting agrees becomes commitments: one per school it binds, all of one batch, so that it reads as one."""

from dataclasses import replace
from datetime import datetime

from mgea.commands.compromiso_fila import Acuerdo, new_row
from mgea.commands.comun import Hecho, Libros, record, require_school, traced
from mgea.commands.estados import REUNION
from mgea.commands.reunion import require_meeting
from mgea.errors import BadInput
from mgea.permissions import Persona, Scope, require
from mgea.store import Store, Transaction

ESCUELAS = 300  # that one agreement may bind


def agree(
    store: Store, persona: Persona, reunion: str, ies: tuple[str, ...], acuerdo: Acuerdo, *, now: datetime,
    clave: str = "",
) -> Hecho:  # fmt: skip
    """Agree in a meeting that is going on: a commitment of each school (or of the UGEL to each), with who and when."""

    def build(tx: Transaction) -> Libros:
        require(persona, "reunir")
        row = require_meeting(tx, persona, reunion)
        REUNION.step(row["estado"], "acuerdo")
        _require_said(acuerdo, ies)
        room = replace(persona, ambito=persona.ambito & Scope.read(row["ambito"]))
        rows = []
        for ie in ies:
            require_school(tx, room, ie)
            rows.append(new_row(tx, persona, ie, acuerdo, now) | {"reunion": reunion})
        return {"compromiso_registro": rows}

    with traced(store, persona, "reunión acuerdo", reunion[:40], now=now):
        return record(store, persona, "reunión acuerdo", build, now=now, clave=clave)


def _require_said(acuerdo: Acuerdo, ies: tuple[str, ...]) -> None:
    """In a meeting nobody leaves without knowing who and until when."""
    if not ies:
        raise BadInput("Elija al menos una escuela.")
    if len(set(ies)) != len(ies) or len(ies) > ESCUELAS:
        raise BadInput(f"Un acuerdo alcanza hasta a {ESCUELAS} escuelas, cada una una vez.")
    if not acuerdo.responsable.strip():
        raise BadInput("Escriba quién responde por el acuerdo.")
    if acuerdo.fecha_limite is None:
        raise BadInput("Elija hasta cuándo.")

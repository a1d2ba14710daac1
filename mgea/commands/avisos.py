"""Notices a person has read and put away: the tour of the first day."""

from datetime import datetime

from mgea.commands.comun import record, traced
from mgea.errors import BadInput
from mgea.permissions import Persona, require
from mgea.store import Store, Transaction

AVISOS = ("recorrido",)


def close_aviso(store: Store, persona: Persona, aviso: str, *, now: datetime) -> int:
    """Remember that this person put the notice away; doing it twice writes once. Returns the version."""
    with traced(store, persona, "cerrar aviso", aviso[:40], now=now):
        require(persona, "leer")
    if aviso not in AVISOS:
        raise BadInput("Ese aviso no existe.")

    def build(tx: Transaction) -> dict[str, list[dict[str, object]]]:
        seen = tx.query(
            "select 1 as si from aviso_registro where registrado_por = $1 and aviso = $2 limit 1",
            [persona.id, aviso],
        )
        return {} if len(seen) else {"aviso_registro": [{"aviso": aviso, "estado": "cerrado"}]}

    return record(store, persona, f"cerrar {aviso}", build, now=now).version

"""What every recording command shares: one transaction that checks inside, a key per submission, refusals that leave
a trace, and conflicts by the sequence number the screen saw.

For whoever writes a recording command: ``record`` runs ``build(tx)`` inside the writer's lock, so what ``build`` reads
cannot change before what it returns is written. The key of a submission is kept in ``acta.huella`` as ``clave:<key>``:
no table of its own. Wrap the whole command in ``traced``.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mgea.errors import Forged, NotAllowed, NotFound
from mgea.permissions import Persona
from mgea.store import Store, Transaction

Libros = dict[str, list[dict[str, Any]]]
Build = Callable[[Transaction], Libros]


@dataclass(frozen=True)
class Hecho:
    """What a command did: the batch's name, the version after it, and whether this submission was already done."""

    lote: str
    version: int
    repetido: bool = False


def record(
    store: Store, persona: Persona, que: str, build: Build, *, now: datetime, clave: str = "",
    tocadas: Callable[[Transaction], Iterable[str]] | None = None,
) -> Hecho:  # fmt: skip
    """Append what ``build(tx)`` returns, once per ``clave``; nothing to append writes nothing. ``now``: naive UTC.
    ``tocadas`` names schools whose projections change although no row is theirs."""
    done: list[Hecho] = []

    def once_and_build(tx: Transaction) -> Libros:
        previous = once(tx, persona, clave)
        if previous is not None:
            done.append(previous)
            return {}
        return build(tx)

    lote = uuid.uuid4().hex
    huella = f"clave:{clave}" if clave else ""
    version = store.write(
        persona, que, once_and_build, now=now, lote=lote, huella=huella, tocadas=tocadas
    )
    return done[0] if done else Hecho(lote, version)


def once(tx: Transaction, persona: Persona, clave: str) -> Hecho | None:
    """What this person's submission ``clave`` did when it arrived the first time, or None."""
    if not clave:
        return None
    found = tx.query(
        "select seq, lote from acta where huella = $1 and persona = $2 order by seq limit 1",
        [f"clave:{clave}", persona.id],
    )
    if found.empty:
        return None
    return Hecho(str(found["lote"][0]), int(found["seq"][0]), True)


def refuse(
    store: Store, persona: Persona, que: str, objeto: str, motivo: str, *, now: datetime
) -> None:
    """Leave a trace of what was asked and not done."""
    row = {"que": que, "objeto": objeto, "motivo": motivo}
    store.write(persona, f"rechazo {que}", {"rechazo_registro": [row]}, now=now)


@contextmanager
def traced(
    store: Store, persona: Persona, que: str, objeto: str, *, now: datetime
) -> Iterator[None]:
    """A command refused because of who asks, or because no screen of ours can ask that, leaves a trace."""
    try:
        yield
    except (NotAllowed, NotFound, Forged) as error:
        refuse(store, persona, que, objeto, str(error), now=now)
        raise


def require_school(tx: Transaction, persona: Persona, ie: str) -> None:
    """Insist that a school lies within the person's slice; one that does not exist gets the same answer."""
    where, values = persona.ambito.where("ie", 2)
    found = tx.query(
        f"select 1 as si from ie_actual ie where ie.ie = $1 and {where}", [ie, *values]
    )
    if found.empty:
        raise NotFound("Esa escuela no está en su ámbito. No se guardó nada.")

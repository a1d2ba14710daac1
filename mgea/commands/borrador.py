"""Drafts: what a person typed and did not send. In the database, so they outlive the connection, F5 and the server.

They are nobody's record: no acta, no projection, no new version. Each set (person, school, month) has the key of the
submission it will become; once that key is in the acta the set is spent, even if the server died before clearing it.
"""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime

from mgea.commands.cambio import Cambio, Propia, as_dict, check, check_propia
from mgea.commands.comun import require_school, traced
from mgea.commands.mes_abierto import require_month, require_own_school
from mgea.errors import BadInput, Forged
from mgea.permissions import Persona
from mgea.store import Store, Transaction

_DE = "persona = $1 and ie = $2 and periodo = $3"


@dataclass(frozen=True)
class Borrador:
    """A person's draft of a month: changes by practice, own practices by draft id, its key, and when it was saved."""

    cambios: dict[str, Cambio]
    propias: dict[str, Propia]
    clave: str
    guardado_en: datetime | None


def guardar(
    store: Store,
    persona: Persona,
    ie: str,
    periodo: str,
    cambios: list[Cambio],
    *,
    now: datetime,
) -> None:
    """Keep changes as a draft, each in place of what the draft said of that practice."""
    _keep(store, persona, ie, periodo, {c.practica: c for c in cambios}, now)


def guardar_propia(
    store: Store,
    persona: Persona,
    ie: str,
    periodo: str,
    asunto: str,
    propia: Propia,
    *,
    now: datetime,
) -> None:
    """Keep one practice of the school's own as a draft; ``asunto`` is its code, or a name for a new one."""
    _keep(store, persona, ie, periodo, {f"propia:{asunto}": propia}, now)


def descartar(
    store: Store, persona: Persona, ie: str, periodo: str, asuntos: list[str] | None = None
) -> None:
    """Forget what the draft says of some practices, or all of it."""

    def forget(tx: Transaction) -> None:
        tx.execute(*_delete(persona, ie, periodo, asuntos))

    store.scratch(forget)


def leer(store: Store, persona: Persona, ie: str, periodo: str) -> Borrador:
    """The person's draft of a month; empty when there is none or it was already sent."""
    frame = store.query(
        f"select asunto, contenido, visto, clave, guardado_en from borrador b where {_DE} and not exists "
        "(select 1 from acta a where a.huella = 'clave:' || b.clave) order by asunto",
        persona.id,
        ie,
        periodo,
    )
    cambios: dict[str, Cambio] = {}
    propias: dict[str, Propia] = {}
    for asunto, contenido, visto in zip(
        frame["asunto"], frame["contenido"], frame["visto"], strict=True
    ):
        told = json.loads(contenido)
        if asunto.startswith("propia:"):
            propias[asunto.removeprefix("propia:")] = Propia(**told)
        else:
            cambios[asunto] = Cambio(**{**told, "visto": int(visto)})
    if frame.empty:
        return Borrador({}, {}, uuid.uuid4().hex, None)
    saved = frame["guardado_en"].max().to_pydatetime()
    return Borrador(cambios, propias, str(frame["clave"].iloc[0]), saved)


def _keep(
    store: Store,
    persona: Persona,
    ie: str,
    periodo: str,
    items: dict[str, Cambio] | dict[str, Propia],
    now: datetime,
) -> None:
    with traced(store, persona, "guardar borrador", f"{ie} {periodo}", now=now):
        require_own_school(persona)
        require_month(periodo, now)
        for item in items.values():
            _check(item)

        def replace(tx: Transaction) -> None:
            require_school(tx, persona, ie)
            clave = _key(tx, persona, ie, periodo)
            tx.execute(*_delete(persona, ie, periodo, list(items)))
            rows = [
                {
                    "persona": persona.id,
                    "ie": ie,
                    "periodo": periodo,
                    "asunto": asunto,
                    "contenido": json.dumps(as_dict(item), ensure_ascii=False),
                    "visto": item.visto if isinstance(item, Cambio) else 0,
                    "clave": clave,
                    "guardado_en": now,
                }
                for asunto, item in items.items()
            ]
            tx.insert("borrador", rows)

        store.scratch(replace)


def _check(item: Cambio | Propia) -> None:
    """A draft may be incomplete (a reason still to be typed), never impossible."""
    try:
        check(item) if isinstance(item, Cambio) else check_propia(item)
    except Forged:
        raise
    except BadInput:
        return


def _key(tx: Transaction, persona: Persona, ie: str, periodo: str) -> str:
    """The key of the set these drafts belong to; a set already sent is cleared and a new one begins."""
    found = tx.query(
        f"select clave, exists (select 1 from acta a where a.huella = 'clave:' || b.clave) as enviada "
        f"from borrador b where {_DE} limit 1",
        [persona.id, ie, periodo],
    )
    if found.empty:
        return uuid.uuid4().hex
    if bool(found["enviada"].iloc[0]):
        tx.execute(*_delete(persona, ie, periodo, None))
        return uuid.uuid4().hex
    return str(found["clave"].iloc[0])


def _delete(
    persona: Persona, ie: str, periodo: str, asuntos: list[str] | None
) -> tuple[str, list[str]]:
    text = f"delete from borrador where {_DE}"
    names = asuntos or []
    if asuntos is not None:
        text += f" and asunto in ({', '.join(f'${i + 4}' for i in range(len(names)))})"
    return text, [persona.id, ie, periodo, *names]

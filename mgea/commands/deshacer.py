"""Taking back an import batch by a counter-record, never by deletion.

The counter-record names the batch: from that moment its rows count as if they had never been said, so every figure is
exactly what it would be without them, the dates of what stood before included. What was known before the counter-record
still shows them, and what was recorded after the batch stays.
"""

from collections.abc import Iterable
from datetime import datetime

from mgea.commands.comun import Hecho, Libros, record, traced
from mgea.errors import BadInput, Forged, NotAllowed
from mgea.permissions import Persona, require
from mgea.store import Store, Transaction

DESHACIBLES = {
    "importar practicas": "practica_registro",
    "importar compromisos": "compromiso_registro",
    "importar verificaciones": "verificacion_registro",
    "importar resultados": "resultado_registro",
    "importar rei": "rei_registro",
}
"""What the acta calls a batch → the libro its rows are in. A roster or a calendar is replaced by loading another."""


def deshacer(
    store: Store, persona: Persona, lote: str, motivo: str, *, clave: str = "", now: datetime
) -> Hecho:
    """Take back one import batch. ``now``: naive UTC.

    Raises NotAllowed (who, or schools out of their slice), Forged (no such batch, or one that cannot be taken back)
    and BadInput (no reason, or already taken back).
    """
    que = "deshacer una carga"
    with traced(store, persona, que, lote[:40], now=now):
        require(persona, "importar")
        if not motivo.strip():
            raise BadInput("Escriba por qué se deshace la carga.")

        def build(tx: Transaction) -> Libros:
            libro = _libro(tx, lote)
            _require_all(tx, persona, libro, lote)
            row = {"lote_anulado": lote, "motivo": " ".join(motivo.split())[:300]}
            return {"anulacion_registro": [row]}

        def schools(tx: Transaction) -> Iterable[str]:
            libro = _libro(tx, lote, again=True)
            found = tx.query(f"select distinct ie from {libro} where lote = $1", [lote])
            return [str(ie) for ie in found["ie"]]

        return record(store, persona, que, build, now=now, clave=clave, tocadas=schools)


def _libro(tx: Transaction, lote: str, again: bool = False) -> str:
    found = tx.query("select que from acta where lote = $1 and lote <> ''", [lote])
    libros = [DESHACIBLES[que] for que in found["que"] if que in DESHACIBLES]
    if not libros:
        raise Forged("Esa carga no existe o no se puede deshacer. No se cambió nada.")
    gone = tx.query("select 1 as si from anulacion_registro where lote_anulado = $1", [lote])
    if not gone.empty and not again:
        raise BadInput("Esa carga ya estaba deshecha.")
    return libros[0]


def _require_all(tx: Transaction, persona: Persona, libro: str, lote: str) -> None:
    """Insist that every school of the batch lies within the person's slice."""
    where, values = persona.ambito.where("ie", 2)
    found = tx.query(
        f"select count(*) as n from (select distinct ie from {libro} where lote = $1) r "
        f"where not exists (select 1 from ie_actual ie where ie.ie = r.ie and {where})",
        [lote, *values],
    )
    if int(found["n"].iloc[0]):
        raise NotAllowed("La carga trae escuelas que no están en su ámbito. No se cambió nada.")

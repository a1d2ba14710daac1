"""Verification: a supervisor accepts what a school declared, accepts another level, or returns it saying why.

Many decisions travel in one transaction and each has its own result: one that no longer holds does not stop the rest.
A decision is taken back by a counter-record that names its row; nothing is ever deleted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mgea import catalogo, cronograma
from mgea import sql as textos
from mgea.commands.compromiso_fila import LARGO
from mgea.commands.comun import Hecho, Libros, record, refuse, traced
from mgea.commands.estados import VERIFICACION
from mgea.errors import BadInput, Conflict, Forged, MgeaError, NotFound
from mgea.permissions import Persona, require
from mgea.store import Store, Transaction
from mgea.store.proyecciones import SIEMPRE, declarada

Cell = dict[str, Any]
QUE = "verificar prácticas"


@dataclass(frozen=True)
class Decision:
    """About one practice of one school: 'verificado' (``nivel`` None: as declared) or 'devuelto', with ``motivo``;
    ``visto`` is the seq of the last thing the screen showed about it."""

    ie: str
    practica: str
    decision: str
    visto: int
    nivel: int | None = None
    motivo: str = ""


@dataclass(frozen=True)
class Resultado:
    """What became of each decision: those written, and those refused with the sentence that says why."""

    hecho: Hecho
    hechas: tuple[Decision, ...]
    fallidas: tuple[tuple[Decision, str], ...]


def decide(
    store: Store, persona: Persona, periodo: str, decisiones: Sequence[Decision], *, now: datetime, clave: str = ""
) -> Resultado:  # fmt: skip
    """Verify or return practices as they stood in the month ``periodo``, all in one transaction.

    Raises NotAllowed for a role without 'verificar'. Of each decision: NotFound out of scope, Forged, BadInput without
    its reason, Conflict when the school or another supervisor wrote after what the screen showed.
    """
    done: list[Decision] = []
    failed: list[tuple[Decision, MgeaError]] = []

    def build(tx: Transaction) -> Libros:
        require(persona, "verificar")
        done.clear()
        failed.clear()
        cells = _cells(tx, persona, periodo, {d.ie for d in decisiones})
        rows = []
        for d in decisiones:
            try:
                rows.append(_row(cells.get((d.ie, d.practica)), periodo, d))
                cells.pop((d.ie, d.practica))  # a second decision about it has not seen the first
                done.append(d)
            except MgeaError as error:
                failed.append((d, error))
        return {"verificacion_registro": rows}

    with traced(store, persona, QUE, periodo, now=now):
        _require_month(periodo)
        hecho = record(store, persona, QUE, build, now=now, clave=clave)
    for d, error in failed:
        if isinstance(error, NotFound | Forged):
            refuse(store, persona, QUE, f"{d.ie} {d.practica} {periodo}", str(error), now=now)
    if hecho.repetido:
        done = list(decisiones)
    return Resultado(hecho, tuple(done), tuple((d, str(error)) for d, error in failed))


def undo(
    store: Store, persona: Persona, lote: str, *, now: datetime, clave: str = ""
) -> tuple[Hecho, int]:
    """Take back one's own decisions of a batch; returns what was done and how many were taken back.

    One after which the school or another supervisor wrote stays: Conflict when none is left.
    """
    count: list[int] = []

    def build(tx: Transaction) -> Libros:
        require(persona, "verificar")
        own = tx.query(
            "select v.ie, v.practica, v.periodo, v.seq from verificacion_registro v "
            "where v.lote = $1 and v.registrado_por = $2 and v.decision <> 'deshecho'",
            [lote, persona.id],
        )
        if own.empty:
            raise NotFound("No hay decisiones suyas que deshacer ahí.")
        later = tx.query(_LATER, [lote])
        kept = set(zip(later["ie"], later["practica"], strict=True))
        rows = [
            _counter(row)
            for row in own.to_dict("records")
            if (row["ie"], row["practica"]) not in kept
        ]
        if not rows:
            raise Conflict("Ya hay algo más nuevo sobre esas prácticas: no se deshizo nada.")
        count[:] = [len(rows)]
        return {"verificacion_registro": rows}

    with traced(store, persona, "deshacer verificación", lote, now=now):
        hecho = record(store, persona, "deshacer verificación", build, now=now, clave=clave)
    return hecho, sum(count)


_LATER = """
select v.ie, v.practica
from verificacion_registro v
join (
    select ie, practica, seq from verificacion_registro
    union all
    select ie, practica, seq from practica_registro
) x on x.ie = v.ie and x.practica = v.practica and x.seq > v.seq
where v.lote = $1
"""


def _counter(row: dict[Any, Any]) -> Cell:
    return {
        "ie": row["ie"],
        "practica": row["practica"],
        "periodo": row["periodo"],
        "nivel": None,
        "decision": "deshecho",
        "motivo": "",
        "anula": int(row["seq"]),
    }


def _require_month(periodo: str) -> None:
    if cronograma.parse_periodo(periodo)[1] < 3 or periodo < cronograma.PRIMER_MES:
        raise Forged(f"El mes {periodo} no pertenece al año escolar.")


def _cells(
    tx: Transaction, persona: Persona, periodo: str, schools: set[str]
) -> dict[tuple[str, str], Cell]:
    """The practices of the schools asked for that the person may see, as they stand now for the month."""
    where, values = persona.ambito.where("ie", 4)
    first = 4 + len(values)
    names = ", ".join(f"${first + n}" for n in range(len(schools)))
    ie = f"select ie.* from ie_actual ie where {where} and ie.ie in ({names or 'null'})"
    text = textos.text("views/practica_mes", ie=ie, declarada=declarada())
    text, params = textos.compact(text, [SIEMPRE, periodo, periodo, *values, *sorted(schools)])
    frame = tx.query(text, params)
    rows = [{str(k): v for k, v in r.items()} for r in frame.to_dict("records")]
    return {(r["ie"], r["practica"]): r for r in rows}


def _row(cell: Cell | None, periodo: str, d: Decision) -> Cell:
    """The row of a decision about a cell as it stands, or what is wrong with it."""
    if d.practica not in {p.id for p in catalogo.practicas()}:
        raise Forged("Esa práctica no existe.")
    if d.nivel not in (None, 0, 1, 2, 3, 4) or d.decision not in ("verificado", "devuelto"):
        raise Forged("Una verificación lleva un nivel de 0 a 4.")
    if cell is None:
        raise NotFound("Esa escuela no está en su ámbito, o no estaba en el modelo ese mes.")
    if int(cell["visto"]) != d.visto:
        raise Conflict(_both(cell, d))
    if cell["estado"] != "valor":
        raise Forged("La escuela no tiene un nivel vigente en esa práctica.")
    VERIFICACION.step(cell["verificacion"] or "sin_verificar", d.decision)
    declarado, motivo = int(cell["nivel"]), d.motivo.strip()
    nivel = None if d.decision == "devuelto" else declarado if d.nivel is None else d.nivel
    if not motivo and (nivel is None or nivel < declarado):
        raise BadInput("Diga por qué: la escuela lo leerá primero.")
    if len(motivo) > LARGO:
        raise BadInput(f"Escriba un motivo de hasta {LARGO} letras.")
    row = {"ie": d.ie, "practica": d.practica, "periodo": periodo, "nivel": nivel}
    return row | {"decision": d.decision, "motivo": motivo, "anula": None}


def _both(cell: Cell, d: Decision) -> str:
    words = {n.n: f"{n.n} {n.titulo}" for n in catalogo.niveles()}
    ahora = words[int(cell["nivel"])] if cell["estado"] == "valor" else "sin nivel vigente"
    estado = VERIFICACION.estados[cell["verificacion"] or "sin_verificar"].lower()
    suya = "devolver" if d.decision == "devuelto" else "aceptar"
    if d.nivel is not None:
        suya += f" en {words[d.nivel]}"
    return (
        f"Cambió mientras usted la miraba: ahora dice «{ahora}» y está {estado}; usted iba a {suya}. "
        "No se guardó nada de ella: revísela de nuevo."
    )

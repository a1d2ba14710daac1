"""Recording a month: one person, one school, one month, one transaction.

Nothing is half-written: the records, the submission (``envio``), the acta and the projections are committed together
or not at all. The same ``clave`` twice gives the same answer and writes once.
"""

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mgea.commands.cambio import Cambio, Propia, check, check_propia
from mgea.commands.comun import Libros, record, require_school, traced
from mgea.commands.mes_abierto import Mes, Row, open_month, require_month, require_own_school
from mgea.errors import BadInput, Conflict, Forged
from mgea.permissions import Persona
from mgea.store import Store, Transaction

QUE = "enviar el mes"


@dataclass(frozen=True)
class Recibo:
    """What a submission did: its batch, how many records it left, and whether it had arrived before."""

    lote: str
    version: int
    registros: int
    repetido: bool


@dataclass(frozen=True)
class Choque:
    """Two people about the same practice: what this one wants to say and what was said meanwhile."""

    mio: Cambio
    otro: Row


class ConflictoDeMes(Conflict):
    """Some practices changed since the screen saw them; ``choques`` carries both values. Nothing was written."""

    def __init__(self, choques: tuple[Choque, ...]) -> None:
        names = ", ".join(c.mio.practica for c in choques)
        super().__init__(
            f"Mientras usted escribía, alguien registró {names}. No se envió nada y su borrador sigue guardado: "
            "compare los dos valores y elija."
        )
        self.choques = choques


def registrar(
    store: Store,
    persona: Persona,
    ie: str,
    periodo: str,
    cambios: list[Cambio],
    propias: list[Propia] | None = None,
    *,
    clave: str,
    now: datetime,
) -> Recibo:
    """Send a month: what changed or was renewed in it, and the school's own practices. ``now``: naive UTC.

    Raises NotAllowed or NotFound (who), Forged (what no screen sends: a practice, level or month that does not exist),
    BadInput (incomplete, or under 80 % of the applicable practices with a state) and ``ConflictoDeMes``.
    """
    objeto = f"{ie} {periodo}"
    with traced(store, persona, QUE, objeto, now=now):
        require_own_school(persona)
        require_month(periodo, now)
        if len({c.practica for c in cambios}) != len(cambios):
            raise Forged("Una práctica llegó dos veces en el mismo envío. No se guardó nada.")
        for cambio in cambios:
            check(cambio)
        for propia in propias or []:
            check_propia(propia)

        def build(tx: Transaction) -> Libros:
            require_school(tx, persona, ie)
            return _libros(tx, open_month(tx, ie, periodo), cambios, propias or [])

        hecho = record(store, persona, f"{QUE} {periodo}", build, now=now, clave=clave)
    return Recibo(hecho.lote, hecho.version, _count(store, hecho.lote), hecho.repetido)


def _libros(tx: Transaction, mes: Mes, cambios: list[Cambio], propias: list[Propia]) -> Libros:
    clashes = tuple(
        Choque(c, mes.celdas[c.practica])
        for c in cambios
        if c.visto != mes.celdas[c.practica]["visto"]
    )
    if clashes:
        raise ConflictoDeMes(clashes)
    rows = [row for c in cambios if (row := _row(mes, c)) is not None]
    own = _own_rows(tx, mes, propias)
    if not rows and not own:
        raise BadInput("No hay nada nuevo que enviar.")
    closes = reported(mes, rows)
    if rows and not closes and any(_is_new(mes, row) for row in rows):
        raise BadInput(_missing(mes, rows))
    envio = {"ie": mes.ie, "periodo": mes.periodo, "practicas": len(rows)}
    return {
        "practica_registro": rows,
        "propia_registro": own,
        "envio_registro": [envio] if rows and closes else [],
    }


def _row(mes: Mes, cambio: Cambio) -> Row | None:
    """The record that a change leaves, or None when the month already says exactly that."""
    cell = mes.celdas[cambio.practica]
    estado, nivel, motivo = cambio.estado, cambio.nivel, " ".join(cambio.motivo.split())
    if estado == "sin_cambios":
        if cell["estado_registro"] is None or cell["estado_registro"] == "retirado":
            raise Forged(f"{cambio.practica} no tiene un valor anterior que mantener.")
        estado, motivo = str(cell["estado_registro"]), motivo or str(cell["motivo"])
        nivel = cell["nivel"] if estado == "valor" else None
    kept = str(cell["evidencia"]) if cambio.evidencia is None else cambio.evidencia
    row = {
        "ie": mes.ie,
        "practica": cambio.practica,
        "periodo": mes.periodo,
        "nivel": nivel,
        "estado": estado,
        "motivo": motivo,
        "evidencia": kept if estado == "valor" else "",
    }
    if cell["periodo_registro"] == mes.periodo and not cell["devuelta"]:
        said = (cell["nivel"], cell["estado_registro"], cell["motivo"], cell["evidencia"])
        if said == (row["nivel"], row["estado"], row["motivo"], row["evidencia"]):
            return None
    return row


def _own_rows(tx: Transaction, mes: Mes, propias: list[Propia]) -> list[Row]:
    if not propias:
        return []
    known = tx.query("select distinct codigo from propia_registro where ie = $1", [mes.ie])
    codes = {str(code) for code in known["codigo"]}
    rows = []
    for propia in propias:
        if propia.codigo and propia.codigo not in codes:
            raise Forged(f"La práctica propia «{propia.codigo[:20]}» no es de esta escuela.")
        codigo = propia.codigo or f"PP{len(codes) + 1}"
        codes.add(codigo)
        rows.append(
            {
                "ie": mes.ie,
                "codigo": codigo,
                "periodo": mes.periodo,
                "titulo": " ".join(propia.titulo.split()),
                "nivel": propia.nivel,
                "estado": "retirada" if propia.retirada else "valor",
                "evidencia": propia.evidencia,
            }
        )
    return rows


def _is_new(mes: Mes, row: Row) -> bool:
    """Whether the month said nothing of this practice before: a correction may come to a month that is not full."""
    return mes.celdas[row["practica"]]["periodo_registro"] != mes.periodo


def counts(mes: Mes, rows: list[Row]) -> tuple[int, int]:
    """(practices with a state, applicable practices) as they would be with these records."""
    estados = {p: str(cell["estado"]) for p, cell in mes.celdas.items()}
    estados |= {row["practica"]: str(row["estado"]) for row in rows}
    applicable = sum(estado != "no_aplica" for estado in estados.values())
    told = sum(estado in ("valor", "no_priorizada") for estado in estados.values())
    return told, applicable


def reported(mes: Mes, rows: list[Row]) -> bool:
    """Whether enough applicable practices have a state for the month to be closed."""
    told, applicable = counts(mes, rows)
    return told >= mes.suficientes * applicable - 1e-9


def _missing(mes: Mes, rows: list[Row]) -> str:
    told, applicable = counts(mes, rows)
    need = math.ceil(mes.suficientes * applicable - 1e-9) - told
    noun = "práctica" if need == 1 else "prácticas"
    return (
        f"Para cerrar el mes faltan {need} {noun}: hay {told} de {applicable} con estado y se "
        f"necesita el {mes.suficientes:.0%}. Su borrador sigue guardado."
    )


def _count(store: Store, lote: str) -> int:
    found: Any = store.query("select count(*) as n from practica_registro where lote = $1", lote)
    return int(found["n"].iloc[0])

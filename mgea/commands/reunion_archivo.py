"""Answers of a meeting that came in a file: the same libro as a phone's, one device per row.

A row's device is a digest of what it says and of how many like it came before: the same file twice, or the same file
with more rows, adds only what is new.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mgea.commands.comun import Hecho, Libros, record, require_school, traced
from mgea.commands.estados import REUNION
from mgea.commands.reunion import require_meeting
from mgea.errors import BadInput
from mgea.permissions import Persona, require
from mgea.sala import ASISTENCIA, DE_ESCUELA, ENCUESTA, ROLES, word
from mgea.store import Store, Transaction

FILAS = 3000


def load_answers(
    store: Store, persona: Persona, reunion: str, clase: str, rows: Sequence[dict[str, Any]], *, now: datetime,
    clave: str = "",
) -> Hecho:  # fmt: skip
    """Append the rows of a file (``clase``: asistencia, palabra, encuesta) to a meeting going on or just closed."""

    def build(tx: Transaction) -> Libros:
        require(persona, "reunir")
        row = require_meeting(tx, persona, reunion)
        REUNION.step(row["estado"], "archivo")
        if not rows or len(rows) > FILAS:
            raise BadInput(f"El archivo debe traer de 1 a {FILAS} respuestas.")
        found = [_answer(tx, persona, reunion, clase, r) for r in rows]
        before: Counter[str] = Counter()
        for answer in found:
            said = "\n".join(answer.values())
            before[said] += 1
            answer["dispositivo"] = hashlib.sha256(f"{said}\n{before[said]}".encode()).hexdigest()[:32]  # fmt: skip
        known = tx.query(
            "select distinct dispositivo from participacion_registro where reunion = $1", [reunion]
        )
        old = set(known["dispositivo"])
        return {"participacion_registro": [a for a in found if a["dispositivo"] not in old]}

    with traced(store, persona, "reunión archivo", reunion[:40], now=now):
        return record(store, persona, f"importar {clase} de reunión", build, now=now, clave=clave)


def _answer(
    tx: Transaction, persona: Persona, reunion: str, clase: str, row: dict[str, Any]
) -> dict[str, str]:
    """One row, checked again: a command never trusts its caller."""
    answer = {"reunion": reunion, "pregunta": clase, "clase": clase, "ie": "", "rol": "", "valor": ""}  # fmt: skip
    if clase == ASISTENCIA:
        if row["rol"] not in ROLES or (not row["ie"] and row["rol"] in DE_ESCUELA):
            raise BadInput("Cada asistente lleva su institución y en qué calidad asistió.")
        if row["ie"]:
            require_school(tx, persona, row["ie"])
        return answer | {"ie": row["ie"], "rol": row["rol"]}
    if clase == "palabra":
        return answer | {"valor": word(str(row["valor"]))}
    marks = [str(row[f"m{k}"]) for k in range(len(ENCUESTA))] if clase == "encuesta" else []
    if not marks or any(m not in ("1", "2", "3", "4", "5") for m in marks):
        raise BadInput("La encuesta lleva tres notas del 1 al 5.")
    return answer | {"valor": ",".join(marks)}

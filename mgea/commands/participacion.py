"""What a phone answers in a meeting: attendance, a word, a vote, the survey. Nobody signs in, so everything is checked.

The device is known by a digest that means something only within the meeting; of the person, only the school and the
role are kept. The last answer of a device to a question holds; saying the same again writes nothing.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from mgea.commands.comun import Hecho, Libros, record
from mgea.commands.estados import REUNION
from mgea.commands.reunion_preguntas import question
from mgea.errors import BadInput, NotFound
from mgea.lecturas.reuniones import lines
from mgea.permissions import PARTICIPANTE, Scope, require
from mgea.sala import ASISTENCIA, DE_ESCUELA, ROLES, word
from mgea.store import Store, Transaction

DISPOSITIVOS = 3000  # of one meeting
CERRADA = "La reunión ya terminó, o el código no es de una reunión en curso."


@dataclass(frozen=True)
class Respuesta:
    """One answer. ``pregunta`` is 'asistencia' or a question's name; ``valor`` a word, an option's place or, for the
    survey, its marks from 1 to 5 separated by commas."""

    codigo: str
    pregunta: str
    dispositivo: str
    valor: str = ""
    ie: str = ""
    rol: str = ""


def answer(store: Store, respuesta: Respuesta, *, now: datetime) -> Hecho:
    """Note an answer while the meeting goes on. Raises NotFound (no such meeting or question, or closed), BadInput."""

    def build(tx: Transaction) -> Libros:
        require(PARTICIPANTE, "participar")
        reunion, scope = _meeting(tx, respuesta.codigo)
        if not respuesta.dispositivo:
            raise BadInput("No se pudo reconocer este teléfono. Vuelva a abrir el enlace.")
        row = _row(tx, reunion, scope, respuesta)
        previous = tx.query(
            "select clase, ie, rol, valor from participacion_registro "
            "where reunion = $1 and dispositivo = $2 and pregunta = $3 order by seq desc limit 1",
            [reunion, row["dispositivo"], row["pregunta"]],
        )
        if previous.empty:
            _require_room(tx, reunion, row["dispositivo"])
        elif all(previous[name][0] == row[name] for name in previous.columns):
            return {}
        return {"participacion_registro": [row]}

    return record(store, PARTICIPANTE, "respuesta en reunión", build, now=now)


def digest(reunion: str, token: str) -> str:
    """The name of a device within one meeting: with another meeting's it has nothing in common."""
    return hashlib.sha256(f"{reunion}\n{token}".encode()).hexdigest()[:32] if token else ""


def _meeting(tx: Transaction, codigo: str) -> tuple[str, Scope]:
    frame = tx.query(
        "select reunion, estado, ambito, codigo from reunion_registro r where reunion in "
        "(select reunion from reunion_registro where codigo = $1 and codigo <> '') order by seq desc limit 1",
        [codigo],
    )
    if frame.empty or frame["codigo"][0] != codigo or frame["estado"][0] != "en_curso":
        raise NotFound(CERRADA)
    REUNION.step("en_curso", "respuesta")
    return str(frame["reunion"][0]), Scope.read(str(frame["ambito"][0]))


def _row(tx: Transaction, reunion: str, scope: Scope, r: Respuesta) -> dict[str, str]:
    row = {
        "reunion": reunion,
        "pregunta": r.pregunta,
        "dispositivo": digest(reunion, r.dispositivo),
    }
    if r.pregunta == ASISTENCIA:
        return row | {"clase": ASISTENCIA, "valor": ""} | _attendance(tx, scope, r)
    asked = question(tx, reunion, r.pregunta)
    if asked["estado"] != "abierta":
        raise NotFound("Esa pregunta no está abierta en este momento.")
    value = _value(asked["clase"], r.valor, lines(asked["opciones"]))
    return row | {"clase": asked["clase"], "valor": value, "ie": "", "rol": ""}


def _attendance(tx: Transaction, scope: Scope, r: Respuesta) -> dict[str, str]:
    if r.rol not in ROLES:
        raise BadInput("Elija en qué calidad asiste.")
    if not r.ie:
        if r.rol in DE_ESCUELA:
            raise BadInput("Elija su institución educativa.")
        return {"ie": "", "rol": r.rol}
    where, values = scope.where("ie", 2)
    found = tx.query(
        f"select 1 as si from ie_actual ie where ie.ie = $1 and {where}", [r.ie, *values]
    )
    if found.empty:
        raise BadInput("Esa institución educativa no es de esta reunión.")
    return {"ie": r.ie, "rol": r.rol}


def _value(clase: str, text: str, options: list[str]) -> str:
    if clase == "palabra":
        return word(text)
    if clase == "voto":
        if text not in {str(n) for n in range(len(options))}:
            raise BadInput("Elija una de las opciones.")
        return text
    marks = text.split(",")
    if len(marks) != len(options) or any(m not in ("1", "2", "3", "4", "5") for m in marks):
        raise BadInput("Responda cada pregunta con un número del 1 al 5.")
    return text


def _require_room(tx: Transaction, reunion: str, device: str) -> None:
    """A meeting is a room: who invents devices finds it full."""
    frame = tx.query(
        "select count(distinct dispositivo) as n, count(distinct case when dispositivo = $2 then 1 end) as mine "
        "from participacion_registro where reunion = $1",
        [reunion, device],
    )
    if not int(frame["mine"].iloc[0]) and int(frame["n"].iloc[0]) >= DISPOSITIVOS:
        raise BadInput("Esta reunión ya tiene demasiados teléfonos.")

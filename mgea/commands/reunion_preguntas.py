"""What a meeting is asked (a word, quick polls, the survey), and words that its host hides."""

import uuid
from datetime import datetime

from mgea.commands.comun import Hecho, Libros, record, traced
from mgea.commands.estados import REUNION
from mgea.commands.reunion import require_meeting
from mgea.errors import BadInput, Forged, NotFound
from mgea.lecturas.reuniones import lines
from mgea.permissions import Persona, require
from mgea.store import Store, Transaction

TEXTO, OPCION, OPCIONES = 160, 60, 6
POLLS = 12  # of one meeting
ESTADOS = ("abierta", "cerrada")


def poll(
    store: Store, persona: Persona, reunion: str, texto: str, opciones: str, *, now: datetime, clave: str = ""
) -> Hecho:  # fmt: skip
    """Ask a quick poll, open at once: one question and 2 to 6 options, one per line."""
    asked, options = " ".join(texto.split()), lines(opciones)

    def build(tx: Transaction) -> Libros:
        _require(tx, persona, reunion, "pregunta")
        if not asked or len(asked) > TEXTO:
            raise BadInput(f"Escriba una pregunta de hasta {TEXTO} letras.")
        if not 2 <= len(set(options)) == len(options) <= OPCIONES:
            raise BadInput(f"Escriba de 2 a {OPCIONES} opciones distintas, una por línea.")
        if any(len(o) > OPCION for o in options):
            raise BadInput(f"Cada opción lleva hasta {OPCION} letras.")
        n = tx.query(
            "select count(distinct pregunta) as n from pregunta_registro where reunion = $1 and clase = 'voto'",
            [reunion],
        )
        if int(n["n"].iloc[0]) >= POLLS:
            raise BadInput(f"Una reunión lleva hasta {POLLS} votaciones.")
        row = {
            "reunion": reunion,
            "pregunta": uuid.uuid4().hex[:10],
            "clase": "voto",
            "texto": asked,
        }
        return {"pregunta_registro": [row | {"opciones": "\n".join(options), "estado": "abierta"}]}  # fmt: skip

    with traced(store, persona, "reunión pregunta", reunion[:40], now=now):
        return record(store, persona, "reunión pregunta", build, now=now, clave=clave)


def switch(
    store: Store, persona: Persona, reunion: str, pregunta: str, estado: str, *, now: datetime
) -> Hecho:
    """Let phones answer a question, or no longer (``estado`` abierta or cerrada). Doing it twice writes once."""

    def build(tx: Transaction) -> Libros:
        _require(tx, persona, reunion, "pregunta")
        if estado not in ESTADOS:
            raise Forged("Una pregunta se abre o se cierra. No se guardó nada.")
        row = question(tx, reunion, pregunta)
        return {} if row["estado"] == estado else {"pregunta_registro": [row | {"estado": estado}]}

    with traced(store, persona, "reunión pregunta", reunion[:40], now=now):
        return record(store, persona, f"reunión pregunta {estado}"[:40], build, now=now)


def moderate(
    store: Store, persona: Persona, reunion: str, palabra: str, oculta: bool, *, now: datetime
) -> Hecho:
    """Hide a word (as the cloud groups it) from every screen, or show it again. Nothing is erased."""
    estado = "oculta" if oculta else "visible"

    def build(tx: Transaction) -> Libros:
        _require(tx, persona, reunion, "moderación")
        if not palabra or len(palabra) > 30:
            raise Forged("Esa palabra no existe. No se guardó nada.")
        return {"moderacion_registro": [{"reunion": reunion, "palabra": palabra, "estado": estado}]}

    with traced(store, persona, "reunión moderación", reunion[:40], now=now):
        return record(store, persona, f"palabra {estado}", build, now=now)


def question(tx: Transaction, reunion: str, pregunta: str) -> dict[str, str]:
    """A question as its last change left it."""
    frame = tx.query(
        "select reunion, pregunta, clase, texto, opciones, estado from pregunta_registro "
        "where reunion = $1 and pregunta = $2 order by seq desc limit 1",
        [reunion, pregunta],
    )
    if frame.empty:
        raise NotFound("Esa pregunta no existe. No se guardó nada.")
    return {str(k): str(v) for k, v in frame.iloc[0].to_dict().items()}


def _require(tx: Transaction, persona: Persona, reunion: str, evento: str) -> None:
    require(persona, "reunir")
    REUNION.step(require_meeting(tx, persona, reunion)["estado"], evento)

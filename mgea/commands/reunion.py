"""The planning meeting: prepared with its data frozen, corrected, begun, closed or cancelled.

Each event is a row with the whole meeting after it. Freezing reads the board outside of any transaction (it takes a
second or two) and notes the version it read; a photograph taken while somebody was writing is taken again.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from mgea import cronograma
from mgea.commands.compromiso_fila import plain, today
from mgea.commands.comun import Hecho, Libros, record, traced
from mgea.commands.estados import REUNION
from mgea.errors import BadInput, Conflict, Forged, NotFound
from mgea.lecturas import foto, reuniones
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Persona, Scope, require
from mgea.sala import ENCUESTA
from mgea.store import Store, Transaction

Row = dict[str, Any]

COLUMNAS = (
    "reunion", "evento", "estado", "titulo", "fecha", "ambito", "periodo", "agenda", "celebrar", "apoyar",
    "sin_nombres", "anterior", "proxima", "codigo", "motivo",
)  # fmt: skip
LETRAS = "BCDFGHJKLMNPRSTVWXZ"
"""Of a join code: no vowels (no words), and nothing that looks like a digit or another letter."""
LARGO_CODIGO = 5
TITULO, AGENDA, PUNTOS = 120, 200, 12
PALABRA = "En una palabra, ¿qué significa autonomía?"


@dataclass(frozen=True)
class Plan:
    """A meeting as somebody prepares it: its slice and month, its day, and its agenda (one point per line)."""

    titulo: str
    fecha: date
    scope: Scope
    periodo: str
    agenda: str
    sin_nombres: bool = False
    pregunta: str = PALABRA


@dataclass(frozen=True)
class Vista:
    """Which meeting, and the ``seq`` of the event that the screen showed."""

    reunion: str
    seq: int


def prepare(store: Store, persona: Persona, plan: Plan, *, now: datetime, clave: str = "") -> str:
    """Prepare a meeting of a slice within the person's own, its data frozen now; returns the name it got."""
    ident = (clave or secrets.token_hex(8))[:16]
    scope = persona.ambito & plan.scope

    def build(tx: Transaction) -> Libros:
        row: Row = dict.fromkeys(COLUMNAS, "") | said
        row |= {"reunion": ident, "ambito": scope.written, "periodo": plan.periodo}
        row |= {"sin_nombres": plan.sin_nombres, "anterior": anterior, "proxima": None}
        row |= {"evento": "preparada", "estado": REUNION.step("", "preparada").hacia}
        asked = [
            {"pregunta": "palabra", "clase": "palabra", "texto": plan.pregunta.strip() or PALABRA, "opciones": ""},
            {"pregunta": "encuesta", "clase": "encuesta", "texto": "¿Cómo estuvo la reunión?",
             "opciones": "\n".join(ENCUESTA)},
        ]  # fmt: skip
        return {
            "reunion_registro": [row],
            "instantanea_registro": [picture],
            "pregunta_registro": [q | {"reunion": ident, "estado": "lista"} for q in asked],
        }

    with traced(store, persona, "reunión preparada", scope.written, now=now):
        require(persona, "reunir")
        cronograma.parse_periodo(plan.periodo)
        said = _said(plan.titulo, plan.fecha, plan.agenda)
        if plan.fecha < today(now):
            raise BadInput("La fecha de la reunión no puede haber pasado.")
        if store.view("ie", scope, hasta=reuniones.SIEMPRE).empty:
            raise NotFound("Ese ámbito no tiene escuelas suyas: no hay de qué reunirse.")
        anterior = _last_closed(store, scope)
        picture = _picture(store, ident, scope, plan.periodo, anterior, now)
        record(store, persona, "reunión preparada", build, now=now, clave=clave)
    return ident


def correct(
    store: Store, persona: Persona, vista: Vista, *, titulo: str, fecha: date, agenda: str, sin_nombres: bool,
    celebrar: tuple[int, ...] = (), apoyar: tuple[int, ...] = (), now: datetime, clave: str = "",
) -> Hecho:  # fmt: skip
    """Change what is said before the meeting begins; ``celebrar`` and ``apoyar`` pick from the frozen proposals."""
    with traced(store, persona, "reunión corregida", vista.reunion[:40], now=now):
        changes = _said(titulo, fecha, agenda) | {"sin_nombres": sin_nombres}
        changes |= {"celebrar": _picked(celebrar), "apoyar": _picked(apoyar)}
    return _event(store, persona, vista, "corregida", changes, now, clave)


def freeze(
    store: Store, persona: Persona, vista: Vista, *, now: datetime, clave: str = ""
) -> Hecho:
    """Photograph the slice again: one that has not begun may take newer data. What was picked is proposed anew."""
    with traced(store, persona, "reunión congelada", vista.reunion[:40], now=now):
        require(persona, "reunir")
        found = reuniones.reunion(store, persona.ambito, vista.reunion)
    picture = _picture(store, found.id, found.scope, found.periodo, found.anterior, now)
    changes = {"celebrar": "", "apoyar": ""}
    return _event(store, persona, vista, "congelada", changes, now, clave, picture)


def start(store: Store, persona: Persona, vista: Vista, *, now: datetime, clave: str = "") -> Hecho:
    """Begin: the meeting gets its join code, and the word is asked."""
    return _event(store, persona, vista, "iniciada", {}, now, clave)


def close(
    store: Store, persona: Persona, vista: Vista, proxima: date | None = None, *, now: datetime, clave: str = ""
) -> Hecho:  # fmt: skip
    """End it: phones may no longer answer, and the acta is what was said until then."""
    if proxima is not None and proxima <= today(now):
        raise BadInput("La próxima reunión va después de hoy.")
    return _event(store, persona, vista, "cerrada", {"proxima": proxima, "codigo": ""}, now, clave)


def cancel(
    store: Store, persona: Persona, vista: Vista, motivo: str, *, now: datetime, clave: str = ""
) -> Hecho:
    """It will not be held; says why."""
    if not motivo.strip():
        raise BadInput("Diga por qué se cancela.")
    return _event(store, persona, vista, "cancelada", {"motivo": motivo.strip()[:300]}, now, clave)


def require_meeting(tx: Transaction, persona: Persona, ident: str) -> Row:
    """The meeting as its last event left it, within the person's slice; what is somebody else's does not exist."""
    names = ", ".join((*COLUMNAS, "seq", "registrado_por"))
    frame = tx.query(
        f"select {names} from reunion_registro where reunion = $1 order by seq desc limit 1",
        [ident],
    )
    if frame.empty or not persona.ambito.holds(Scope.read(str(frame["ambito"][0]))):
        raise NotFound("Esa reunión no existe en su ámbito. No se guardó nada.")
    return {str(k): plain(v) for k, v in frame.iloc[0].to_dict().items()}


def _event(
    store: Store, persona: Persona, vista: Vista, evento: str, cambios: Row, now: datetime, clave: str,
    picture: Row | None = None,
) -> Hecho:  # fmt: skip
    def build(tx: Transaction) -> Libros:
        require(persona, "reunir")
        row = require_meeting(tx, persona, vista.reunion)
        step = REUNION.step(row["estado"], evento)
        if row["seq"] != vista.seq:
            raise Conflict(
                f"{row['registrado_por']} cambió esta reunión mientras usted la miraba. No se guardó nada: "
                "revise y vuelva a guardar si corresponde."
            )
        after = row | {"motivo": ""} | cambios | {"evento": evento}
        after["estado"] = step.hacia or row["estado"]
        libros: Libros = {"reunion_registro": [after]}
        if evento == "iniciada":
            after["codigo"] = _code(tx)
            libros["pregunta_registro"] = _open_word(tx, vista.reunion)
        libros["reunion_registro"] = [{name: after[name] for name in COLUMNAS}]
        return libros | ({"instantanea_registro": [picture]} if picture else {})

    with traced(store, persona, f"reunión {evento}", vista.reunion[:40], now=now):
        return record(store, persona, f"reunión {evento}", build, now=now, clave=clave)


def _said(titulo: str, fecha: date, agenda: str) -> Row:
    points = reuniones.lines(agenda)
    if not titulo.strip() or len(titulo) > TITULO:
        raise BadInput(f"Escriba un título de hasta {TITULO} letras.")
    if not points or len(points) > PUNTOS or any(len(p) > AGENDA for p in points):
        raise BadInput(
            f"La agenda lleva de 1 a {PUNTOS} puntos, uno por línea, de hasta {AGENDA} letras."
        )
    return {"titulo": " ".join(titulo.split()), "fecha": fecha, "agenda": "\n".join(points)}


def _picked(lugares: tuple[int, ...]) -> str:
    if not set(lugares) <= set(range(foto.PROPUESTAS)):
        raise Forged("Esa propuesta no existe. No se guardó nada.")
    return "\n".join(str(n) for n in lugares)


def _picture(
    store: Store, ident: str, scope: Scope, periodo: str, anterior: str, now: datetime
) -> Row:
    """The photograph as a row of its libro, taken at one version."""
    pedido = Pedido(scope, periodo, None, now)
    before = _before(store, anterior)
    for _ in range(3):
        version = store.version()
        taken = foto.tomar(store, pedido, before)
        if store.version() == version:
            break
    text = replace(taken, version=version, conocido=now.isoformat()).text()
    return {"reunion": ident, "version": version, "conocido": now, "contenido": text}


def _before(store: Store, anterior: str) -> Row | None:
    if not anterior:
        return None
    last = reuniones.reunion(store, Scope.all(), anterior)
    shown = foto.guardada(store, anterior)
    keep = ("ie", "banda", "puntos", "callada")
    return {
        "id": anterior, "titulo": last.titulo, "fecha": last.dia.isoformat(), "as_of": shown.as_of,
        "escuelas": [{k: e[k] for k in keep} for e in shown.escuelas],
    }  # fmt: skip


def _last_closed(store: Store, scope: Scope) -> str:
    """The last meeting of exactly this slice that was held."""
    for found in reuniones.reuniones(store, scope):
        if found.estado == "cerrada" and found.scope == scope:
            return found.id
    return ""


def _code(tx: Transaction) -> str:
    """A code that no meeting ever had."""
    used = set(tx.query("select distinct codigo from reunion_registro")["codigo"])
    while True:
        code = "".join(secrets.choice(LETRAS) for _ in range(LARGO_CODIGO))
        if code not in used:
            return code


def _open_word(tx: Transaction, ident: str) -> list[Row]:
    frame = tx.query(
        "select reunion, pregunta, clase, texto, opciones from pregunta_registro "
        "where reunion = $1 and pregunta = 'palabra' order by seq desc limit 1",
        [ident],
    )
    return [{str(k): v for k, v in r.items()} | {"estado": "abierta"} for r in frame.to_dict("records")]  # fmt: skip

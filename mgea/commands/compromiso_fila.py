"""What a commitment must be to enter its libro: the row, and the rules every command checks again on the server."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mgea import catalogo, formato
from mgea.errors import BadInput, Forged, NotAllowed
from mgea.permissions import Persona, may
from mgea.store import Transaction

Row = dict[str, Any]

PARTES = {"ie": "Escuela", "ugel": "UGEL"}
"""Whose a commitment is: the school's own, or the UGEL's to the school."""

LIMA = timedelta(hours=5)
LARGO = 600  # characters of a text: a paragraph, not a document
PLAZO = timedelta(days=3 * 366)
COLUMNAS = (
    "ie", "codigo", "evento", "cge", "practica", "compromiso", "responsable", "fecha", "fecha_limite", "fecha_cumplido",
    "estado", "motivo", "de_parte", "avance", "nota", "evidencia", "verificado", "verificado_en", "verificado_por",
    "visita", "reunion",
)  # fmt: skip


@dataclass(frozen=True)
class Acuerdo:
    """A commitment as somebody writes it. ``practica`` may be a principle's slug or a practice's id, or ''."""

    compromiso: str
    cge: int
    responsable: str = ""
    fecha_limite: date | None = None
    practica: str = ""
    de_parte: str = "ie"
    fecha: date | None = None


def today(now: datetime) -> date:
    """The day in Lima of an instant in naive UTC."""
    return (now - LIMA).date()


def require_side(persona: Persona, de_parte: str) -> None:
    """The UGEL's commitments are written by those who accompany schools, never by the school."""
    if de_parte not in PARTES:
        raise Forged("Ese compromiso no dice de quién es. No se guardó nada.")
    if de_parte == "ugel" and not may(persona, "verificar"):
        raise NotAllowed("Los compromisos de la UGEL los registra la UGEL.")


def new_row(tx: Transaction, persona: Persona, ie: str, acuerdo: Acuerdo, now: datetime) -> Row:
    """The first row of a commitment, with a code of its own in the school."""
    require_side(persona, acuerdo.de_parte)
    fecha = acuerdo.fecha or today(now)
    row: Row = dict.fromkeys(COLUMNAS, "") | {
        "ie": ie,
        "codigo": next_code(tx, ie),
        "evento": "creado",
        "cge": acuerdo.cge,
        "practica": acuerdo.practica,
        "compromiso": acuerdo.compromiso.strip(),
        "responsable": acuerdo.responsable.strip(),
        "fecha": fecha,
        "fecha_limite": acuerdo.fecha_limite,
        "fecha_cumplido": None,
        "estado": "pendiente",
        "de_parte": acuerdo.de_parte,
        "avance": None,
        "verificado": False,
        "verificado_en": None,
    }
    if fecha > today(now):
        raise BadInput("La fecha del acuerdo no puede ser futura.")
    validate(row)
    return row


def next_code(tx: Transaction, ie: str) -> str:
    """A code nobody used in the school: T-001, T-002… (imported ones keep theirs)."""
    used = set(tx.query("select codigo from compromiso_registro where ie = $1", [ie])["codigo"])
    n = sum(1 for codigo in used if str(codigo).startswith("T-")) + 1
    while f"T-{n:03d}" in used:
        n += 1
    return f"T-{n:03d}"


def validate(row: Row) -> None:
    """The invariants of a row, whoever calls: Forged for what no list or slider offers, BadInput for what one types."""
    if row["cge"] not in {c.n for c in catalogo.compromisos()}:
        raise Forged("El compromiso de gestión escolar va de 1 a 5.")
    known = {p.id for p in catalogo.practicas()} | {p.slug for p in catalogo.principios()} | {""}
    if row["practica"] not in known:
        raise Forged("Esa práctica no existe.")
    if row["avance"] is not None and row["avance"] not in range(101):
        raise Forged("El avance va de 0 a 100.")
    if not row["compromiso"]:
        raise BadInput("Escriba a qué se comprometen.")
    texts = ("compromiso", "responsable", "motivo", "nota", "evidencia")
    if any(len(row[name]) > LARGO for name in texts):
        raise BadInput(f"Escriba textos de hasta {LARGO} letras.")
    _validate_dates(row)


def _validate_dates(row: Row) -> None:
    fecha, limite, cumplido = row["fecha"], row["fecha_limite"], row["fecha_cumplido"]
    if limite is not None and not fecha <= limite <= fecha + PLAZO:
        raise BadInput(
            f"La fecha límite va después del acuerdo ({formato.fecha(fecha)}), a lo más tres años."
        )
    if cumplido is not None and cumplido < fecha:
        raise BadInput(f"No se pudo cumplir antes de acordarse ({formato.fecha(fecha)}).")


def last_row(tx: Transaction, ie: str, codigo: str) -> Row | None:
    """The commitment as its last event left it, with ``seq``, who and when; None when there is none."""
    names = ", ".join((*COLUMNAS, "seq", "registrado_en", "registrado_por"))
    frame = tx.query(
        f"select {names} from compromiso_registro c where ie = $1 and codigo = $2 "
        "and not exists (select 1 from anulacion_registro z where z.lote_anulado = c.lote) "
        "order by registrado_en, seq",
        [ie, codigo],
    )
    if frame.empty:
        return None
    row = {str(k): plain(v) for k, v in frame.iloc[-1].to_dict().items()}
    # whose it is and when it was agreed belong to its first event; a later import cannot change them
    row["de_parte"] = str(frame["de_parte"].iloc[0] or "ie")
    row["fecha"] = plain(frame["fecha"].iloc[0])
    row["cge"] = int(row["cge"])
    for name in ("nota", "evidencia", "verificado_por", "visita", "reunion"):
        row[name] = row[name] or ""
    row["verificado"] = bool(row["verificado"])
    row["avance"] = None if row["avance"] is None else int(row["avance"])
    return row


def plain(value: Any) -> Any:
    """A cell of a frame as Python has it: dates without time, and one kind of nothing."""
    if value is None or formato.es_nulo(value):
        return None
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date()
    return value


def state_of(row: Row) -> str:
    """The state of the machine: a verified one is a state of its own there."""
    return "verificado" if row["estado"] == "cumplido" and row["verificado"] else row["estado"]

"""Learning from each other: a school opens what it achieved to others, and visits between schools.

A visit between schools is kept in a libro of its own and only *suggested* as evidence of P3.2 and P7.2: nothing writes
a practice's evidence or level but the school itself, in Mi mes. Writing it for them would change what a supervisor has
verified, and a visit recorded by one school would speak for the other.
"""

from dataclasses import dataclass
from datetime import date, datetime

from mgea import catalogo
from mgea.commands.compromiso_fila import LARGO, today
from mgea.commands.comun import Hecho, Libros, record, require_school, traced
from mgea.errors import BadInput, Forged, NotAllowed, NotFound
from mgea.permissions import Persona, may_consent, require
from mgea.store import Store, Transaction

EVIDENCIA_DE = ("P3.2", "P7.2")
"""The practices that a visit between schools may be evidence of."""
CONTACTO = 160  # characters


@dataclass(frozen=True)
class Pasantia:
    """Who went (``ie``) to learn which practice from whom, when, and what they bring home. ``anfitriona``: the school's
    id or, for who is only told names, its name."""

    ie: str
    anfitriona: str
    practica: str
    fecha: date
    aprendizaje: str


def consent(
    store: Store, persona: Persona, ie: str, contacto: str, *, now: datetime, clave: str = ""
) -> Hecho:
    """The school lets others see what it achieved and how to reach it (``contacto``: its own words). Only its own
    people may say so."""

    def build(tx: Transaction) -> Libros:
        if not may_consent(persona, ie):
            raise NotAllowed("Solo la propia escuela puede aceptar que otras la contacten.")
        require_school(tx, persona, ie)
        said = contacto.strip()
        if not said:
            raise BadInput(
                "Escriba cómo prefieren que los contacten, por ejemplo el correo de la escuela."
            )
        if len(said) > CONTACTO:
            raise BadInput(f"Escriba un contacto de hasta {CONTACTO} letras.")
        return {"consentimiento_registro": [{"ie": ie, "acepta": True, "contacto": said}]}

    with traced(store, persona, "consentimiento", ie, now=now):
        return record(store, persona, "consentimiento", build, now=now, clave=clave)


def withdraw(store: Store, persona: Persona, ie: str, *, now: datetime, clave: str = "") -> Hecho:
    """Close it again: at once, and by anybody who records for the school, because closing harms nobody."""

    def build(tx: Transaction) -> Libros:
        require(persona, "registrar")
        require_school(tx, persona, ie)
        return {"consentimiento_registro": [{"ie": ie, "acepta": False, "contacto": ""}]}

    with traced(store, persona, "consentimiento retirado", ie, now=now):
        return record(store, persona, "consentimiento retirado", build, now=now, clave=clave)


def visit(
    store: Store, persona: Persona, pasantia: Pasantia, *, now: datetime, clave: str = ""
) -> Hecho:
    """Record a visit of one school to another. Whoever records answers for the one that went; the host must be theirs
    too, or one that consents to be seen."""

    def build(tx: Transaction) -> Libros:
        require(persona, "registrar")
        require_school(tx, persona, pasantia.ie)
        _validate(pasantia, now)
        host = _host(tx, persona, pasantia)
        row = vars(pasantia) | {"anfitriona": host, "aprendizaje": pasantia.aprendizaje.strip()}
        return {"pasantia_registro": [row]}

    with traced(store, persona, "visita entre escuelas", pasantia.ie, now=now):
        return record(store, persona, "visita entre escuelas", build, now=now, clave=clave)


def _host(tx: Transaction, persona: Persona, p: Pasantia) -> str:
    """The school visited: of the person's own slice, or one of the same UGEL that consents to be seen."""
    where, values = persona.ambito.where("ie", 3)
    last = (
        "select c.acepta, row_number() over (order by c.registrado_en desc, c.seq desc) as turno "
        "from consentimiento_registro c where c.ie = ie.ie"
    )
    found = tx.query(
        "select ie.ie from ie_actual ie where (ie.ie = $1 or ie.nombre = $1) and ie.ie <> $2 "
        "and ie.ugel in (select u.ugel from ie_actual u where u.ie = $2) "
        f"and ({where} or exists (select 1 from ({last}) c where c.turno = 1 and c.acepta))",
        [p.anfitriona, p.ie, *values],
    )
    if len(found) != 1:
        raise NotFound("Esa escuela no figura entre las que aceptan visitas. No se guardó nada.")
    return str(found["ie"].iloc[0])


def _validate(p: Pasantia, now: datetime) -> None:
    if p.practica not in {x.id for x in catalogo.practicas()}:
        raise Forged("Esa práctica no existe.")
    if p.fecha > today(now):
        raise BadInput("Registre la visita cuando ya se hizo: la fecha no puede ser futura.")
    if not p.aprendizaje.strip():
        raise BadInput("Escriba qué aprendieron y qué van a adaptar.")
    if len(p.aprendizaje) > LARGO:
        raise BadInput(f"Escriba hasta {LARGO} letras.")

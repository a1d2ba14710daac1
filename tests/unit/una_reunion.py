"""A meeting of the two schools of a UGEL, prepared or going on, for tests of what happens in it."""

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from shutil import copy
from uuid import uuid4

from mgea.commands import reunion
from mgea.commands.participacion import Respuesta, answer
from mgea.commands.reunion import Plan, Vista
from mgea.lecturas import reuniones
from mgea.lecturas.reuniones import Reunion
from mgea.permissions import Persona
from mgea.sala import ASISTENCIA
from mgea.store import Store, open_store
from tests.unit.dos_escuelas import AHORA, ESPECIALISTA, MES, base, despues

PLAN = Plan("Reunión de julio", date(2023, 7, 12), ESPECIALISTA.ambito, MES, "Avance\nAcuerdos")


@cache
def _guardada(estado: str) -> Path:
    """A base with a meeting in that state, built once per process, as a file nobody opens: copy it."""
    store = base()
    ident = prepara(store)
    assert lee(store, ident).estado == "preparada"
    if estado == "en_curso":
        comienza(store)
    path = Path(
        str(store.query("select path from duckdb_databases() where not internal")["path"][0])
    )
    store.close()
    return path


def con_reunion(estado: str = "preparada") -> tuple[Store, str]:
    """A database of its own with the two schools and one meeting, and the meeting's name."""
    path = _guardada(estado)
    store = open_store(copy(path, path.with_name(f"{uuid4().hex}.duckdb")), now=AHORA)
    return store, reuniones.reuniones(store, ESPECIALISTA.ambito)[0].id


def prepara(
    store: Store, persona: Persona = ESPECIALISTA, now: datetime = AHORA, **cambios: object
) -> str:
    """Prepare a meeting; returns its name."""
    return reunion.prepare(store, persona, replace(PLAN, **cambios), now=now)


def unica(store: Store) -> Reunion:
    """The only meeting of a database."""
    (one,) = reuniones.reuniones(store, ESPECIALISTA.ambito)
    return one


def comienza(store: Store) -> None:
    """The only meeting begins."""
    reunion.start(store, ESPECIALISTA, vista(store, unica(store).id), now=despues(1))


def lee(store: Store, ident: str, persona: Persona = ESPECIALISTA) -> Reunion:
    """A meeting as it stands."""
    return reuniones.reunion(store, persona.ambito, ident)


def vista(store: Store, ident: str) -> Vista:
    """What a screen that was just drawn has seen."""
    return Vista(ident, lee(store, ident).visto)


def cierra(store: Store, ident: str, proxima: date | None = None, horas: float = 3) -> Reunion:
    """The same meeting, closed."""
    reunion.close(store, ESPECIALISTA, vista(store, ident), proxima, now=despues(horas))
    return lee(store, ident)


def dice(store: Store, r: Reunion, telefono: str, palabra: str) -> None:
    """A phone says its word."""
    answer(store, Respuesta(r.codigo, "palabra", telefono, palabra), now=despues(2))


def asiste(store: Store, r: Reunion, telefono: str, ie: str = "A", rol: str = "directivo") -> None:
    """A phone says who comes."""
    answer(store, Respuesta(r.codigo, ASISTENCIA, telefono, ie=ie, rol=rol), now=despues(2))

"""Two schools of one UGEL and one of another, and the people around them, for tests of commands that record."""

import atexit
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import copy, rmtree
from tempfile import mkdtemp

from mgea.commands.compromiso import Visto
from mgea.commands.compromiso_fila import Acuerdo
from mgea.lecturas import acuerdos
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Persona, Scope
from mgea.store import Store, open_store
from tests.motor import cargar
from tests.tablas import ORIGEN, escuelas, libros

HOY = date(2023, 7, 10)
AHORA = datetime(2023, 7, 10, 15, 0)
MES = "2023-06"
PADRON = escuelas("""
    ie | ugel   | dre
    A  | 150103 | 150101
    B  | 150103 | 150101
    Z  | 150104 | 150101
""")
CUADRO = """
    practica | 2023-06
    P1.1     | 2
    P1.2     | 3*
    P2.2     | NA
    P2.1     | 0
    resto    | 1
"""

# In memory where the system has it: each test writes, and a disk that others use makes it wait.
MEMORIA = "/dev/shm" if Path("/dev/shm").is_dir() else None

DIRECTORA = Persona("directora", "Directora", "director", Scope.ie("A"))
OTRO_DIRECTOR = Persona("director-b", "Director", "director", Scope.ie("B"))
ESPECIALISTA = Persona("especialista", "Especialista", "especialista", Scope.ugel("150103"))
JEFA = Persona("jefa", "Jefa", "jefe", Scope.ugel("150103"))
AJENO = Persona("ajeno", "Especialista de otra UGEL", "especialista", Scope.ugel("150104"))
SOLO_LEE = Persona("dre", "DRE", "dre", Scope.dre("150101"))


@cache
def _built() -> Path:
    """The base, built once per process, as a file nobody opens: copy it."""
    path = Path(mkdtemp(prefix="dos-escuelas-", dir=MEMORIA)) / "base.duckdb"
    atexit.register(rmtree, path.parent, ignore_errors=True)
    cargar(libros(CUADRO, padron=PADRON), open_store(path, now=ORIGEN)).close()
    return path


def base() -> Store:
    """A database of its own with the three schools and one month of school A."""
    own = Path(mkdtemp(dir=_built().parent)) / "base.duckdb"
    return open_store(copy(_built(), own), now=ORIGEN)


def despues(horas: float) -> datetime:
    """A moment after AHORA."""
    return AHORA + timedelta(hours=horas)


def acuerdo(limite: date | None = date(2023, 8, 1), **cambios: object) -> Acuerdo:
    """A commitment as somebody writes it."""
    datos = {
        "compromiso": "Reunirse cada semana",
        "cge": 4,
        "responsable": "Dirección",
        "fecha_limite": limite,
    }
    return Acuerdo(**(datos | cambios))


def todos(store: Store, persona: Persona = ESPECIALISTA, dia: date = HOY) -> list[dict]:
    """Every commitment a person sees, as a list of rows."""
    clock = datetime(dia.year, dia.month, dia.day, 5)
    frame = acuerdos.acuerdos(store, Pedido(persona.ambito, "2023-06", None, clock))
    return frame.to_dict("records")


def visto(store: Store, codigo: str = "T-001", ie: str = "A") -> Visto:
    """What a screen that was just drawn has seen of a commitment."""
    row = next(r for r in todos(store) if (r["ie"], r["codigo"]) == (ie, codigo))
    return Visto(ie, codigo, int(row["visto"]))


def rechazos(store: Store) -> list[str]:
    """What was asked and refused."""
    return list(store.query("select que from rechazo_registro order by seq")["que"])

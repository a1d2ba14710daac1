"""The invented places and schools: districts, networks, schools, and the story each one tells.

Nothing here is real: codes begin with 99 (no DRE uses it), names are made up. A school's story
(``perfil``) decides how its reports look; the stories are dealt from a fixed deck, so that every
situation the dashboard must show is present.
"""

import random
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from mgea.demo import nombres

SEMILLA = 374

# How many schools tell each story, in order of code, so that the example people can name theirs.
BARAJA_GRANDE: tuple[tuple[str, int], ...] = (
    ("firme", 20), ("rezagada", 13), ("critica", 5), ("adelantada", 3), ("estancada", 4),
    ("retroceso", 3), ("tardia", 3), ("silenciosa", 3), ("incompleta", 2), ("cierra", 1),
    ("ingresa", 1), ("todo_na", 1), ("sin_reportes", 1),
)  # fmt: skip
BARAJA_CHICA: tuple[tuple[str, int], ...] = (
    ("firme", 3), ("rezagada", 2), ("critica", 1), ("adelantada", 1), ("tardia", 1),
)  # fmt: skip

CIERRE = date(2023, 7, 31)
INGRESO = date(2023, 6, 1)

# Services of a school: ESCALE codes of nivel/modalidad.
NIVELES_ESCALE = {"A2": "Inicial - Jardín", "B0": "Primaria", "F0": "Secundaria"}
MEZCLAS = (
    ("A2",), ("B0",), ("B0",), ("F0",), ("A2", "B0"), ("B0", "F0"), ("B0", "F0"),
    ("A2", "B0", "F0"),
)  # fmt: skip


@dataclass(frozen=True)
class Mundo:
    """One invented UGEL: codes, places, networks, deck of stories, and its months with data."""

    dre: str
    dre_nombre: str
    ugel: str
    ugel_nombre: str
    prefijo: str
    distritos: tuple[tuple[str, str], ...]
    reis: tuple[str, ...]
    baraja: tuple[tuple[str, int], ...]
    periodos: tuple[str, ...]

    @property
    def perfiles(self) -> tuple[str, ...]:
        """One story per school, in order of code."""
        return tuple(perfil for perfil, n in self.baraja for _ in range(n))


@dataclass(frozen=True)
class Escuela:
    """One invented IE. ``niveles`` are ESCALE codes, one per servicio; ``rei`` may be empty."""

    n: int
    ie: str
    codinst: str
    codlocal: str
    cod_mods: tuple[str, ...]
    nombre: str
    niveles: tuple[str, ...]
    gestion: str
    rural: bool
    alumnos: int
    ubigeo: str
    distrito: str
    rei: str
    latitud: float | None
    longitud: float | None
    ingreso: date | None
    cierre: date | None
    perfil: str

    @property
    def solo_inicial(self) -> bool:
        """Whether the school only teaches the first level: no pupils' council, no life project."""
        return self.niveles == ("A2",)


def _meses(anio: int, desde: int, hasta: int) -> tuple[str, ...]:
    return tuple(f"{anio}-{mes:02d}" for mes in range(desde, hasta + 1))


GRANDE = Mundo(
    "990000", "DRE Ejemplo", "990101", "UGEL Ejemplo", "9901", nombres.DISTRITOS, nombres.REIS,
    BARAJA_GRANDE, _meses(2022, 10, 12) + _meses(2023, 3, 12) + _meses(2024, 3, 6),
)  # fmt: skip
CHICA = Mundo(
    "990000", "DRE Ejemplo", "990102", "UGEL Ejemplo Chica", "9902", nombres.DISTRITOS_CHICA,
    nombres.REIS_CHICA, BARAJA_CHICA, _meses(2023, 3, 12),
)  # fmt: skip


def slug(texto: str) -> str:
    """Lower case, no accents, hyphens: the tail of the id of a school without CODINST."""
    plano = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plano.lower()).strip("-")


def ie_id(mundo: Mundo, n: int) -> str:
    """The id (CODINST) of the n-th school, counted from 1."""
    return f"{mundo.prefijo}{n:04d}"


def azar(semilla: int, clase: str, ie: str) -> random.Random:
    """A source of chance of its own per kind and school: changing one never shakes the others."""
    return random.Random(f"{semilla}:{clase}:{ie}")


def escuelas(mundo: Mundo = GRANDE, semilla: int = SEMILLA) -> tuple[Escuela, ...]:
    """Every invented school, in order of code."""
    return tuple(_escuela(mundo, semilla, n) for n in range(1, len(mundo.perfiles) + 1))


def _gestion(n: int, perfil: str) -> str:
    if n % 8 == 5 and perfil not in ("sin_reportes", "cierra"):
        return "3"
    return "2" if n in (11, 30) else "1"


def _codlocal(mundo: Mundo, n: int) -> str:
    # Schools 7 and 8 share a building: a código de local is not always enough to name a school.
    return f"{mundo.prefijo[2:]}{(7 if n == 8 else n) * 37 + 1000:04d}"


def _escuela(mundo: Mundo, semilla: int, n: int) -> Escuela:
    rng = azar(semilla, "escuela", ie_id(mundo, n))
    perfil = mundo.perfiles[n - 1]
    gestion = _gestion(n, perfil)
    niveles = rng.choice(MEZCLAS)
    ubigeo, distrito = mundo.distritos[(n * 5 + n // 7) % len(mundo.distritos)]
    nombre = nombres.nombre(mundo.prefijo, n, gestion, niveles)
    codlocal = _codlocal(mundo, n)
    # Two private schools are not in the register of institutions: their id is local + name.
    codinst = "" if n in (21, 45) else ie_id(mundo, n)
    centro = nombres.CENTROS[ubigeo]
    latitud, longitud = (round(c + rng.gauss(0, 0.012), 6) for c in centro)
    con_mapa = n % 19 != 0
    return Escuela(
        n=n, ie=codinst or f"{codlocal}-{slug(nombre)}", codinst=codinst, codlocal=codlocal,
        cod_mods=_cod_mods(mundo, n, len(niveles)), nombre=nombre, niveles=niveles, gestion=gestion,
        rural=rng.random() < 0.18, alumnos=_alumnos(rng, niveles), ubigeo=ubigeo, distrito=distrito,
        # Private schools do not belong to a network, and one public school has not been given any.
        rei="" if gestion == "3" or n == 40 else mundo.reis[(n * 7 + n // 6) % len(mundo.reis)],
        latitud=latitud if con_mapa else None, longitud=longitud if con_mapa else None,
        ingreso=INGRESO if perfil == "ingresa" else None,
        cierre=CIERRE if perfil == "cierra" else None, perfil=perfil,
    )  # fmt: skip


def _cod_mods(mundo: Mundo, n: int, cuantos: int) -> tuple[str, ...]:
    # Almost half of the real codes begin with 0, the zero that spreadsheets eat.
    inicio = "09" if n % 2 else "99"
    return tuple(f"{inicio}{mundo.prefijo[2:]}{(n * 10 + k):03d}" for k in range(cuantos))


def _alumnos(rng: random.Random, niveles: tuple[str, ...]) -> int:
    return sum(rng.choice((38, 85, 140, 210, 330, 480)) for _ in niveles)

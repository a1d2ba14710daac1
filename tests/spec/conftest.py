"""Every example is answered twice: by the oracle and by the engine. A test asks ``responde(libros(…))``.

The engine's examples live side by side in one database, each with schools, UGEL, DRE and districts of its own: a
figure that looked past its scope would find strangers there. Only an example with its own calendar needs its own.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count

import pytest

from mgea.permissions import Scope
from mgea.store import Store
from tests import motor
from tests.oraculo import Fila, Libros, Oraculo, Row
from tests.tablas import escuelas

SIEMPRE = "2025-12-31"
"""A day by which everything in the examples is known."""
RESERVADAS = 120
"""Examples whose usual school is registered in advance, all at once, because a roster at a time is slow."""


def end_of_day(dia: str) -> datetime:
    """The last moment of a day in Lima, as naive UTC: what ``--known-at`` means."""
    return datetime.fromisoformat(dia) + timedelta(days=1, hours=5) - timedelta(microseconds=1)


def apart(libros: Libros, sufijo: str) -> Libros:
    """The same books with names nobody else has."""
    renamed = ("ie", "ugel", "dre", "ubigeo", "rei")
    return Libros(
        **{
            layout: [{k: v + sufijo if k in renamed else v for k, v in row.items()} for row in rows]
            for layout, rows in vars(libros).items()
        }
    )


class DelOraculo:
    """Answers of the oracle."""

    def __init__(self, libros: Libros) -> None:
        self.libros = libros
        self.rei = {row["ie"]: row["rei"] for row in libros.rei}

    def __call__(
        self,
        slug: str,
        mes: str,
        *,
        ie: str = "",
        principio: str | None = None,
        cge: int | None = None,
        sabido: str = SIEMPRE,
        **grupo: str,
    ) -> Fila:
        oraculo = Oraculo(self.libros, end_of_day(sabido))
        if grupo:
            answers = oraculo.de_grupo([r["ie"] for r in self.members(grupo)], mes)
        else:
            answers = oraculo.de_escuela(ie or "A", mes)
        return answers.get((slug, principio, cge), Fila(None, "nada_exigible", n=0))

    def members(self, grupo: dict[str, str]) -> list[Row]:
        """The schools of a group, each once."""
        names = {"distrito": "ubigeo"}
        found = {
            row["ie"]: row
            for row in self.libros.padron
            if all(
                self.rei.get(row["ie"], "") == v if k == "rei" else row[names.get(k, k)] == v
                for k, v in grupo.items()
            )
        }
        return list(found.values())


class DelMotor:
    """Answers of the engine."""

    def __init__(self, libros: Libros, store: Store, sufijo: str) -> None:
        self.sufijo = sufijo
        self.store = motor.cargar(apart(libros, sufijo), store)

    def __call__(
        self,
        slug: str,
        mes: str,
        *,
        ie: str = "",
        principio: str | None = None,
        cge: int | None = None,
        sabido: str = SIEMPRE,
        **grupo: str,
    ) -> Fila:
        named = grupo or {"ie": ie or "A"}
        scope = Scope(tuple((k, v + self.sufijo) for k, v in named.items()))
        now = end_of_day(sabido)
        known = None if sabido == SIEMPRE else now  # "now" is read from the projection
        found = motor.preguntar(self.store, scope, mes, known, [slug], now=now)
        return found.get((slug, principio, cge), Fila(None, "nada_exigible", n=0))


Responde = Callable[[Libros], DelOraculo | DelMotor]


@pytest.fixture(scope="session")
def base() -> Iterator[Store]:
    """The database where the examples live side by side."""
    store = motor.abrir()
    usual = [apart(Libros(padron=escuelas()), f"~{n}").padron[0] for n in range(1, RESERVADAS)]
    motor.cargar(Libros(padron=usual), store)
    yield store
    store.close()


@pytest.fixture(scope="session")
def turno() -> Iterator[int]:
    """Numbers that nobody else has."""
    return count(1)


@pytest.fixture(params=["oraculo", "motor"])
def responde(request: pytest.FixtureRequest, base: Store, turno: Iterator[int]) -> Responde:
    """Books in, somebody to ask out."""

    def motor_of(libros: Libros) -> DelMotor:
        own = motor.abrir() if libros.cronograma else base
        return DelMotor(libros, own, f"~{next(turno)}")

    return DelOraculo if request.param == "oraculo" else motor_of

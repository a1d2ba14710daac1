"""The list of loads: those with rows about the schools looked at, and the calendars that rule them."""

from collections.abc import Iterator

import pytest

from mgea.lecturas import historial
from mgea.lecturas.pedido import Pedido
from mgea.permissions import SISTEMA, Persona, Scope
from mgea.store import Store
from tests.unit.situaciones import NOW, abrir, cargar, reporte, servicio

JEFA = Persona("j", "Jefa", "jefe", Scope.ugel("150103"))
CRUCES = [{"anio": 2024, "fase": "sonar", "mes": m} for m in (3, 4)]


@pytest.fixture
def store() -> Iterator[Store]:
    store = abrir()
    otra = servicio("Z", ugel="150104", ugel_nombre="UGEL 03")
    cargar(store, "padron", servicio("A"), servicio("B"), otra)
    yield store
    store.close()


def loads(store: Store, scope: Scope) -> list[tuple[str, int, int]]:
    frame = historial.cargas(store, Pedido(scope, "2024-06", None, NOW))
    return list(zip(frame["que"], frame["propias"], frame["escuelas"], strict=True))


def test_a_load_is_told_to_whom_it_is_about(store: Store):
    cargar(store, "practicas", reporte("A", "2023-06", 2), reporte("Z", "2023-06", 2))
    assert loads(store, Scope.ie("A"))[0] == ("importar practicas", 25, 1)
    assert [que for que, *_ in loads(store, Scope.ie("B"))] == ["importar padron"]


def test_the_calendar_of_a_ugel_is_told_to_its_schools_only(store: Store):
    cargar(store, "cronograma", CRUCES, persona=JEFA)
    assert loads(store, Scope.ugel("150103"))[0] == ("importar cronograma", 2, 2)
    assert loads(store, Scope.ie("A"))[0] == ("importar cronograma", 2, 1)
    assert [que for que, *_ in loads(store, Scope.ie("Z"))] == ["importar padron"]


def test_a_calendar_for_everybody_is_told_to_everybody(store: Store):
    cargar(store, "cronograma", CRUCES, persona=SISTEMA)
    assert loads(store, Scope.ie("Z"))[0] == ("importar cronograma", 2, 1)

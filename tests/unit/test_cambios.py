"""What moved since the month before, and what to celebrate."""

from datetime import datetime

import pytest

from mgea.lecturas import cambios
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from tests import motor
from tests.oraculo import Libros
from tests.tablas import cuadro, escuelas, verificaciones

AHORA = datetime(2023, 12, 5, 15)


@pytest.fixture(scope="module")
def store():
    """Sube: reaches Logrado in Autonomía in June. Calla: nothing after March. Cae: critical only from June on."""
    rows = cuadro(
        "practica | 2023-03 | 2023-04 | 2023-05 | 2023-06\n P1.* | 2 | 2 | 2 | 3\n resto | 2 | 2 | 2 | 3",
        "Sube",
    )
    rows += cuadro("practica | 2023-03\n resto | 2", "Calla")
    rows += cuadro("practica | 2023-03 | 2023-05 | 2023-06\n resto | 2 | 2 | 1", "Cae")
    said = verificaciones(
        "ie | practica | periodo | nivel\nSube | P1.1 | 2023-03 | 1\nSube | P1.1 | 2023-06 | 3\n"
        "Cae | P1.1 | 2023-03 | 2\nCae | P1.1 | 2023-06 | 1\nCalla | P1.1 | 2023-03 | 2"
    )
    padron = escuelas("ie\nSube\nCalla\nCae")
    return motor.cargar(Libros(padron=padron, practicas=rows, verificaciones=said))


def pedido(mes: str) -> Pedido:
    return Pedido(Scope.ugel("150103"), mes, None, AHORA)


def test_the_month_before_march_is_december():
    assert cambios.mes_anterior("2023-03") == "2022-12"
    assert cambios.mes_anterior("2023-06") == "2023-05"


def test_who_fell_who_went_silent_and_how_much_moved(store):
    told = cambios.cambio(store, pedido("2023-06"))
    assert told.entran == ("IE Cae",) and told.salen == ()
    assert told.activas == 3
    assert (told.pares, told.mediana) == (2, 0)  # +25 and −25; Calla's levels are too old by June
    assert cambios.cambio(store, pedido("2023-05")).callan == ("IE Calla",)


def test_a_verified_step_up_is_celebrated_and_a_first_verification_is_not(store):
    told = cambios.celebrar(store, pedido("2023-06"))
    assert told.mejoras == (("IE Sube", 2, 1),)
    assert cambios.celebrar(store, pedido("2023-05")).mejoras == ()


def test_the_first_whole_principle_is_celebrated_once(store):
    assert cambios.celebrar(store, pedido("2023-06")).principios == (("IE Sube", "Autonomía"),)
    assert cambios.celebrar(store, pedido("2023-07")).principios == ()


def test_always_on_time_needs_three_months_due(store):
    assert cambios.celebrar(store, pedido("2023-06")).puntuales == ("IE Sube",)
    assert cambios.celebrar(store, pedido("2023-04")).puntuales == ()

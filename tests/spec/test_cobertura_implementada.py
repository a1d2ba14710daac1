"""Cobertura implementada: practices at level 3 or 4 ÷ applicable."""

import pytest

from tests.spec.test_cobertura_inicio import DISTRIBUCION
from tests.tablas import cuadro, escuelas, libros


def test_implemented_practices_over_applicable_ones(responde):
    fila = responde(libros(DISTRIBUCION))("cobertura_implementada", "2023-05")
    assert fila.valor == pytest.approx(0.24)
    assert (fila.numerador, fila.denominador) == (6, 25)


def test_a_lapsed_level_is_no_longer_implemented(responde):
    a = responde(libros("practica | 2023-03 | 2023-06\n P1.* | 4 | .\n P2.* | 3 | 3"))
    assert a("cobertura_implementada", "2023-03").valor == pytest.approx(8 / 25)
    assert a("cobertura_implementada", "2023-06").valor == pytest.approx(6 / 25)


def test_a_group_pools_its_schools(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n resto | 3", "A")  # 25 of 25
            + cuadro("practica | 2023-05\n P1.* | NA\n resto | 2", "B"),  # 0 of 23
            padron=escuelas("ie\nA\nB"),
        )
    )
    assert a("cobertura_implementada", "2023-05", ugel="150103").valor == pytest.approx(25 / 48)

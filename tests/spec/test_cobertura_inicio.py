"""Cobertura de inicio: practices at level 1 or above ÷ applicable; what is missing stays in the denominator."""

import pytest

from tests.tablas import cuadro, escuelas, libros

DISTRIBUCION = """
    practica  | 2023-05
    P1.1-P2.1 | 0        # 3
    P2.2-P3.1 | 1        # 6
    P3.2-P5.3 | 2        # 8
    P5.4-P7.1 | 3        # 5
    P7.2      | 4        # 1, and P7.3 and P7.4 are silent
"""


def test_started_practices_over_applicable_ones(responde):
    fila = responde(libros(DISTRIBUCION))("cobertura_inicio", "2023-05")
    assert fila.valor == pytest.approx(0.8)
    assert (fila.numerador, fila.denominador) == (20, 25)


def test_no_priorizada_is_not_started_and_no_aplica_is_out(responde):
    a = responde(
        libros("""
        practica  | 2023-05
        P1.1-P2.3 | NA       # 5: 20 apply
        P3.*      | NP       # 3
        P4.*      | 1        # 3
        P5.*      | 2        # 5
        """)
    )
    assert a("cobertura_inicio", "2023-05").valor == pytest.approx(8 / 20)


def test_where_nothing_applies_there_is_no_share(responde):
    fila = responde(libros("practica | 2023-05\n resto | NA"))("cobertura_inicio", "2023-05")
    assert (fila.valor, fila.estado) == (None, "no_aplica")


def test_a_group_pools_its_schools(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n resto | 1", "A")  # 25 of 25
            + cuadro("practica | 2023-05\n P1.* | 1\n resto | NA", "B"),  # 2 of 2
            padron=escuelas("ie\nA\nB\nC"),  # C is silent: 0 of 25
        )
    )
    assert a("cobertura_inicio", "2023-05", ugel="150103").valor == pytest.approx(27 / 52)

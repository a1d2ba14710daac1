"""Índice equilibrado: the mean of the principles that have a report, each weighing the same."""

import pytest

from tests.tablas import cuadro, escuelas, libros


def test_a_small_principle_weighs_as_much_as_a_large_one(responde):
    a = responde(
        libros("""
        practica | 2023-05
        P1.*     | 4        # autonomia 100: two practices of 25
        resto    | 0        # the other six principles 0
        """)
    )
    assert a("puntos", "2023-05").valor == 8
    fila = a("indice_equilibrado", "2023-05")
    assert fila.valor == pytest.approx(100 / 7)
    assert (fila.numerador, fila.denominador) == (100, 7)


def test_only_principles_with_a_report_count(responde):
    a = responde(
        libros("""
        practica | 2023-05
        P1.*     | 4        # 100
        P2.1     | 2        # 50, from one practice of six
        """)
    )
    fila = a("indice_equilibrado", "2023-05")
    assert (fila.valor, fila.denominador) == (75, 2)  # "de 2 principios"
    assert fila.estado == "datos_insuficientes"


def test_a_principle_that_does_not_apply_is_left_out(responde):
    a = responde(libros("practica | 2023-05\n P7.* | NA\n P1.* | 1\n resto | 3"))
    # autonomia 25, five principles at 75
    assert a("indice_equilibrado", "2023-05").valor == pytest.approx((25 + 5 * 75) / 6)


def test_without_reports_there_is_no_figure(responde):
    fila = responde(libros())("indice_equilibrado", "2023-05")
    assert (fila.valor, fila.estado) == (None, "sin_dato")


def test_a_group_is_the_mean_of_its_comparable_schools(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n resto | 4", "A")
            + cuadro("practica | 2023-05\n resto | 2", "B"),
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    fila = a("indice_equilibrado", "2023-05", ugel="150103")
    assert (fila.valor, fila.n) == (75, 2)

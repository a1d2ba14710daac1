"""Brecha: points of the prioritised practices − what the calendar asks of them."""

import pytest

from tests.tablas import cuadro, escuelas, libros


def test_points_minus_expected(responde):
    a = responde(libros("practica | 2023-09\n resto | 2"))
    assert a("brecha", "2023-09").valor == pytest.approx(50 - 65.625)


def test_no_priorizada_is_on_neither_side(responde):
    a = responde(
        libros("""
        practica  | 2023-04
        P1.1-P4.1 | NP       # 12
        resto     | 3        # 13 at 3: 75 of its own plan, 39 in the model
        """)
    )
    assert a("puntos", "2023-04").valor == 39
    assert a("brecha", "2023-04").valor == 25  # 75 − 50


def test_too_few_reports_give_a_gap_without_a_verdict(responde):
    a = responde(libros("practica | 2023-04\n P1.* | 3"))
    fila = a("brecha", "2023-04")
    assert (fila.valor, fila.estado) == (25, "datos_insuficientes")


def test_without_either_side_there_is_no_gap(responde):
    assert responde(libros())("brecha", "2023-05").estado == "sin_dato"
    a = responde(libros("practica | 2023-03 | 2024-04\n resto | NP | 2"))
    assert a("brecha", "2024-04").estado == "cronograma_no_definido"
    assert a("brecha", "2023-04").valor is None  # nothing is prioritised


def test_a_group_is_the_mean_gap_of_its_comparable_schools(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-04\n resto | 3", "A")  # 75 − 50 = 25
            + cuadro("practica | 2023-04\n resto | 1", "B")  # 25 − 50 = −25
            + cuadro("practica | 2023-04\n resto | 4", "C")  # 100 − 50 = 50
            + cuadro("practica | 2023-04\n P1.* | 4", "D"),  # not comparable
            padron=escuelas("ie\nA\nB\nC\nD"),
        )
    )
    fila = a("brecha", "2023-04", ugel="150103")
    assert fila.valor == pytest.approx(50 / 3)
    assert fila.n == 3

"""Ritmo necesario: (E of December − points) ÷ expected months left in the year."""

import pytest

from tests.tablas import cuadro, escuelas, libros


def test_what_is_missing_spread_over_the_months_left(responde):
    a = responde(libros("practica | 2022-10 | 2023-09\n resto | 1 | 2"))
    assert a("ritmo_necesario", "2022-10").valor == pytest.approx((50 - 25) / 2)
    assert a("ritmo_necesario", "2023-09").valor == pytest.approx((75 - 50) / 3)
    assert a("ritmo_necesario", "2023-11").valor == pytest.approx(25)


def test_it_looks_at_the_schools_own_plan(responde):
    a = responde(libros("practica | 2023-09\n P1.1-P4.1 | NP\n resto | 3"))  # 12 not prioritised
    assert a("ritmo_necesario", "2023-09").valor == 0


def test_ahead_of_december_it_is_negative(responde):
    a = responde(libros("practica | 2023-10\n resto | 4"))
    assert a("ritmo_necesario", "2023-10").valor == pytest.approx(-12.5)


def test_in_december_nothing_is_left(responde):
    a = responde(libros("practica | 2023-12\n resto | 2"))
    assert a("ritmo_necesario", "2023-12").estado == "nada_exigible"


def test_without_calendar_there_is_no_pace_to_keep(responde):
    a = responde(libros("practica | 2024-05\n resto | 2"))
    assert a("ritmo_necesario", "2024-05").estado == "cronograma_no_definido"


def test_a_group_is_the_mean_of_its_comparable_schools(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-11\n resto | 2", "A")
            + cuadro("practica | 2023-11\n resto | 1", "B"),
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    fila = a("ritmo_necesario", "2023-11", ugel="150103")
    assert (fila.valor, fila.n) == (37.5, 2)

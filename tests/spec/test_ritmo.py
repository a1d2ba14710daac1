"""Ritmo: (points at t − points three expected months before) ÷ 3, on the practices both months have."""

import pytest

from tests.tablas import cuadro, escuelas, libros


def test_points_per_expected_month(responde):
    a = responde(libros("practica | 2023-03 | 2023-04 | 2023-05 | 2023-06\n resto | 1 | 1 | 2 | 2"))
    assert a("ritmo", "2023-06").valor == pytest.approx((50 - 25) / 3)


def test_it_needs_three_reports_in_the_four_months(responde):
    tres = responde(libros("practica | 2023-03 | 2023-04 | 2023-06\n resto | 1 | 1 | 2"))
    assert tres("ritmo", "2023-06").valor == pytest.approx(25 / 3)
    dos = responde(libros("practica | 2023-03 | 2023-06\n resto | 1 | 2"))
    fila = dos("ritmo", "2023-06")
    assert (fila.valor, fila.estado) == (None, "datos_insuficientes")


def test_only_practices_of_both_months_are_compared(responde):
    a = responde(
        libros("""
        practica | 2023-03 | 2023-04 | 2023-05 | 2023-06
        P1.*     | 4       | 4       | NA      | NA      # 2 leave
        P3.*     | NP      | NP      | NP      | 2       # 3 were no priorizada: 0 then
        P4.*     | 2       | 2       | 2       | NP      # 3 are no priorizada: 0 now
        resto    | 1       | 1       | 1       | 3       # 17
        """)
    )
    # common: 23 practices; 3·2 − 3·2 + 17·2 = 34 levels of 92
    assert a("ritmo", "2023-06").valor == pytest.approx(100 * 34 / 92 / 3)


def test_three_expected_months_before_jumps_over_the_summer(responde):
    a = responde(libros("practica | 2022-11 | 2022-12 | 2023-03 | 2023-04\n resto | 3 | 2 | 2 | 2"))
    assert a("ritmo", "2023-04").valor == pytest.approx(-25 / 3)  # November, December, March, April


def test_without_a_month_to_compare_with_there_is_no_pace(responde):
    a = responde(libros("practica | 2022-10 | 2022-11 | 2022-12\n resto | 1 | 1 | 2"))
    assert a("ritmo", "2022-12").estado == "datos_insuficientes"


def test_a_group_is_the_mean_of_its_comparable_schools(responde):
    meses = "practica | 2023-03 | 2023-04 | 2023-05 | 2023-06\n resto"
    a = responde(
        libros(
            cuadro(f"{meses} | 1 | 1 | 1 | 4", "A") + cuadro(f"{meses} | 1 | 1 | 1 | 1", "B"),
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    fila = a("ritmo", "2023-06", ugel="150103")
    assert (fila.valor, fila.n) == (12.5, 2)  # 25 and 0 a month

"""Aporte al CGE: Σ m·nivel/4 ÷ Σ m over the reported practices mapped to it; m = 1 primary, 0.5 secondary."""

import pytest

from tests.tablas import cuadro, escuelas, libros


def test_cge_2_has_only_secondary_practices(responde):
    a = responde(
        libros("""
        practica | 2023-05
        P5.1     | 4        # 0.5 · 1
        P5.4     | 2        # 0.5 · 0.5
        P6.2     | 0        # 0.5 · 0
        P7.3     | NA       # out
        """)
    )
    fila = a("aporte_cge", "2023-05", cge=2)
    assert fila.valor == pytest.approx(0.5)  # 0.75 ÷ 1.5
    assert (fila.numerador, fila.denominador) == (0.75, 1.5)


def test_a_primary_practice_weighs_double(responde):
    a = responde(
        libros("""
        practica | 2023-05
        P1.1     | 4        # primary of CGE 1: 1 · 1
        P5.3     | 2        # primary: 1 · 0.5
        P2.2     | 0        # secondary: 0.5 · 0
        """)
    )
    assert a("aporte_cge", "2023-05", cge=1).valor == pytest.approx(1.5 / 2.5)


def test_no_priorizada_counts_as_level_zero_and_silence_not_at_all(responde):
    a = responde(libros("practica | 2023-05\n P1.1 | 4\n P5.3 | NP"))
    assert a("aporte_cge", "2023-05", cge=1).valor == pytest.approx(0.5)


def test_one_practice_serves_several_cge(responde):
    a = responde(libros("practica | 2023-05\n P5.4 | 3"))
    assert [a("aporte_cge", "2023-05", cge=n).valor for n in (1, 2, 3, 4)] == [0.75] * 4
    assert a("aporte_cge", "2023-05", cge=5).valor is None  # never added to the others


def test_nothing_reported_is_not_zero(responde):
    fila = responde(libros("practica | 2023-05\n P4.2 | 4"))("aporte_cge", "2023-05", cge=2)
    assert (fila.valor, fila.estado) == (None, "sin_dato")


def test_a_group_pools_its_schools(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n P5.1 | 4", "A")  # 0.5 of 0.5
            + cuadro(
                "practica | 2023-05\n P5.1 | 0\n P5.4 | 0\n P6.2 | 0\n P7.3 | 0", "B"
            ),  # 0 of 2
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    fila = a("aporte_cge", "2023-05", cge=2, ugel="150103")
    assert fila.valor == pytest.approx(0.5 / 2.5)

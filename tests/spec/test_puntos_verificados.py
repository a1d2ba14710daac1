"""Puntos verificados: Σ of the supervisor's latest level, at most six expected months old and not superseded."""

import pytest

from tests.tablas import cuadro, escuelas, libros, registros, verificaciones

TODO = "practica | 2023-04 | 2023-06 | 2023-08 | 2023-10\n resto | 3 | 3 | 3 | 3"


def test_the_levels_a_supervisor_saw_add_up(responde):
    a = responde(
        libros(
            TODO,
            verificaciones=verificaciones("""
                practica | periodo | nivel
                P1.1     | 2023-04 | 3
                P1.2     | 2023-04 | 2       # less than declared
                P2.1     | 2023-06 | 4       # more than declared
            """),
        )
    )
    assert a("puntos_verificados", "2023-04").valor == 5
    assert a("puntos_verificados", "2023-06").valor == 9
    assert a("puntos_verificados", "2023-04", sabido="2023-05-19").valor == 0  # verified on day 20


def test_a_tick_lasts_six_expected_months(responde):
    a = responde(
        libros(
            TODO, verificaciones=verificaciones("practica | periodo | nivel\n P1.1 | 2023-04 | 3")
        )
    )
    assert a("puntos_verificados", "2023-10").valor == 3  # May to October
    assert a("puntos_verificados", "2023-11").valor == 0


def test_a_later_change_asks_for_a_new_verification(responde):
    ticks = verificaciones("practica | periodo | nivel\n P1.1-P1.2 | 2023-04 | 2")
    a = responde(
        libros("practica | 2023-04 | 2023-05\n P1.1 | 2 | 4\n resto | 2 | 2", verificaciones=ticks)
    )
    assert a("puntos_verificados", "2023-04").valor == 4
    assert a("puntos_verificados", "2023-05").valor == 2  # P1.2 was declared again without changes
    a = responde(
        libros("practica | 2023-04 | 2023-05\n P1.1 | 2 | NP\n resto | 2 | 2", verificaciones=ticks)
    )
    assert a("puntos_verificados", "2023-05").valor == 2  # a change of state is a change


def test_a_correction_after_the_visit_supersedes_it_and_one_before_does_not(responde):
    a = responde(
        libros(
            registros("""
            practica  | periodo | nivel | registrado_en
            P1.1-P7.4 | 2023-04 | 2     | 2023-05-02
            P1.1      | 2023-04 | 3     | 2023-05-10   # before the visit of day 20
            P1.2      | 2023-04 | 3     | 2023-05-25   # after it
            """),
            verificaciones=verificaciones("""
                practica  | periodo | nivel | registrado_en
                P1.1-P1.2 | 2023-04 | 3     | 2023-05-20
            """),
        )
    )
    assert a("puntos_verificados", "2023-04", sabido="2023-05-24").valor == 6
    assert a("puntos_verificados", "2023-04", sabido="2023-05-25").valor == 3


def test_a_return_leaves_no_verified_level(responde):
    a = responde(
        libros(
            TODO,
            verificaciones=verificaciones("""
                practica | periodo | nivel    | registrado_en
                P1.1     | 2023-04 | 3        | 2023-05-20
                P1.1     | 2023-06 | devuelto | 2023-07-20
                P1.2     | 2023-06 | devuelto | 2023-07-10
                P1.2     | 2023-06 | 3        | 2023-07-20   # answered, and accepted
            """),
        )
    )
    assert a("puntos_verificados", "2023-04").valor == 3
    assert a("puntos_verificados", "2023-06").valor == 3


def test_a_practice_that_no_longer_applies_leaves_the_sum(responde):
    a = responde(
        libros(
            "practica | 2023-04 | 2023-05\n P1.1 | 3 | NA\n resto | 3 | .",
            verificaciones=verificaciones("practica | periodo | nivel\n P1.* | 2023-04 | 3"),
        )
    )
    assert a("puntos_verificados", "2023-05").valor == 3


def test_nothing_verified_is_zero_of_a_school_that_reports(responde):
    fila = responde(libros(TODO))("puntos_verificados", "2023-04")
    assert (fila.valor, fila.estado) == (0, "ok")


def test_a_tick_outlives_a_lapsed_level(responde):
    """The declared level lapses after two months; what the supervisor saw stands for six."""
    a = responde(
        libros(
            "practica | 2023-03\n resto | 3",
            verificaciones=verificaciones("practica | periodo | nivel\n P1.* | 2023-03 | 3"),
        )
    )
    assert a("reportadas", "2023-07").valor == 0
    assert a("puntos_verificados", "2023-07").valor == 6


def test_a_group_is_the_mean_of_its_comparable_schools(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n resto | 3", "A")
            + cuadro("practica | 2023-05\n resto | 3", "B"),
            padron=escuelas("ie\nA\nB\nC"),
            verificaciones=verificaciones(
                "ie | practica | periodo | nivel\n A | P1.1-P2.2 | 2023-05 | 3"
            ),
        )
    )
    fila = a("puntos_verificados", "2023-05", ugel="150103")
    assert (fila.valor, fila.n) == (pytest.approx(6), 2)  # 12 and 0

"""Cumplimiento exigible: commitments done by the month's end ÷ those due by then and not cancelled."""

import pytest

from tests.tablas import compromisos, escuelas, libros


def test_done_of_those_that_were_due(responde):
    a = responde(
        libros(
            compromisos=compromisos("""
            codigo | fecha      | fecha_limite | fecha_cumplido | estado  | responsable
            C1     | 2023-04-10 | 2023-05-15   | 2023-05-12     |         |
            C2     | 2023-04-10 | 2023-05-20   |                |         |               # overdue
            C3     | 2023-04-10 | 2023-07-30   | 2023-05-10     |         |               # early: not yet due
            C4     | 2023-04-10 | 2023-05-20   |                | anulado |
            C5     | 2023-04-10 | 2023-05-20   |                |         | .             # nobody's: incomplete
            C6     | 2023-04-10 |              |                |         |               # no date: incomplete
            C7     | 2023-04-10 | 2023-05-31   | 2023-06-02     |         |               # done late
            """)
        )
    )
    mayo = a("cumplimiento_exigible", "2023-05")
    assert (mayo.valor, mayo.numerador, mayo.denominador) == (pytest.approx(1 / 3), 1, 3)
    assert a("cumplimiento_exigible", "2023-06").valor == pytest.approx(2 / 3)
    assert a("cumplimiento_exigible", "2023-07").valor == pytest.approx(3 / 4)


def test_when_none_is_due_there_is_no_rate(responde):
    a = responde(
        libros(
            compromisos=compromisos("codigo | fecha | fecha_limite\n C1 | 2023-05-02 | 2023-06-15")
        )
    )
    fila = a("cumplimiento_exigible", "2023-05")
    assert (fila.valor, fila.estado) == (None, "nada_exigible")
    assert responde(libros())("cumplimiento_exigible", "2023-05").estado == "nada_exigible"


REPROGRAMADO = """
    codigo | fecha      | fecha_limite | fecha_cumplido | registrado_en
    C1     | 2023-04-10 | 2023-05-15   |                | 2023-04-10
    C1     | 2023-04-10 | 2023-06-15   |                | {}
    C1     | 2023-04-10 | 2023-06-15   | 2023-06-10     | 2023-06-10
"""


def test_a_new_date_agreed_in_time_moves_what_is_due(responde):
    a = responde(libros(compromisos=compromisos(REPROGRAMADO.format("2023-05-31 23:30"))))
    assert a("cumplimiento_exigible", "2023-05").estado == "nada_exigible"
    assert a("cumplimiento_exigible", "2023-06").valor == 1


def test_a_new_date_agreed_later_does_not_rewrite_the_month(responde):
    a = responde(libros(compromisos=compromisos(REPROGRAMADO.format("2023-06-01 00:30"))))
    assert a("cumplimiento_exigible", "2023-05").valor == 0
    assert a("cumplimiento_exigible", "2023-06").valor == 1


def test_a_cancellation_counts_from_the_day_it_was_recorded(responde):
    a = responde(
        libros(
            compromisos=compromisos("""
            codigo | fecha      | fecha_limite | estado    | registrado_en
            C1     | 2023-04-10 | 2023-05-15   | pendiente | 2023-04-10
            C1     | 2023-04-10 | 2023-05-15   | anulado   | 2023-06-05
            """)
        )
    )
    assert a("cumplimiento_exigible", "2023-05").valor == 0
    assert a("cumplimiento_exigible", "2023-06").estado == "nada_exigible"


def test_what_was_done_in_may_was_done_in_may_even_if_it_was_told_in_june(responde):
    a = responde(
        libros(
            compromisos=compromisos("""
            codigo | fecha      | fecha_limite | fecha_cumplido | registrado_en
            C1     | 2023-04-10 | 2023-05-20   |                | 2023-04-10
            C1     | 2023-04-10 | 2023-05-20   | 2023-05-18     | 2023-06-05
            """)
        )
    )
    assert a("cumplimiento_exigible", "2023-05", sabido="2023-06-01").valor == 0
    assert a("cumplimiento_exigible", "2023-05").valor == 1


def test_it_can_be_asked_per_cge_and_per_principle(responde):
    a = responde(
        libros(
            compromisos=compromisos("""
            codigo | cge | practica | fecha      | fecha_limite | fecha_cumplido
            C1     | 4   | P4.1     | 2023-04-10 | 2023-05-15   | 2023-05-12
            C2     | 4   |          | 2023-04-10 | 2023-05-15   |
            C3     | 5   | P2.1     | 2023-04-10 | 2023-05-15   |
            """)
        )
    )
    assert a("cumplimiento_exigible", "2023-05", cge=4).valor == 0.5
    assert a("cumplimiento_exigible", "2023-05", cge=5).valor == 0
    assert a("cumplimiento_exigible", "2023-05", cge=1).valor is None
    assert a("cumplimiento_exigible", "2023-05", principio="comunidad_aprendizaje").valor == 1


def test_two_schools_may_use_the_same_code_and_a_group_pools_them(responde):
    a = responde(
        libros(
            padron=escuelas("ie\nA\nB"),
            compromisos=compromisos("""
            codigo | ie | fecha      | fecha_limite | fecha_cumplido
            C1     | A  | 2023-04-10 | 2023-05-15   | 2023-05-12
            C1     | B  | 2023-04-10 | 2023-05-15   |
            C2     | B  | 2023-04-10 | 2023-05-15   |
            """),
        )
    )
    assert a("cumplimiento_exigible", "2023-05", ie="A").valor == 1
    assert a("cumplimiento_exigible", "2023-05", ugel="150103").valor == pytest.approx(1 / 3)

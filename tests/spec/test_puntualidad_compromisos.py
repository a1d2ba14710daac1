"""Puntualidad de compromisos: done by the first agreed date ÷ those whose first date has come, not cancelled."""

import pytest

from tests.tablas import compromisos, libros


def test_overdue_ones_stay_in_the_denominator(responde):
    a = responde(
        libros(
            compromisos=compromisos("""
            codigo | fecha      | fecha_limite | fecha_cumplido | estado
            C1     | 2023-04-10 | 2023-05-15   | 2023-05-15     |           # on its day
            C2     | 2023-04-10 | 2023-05-15   | 2023-05-16     |           # a day late
            C3     | 2023-04-10 | 2023-05-15   |                |           # overdue
            C4     | 2023-04-10 | 2023-05-15   |                | anulado
            C5     | 2023-04-10 | 2023-06-15   | 2023-05-02     |           # early: outside both
            """)
        )
    )
    fila = a("puntualidad_compromisos", "2023-05")
    assert (fila.valor, fila.numerador, fila.denominador) == (pytest.approx(1 / 3), 1, 3)
    assert a("puntualidad_compromisos", "2023-06").valor == pytest.approx(2 / 4)


def test_a_new_date_does_not_launder_lateness(responde):
    a = responde(
        libros(
            compromisos=compromisos("""
            codigo | fecha      | fecha_limite | fecha_cumplido | registrado_en
            C1     | 2023-04-10 | 2023-05-15   |                | 2023-04-10
            C1     | 2023-04-10 | 2023-06-15   |                | 2023-05-10
            C1     | 2023-04-10 | 2023-06-15   | 2023-06-10     | 2023-06-10
            """)
        )
    )
    assert a("puntualidad_compromisos", "2023-05").valor == 0
    assert a("puntualidad_compromisos", "2023-06").valor == 0
    assert a("cumplimiento_exigible", "2023-06").valor == 1


def test_a_nearer_date_does_not_change_the_first_one(responde):
    a = responde(
        libros(
            compromisos=compromisos("""
            codigo | fecha      | fecha_limite | fecha_cumplido | registrado_en
            C1     | 2023-04-10 | 2023-06-15   |                | 2023-04-10
            C1     | 2023-04-10 | 2023-05-15   |                | 2023-04-20
            """)
        )
    )
    assert a("puntualidad_compromisos", "2023-05").valor is None
    assert a("cumplimiento_exigible", "2023-05").valor == 0


def test_when_no_first_date_has_come_there_is_no_rate(responde):
    fila = responde(libros())("puntualidad_compromisos", "2023-05")
    assert (fila.valor, fila.estado) == (None, "nada_exigible")

"""Puntualidad: reports received by day 10 of the next month ÷ reports expected (not ÷ received)."""

import pytest

from tests.tablas import escuelas, libros, registros


def test_the_deadline_is_the_end_of_day_ten_in_lima(responde):
    a = responde(
        libros(
            registros("""
            ie | practica  | periodo | nivel | registrado_en
            A  | P1.1-P7.4 | 2023-04 | 1     | 2023-05-10 23:59   # day 11 in UTC, still day 10 in Lima
            B  | P1.1-P7.4 | 2023-04 | 1     | 2023-05-11 00:00
            C  | P1.1-P7.4 | 2023-04 | 1     | 2023-04-20 08:00   # before the month ended
            A  | P1.1-P7.4 | 2023-12 | 1     | 2024-01-10 12:00
            B  | P1.1-P7.4 | 2023-12 | 1     | 2024-01-11 12:00
            """),
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    on_time = {
        ("A", "2023-04"): 1,
        ("B", "2023-04"): 0,
        ("C", "2023-04"): 1,
        ("A", "2023-12"): 1,
        ("B", "2023-12"): 0,
    }
    for (ie, mes), value in on_time.items():
        assert a("puntualidad_reporte", mes, ie=ie).valor == value
    assert a("completitud", "2023-04", ugel="150103").valor == 1


def test_it_arrives_with_the_practice_that_completes_it(responde):
    a = responde(
        libros(
            registros("""
            practica  | periodo | nivel | registrado_en
            P1.1-P5.5 | 2023-04 | 1     | 2023-05-05   # 19
            P6.1      | 2023-04 | 1     | 2023-05-12   # the 20th, late
            """)
        )
    )
    assert a("puntualidad_reporte", "2023-04").valor == 0
    assert a("completitud", "2023-04", sabido="2023-05-11").valor == 0


def test_a_correction_does_not_make_a_punctual_report_late(responde):
    a = responde(
        libros(
            registros("""
            practica  | periodo | nivel | registrado_en
            P1.1-P7.4 | 2023-04 | 1     | 2023-05-05
            P1.1-P7.4 | 2023-04 | 2     | 2023-05-25
            """)
        )
    )
    assert a("puntualidad_reporte", "2023-04").valor == 1


def test_taking_back_a_no_aplica_does_not_make_a_punctual_report_late(responde):
    """On day 5 the report was complete: six practices had been no aplica since March, and nineteen had a level."""
    a = responde(
        libros(
            registros("""
            practica  | periodo | nivel | registrado_en
            P1.1-P2.4 | 2023-03 | NA    | 2023-04-05
            P2.5-P7.4 | 2023-04 | 1     | 2023-05-05
            P1.1-P2.4 | 2023-04 | 0     | 2023-05-25   # now they apply
            """)
        )
    )
    assert a("puntualidad_reporte", "2023-04", sabido="2023-05-24").valor == 1
    assert a("puntualidad_reporte", "2023-04").valor == 1


def test_it_is_a_share_of_what_was_expected_and_not_of_what_came(responde):
    a = responde(
        libros(
            registros("""
            ie | practica  | periodo | nivel | registrado_en
            A  | P1.1-P7.4 | 2023-04 | 1     | 2023-05-09
            B  | P1.1-P7.4 | 2023-04 | 1     | 2023-05-20
            """),
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    fila = a("puntualidad_reporte", "2023-04", ugel="150103")
    assert (fila.valor, fila.numerador, fila.denominador) == (pytest.approx(1 / 3), 1, 3)


def test_en_plazo_stands_outside(responde):
    a = responde(
        libros(
            registros(
                "ie | practica | periodo | nivel | registrado_en\n A | P1.1-P7.4 | 2023-04 | 1 | 2023-05-03"
            ),
            padron=escuelas("ie\nA\nB"),
        )
    )
    assert a("puntualidad_reporte", "2023-04", ugel="150103", sabido="2023-05-10").denominador == 1
    assert a("puntualidad_reporte", "2023-04", ugel="150103", sabido="2023-05-11").valor == 0.5

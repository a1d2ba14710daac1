"""Completitud: reports received of a month ÷ reports expected of it."""

import pytest

from tests.tablas import cuadro, escuelas, libros, registros


@pytest.mark.parametrize(("practicas", "recibido"), [("P1.1-P6.1", 1), ("P1.1-P5.5", 0)])
def test_a_month_is_received_with_eighty_percent_of_its_practices(responde, practicas, recibido):
    """P1.1–P6.1 are 20 of 25; P1.1–P5.5 are 19."""
    a = responde(libros(f"practica | 2023-04\n {practicas} | 1"))
    fila = a("completitud", "2023-04")
    assert (fila.valor, fila.denominador) == (recibido, 1)


def test_what_still_holds_from_an_earlier_month_of_the_year_is_given(responde):
    a = responde(
        libros("""
        practica  | 2023-03 | 2023-04
        P1.1-P2.3 | NA      | .        # 5: 20 apply
        P2.4-P2.5 | NP      | .        # 2 given already
        P2.6-P6.1 | 2       | 2        # 13: 15 of 20 so far
        P6.2      | 2       | 2        # 16 of 20: 80 %
        P7.*      | 2       | .
        """)
    )
    assert a("completitud", "2023-04").valor == 1


def test_a_level_of_an_earlier_month_is_not_a_report_of_this_one(responde):
    a = responde(libros("practica | 2023-03 | 2023-04\n P1.* | 2 | 2\n resto | 2 | ."))
    assert a("reportadas", "2023-04").valor == 25
    assert a("completitud", "2023-04").valor == 0


def test_something_has_to_be_said_that_very_month(responde):
    a = responde(libros("practica | 2023-03\n resto | NP"))
    assert a("completitud", "2023-03").valor == 1
    assert a("completitud", "2023-04").valor == 0


def test_where_nothing_applies_one_record_is_a_report(responde):
    a = responde(libros("practica | 2023-03 | 2023-04\n P1.* | NA | NA\n resto | NA | ."))
    assert a("completitud", "2023-04").valor == 1
    assert a("completitud", "2023-05").valor == 0


def test_until_the_deadline_a_missing_report_is_en_plazo(responde):
    a = responde(libros())
    assert a("completitud", "2023-04", sabido="2023-04-30").estado == "nada_exigible"  # not ended
    assert a("completitud", "2023-04", sabido="2023-05-10").estado == "nada_exigible"  # en plazo
    assert a("completitud", "2023-04", sabido="2023-05-11").valor == 0


def test_a_report_already_received_counts_before_the_deadline(responde):
    a = responde(libros("practica | 2023-04\n resto | 1"))  # on May 5
    assert a("completitud", "2023-04", sabido="2023-05-04").estado == "nada_exigible"
    assert a("completitud", "2023-04", sabido="2023-05-05").valor == 1


def test_nothing_is_expected_in_summer_nor_without_calendar_nor_of_an_inactive_school(responde):
    a = responde(libros(padron=escuelas("ie | ingreso\n A |\n B | 2023-05-02")))
    assert a("completitud", "2023-01").estado == "nada_exigible"
    assert a("completitud", "2024-05").estado == "cronograma_no_definido"
    assert a("completitud", "2023-04", ie="B").valor is None
    assert a("completitud", "2023-05", ie="B").valor == 0


def test_a_ugel_counts_its_schools(responde):
    a = responde(
        libros(
            registros("""
            ie | practica  | periodo | nivel | registrado_en
            A  | P1.1-P7.4 | 2023-04 | 1     | 2023-05-09
            B  | P1.1-P7.4 | 2023-04 | 1     | 2023-05-20
            """)
            + cuadro("practica | 2023-04\n P1.* | 1", "C"),
            padron=escuelas("ie | cierre\n A |\n B |\n C |\n D |\n E | 2023-04-15"),
        )
    )
    fila = a("completitud", "2023-04", ugel="150103")
    assert (fila.valor, fila.numerador, fila.denominador) == (0.5, 2, 4)  # E was closed


def test_what_an_earlier_month_says_late_may_complete_a_report(responde):
    """Nineteen practices of April on day 5; on day 8 the school tells that six never applied, since March."""
    a = responde(
        libros(
            registros("""
            practica  | periodo | nivel | registrado_en
            P2.5-P7.4 | 2023-04 | 1     | 2023-05-05
            P1.1-P2.4 | 2023-03 | NA    | 2023-05-08
            """)
        )
    )
    assert a("reportadas", "2023-04").valor == a("aplicables", "2023-04").valor == 19
    assert a("completitud", "2023-04").valor == 1

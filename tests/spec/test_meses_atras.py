"""Meses de atraso: expected months since the calendar first asked for what the school has today."""

import pytest

from tests.tablas import cronograma, cuadro, escuelas, libros


@pytest.mark.parametrize("ingreso", ["", "2023-01-02"])
def test_the_published_example(responde, ingreso):
    """2023: 56.3 points in September; June asked for 56.25, and three expected months have passed since."""
    a = responde(
        libros(
            """
            practica  | 2023-09
            P1.1-P2.3 | NA       # 20 apply
            P2.4-P3.2 | 3        # 5: 15
            resto     | 2        # 15: 30; 45 of 80
            """,
            padron=escuelas(f"ie | ingreso\n A | {ingreso}"),
        )
    )
    assert a("puntos", "2023-09").valor == 56.25
    assert a("meses_atras", "2023-09").valor == 3


def test_the_first_month_that_asks_for_as_much_counts(responde):
    a = responde(libros("practica | 2023-09\n P1.1-P2.5 | 3\n resto | 2"))  # 21 + 36 = 57
    assert a("meses_atras", "2023-09").valor == 2  # July asks for 59.4


def test_a_school_of_2022_is_measured_since_it_entered(responde):
    a = responde(libros("practica | 2023-05 | 2023-09\n P1.1-P3.2 | 2 | 1\n resto | 2 | 0"))
    assert a("meses_atras", "2023-05").valor == 3  # 50 points, asked in December 2022
    # 10 points in September: October 2022 asked for 12.5; then November, December, and March to September
    assert a("meses_atras", "2023-09").valor == 9


def test_a_school_of_this_year_is_measured_against_this_year(responde):
    padron = escuelas("ie | ingreso\n A | 2023-01-02")
    drawn = "practica | 2023-05 | 2023-09\n P1.1-P3.2 | 2 | 1\n resto | 2 | 0"
    a = responde(libros(drawn, padron=padron))
    assert a("meses_atras", "2023-05").valor == 1  # 50 points: April asked for them
    assert a("meses_atras", "2023-09").valor == 6  # 10 points: March asked for 37.5


def test_ahead_of_the_month_is_no_delay(responde):
    a = responde(libros("practica | 2023-04 | 2023-09\n P1.1-P6.1 | 3 | 3\n resto | 2 | 3"))
    assert a("meses_atras", "2023-04").valor == 0  # 70: asked in November
    assert a("meses_atras", "2023-09").valor == 0  # 75: asked in December


def test_past_what_the_year_asks_there_is_no_number(responde):
    fila = responde(libros("practica | 2023-12\n P1.1 | 4\n resto | 3"))("meses_atras", "2023-12")
    assert (fila.valor, fila.estado) == (None, "ok")  # 76: "adelantada"


def test_summer_adds_no_delay(responde):
    a = responde(libros("practica | 2022-12\n P1.1-P4.1 | 2\n resto | 1"))  # 12·2 + 13 = 37
    assert a("meses_atras", "2022-12").valor == 1  # November asked for 37.5
    assert a("meses_atras", "2023-02").valor == 1
    assert a("meses_atras", "2023-03").valor == 2


def test_without_calendar_or_without_points_there_is_no_delay(responde):
    assert responde(libros())("meses_atras", "2023-05").estado == "sin_dato"
    a = responde(libros("practica | 2024-05\n resto | 2"))
    assert a("meses_atras", "2024-05").estado == "cronograma_no_definido"


def test_a_group_is_the_mean_of_the_schools_that_have_a_number(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-09\n P1.1-P2.4 | 3\n resto | 2", "A")  # 18 + 38 = 56: 3
            + cuadro("practica | 2023-09\n P1.1-P2.5 | 3\n resto | 2", "B")  # 57: 2
            + cuadro("practica | 2023-09\n resto | 4", "C"),  # adelantada
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    fila = a("meses_atras", "2023-09", ugel="150103")
    assert (fila.valor, fila.n) == (2.5, 2)


def test_a_school_is_measured_against_the_whole_year_in_which_it_entered(responde):
    """It entered in October with what April asks for: the delay does not shrink when the next year begins."""
    calendario = cronograma(
        "anio | fase | meses\n 2024 | sonar | 3 4\n 2024 | implementar | 5 6 7 8"
    )
    a = responde(
        libros(
            "practica | 2023-12 | 2024-03\n resto | 2 | 2",
            padron=escuelas("ie | ingreso\n A | 2023-10-10"),
            cronograma=calendario,
        )
    )
    assert a("meses_atras", "2023-12").valor == 8  # May to December
    assert a("meses_atras", "2024-03").valor == 9

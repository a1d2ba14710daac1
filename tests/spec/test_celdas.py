"""Section 0: which record speaks for a practice, for how long, and what was known when."""

import pytest

from mgea import commands
from mgea.errors import BadInput
from mgea.permissions import SISTEMA, Scope
from tests import motor
from tests.tablas import ORIGEN, cronograma, cuadro, escuelas, libros, registros


def test_the_latest_month_speaks_even_if_it_was_written_first(responde):
    a = responde(
        libros(
            registros("""
            practica  | periodo | nivel | registrado_en
            P1.1-P7.4 | 2023-05 | 3     | 2023-06-02
            P1.1-P7.4 | 2023-04 | 1     | 2023-06-09   # April, sent late
            """)
        )
    )
    assert a("puntos", "2023-05").valor == 75
    assert a("puntos", "2023-04").valor == 25


def test_a_correction_is_a_later_record_of_the_same_month(responde):
    a = responde(
        libros(
            registros("""
            practica  | periodo | nivel | registrado_en
            P1.1-P7.4 | 2023-04 | 4     | 2023-05-02
            P1.1-P7.4 | 2023-04 | 2     | 2023-05-20   # corrected
            """)
        )
    )
    assert a("puntos", "2023-04").valor == 50
    assert a("puntos", "2023-04", sabido="2023-05-19").valor == 100
    assert a("puntos", "2023-04", sabido="2023-05-01").estado == "sin_dato"


def test_what_was_written_late_in_the_evening_of_lima_is_known_that_day(responde):
    a = responde(
        libros(
            registros("""
            practica  | periodo | nivel | registrado_en
            P1.1-P7.4 | 2023-04 | 4     | 2023-05-02 23:59   # already day 3 in UTC
            P1.1-P7.4 | 2023-04 | 2     | 2023-05-03 00:00
            """)
        )
    )
    assert a("puntos", "2023-04", sabido="2023-05-02").valor == 100
    assert a("puntos", "2023-04", sabido="2023-05-03").valor == 50


def test_a_level_holds_for_two_expected_months_and_then_lapses(responde):
    a = responde(libros("practica | 2023-03\n resto | 2"))
    assert a("puntos", "2023-04").valor == 50
    assert a("puntos", "2023-05").valor == 50
    assert a("puntos", "2023-06").estado == "sin_dato"  # April, May and June lie after it


def test_saying_without_changes_renews_a_level(responde):
    a = responde(libros("practica | 2023-03 | 2023-05\n resto | 2 | 2"))
    assert a("puntos", "2023-07").valor == 50
    assert a("puntos", "2023-08").estado == "sin_dato"


def test_summer_does_not_age_a_level(responde):
    a = responde(libros("practica | 2022-12\n resto | 2"))
    assert a("puntos", "2023-02").valor == 50
    assert a("puntos", "2023-04").valor == 50  # March and April
    assert a("puntos", "2023-05").estado == "sin_dato"


def test_the_first_calendar_has_three_months(responde):
    a = responde(libros("practica | 2022-10\n resto | 2"))
    assert a("puntos", "2022-12").valor == 50  # November and December
    assert a("puntos", "2023-03").estado == "sin_dato"


def test_without_a_calendar_march_to_december_age_a_level(responde):
    a = responde(libros("practica | 2024-03\n resto | 2"))
    assert a("puntos", "2024-05").valor == 50
    assert a("puntos", "2024-06").estado == "sin_dato"


def test_months_outside_a_years_own_calendar_do_not_age_a_level(responde):
    calendario = cronograma("anio | fase | meses\n 2024 | sonar | 4 5\n 2024 | implementar | 8 9")
    a = responde(libros("practica | 2024-04\n resto | 2", cronograma=calendario))
    assert a("puntos", "2024-08").valor == 50  # May and August: June and July are not in it
    assert a("puntos", "2024-09").estado == "sin_dato"


@pytest.mark.parametrize("estado", ["NA", "NP"])
def test_no_aplica_and_no_priorizada_hold_to_december_and_then_lapse(responde, estado):
    a = responde(
        libros(f"""
        practica | 2023-03   | 2023-12 | 2024-03
        P1.*     | {estado}  | .       | .
        resto    | 2         | 2       | 2
        """)
    )
    aplicables = 23 if estado == "NA" else 25
    assert a("aplicables", "2023-12").valor == aplicables
    assert a("reportadas", "2023-12").valor == aplicables
    assert a("aplicables", "2024-01").valor == 25
    assert a("reportadas", "2024-01").valor == 23  # the two of P1 are sin dato again


def test_a_level_replaces_a_no_aplica(responde):
    a = responde(libros("practica | 2023-03 | 2023-04\n P1.1 | NA | 3\n resto | 2 | ."))
    assert a("aplicables", "2023-03").valor == 24
    assert a("aplicables", "2023-04").valor == 25


def test_a_no_aplica_hides_the_level_before_it(responde):
    a = responde(libros("practica | 2023-03 | 2023-04\n P1.1 | 4 | NA\n P1.2 | 2 | ."))
    assert a("puntos", "2023-03", principio="autonomia").valor == 75
    assert a("puntos", "2023-04", principio="autonomia").valor == 50


def test_a_school_counts_from_the_month_it_enters_to_the_month_before_it_closes(responde):
    todo = "practica | 2023-04 | 2023-05 | 2023-06\n resto | 2 | 2 | 2"
    a = responde(
        libros(
            cuadro(todo, "A") + cuadro(todo, "B") + cuadro(todo, "C"),
            padron=escuelas("""
                ie | ingreso    | cierre
                A  | 2023-05-31 |
                B  |            | 2023-05-30
                C  |            | 2023-05-31   # open all the month
            """),
        )
    )
    assert a("puntos", "2023-04", ie="A").valor is None
    assert a("puntos", "2023-05", ie="A").valor == 50
    assert a("puntos", "2023-04", ie="B").valor == 50
    assert a("puntos", "2023-05", ie="B").valor is None
    assert a("puntos", "2023-05", ie="C").valor == 50


@pytest.mark.parametrize("mes", ["2023-01", "2023-02"])
def test_a_record_of_the_summer_is_refused(mes):
    store = motor.abrir()
    commands.load(store, SISTEMA, "padron", escuelas(), now=ORIGEN)
    with pytest.raises(BadInput, match="no pertenece al año escolar"):
        commands.load(
            store,
            SISTEMA,
            "practicas",
            registros(f"practica | periodo | nivel\n P1.1 | {mes} | 3"),
            now=ORIGEN,
        )
    answer = motor.preguntar(store, Scope.ie("A"), mes, None, ["puntos"], now=ORIGEN)
    assert answer["puntos", None, None].valor is None


def test_of_two_records_of_one_moment_the_last_to_arrive_speaks():
    store = motor.abrir()
    commands.load(store, SISTEMA, "padron", escuelas(), now=ORIGEN)
    for nivel in (1, 3):
        rows = registros(f"practica | periodo | nivel\n P1.1-P7.4 | 2023-04 | {nivel}")
        commands.load(store, SISTEMA, "practicas", rows, now=ORIGEN)
    answer = motor.preguntar(store, Scope.ie("A"), "2023-04", None, ["puntos"], now=ORIGEN)
    assert answer["puntos", None, None].valor == 75

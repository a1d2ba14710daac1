"""Esperado: what the calendar asks for, E = 100 · mean(planned level / 4), never below an earlier year's December."""

from datetime import datetime

import pytest

from mgea import catalogo, commands, cronograma, metrics
from mgea.permissions import SISTEMA, Scope
from tests import motor
from tests.oraculo import PRACTICAS, Libros, Oraculo
from tests.tablas import ORIGEN, escuelas, libros
from tests.tablas import cronograma as calendario

CURVA_META_3 = {
    "2022-10": 12.5, "2022-11": 37.5, "2022-12": 50.0,
    "2023-03": 37.5, "2023-04": 50.0, "2023-05": 53.1, "2023-06": 56.3, "2023-07": 59.4, "2023-08": 62.5,
    "2023-09": 65.6, "2023-10": 68.8, "2023-11": 71.9, "2023-12": 75.0,
}  # fmt: skip
"""The published curve, rounded to one decimal."""
CURVA_META_4 = {"2023-07": 71.9, "2023-08": 75.0, "2023-12": 100.0}


def published(value: float):
    """A published figure: it was rounded to one decimal."""
    return pytest.approx(value, abs=0.0501)


@pytest.mark.parametrize("mes", CURVA_META_3)
def test_the_published_curve_for_goal_three(mes):
    anio, month = cronograma.parse_periodo(mes)
    crosses = [(c.fase, c.mes) for c in catalogo.calendarios() if c.anio == anio]
    assert 25 * cronograma.planned_levels(crosses, month)[1] == published(CURVA_META_3[mes])
    oraculo = Oraculo(Libros(), ORIGEN)
    assert oraculo.curva(mes, list(PRACTICAS)) == published(CURVA_META_3[mes])


@pytest.mark.parametrize("mes", CURVA_META_4)
def test_the_published_curve_for_goal_four_adds_evaluar(mes):
    anio, month = cronograma.parse_periodo(mes)
    crosses = [(c.fase, c.mes) for c in catalogo.calendarios() if c.anio == anio]
    assert 25 * cronograma.planned_levels(crosses, month)[2] == published(CURVA_META_4[mes])
    oraculo = Oraculo(Libros(), ORIGEN, dict.fromkeys(PRACTICAS, 4))
    assert oraculo.curva(mes, list(PRACTICAS)) == published(CURVA_META_4[mes])


def test_goal_two_stops_after_generar_condiciones():
    crosses = [(c.fase, c.mes) for c in catalogo.calendarios() if c.anio == 2023]
    assert 25 * cronograma.planned_levels(crosses, 12)[0] == 50
    assert Oraculo(Libros(), ORIGEN, dict.fromkeys(PRACTICAS, 2)).curva("2023-12", ["P1.1"]) == 50


def test_a_school_of_the_first_year_follows_the_published_curve(responde):
    a = responde(libros())
    for mes in ("2022-10", "2022-11", "2022-12"):
        assert a("esperado", mes).valor == published(CURVA_META_3[mes])


def test_a_school_that_enters_this_year_follows_the_curve_alone(responde):
    a = responde(libros(padron=escuelas("ie | ingreso\n A | 2023-01-02")))
    for mes in ("2023-03", "2023-04", "2023-08", "2023-12"):
        assert a("esperado", mes).valor == published(CURVA_META_3[mes])


@pytest.mark.parametrize("ingreso", ["", "2022-12-31"])
def test_a_school_already_in_the_model_never_falls_below_last_december(responde, ingreso):
    a = responde(libros(padron=escuelas(f"ie | ingreso\n A | {ingreso}")))
    assert a("esperado", "2023-01").valor == 50
    assert a("esperado", "2023-03").valor == 50  # the curve restarts at 37.5
    assert a("esperado", "2023-04").valor == 50
    assert a("esperado", "2023-05").valor == 53.125


def test_before_the_first_cross_of_its_first_year_nothing_is_due(responde):
    a = responde(libros(padron=escuelas("ie | ingreso\n A | 2023-01-02")))
    fila = a("esperado", "2023-02")
    assert (fila.valor, fila.estado) == (None, "nada_exigible")


def test_a_year_without_calendar_says_so(responde):
    fila = responde(libros())("esperado", "2024-05")
    assert (fila.valor, fila.estado) == (None, "cronograma_no_definido")


CRONOGRAMA_2025 = """
    anio | fase                | meses
    2025 | sonar               | 3 4
    2025 | generar_condiciones | 5
    2025 | implementar         | 6 7 8 9
    2025 | evaluar             | 12
"""


def test_a_new_calendar_carries_over_the_last_one_before_it(responde):
    a = responde(
        libros(
            padron=escuelas("ie | ingreso\n A |\n B | 2024-06-01\n C | 2025-03-01"),
            cronograma=calendario(CRONOGRAMA_2025),
        )
    )
    assert a("esperado", "2024-06").estado == "cronograma_no_definido"
    assert a("esperado", "2025-06", ie="A").valor == 75  # 2023's December; the curve says 56.25
    assert (
        a("esperado", "2025-06", ie="B").valor == 56.25
    )  # no calendar asked anything of it before
    assert a("esperado", "2025-03", ie="C").valor == 12.5
    assert a("esperado", "2025-12", ie="C").valor == 75


def test_where_nothing_applies_or_is_prioritised_nothing_is_expected(responde):
    a = responde(libros("practica | 2023-05\n P1.* | NP\n resto | NA"))
    fila = a("esperado", "2023-05")
    assert (fila.valor, fila.estado) == (None, "no_aplica")


def test_it_says_whether_it_carries_over():
    padron = escuelas("ie | ingreso\n A |\n B | 2023-05-02")
    store = motor.cargar(libros(padron=padron))
    frame = metrics.rows(store, "ie_mes", Scope.all(), "2023-05").set_index("ie")
    assert dict(frame["modo"]) == {"A": "acumulado", "B": "ciclo anual"}


def test_a_calendar_is_not_known_before_it_is_loaded():
    store = motor.abrir()
    commands.load(store, SISTEMA, "padron", escuelas(), now=ORIGEN)
    cargado = datetime(2025, 4, 1)
    commands.load(store, SISTEMA, "cronograma", calendario(CRONOGRAMA_2025), now=cargado)
    key = ("esperado", None, None)
    before = motor.preguntar(store, Scope.ie("A"), "2025-03", datetime(2025, 3, 31))
    after = motor.preguntar(store, Scope.ie("A"), "2025-03", datetime(2025, 4, 2))
    assert before[key].estado == "cronograma_no_definido"
    assert after[key].valor == 75


def test_of_a_group_the_expected_and_the_real_side_are_the_same_schools(responde):
    """A carries 50 over and has 75 points; B entered this year and tells nothing, so it is on neither side."""
    a = responde(
        libros(
            "practica | 2023-03\n resto | 3",
            padron=escuelas("ie | ingreso\n A |\n B | 2023-03-01"),
        )
    )
    assert a("brecha", "2023-03", ugel="150103").valor == 25
    fila = a("esperado", "2023-03", ugel="150103")
    assert (fila.valor, fila.n) == (50, 1)

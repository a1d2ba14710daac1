"""The phase calendar as arithmetic: the published check values, and the months that do not exist."""

from datetime import date

import pytest

from mgea import catalogo, cronograma
from mgea.errors import BadInput

CRUCES = [(c.anio, c.fase, c.mes) for c in catalogo.calendarios()]
MESES = {m.periodo: m for m in cronograma.months(CRUCES, 2024, 10)}
META_3 = {
    "2022-10": 12.5, "2022-11": 37.5, "2022-12": 50.0, "2023-03": 37.5, "2023-04": 50.0, "2023-05": 53.125,
    "2023-06": 56.25, "2023-07": 59.375, "2023-08": 62.5, "2023-09": 65.625, "2023-10": 68.75,
    "2023-11": 71.875, "2023-12": 75.0,
}  # fmt: skip


@pytest.mark.parametrize(("periodo", "puntos"), META_3.items())
def test_the_curve_of_goal_3_has_the_published_values(periodo, puntos):
    assert 25 * MESES[periodo].curva[1] == pytest.approx(puntos)


@pytest.mark.parametrize(
    ("periodo", "puntos"), {"2023-07": 71.875, "2023-08": 75, "2023-12": 100}.items()
)
def test_the_curve_of_goal_4_has_the_published_values(periodo, puntos):
    assert 25 * MESES[periodo].curva[2] == pytest.approx(puntos)


def test_a_school_already_in_does_not_fall_below_last_december():
    acumulado = {e.periodo: e for e in cronograma.expected(list(MESES.values()), 2022)}
    anual = {e.periodo: e for e in cronograma.expected(list(MESES.values()), 2023)}
    assert 25 * acumulado["2023-03"].niveles[1] == 50
    assert acumulado["2023-03"].modo == "acumulado"
    assert 25 * anual["2023-03"].niveles[1] == 37.5
    assert anual["2023-03"].modo == "ciclo anual"
    assert "2023-01" in acumulado and "2023-01" not in anual


def test_a_year_without_calendar_expects_nothing_but_its_months_still_age_a_level():
    assert MESES["2024-05"].curva is None
    assert not MESES["2024-05"].en_cronograma
    assert MESES["2024-05"].orden - MESES["2024-03"].orden == 2
    assert MESES["2024-02"].orden == MESES["2023-12"].orden
    assert not any(e.periodo > "2024" for e in cronograma.expected(list(MESES.values()), 2022))


def test_the_deadline_is_day_10_of_the_next_month():
    assert MESES["2023-12"].limite == date(2024, 1, 10)
    assert MESES["2023-02"].limite == date(2023, 3, 10)


@pytest.mark.parametrize("text", ["2023", "2023-13", "2023-00", "julio", "2023-7", "٢٠٢٣-٠٧"])
def test_what_is_not_a_month_is_refused_in_words(text):
    with pytest.raises(BadInput, match="no es un mes"):
        cronograma.parse_periodo(text)


def test_the_last_closed_month_of_the_first_of_march_is_february():
    assert cronograma.last_closed(date(2024, 3, 1)) == "2024-02"
    assert cronograma.add_months("2023-11", 3) == "2024-02"
    assert cronograma.add_months("2023-01", -1) == "2022-12"

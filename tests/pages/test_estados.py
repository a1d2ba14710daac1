"""Every page in the states that lie easily: it opens, says what is missing, and draws no zero for it."""

import re

import pytest

from mgea.commands import load
from mgea.demo import personas
from mgea.permissions import SISTEMA, may
from scripts.routes import Route, routes
from tests.pages.harness import NOW, draw, problems, words

ESPECIALISTA = personas()[0]
MIRAR = [r for r in routes() if r.module.__name__.startswith("pages.mirar.")]


def _school(store, condition: str) -> str:
    return str(store.query(f"select ie from ie_actual where {condition} order by ie")["ie"].iloc[0])


@pytest.fixture(scope="module")
def escuelas(ejemplo):
    """Schools in odd states, found by what the data say."""
    count = "(select count(*) from practica_registro r where r.ie = ie_actual.ie"
    return {
        "todo NA": _school(ejemplo, f"{count}) > 0 and {count} and r.estado <> 'no_aplica') = 0"),
        "sin reportes": _school(ejemplo, f"{count}) = 0"),
        "cerrada": _school(ejemplo, "cierre is not null"),
        "nueva": _school(ejemplo, "ingreso > date '2023-01-01'"),
    }


MESES = ("2022-10", "2022-12", "2023-01", "2023-07", "2023-12", "2024-05", "2026-10")


@pytest.mark.parametrize("mes", MESES)
@pytest.mark.parametrize("route", routes(), ids=lambda r: r.id)
def test_a_page_opens_in_the_month(route: Route, mes: str, ejemplo):
    if not may(ESPECIALISTA, route.module.PAGE.accion):
        pytest.skip("this role has no such page in its menu")
    app = draw(route, ejemplo, ESPECIALISTA, mes=mes)
    assert problems(app) == []


@pytest.mark.parametrize("mes", ("2022-12", "2023-01", "2023-09", "2024-05"))
@pytest.mark.parametrize("cual", ("todo NA", "sin reportes", "cerrada", "nueva"))
@pytest.mark.parametrize("route", MIRAR, ids=lambda r: r.id)
def test_a_page_opens_for_a_school_in_an_odd_state(
    route: Route, cual: str, mes: str, ejemplo, escuelas
):
    app = draw(route, ejemplo, ESPECIALISTA, ambito=f"ie:{escuelas[cual]}", mes=mes)
    assert problems(app) == []
    assert not re.search(r"\b(nan|None|NaT|null)\b", words(app))


def _resumen(ejemplo, **address) -> str:
    route = next(r for r in routes() if r.module.PAGE.inicio)
    return words(draw(route, ejemplo, ESPECIALISTA, **address))


def test_a_school_without_reports_has_no_points_and_is_told_so(ejemplo, escuelas):
    text = _resumen(ejemplo, ambito=f"ie:{escuelas['sin reportes']}", mes="2023-07")
    assert "No hay ningún dato vigente" in text
    assert not re.search(r"\b0\s+de 100 puntos", text)


def test_a_school_where_nothing_applies_has_no_points_and_is_told_so(ejemplo, escuelas):
    text = _resumen(ejemplo, ambito=f"ie:{escuelas['todo NA']}", mes="2023-07")
    assert "Ninguna de las 25 prácticas aplica" in text


def test_a_closed_school_is_told_when_it_closed(ejemplo, escuelas):
    text = _resumen(ejemplo, ambito=f"ie:{escuelas['cerrada']}", mes="2023-10")
    assert "La escuela cerró el" in text


def test_a_school_that_entered_later_owes_nothing_before(ejemplo, escuelas):
    text = _resumen(ejemplo, ambito=f"ie:{escuelas['nueva']}", mes="2023-03")
    assert "ingresó al modelo el" in text


def test_a_year_without_calendar_says_so(ejemplo):
    assert "cronograma no definido" in _resumen(ejemplo, mes="2024-05")


def test_months_nobody_reported_say_so_and_show_no_zero(ejemplo):
    text = _resumen(ejemplo, mes="2026-10")
    assert "Ninguna escuela tiene datos vigentes suficientes" in text


def _route(path: str) -> Route:
    return next(r for r in routes() if r.path == path)


@pytest.mark.parametrize(
    ("cual", "mes", "dice"),
    [
        ("todo NA", "2023-07", "Ninguna de las 25 prácticas aplica"),
        ("cerrada", "2023-10", "La escuela cerró el"),
        ("nueva", "2023-03", "ingresó al modelo el"),
    ],
)
def test_the_practices_of_a_school_that_owes_none_are_not_zero(cual, mes, dice, ejemplo, escuelas):
    address = {"ambito": f"ie:{escuelas[cual]}", "mes": mes}
    text = words(draw(_route("practicas"), ejemplo, ESPECIALISTA, **address))
    assert dice in text
    assert not re.search(r"\b0\s+de \d+ prácticas aplicables", text)


def test_a_calendar_that_somebody_loaded_is_not_called_official(copia):
    official = words(draw(_route("cronograma"), copia, ESPECIALISTA, mes="2023-05"))
    assert "OM 374-2022" in official
    cruces = [
        {"anio": 2024, "fase": "sonar", "mes": 3},
        {"anio": 2024, "fase": "implementar", "mes": 5},
    ]
    load(copia, SISTEMA, "cronograma", cruces, now=NOW)
    text = words(draw(_route("cronograma"), copia, ESPECIALISTA, mes="2024-05"))
    assert "Implementar" in text and "OM 374-2022" not in text
    assert "cronograma cargado por la UGEL" in text

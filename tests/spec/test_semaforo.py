"""Semáforo of the gap: ≥ −5 en ruta · −15…−5 en riesgo · < −15 crítico · > +10 adelantada."""

import pytest

from mgea import catalogo
from mgea.lecturas.escuelas import banda
from tests import oraculo
from tests.tablas import cuadro, escuelas, libros

LIMITES = {u.clave: u.valor for u in catalogo.umbrales()}


@pytest.mark.parametrize(
    ("puntos", "palabra"),
    [
        (10.01, "adelantada"),
        (10.0, "en_ruta"),
        (0.0, "en_ruta"),
        (-5.0, "en_ruta"),
        (-5.01, "en_riesgo"),
        (-15.0, "en_riesgo"),
        (-15.01, "critico"),
        (-65.0, "critico"),
    ],
)
def test_the_edges_belong_to_the_better_band(puntos, palabra):
    assert banda(puntos, LIMITES) == palabra
    assert oraculo.banda(puntos) == palabra


def test_no_gap_has_no_band():
    assert banda(None, LIMITES) == banda(float("nan"), LIMITES) == ""


def test_the_edges_are_reached_exactly_by_real_schools(responde):
    """In December 2023 the calendar asks for 75."""
    a = responde(
        libros(
            cuadro("practica | 2023-12\n P1.1-P6.1 | 3\n resto | 2", "A")  # 60 + 10
            + cuadro("practica | 2023-12\n P1.1-P3.2 | 4\n resto | 3", "B")  # 40 + 45
            + cuadro("practica | 2023-12\n P1.1-P3.2 | 3\n resto | 2", "C"),  # 30 + 30
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    assert a("brecha", "2023-12", ie="A").valor == -5
    assert a("brecha", "2023-12", ie="B").valor == 10
    assert a("brecha", "2023-12", ie="C").valor == -15

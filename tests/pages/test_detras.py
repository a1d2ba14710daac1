"""What the ficha shows behind a figure adds up to the figure, for every declared one."""

import math
from datetime import datetime

import pytest

from mgea import metrics
from mgea.lecturas.detras import detras
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from tests.pages.harness import NOW

# A school on course, one that went back, one to which nothing applies, and the UGEL.
CASOS = (
    (Scope.ie("99010001"), "2023-07"),
    (Scope.ie("99010048"), "2023-07"),
    (Scope.ie("99010048"), "2024-05"),
    (Scope.ie("99010059"), "2022-11"),
    (Scope.ugel("990101"), "2023-07"),
)
UNA = {"", "cultura_colaborativa", "4"}
"""Of the parts of a figure, one principle and one CGE: the others are the same text with another name."""
CUARTILES = ("puntos_mediana", "puntos_p25", "puntos_p75")


@pytest.mark.slow
@pytest.mark.parametrize(("scope", "mes"), CASOS, ids=lambda x: getattr(x, "ambito", x))
def test_the_rows_behind_every_figure_add_up_to_it(scope: Scope, mes: str, ejemplo):
    pedido = Pedido(scope, mes, None, NOW)
    told = metrics.compute(ejemplo, scope, mes, now=NOW)
    wrong = []
    for row in told[~told["indicador"].isin(CUARTILES)].to_dict("records"):
        clave = row["principio"] or ("" if row["cge"] is None else str(row["cge"]))
        if math.isnan(row["valor"]) or clave not in UNA:
            continue
        behind = detras(ejemplo, pedido, row["indicador"], clave)
        if behind.valor() != pytest.approx(row["valor"], abs=1e-9):
            wrong.append((row["indicador"], clave, row["valor"], behind.valor()))
    assert wrong == []


def test_what_was_known_then_stands_behind_what_was_figured_then(ejemplo):
    scope, known = Scope.ie("99010001"), datetime(2023, 6, 20)
    pedido = Pedido(scope, "2023-05", known, NOW)
    for slug in ("puntos", "brecha", "ritmo", "confianza", "compromisos_vencidos"):
        figure = metrics.compute(ejemplo, scope, "2023-05", known, slugs=(slug,), now=NOW)
        value = figure[figure["principio"].isna() & figure["cge"].isna()]["valor"].iloc[0]
        if not math.isnan(value):
            assert detras(ejemplo, pedido, slug).valor() == pytest.approx(value, abs=1e-9)


def test_behind_the_points_of_a_school_stand_its_25_practices(ejemplo):
    behind = detras(ejemplo, Pedido(Scope.ie("99010001"), "2023-07", None, NOW), "puntos")
    assert behind.que == "practica"
    assert len(behind.filas) == 25
    assert behind.filas["titulo"].notna().all()


def test_behind_the_points_of_a_group_stand_its_schools(ejemplo):
    behind = detras(ejemplo, Pedido(Scope.ugel("990101"), "2023-07", None, NOW), "puntos")
    assert behind.que == "escuela"
    assert behind.n == int(behind.filas["denominador"].sum())


def test_nobody_finds_another_school_behind_a_figure(ejemplo):
    nothing = Scope.ie("99010001") & Scope.ie("99010002")
    for slug in ("puntos", "brecha", "meses_atras", "completitud", "compromisos_vencidos"):
        assert detras(ejemplo, Pedido(nothing, "2023-07", None, NOW), slug).filas.empty

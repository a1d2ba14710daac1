"""Signs of risk, each by its rule, and a plan of visits that can be told in words."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgea import catalogo
from mgea.lecturas import plan
from mgea.lecturas.riesgo import REGLAS, explica, regla, riesgo, senales, tramo

LIMITES = {u.clave: float(u.valor) for u in catalogo.umbrales()}
SANA = {
    "estado": "ok", "brecha": 0.0, "meses_sin_reporte": 0, "retrocesos": 0, "devueltas": 0, "vencidos": 0,
    "estancadas": 0, "aplicables": 25, "ugel": "U", "rei": "R", "distrito_nombre": "D", "latitud": -12.0,
    "longitud": -76.0,
}  # fmt: skip


def escuelas(*cambios: dict) -> pd.DataFrame:
    rows = [{"ie": f"{k}", "nombre": f"IE {k}"} | SANA | c for k, c in enumerate(cambios)]
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("cambio", "slug", "si"),
    [
        ({"meses_sin_reporte": 1}, "silencio", False),
        ({"meses_sin_reporte": 2}, "silencio", True),
        ({"brecha": -15.0}, "critico", False),
        ({"brecha": -15.1}, "critico", True),
        ({"brecha": -40.0, "estado": "datos_insuficientes"}, "critico", False),
        ({"brecha": np.nan}, "critico", False),
        ({"retrocesos": 1}, "retroceso", True),
        ({"devueltas": 1}, "devueltas", False),
        ({"devueltas": 2}, "devueltas", True),
        ({"vencidos": 1}, "vencidos", False),
        ({"vencidos": 2}, "vencidos", True),
        ({"vencidos": np.nan}, "vencidos", False),
        ({"estancadas": 18}, "estancada", False),  # 0.75 of 25 is 18.75
        ({"estancadas": 19}, "estancada", True),
        ({"estancadas": 0, "aplicables": 0}, "estancada", False),
    ],
)
def test_a_sign_shows_from_its_threshold_on(cambio: dict, slug: str, si: bool):
    assert (slug in set(senales(escuelas(cambio), LIMITES)["regla"])) is si


def test_a_closed_school_shows_no_sign():
    assert riesgo(escuelas({"estado": "inactiva", "meses_sin_reporte": 9}), LIMITES).empty


def test_urgency_is_a_sum_anybody_can_redo():
    frame = riesgo(escuelas({"meses_sin_reporte": 3, "devueltas": 2}, {"estancadas": 25}), LIMITES)
    assert list(frame["suma"]) == ["4 + 2", "1"]
    assert list(frame["urgencia"]) == [6, 1]
    assert list(frame["tramo"]) == ["alta", "baja"]
    assert (
        frame["razon"][0]
        == "silencio: 3 meses exigibles sin reporte; 2 prácticas devueltas sin respuesta"
    )


def test_the_furthest_behind_comes_first_among_equals():
    frame = riesgo(escuelas({"brecha": -16.0}, {"brecha": -30.0}), LIMITES)
    assert list(frame["ie"]) == ["1", "0"]


def test_every_rule_explains_itself_with_the_thresholds_in_force():
    said = {r.slug: explica(r, LIMITES | {"silencio_meses": 3}) for r in REGLAS}
    assert said["silencio"].startswith("Lleva 3 meses")
    assert said["critico"].startswith("Está más de 15 puntos")
    assert not [text for text in said.values() if "{" in text]
    assert regla("critico").peso == 4


def candidatas(*lugares: tuple[str, float, float, int]) -> pd.DataFrame:
    """(ie, latitude, longitude, urgency); NaN where unknown."""
    rows = [
        {
            "ie": ie,
            "nombre": ie,
            "rei": "",
            "latitud": la,
            "longitud": lo,
            "razon": "r",
            "tramo": tramo(u),
        }
        for ie, la, lo, u in lugares
    ]
    columns = ["ie", "nombre", "rei", "latitud", "longitud", "razon", "tramo"]
    return pd.DataFrame(rows, columns=columns)


def agenda(n: int, por_dia: int = 1, desde: date = date(2026, 11, 27)) -> plan.Agenda:
    return plan.Agenda(n, por_dia, desde)


def test_the_most_urgent_first_and_then_the_nearest():
    frame = candidatas(
        ("lejos", -12.3, -76.0, 4), ("centro", -12.0, -76.0, 4), ("cerca", -12.01, -76.0, 4), ("baja", -12.0, -76.0, 1),
    )  # fmt: skip
    found = plan.planear(frame, agenda(4))
    assert list(found["ie"]) == ["cerca", "centro", "lejos", "baja"]
    assert found["km"][1] == pytest.approx(1.11, abs=0.01)
    assert "centro de las candidatas" in found["porque"][0]
    assert "a 1.1 km" in found["porque"][1]


def test_a_school_without_coordinates_is_last_of_its_tier_and_not_forgotten():
    frame = candidatas(("x", np.nan, np.nan, 4), ("y", -12.0, -76.0, 4), ("z", -12.0, -76.0, 2))
    found = plan.planear(frame, agenda(3))
    assert list(found["ie"]) == ["y", "x", "z"]
    assert "sin coordenadas" in found["porque"][1]


def test_working_days_only_and_so_many_a_day():
    frame = candidatas(*((f"{k}", -12.0, -76.0, 4) for k in range(5)))
    days = list(plan.planear(frame, agenda(5, 2))["fecha"])  # from a Friday
    assert days == [date(2026, 11, 27)] * 2 + [date(2026, 11, 30)] * 2 + [date(2026, 12, 1)]


def test_who_already_has_a_visit_is_left_out():
    visitas = pd.DataFrame(
        [
            {"ie": "a", "estado": "programada", "fecha": pd.Timestamp("2026-12-01")},
            {"ie": "b", "estado": "realizada", "fecha": pd.Timestamp("2026-11-10")},
            {"ie": "c", "estado": "realizada", "fecha": pd.Timestamp("2026-09-10")},
            {
                "ie": "d",
                "estado": "programada",
                "fecha": pd.Timestamp("2026-11-01"),
            },  # a promise not kept
            {"ie": "e", "estado": "cancelada", "fecha": pd.Timestamp("2026-12-01")},
        ]
    )
    busy = plan.ocupadas(visitas, date(2026, 11, 24))
    assert set(busy) == {"a", "b"}
    frame = candidatas(*((ie, -12.0, -76.0, 4) for ie in "abcde"))
    assert set(plan.planear(frame, agenda(9), busy)["ie"]) == {"c", "d", "e"}


GRADO = st.floats(-1, 1) | st.just(float("nan"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(GRADO, GRADO, st.integers(1, 9)), max_size=12), st.integers(1, 15))
def test_a_plan_never_skips_a_tier_nor_visits_twice(places, n):
    frame = candidatas(*((f"{k}", la - 12, lo - 76, u) for k, (la, lo, u) in enumerate(places)))
    found = plan.planear(frame, agenda(n))
    assert len(found) == min(n, len(frame)) == found["ie"].nunique()
    order = [plan.TRAMOS.index(t) for t in found["tramo"]]
    assert order == sorted(order)
    left = frame[~frame["ie"].isin(found["ie"])]["tramo"].map(plan.TRAMOS.index)
    assert not len(left) or not order or left.min() >= max(order)


def test_distance_is_the_known_one():
    lima, cusco = (-12.0464, -77.0428), (pd.Series([-13.5320]), pd.Series([-71.9675]))
    assert plan.kilometros(lima, *cusco)[0] == pytest.approx(573, abs=3)

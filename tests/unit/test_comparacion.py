"""The formulas of comparison, by hand, and what suppression must never give away."""

import math
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgea.lecturas import comparacion
from mgea.lecturas.comparacion import Reglas

REGLAS = Reglas()


@pytest.mark.parametrize(
    ("num", "den", "low", "high"),
    [
        (0, 10, 0.0, 0.27754),  # published tables of Wilson's interval at 95 %
        (1, 10, 0.01788, 0.40415),
        (5, 10, 0.23659, 0.76341),
        (10, 10, 0.72246, 1.0),
        (81, 263, 0.25533, 0.36621),  # Newcombe 1998
        (15, 148, 0.06240, 0.16052),
    ],
)
def test_wilson_is_the_one_of_the_books(num, den, low, high):
    assert comparacion.wilson(num, den) == pytest.approx((low, high), abs=5e-5)


def test_wilson_of_nothing_is_everything():
    assert comparacion.wilson(0, 0) == (0.0, 1.0)


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(0, 60), st.integers(1, 99))
def test_a_school_leaves_the_funnel_when_its_own_interval_leaves_the_common_rate_out(den, num, per):
    num, rate = min(num, den), per / 100
    low, high = comparacion.wilson(num, den)
    a, b = comparacion.limites(rate, den, comparacion.Z95)
    inside = a - 1e-9 <= num / den <= b + 1e-9
    if abs(rate - low) > 1e-6 and abs(rate - high) > 1e-6:
        assert inside == (low < rate < high)


def test_the_funnel_by_hand():
    frame = pd.DataFrame({"numerador": [5, 0, 5, 2], "denominador": [5, 5, 5, 2]})
    told = comparacion.embudo(frame)
    # 12 of 17: limits at 5 cases are 0.7059 ± 1.96 × 0.2038 and ± 3.09 × 0.2038.
    assert list(told["zona"]) == ["dentro", "muy_baja", "dentro", "dentro"]
    assert told["tasa"].tolist() == [1.0, 0.0, 1.0, 1.0]


def test_the_funnel_of_nobody_is_empty():
    empty = pd.DataFrame({"numerador": [], "denominador": []})
    assert comparacion.embudo(empty)["zona"].tolist() == []


def test_quartiles_by_hand_and_only_from_twelve():
    twelve = comparacion.resumen(pd.Series(range(0, 120, 10), dtype=float), REGLAS)
    assert (twelve["n"], twelve["mediana"]) == (12, 55.0)
    assert (twelve["p25"], twelve["p75"]) == (27.5, 82.5)
    assert (twelve["p10"], twelve["p90"]) == pytest.approx((11.0, 99.0))
    eleven = comparacion.resumen(pd.Series(range(11), dtype=float), REGLAS)
    assert eleven["mediana"] == 5.0
    assert math.isnan(eleven["p25"]) and math.isnan(eleven["p90"])


def test_less_than_four_points_is_no_difference():
    assert comparacion.distancia(53.9, 50.0, REGLAS) == "no_distinguible"
    assert comparacion.distancia(54.0, 50.0, REGLAS) == "por_encima"
    assert comparacion.distancia(46.0, 50.0, REGLAS) == "por_debajo"
    assert comparacion.distancia(0.1 + 0.2 + 3.7, 0.0, REGLAS) == "por_encima"
    assert comparacion.distancia(float("nan"), 50.0, REGLAS) == ""


def test_one_small_group_takes_the_smallest_of_the_others_with_it():
    hidden = comparacion.ocultos({"a": 3, "b": 20, "c": 7}, 5)
    assert hidden == {"a": "pequeno", "c": "complemento"}


def test_two_small_groups_that_are_few_together_take_another():
    assert comparacion.ocultos({"a": 1, "b": 2, "c": 9, "d": 30}, 5) == {
        "a": "pequeno",
        "b": "pequeno",
        "c": "complemento",
    }


def test_two_small_groups_that_hide_each_other_are_enough():
    assert comparacion.ocultos({"a": 3, "b": 4, "c": 9}, 5) == {"a": "pequeno", "b": "pequeno"}


def test_a_group_with_nobody_hides_nobody():
    assert comparacion.ocultos({"a": 0, "b": 9}, 5) == {"a": "pequeno"}
    assert set(comparacion.ocultos({"a": 0, "b": 2, "c": 9}, 5)) == {"a", "b", "c"}


groups = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 40), max_size=9
)


@settings(deadline=None)
@given(groups)
def test_no_subtraction_of_what_is_shown_gives_a_small_group_away(sizes):
    hidden = comparacion.ocultos(sizes, 5)
    shown = {g: n for g, n in sizes.items() if g not in hidden}
    assert all(n >= 5 for n in shown.values())
    total = sum(sizes.values())
    # Everything a reader can write: the total, or a shown group, less any of the shown groups inside it.
    for k in range(len(shown) + 1):
        for taken in combinations(shown, k):
            rest = {g: n for g, n in sizes.items() if g not in taken and n > 0}
            left = total - sum(shown[g] for g in taken)
            # With nothing shown there is no group to subtract: the slice's own total is all that is said.
            if left and (taken or shown):
                assert left >= 5
                assert len(rest) > 1 or next(iter(rest)) in shown


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("xyz"), st.integers(0, 100), st.booleans()), max_size=60))
def test_hidden_groups_carry_no_figure(rows):
    frame = pd.DataFrame(rows, columns=["rei", "puntos", "ok"])
    frame = frame.assign(
        puntos=frame["puntos"].astype(float),
        estado=np.where(frame["ok"].astype(bool), "ok", "sin_dato"),
        ugel="u",
        ugel_nombre="U",
    )
    told = comparacion.grupos(frame, ("rei",), ["puntos"], REGLAS)
    hidden = told[told["oculto"] != ""]
    assert (hidden["n"] == 0).all() and hidden[["mediana", "p25", "p90"]].isna().all(axis=None)
    assert (told[told["oculto"] == ""]["n"] >= 5).all()


def test_alike_schools_come_together_and_order_is_steady():
    rng = np.random.default_rng(1)
    high, low = rng.normal(80, 3, (6, 7)), rng.normal(20, 3, (6, 7))
    mixed = np.vstack([np.vstack([h, b]) for h, b in zip(high, low, strict=True)])
    order = comparacion.por_parecido(mixed)
    assert sorted(order) == list(range(12))
    assert all(i % 2 == 0 for i in order[:6]), "the high ones first"
    assert list(order) == list(comparacion.por_parecido(mixed))


def test_rows_without_data_do_not_break_the_order():
    nothing = np.full((3, 7), np.nan)
    assert list(comparacion.por_parecido(nothing)) == [0, 1, 2]
    assert list(comparacion.por_parecido(np.empty((0, 7)))) == []


def test_peers_are_named_in_words_and_size_is_the_number_of_services():
    frame = pd.DataFrame(
        {
            "niveles": ["Primaria", "Secundaria"],
            "gestion_nombre": ["Pública de Gestión Directa", "Privada"],
            "servicios": ["0901-0", "0902-0 0903-0 0904-0"],
            "rei": ["", "REI 01"],
            "ugel": ["1", "1"],
            "ugel_nombre": ["A", "A"],
        }
    )
    told = comparacion.etiqueta(frame, ("nivel", "gestion", "tamano", "rei"))
    assert list(told) == [
        "Primaria · Pública directa · 1 servicio · Sin REI",
        "Secundaria · Privada · 3 o más servicios · REI 01",
    ]


def test_two_ugel_with_a_rei_of_the_same_name_are_not_mixed():
    frame = pd.DataFrame({"rei": ["REI 01"] * 2, "ugel": ["1", "2"], "ugel_nombre": ["A", "B"]})
    assert list(comparacion.etiqueta(frame, ("rei",))) == ["REI 01 (A)", "REI 01 (B)"]

"""A year without calendar expects nothing: the charts neither invent it nor lose the schools; labels stay apart."""

import pandas as pd

from mgea import charts
from mgea.charts.rotulos import rotulos_finales

MESES = [f"2023-{m:02d}" for m in range(3, 13)] + [f"2024-{m:02d}" for m in range(3, 13)]


def escuelas() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "ie": ["1", "2", "3"],
            "nombre": ["Uno", "Dos", "Tres"],
            "puntos": [40.0, 60.0, None],
            "banda": "",
            "estado": ["ok", "ok", "sin_dato"],
        }
    )


def serie(hasta: int) -> pd.DataFrame:
    esperado = [50 + 2.5 * i if i < 10 else None for i in range(len(MESES))]
    puntos = [48 + 2 * i if i < hasta else None for i in range(len(MESES))]
    datos = {"periodo": MESES, "puntos": puntos, "esperado": esperado, "n": 3, "estado": "ok"}
    return pd.DataFrame(datos)


def test_schools_without_a_band_to_compare_are_grey_dots_over_no_zones() -> None:
    figura = charts.escuelas_puntos(escuelas(), None, "2024-05").to_dict()
    assert [len(trazo["x"]) for trazo in figura["data"]] == [2]
    assert not figura["layout"].get("shapes") and not figura["layout"].get("annotations")


def test_the_sentence_says_they_are_not_compared() -> None:
    dice = charts.resumen_escuelas_puntos(escuelas(), None)
    assert "la mediana es 50 puntos" in dice and "no se comparan" in dice
    assert "Ninguna" not in dice


def test_months_nobody_expects_and_that_have_not_come_are_not_drawn() -> None:
    fases = pd.DataFrame({"fase": [], "titulo": [], "periodo": []})
    figura = charts.esperado_real(serie(13), fases, "2024-05").to_dict()
    assert figura["layout"]["xaxis"]["range"] == [-0.5, 12.5]


def test_the_expected_label_stands_at_the_last_expected_month_and_says_which() -> None:
    df = serie(13).iloc[:13]
    notas = rotulos_finales(
        df["puntos"].tolist(),
        [None if pd.isna(v) else v for v in df["esperado"]],
        df["periodo"].tolist(),
        "media de las escuelas",
    )
    esperado = next(nota for nota in notas if "esperado" in nota["text"])
    assert "diciembre de 2023" in esperado["text"]
    assert round(esperado["x"]) <= 9.5


def test_two_close_lines_get_one_label_above_and_one_below() -> None:
    n = 10
    notas = rotulos_finales(
        [50.0 + i for i in range(n)], [50.5 + i for i in range(n)], MESES[:n], "la escuela"
    )
    lados = {nota["yanchor"] for nota in notas}
    assert lados == {"top", "bottom"}

"""Numbers, months and dates as people in Peru write them."""

from datetime import date

import pandas as pd
import pytest

from mgea import formato


@pytest.mark.parametrize(
    ("valor", "texto"),
    [
        (62.0, "62"),
        (59.4, "59.4"),
        (59.44, "59.4"),
        (0, "0"),
        (-0.01, "0"),
        (None, "—"),
        (float("nan"), "—"),
    ]
    + [(pd.NA, "—"), (float("inf"), "—"), (-3, "−3"), (100.0, "100")],
)
def test_points_have_a_decimal_only_when_there_is_one(valor: object, texto: str) -> None:
    assert formato.puntos(valor) == texto


def test_thousands_are_parted_by_a_narrow_space() -> None:
    assert formato.numero(1234567) == "1\u202f234\u202f567"
    assert formato.numero(1234.56, 1) == "1\u202f234.6"


def test_months_have_peruvian_names() -> None:
    assert formato.mes_largo("2023-07") == "julio de 2023"
    assert formato.mes_corto("2023-09") == "set 2023"
    assert formato.mes_eje("2022-12") == "Dic"


def test_dates_put_the_day_first() -> None:
    assert formato.fecha(date(2023, 7, 31)) == "31/07/2023"
    assert formato.fecha(None) == formato.fecha(pd.NaT) == "—"
    assert formato.fin_de_mes("2023-12") == "31/12/2023"
    assert formato.fin_de_mes("2024-02") == "29/02/2024"


def test_lists_signs_shares_and_plurals_read_well() -> None:
    assert formato.enumera(["a", "b", "c"]) == "a, b y c"
    assert formato.enumera(["Mejora", "Innovación"]) == "Mejora e Innovación"
    assert (formato.con_signo(2.64), formato.con_signo(-3), formato.con_signo(0)) == (
        "+2.6",
        "−3",
        "0",
    )
    assert formato.porcentaje(0.625) == "62\u202f%"
    assert formato.plural(1, "escuela", "escuelas") == "1 escuela"
    assert formato.recorta("Institución educativa", 8) == "Institu…"

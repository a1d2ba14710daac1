"""Every chart draws what it is given, and nothing where there is nothing."""

import math
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from mgea import charts

MESES = ["2022-10", "2022-11", "2022-12", *(f"2023-{m:02d}" for m in range(3, 13))]
AS_OF = "2023-07"
PRINCIPIOS = [("autonomia", "Autonomía"), ("innovacion", "Innovación")]
LARGO = "<b>Institución</b> & " + "muy larga " * 20


def meses(puntos: list[float | None]) -> pd.DataFrame:
    estado = ["sin_dato" if v is None else "ok" for v in puntos]
    esperado = [12.5, 37.5, 50, 50, 50, 53.1, 56.3, 59.4, 62.5, 65.6, 68.8, 71.9, 75]
    datos = {"periodo": MESES, "puntos": puntos, "esperado": esperado, "n": 24, "estado": estado}
    return pd.DataFrame(datos)


def fases() -> pd.DataFrame:
    filas = [
        ("sonar", LARGO, "2022-10"),
        ("evaluar", "Evaluar", AS_OF),
        ("evaluar", "Evaluar", "2023-12"),
    ]
    return pd.DataFrame(filas, columns=["fase", "titulo", "periodo"])


def principios(valor: float | None) -> pd.DataFrame:
    filas = [(s, t, m, valor, 3, "ok", 50.0) for s, t in PRINCIPIOS for m in MESES[:8]]
    columnas = ["principio", "titulo", "periodo", "puntos", "n", "estado", "esperado"]
    return pd.DataFrame(filas, columns=columnas)


def escuelas(n: int, valor: float | None) -> pd.DataFrame:
    puntos = None if valor is None else [(valor + i * 7) % 101 for i in range(n)]
    df = pd.DataFrame({"ie": range(n), "nombre": LARGO, "puntos": puntos, "estado": "ok"})
    df["banda"] = "" if valor is None else "en_ruta"
    for slug, _ in PRINCIPIOS:
        df[slug] = df["puntos"]
    return df


def niveles(n: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"periodo": MESES[:2] * 2, "categoria": ["3", "3", "sin_dato", "0"], "n": n}
    )


def reporte(n: int) -> pd.DataFrame:
    return pd.DataFrame({"periodo": MESES[:2] * 2, "estado": ["a_tiempo", "tarde"] * 2, "n": n})


def compromisos(n: int) -> pd.DataFrame:
    datos = {"cge": [1, 3], "titulo": LARGO, "estado": ["vencido", "cumplido_tarde"], "n": n}
    return pd.DataFrame(datos)


def dibuja(nombre: str, df: pd.DataFrame) -> tuple[go.Figure, str]:
    """The figure and the sentence of one chart."""
    extra: dict[str, tuple[tuple[Any, ...], tuple[Any, ...]]] = {
        "esperado_real": ((fases(), AS_OF), (AS_OF,)),
        "principio_mes": ((AS_OF,), (AS_OF,)),
        "multiples_principio": ((AS_OF,), (AS_OF,)),
        "escuelas_puntos": ((59.4, AS_OF), (59.4,)),
        "mapa_escuelas": ((PRINCIPIOS,), (PRINCIPIOS,)),
    }
    de_figura, de_resumen = extra.get(nombre, ((), ()))
    figura = getattr(charts, nombre)(df, *de_figura)
    return figura, getattr(charts, f"resumen_{nombre}")(df, *de_resumen)


DATOS = {
    "esperado_real": (meses([8, 21, 33, 36, 44, 49, None, 62] + [None] * 5), meses([None] * 13)),
    "distribucion": (niveles(5), niveles(0)),
    "principio_mes": (principios(40.0), principios(None)),
    "multiples_principio": (principios(40.0), principios(None)),
    "compromisos_cge": (compromisos(4), compromisos(0)),
    "reporte_mes": (reporte(9), reporte(0)),
    "escuelas_puntos": (escuelas(56, 3.0), escuelas(5, None)),
    "mapa_escuelas": (escuelas(11, 3.0), escuelas(5, None)),
}
VARIANTES = {
    "full": lambda lleno, nulo: lleno,
    "empty": lambda lleno, nulo: lleno.iloc[:0],
    "all null": lambda lleno, nulo: nulo,
    "one row": lambda lleno, nulo: lleno.head(1),
}


@pytest.mark.parametrize("variante", VARIANTES)
@pytest.mark.parametrize("nombre", DATOS)
def test_every_chart_is_valid_and_says_its_finding(nombre: str, variante: str) -> None:
    figura, frase = dibuja(nombre, VARIANTES[variante](*DATOS[nombre]))
    go.Figure(figura.to_dict())  # Plotly's own validation, which the charts skip for speed
    go.Figure(charts.para_proyector(figura).to_dict())
    assert frase.endswith(".") and "nan" not in frase.lower() and "None" not in frase
    assert figura.layout.paper_bgcolor == "rgba(0,0,0,0)"
    for eje in (figura.layout.xaxis, figura.layout.yaxis):
        assert eje.fixedrange is True


@pytest.mark.parametrize("nombre", DATOS)
def test_no_chart_lets_markup_through(nombre: str) -> None:
    figura, _ = dibuja(nombre, DATOS[nombre][0])
    assert "<b>Institución" not in figura.to_json()


def test_a_month_without_data_is_a_gap_and_never_a_zero() -> None:
    figura, frase = dibuja("esperado_real", DATOS["esperado_real"][0])
    real = figura.data[-1]
    assert real.y[6] is None and real.y[7] == 62 and real.connectgaps is False
    assert list(figura.data[0].x) == [6]  # the hatch stands on June only
    assert "sin<br>reporte" in [nota.text for nota in figura.layout.annotations]
    assert frase == (
        "La escuela tiene 62 puntos en julio de 2023; el cronograma espera 59.4: 2.6 puntos por delante. "
        "En 1 mes no hay dato."
    )


def test_nothing_is_drawn_for_the_school_after_the_as_of_month() -> None:
    figura = charts.esperado_real(meses([50.0] * 13), fases(), AS_OF)
    assert list(figura.data[-1].y[8:]) == [None] * 5
    llena, punteada = figura.data[1], figura.data[2]
    assert llena.y[8] is None and punteada.y[8] == 62.5 and punteada.line.dash
    assert llena.y[7] == punteada.y[7] == 59.4  # both meet at the as-of month


def test_a_real_zero_is_drawn_as_zero() -> None:
    figura = charts.esperado_real(meses([0.0] + [None] * 12), fases(), AS_OF)
    assert figura.data[-1].y[0] == 0.0


def test_months_that_have_not_come_are_not_missing() -> None:
    figura = charts.principio_mes(principios(40.0).assign(periodo=MESES[:8] * 2), "2022-12")
    assert figura.data[0].z.shape == (2, 3)


def test_heat_maps_travel_as_small_numbers_with_a_hatch_where_there_are_none() -> None:
    df = escuelas(3, 3.0)
    df.loc[1, "innovacion"] = np.nan
    figura = charts.mapa_escuelas(df, PRINCIPIOS)
    assert figura.data[0].z.dtype == np.float32 and math.isnan(figura.data[0].z[1, 1])
    barras = [trazo for trazo in figura.data if trazo.type == "bar"]
    assert [list(b.x) for b in barras] == [[1]]
    assert "—" in [
        texto for trazo in figura.data if trazo.type == "scatter" for texto in trazo.text
    ]


def test_shares_of_each_month_sum_to_a_hundred() -> None:
    figura = charts.distribucion(niveles(5))
    sumas = np.sum([list(trazo.y) for trazo in figura.data], axis=0)
    assert sumas == pytest.approx([100, 100])


def test_schools_without_a_band_are_counted_but_not_compared() -> None:
    df = escuelas(10, 3.0)
    df.loc[:3, ["puntos", "banda"]] = [None, ""]
    figura, frase = dibuja("escuelas_puntos", df)
    assert sum(len(trazo.x) for trazo in figura.data) == 6
    assert frase.startswith("De 6 escuelas con datos") and "4 no tienen datos suficientes" in frase


@pytest.mark.parametrize("nombre", ["escuelas_puntos", "mapa_escuelas"])
def test_two_thousand_schools_fit(nombre: str) -> None:
    figura, frase = dibuja(nombre, escuelas(2000, 3.0))
    go.Figure(figura.to_dict())
    assert figura.layout.height <= 1300 and len(frase) < 250


def test_counts_inside_bars_are_those_of_the_frame() -> None:
    figura = charts.compromisos_cge(compromisos(4))
    assert {(trazo.customdata[0][1], trazo.customdata[1][1]) for trazo in figura.data} == {
        ("4", "0"),
        ("0", "4"),
    }
    assert "vencido" in charts.resumen_compromisos_cge(compromisos(4))


def test_month_names_are_ours_and_in_spanish() -> None:
    figura = charts.esperado_real(meses([None] * 13), fases(), "2023-09")
    assert "<b>Set</b>" in figura.layout.xaxis.ticktext
    assert charts.CONFIG_ES["locales"]["es"]["format"]["shortMonths"][8] == "Set"

"""What raises the score most, by hand: a missing practice first, then the one nearest to its goal; one step each."""

import pandas as pd
import pytest

from mgea.lecturas.practicas import que_sube


def celdas(*filas) -> pd.DataFrame:
    names = ["practica", "estado", "nivel"]
    frame = pd.DataFrame(filas, columns=names).assign(meta=3, principio="autonomia", titulo="t")
    return frame.assign(nivel=frame["nivel"].astype("Int16"))


def test_a_missing_one_comes_first_then_the_nearest_to_its_goal():
    cells = celdas(
        ("P1.1", "valor", 1), ("P1.2", "valor", 2), ("P2.1", "valor", 3), ("P2.2", "vencido", None),
        ("P2.3", "sin_dato", None), ("P2.4", "no_aplica", None), ("P2.5", "no_priorizada", None),
        ("P2.6", "valor", 2),
    )  # fmt: skip
    sube = que_sube(cells)
    assert sube["practica"].tolist() == ["P2.2", "P1.2", "P2.6"]
    assert sube["razon"].tolist() == ["renovar el reporte", "subir un nivel", "subir un nivel"]
    assert sube[["de", "a"]].iloc[1].tolist() == [2, 3] and sube["de"].isna().tolist()[0]
    assert sube["puntos"].tolist() == pytest.approx([100 / 24] * 3)  # six apply and are prioritised


def test_nothing_to_raise_is_an_empty_list():
    assert que_sube(celdas(("P1.1", "valor", 4), ("P1.2", "no_aplica", None))).empty
    assert que_sube(celdas(("P1.1", "no_exigible", None))).empty

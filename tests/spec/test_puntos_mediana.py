"""Mediana y cuartiles of the points of the comparable schools of a group, by linear interpolation."""

import pytest

from tests.tablas import cuadro, escuelas, libros


def school(ie: str, total: int) -> list:
    """A school whose 25 levels add up to ``total`` points."""
    rows = cuadro("practica | 2023-05\n resto | 0", ie)
    for row in rows:
        row["nivel"] = min(4, total)
        total -= row["nivel"]
    return rows


def test_between_two_schools_it_interpolates(responde):
    a = responde(
        libros(
            school("A", 20) + school("B", 40) + school("C", 60) + school("D", 100)
            + cuadro("practica | 2023-05\n P1.* | 0", "E"),  # not comparable
            padron=escuelas("ie\nA\nB\nC\nD\nE\nF"),
        )
    )  # fmt: skip
    for slug, value in (("puntos_p25", 35), ("puntos_mediana", 50), ("puntos_p75", 70)):
        fila = a(slug, "2023-05", ugel="150103")
        assert (fila.valor, fila.n, fila.estado) == (pytest.approx(value), 4, "ok")
    assert a("puntos", "2023-05", ugel="150103").valor == 55  # the mean is another thing


def test_without_comparable_schools_there_is_no_median(responde):
    a = responde(libros(padron=escuelas("ie\nA\nB")))
    assert a("puntos_mediana", "2023-05", ugel="150103").valor is None

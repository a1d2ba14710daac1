"""Tasa de evidencia: practices at level 2 or above with evidence ÷ practices at level 2 or above."""

import pytest

from tests.tablas import cuadro, escuelas, libros


def test_evidence_is_asked_from_level_two(responde):
    a = responde(
        libros("""
        practica | 2023-05
        P1.1     | 3*       # with evidence
        P1.2     | 2        # without
        P2.1     | 4*
        P2.2     | 2
        P2.3     | 1*       # below 2: neither side
        P2.4     | NP
        """)
    )
    fila = a("tasa_evidencia", "2023-05")
    assert fila.valor == pytest.approx(0.5)
    assert (fila.numerador, fila.denominador) == (2, 4)


def test_a_lapsed_level_is_out(responde):
    a = responde(libros("practica | 2023-03 | 2023-06\n P1.1 | 3* | .\n P1.2 | . | 3"))
    assert a("tasa_evidencia", "2023-05").valor == 1
    assert a("tasa_evidencia", "2023-06").valor == 0


def test_where_nothing_is_at_two_there_is_no_rate(responde):
    assert (
        responde(libros("practica | 2023-05\n resto | 1*"))("tasa_evidencia", "2023-05").valor
        is None
    )


def test_a_group_pools_its_practices(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n P1.1 | 2*", "A")
            + cuadro("practica | 2023-05\n P2.1-P2.3 | 2", "B"),
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    assert a("tasa_evidencia", "2023-05", ugel="150103").valor == pytest.approx(0.25)

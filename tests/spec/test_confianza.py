"""Confianza: Σ min(declared, verified) ÷ Σ declared, over the practices that have both."""

import pytest

from tests.tablas import cuadro, escuelas, libros, verificaciones


def test_what_was_seen_of_what_was_said(responde):
    a = responde(
        libros(
            """
            practica | 2023-05
            P1.1     | 4        # seen at 2: 2 of 4
            P1.2     | 2        # seen at 3: 2 of 2, never more than declared
            P2.1     | 3        # not visited: out
            P2.2     | NP       # no level declared: out
            """,
            verificaciones=verificaciones("""
                practica | periodo | nivel
                P1.1     | 2023-05 | 2
                P1.2     | 2023-05 | 3
                P2.2     | 2023-05 | 1
            """),
        )
    )
    fila = a("confianza", "2023-05")
    assert fila.valor == pytest.approx(4 / 6)
    assert (fila.numerador, fila.denominador) == (4, 6)


def test_a_superseded_visit_says_nothing_about_the_new_level(responde):
    a = responde(
        libros(
            "practica | 2023-04 | 2023-05\n P1.1 | 2 | 4\n P1.2 | 2 | 2",
            verificaciones=verificaciones(
                "practica | periodo | nivel\n P1.1 | 2023-04 | 0\n P1.2 | 2023-04 | 2"
            ),
        )
    )
    assert a("confianza", "2023-04").valor == pytest.approx(0.5)
    assert a("confianza", "2023-05").valor == 1


def test_without_pairs_or_with_nothing_declared_there_is_no_trust_to_measure(responde):
    assert responde(libros("practica | 2023-05\n resto | 3"))("confianza", "2023-05").valor is None
    a = responde(
        libros(
            "practica | 2023-05\n resto | 0",
            verificaciones=verificaciones("practica | periodo | nivel\n P1.1 | 2023-05 | 1"),
        )
    )
    assert a("confianza", "2023-05").valor is None


def test_a_group_pools_its_pairs(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n P1.1 | 4", "A")
            + cuadro("practica | 2023-05\n P1.* | 1", "B"),
            padron=escuelas("ie\nA\nB"),
            verificaciones=verificaciones("""
                ie | practica | periodo | nivel
                A  | P1.1     | 2023-05 | 1       # 1 of 4
                B  | P1.*     | 2023-05 | 1       # 2 of 2
            """),
        )
    )
    assert a("confianza", "2023-05", ugel="150103").valor == pytest.approx(3 / 6)

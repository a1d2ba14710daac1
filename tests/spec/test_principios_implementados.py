"""Principios implementados: principles with at least one practice at level 3 or 4, of seven."""

from tests.tablas import cuadro, escuelas, libros


def test_one_practice_at_three_is_enough(responde):
    a = responde(
        libros("""
        practica | 2023-05
        P1.1     | 3        # autonomia
        P2.3     | 4        # cultura colaborativa
        P3.1     | 2        # not yet
        P4.1     | NP
        """)
    )
    fila = a("principios_implementados", "2023-05")
    assert (fila.valor, fila.numerador, fila.denominador) == (2, 2, 7)


def test_silence_is_not_zero_principles(responde):
    fila = responde(libros())("principios_implementados", "2023-05")
    assert (fila.valor, fila.estado) == (None, "sin_dato")


def test_a_group_is_the_mean_per_school(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n P1.* | 3\n P2.* | 3\n resto | 1", "A")  # 2
            + cuadro("practica | 2023-05\n P7.* | 0\n P6.* | 2\n resto | 4", "B"),  # 5
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    fila = a("principios_implementados", "2023-05", ugel="150103")
    assert (fila.valor, fila.numerador, fila.denominador) == (3.5, 7, 2)

"""Puntos conservador: 100 · Σ nivel / (4 · aplicables); what is missing counts as 0."""

from tests.tablas import cuadro, escuelas, libros


def test_what_is_missing_counts_as_zero(responde):
    a = responde(libros("practica | 2023-05\n P1.1-P6.1 | 3"))  # 20 practices: 60 of 100
    fila = a("puntos_conservador", "2023-05")
    assert (fila.valor, fila.numerador, fila.denominador) == (60, 60, 100)
    assert a("puntos", "2023-05").valor == 75


def test_no_aplica_is_out_of_both_and_silence_of_none(responde):
    a = responde(
        libros("""
        practica  | 2023-05
        P1.1-P2.3 | NA       # 5: 20 applicable
        P2.4-P6.1 | 4        # 15 reported: 60 of 80
        """)
    )
    assert a("puntos_conservador", "2023-05").valor == 75


def test_a_lapsed_level_counts_as_zero(responde):
    a = responde(libros("practica | 2023-03 | 2023-06\n P1.* | 4 | .\n resto | 4 | 4"))
    assert a("puntos_conservador", "2023-06").valor == 92  # 23 · 4
    assert a("puntos", "2023-06").valor == 100


def test_it_equals_the_points_when_everything_is_reported(responde):
    a = responde(libros("practica | 2023-05\n P1.* | NP\n P2.* | NA\n resto | 3"))
    # 19 applicable, 17 at 3: 51 of 76
    assert a("puntos_conservador", "2023-05").valor == a("puntos", "2023-05").valor == 5100 / 76


def test_where_nothing_applies_or_nothing_came_there_is_no_figure(responde):
    assert responde(libros())("puntos_conservador", "2023-05").valor is None
    nada = responde(libros("practica | 2023-05\n resto | NA"))
    assert nada("puntos_conservador", "2023-05").estado == "no_aplica"


def test_a_group_is_the_mean_of_the_same_schools_as_the_points(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n P1.1-P6.1 | 4", "A")  # 20 of 25: 80
            + cuadro("practica | 2023-05\n resto | 1", "B")  # 25
            + cuadro("practica | 2023-05\n P1.* | 4", "C"),  # not comparable
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    fila = a("puntos_conservador", "2023-05", ugel="150103")
    assert (fila.valor, fila.n) == (52.5, 2)

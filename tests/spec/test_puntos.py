"""Puntos: 100 · Σ nivel / (4 · reportadas), over the applicable practices that have a report."""

import pytest

from tests.tablas import cuadro, escuelas, libros


def test_sixty_two_of_a_hundred(responde):
    a = responde(
        libros("""
        practica  | 2023-05
        P1.1-P2.6 | 4        # 8 practices: 32
        P3.1-P4.3 | 3        # 6 practices: 18
        P5.*      | 2        # 5 practices: 10
        P6.*      | 1        # 2 practices:  2
        P7.*      | 0        # 4 practices:  0
        """)
    )
    fila = a("puntos", "2023-05")
    assert (fila.valor, fila.estado) == (62, "ok")
    assert (fila.numerador, fila.denominador) == (62, 100)


def test_what_was_not_reported_is_out_of_the_denominator(responde):
    a = responde(
        libros("""
        practica  | 2023-05
        P1.1-P5.5 | 3        # 19 practices
        P6.1      | 3        # the 20th: 60 of 80, and 20 of 25 is just enough
        """)
    )
    fila = a("puntos", "2023-05")
    assert (fila.valor, fila.estado) == (75, "ok")
    assert (fila.numerador, fila.denominador) == (60, 80)


def test_under_eighty_percent_there_is_a_value_but_not_a_comparison(responde):
    a = responde(
        libros("""
        practica  | 2023-05
        P1.1-P5.5 | 3        # 19 of 25 = 76 %
        """)
    )
    fila = a("puntos", "2023-05")
    assert (fila.valor, fila.estado) == (75, "datos_insuficientes")


def test_a_real_zero_is_a_figure(responde):
    a = responde(
        libros("""
        practica | 2023-05
        resto    | 0
        """)
    )
    fila = a("puntos", "2023-05")
    assert (fila.valor, fila.estado) == (0, "ok")


def test_silence_is_not_a_zero(responde):
    fila = responde(libros())("puntos", "2023-05")
    assert (fila.valor, fila.estado) == (None, "sin_dato")


def test_no_aplica_leaves_both_sides(responde):
    a = responde(
        libros("""
        practica | 2023-05
        P5.*     | NA       # 20 applicable
        resto    | 2        # 40 of 80
        """)
    )
    fila = a("puntos", "2023-05")
    assert (fila.valor, fila.estado, fila.denominador) == (50, "ok", 80)


def test_no_priorizada_counts_zero_in_the_model(responde):
    a = responde(
        libros("""
        practica | 2023-05
        P5.*     | NP       # reported, 0 points
        resto    | 2        # 40 of 100
        """)
    )
    fila = a("puntos", "2023-05")
    assert (fila.valor, fila.estado, fila.denominador) == (40, "ok", 100)


def test_where_nothing_applies_there_is_no_figure(responde):
    a = responde(
        libros("""
        practica | 2023-05
        resto    | NA
        """)
    )
    fila = a("puntos", "2023-05")
    assert (fila.valor, fila.estado) == (None, "no_aplica")


def test_the_same_formula_inside_a_principle(responde):
    a = responde(
        libros("""
        practica | 2023-05
        P3.1     | 4
        P3.2     | 2
        P3.3     | NA       # 6 of 8
        P4.1     | 4        # one of three: 4 of 4, not enough
        P6.*     | NA
        """)
    )
    innovacion = a("puntos", "2023-05", principio="innovacion")
    comunidad = a("puntos", "2023-05", principio="comunidad_aprendizaje")
    assert (innovacion.valor, innovacion.estado) == (75, "ok")
    assert (comunidad.valor, comunidad.estado) == (100, "datos_insuficientes")
    assert a("puntos", "2023-05", principio="mejora_continua").estado == "no_aplica"
    assert a("puntos", "2023-05", principio="autonomia").estado == "sin_dato"


def test_a_ugel_is_the_mean_of_its_comparable_schools(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n resto | 4", "A")  # 100
            + cuadro("practica | 2023-05\n resto | 1", "B")  # 25
            + cuadro(
                "practica | 2023-05\n P1.* | 4", "C"
            ),  # 100 of only two practices: not compared
            padron=escuelas("ie\nA\nB\nC\nD"),  # D is silent
        )
    )
    fila = a("puntos", "2023-05", ugel="150103")
    assert (fila.valor, fila.estado, fila.n) == (62.5, "ok", 2)
    assert (fila.numerador, fila.denominador) == (125, 2)


def test_a_region_is_made_of_schools_and_not_of_ugel_averages(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n resto | 4", "A")  # 100: the only one of its UGEL
            + cuadro("practica | 2023-05\n resto | 0", "B")  # 0
            + cuadro("practica | 2023-05\n resto | 2", "C"),  # 50
            padron=escuelas("""
                ie | ugel   | dre
                A  | 150102 | 150101
                B  | 150103 | 150101
                C  | 150103 | 150101
            """),
        )
    )
    assert a("puntos", "2023-05", ugel="150102").valor == 100
    assert a("puntos", "2023-05", ugel="150103").valor == 25
    assert a("puntos", "2023-05", dre="150101").valor == 50  # not (100 + 25) / 2 = 62.5


def test_a_school_with_two_services_counts_once(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n resto | 4", "A")
            + cuadro("practica | 2023-05\n resto | 2", "B"),
            padron=escuelas("""
                ie | cod_mod
                A  | 0855171
                A  | 0884569
                B  | 0257048
            """),
        )
    )
    fila = a("puntos", "2023-05", ugel="150103")
    assert (fila.valor, fila.n) == (75, 2)


def test_a_principle_of_a_ugel_compares_schools_that_told_enough_of_it(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n resto | 4", "A")
            + cuadro("practica | 2023-05\n P1.1 | 0\n P2.1-P7.4 | 0", "B"),  # half of autonomia
            padron=escuelas("ie\nA\nB"),
        )
    )
    fila = a("puntos", "2023-05", ugel="150103", principio="autonomia")
    assert (fila.valor, fila.n) == (100, 1)
    assert a("puntos", "2023-05", ugel="150103").valor == pytest.approx(50)

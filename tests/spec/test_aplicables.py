"""Aplicables: 25 − the practices that do not apply."""

from tests.tablas import cuadro, escuelas, libros


def test_only_no_aplica_takes_a_practice_out(responde):
    a = responde(libros("practica | 2023-05\n P1.* | NA\n P2.* | NP\n P3.1 | 0"))
    assert a("aplicables", "2023-05").valor == 23


def test_without_a_word_all_25_apply(responde):
    assert responde(libros())("aplicables", "2023-05").valor == 25


def test_all_may_not_apply(responde):
    assert responde(libros("practica | 2023-05\n resto | NA"))("aplicables", "2023-05").valor == 0


def test_a_group_adds_up(responde):
    a = responde(libros(cuadro("practica | 2023-05\n P1.* | NA", "A"), padron=escuelas("ie\nA\nB")))
    assert a("aplicables", "2023-05", ugel="150103").numerador == 48

"""Reportadas: applicable practices with a valid level, or not prioritised."""

from tests.tablas import cuadro, escuelas, libros


def test_a_level_and_a_no_priorizada_are_reports_and_a_no_aplica_is_not(responde):
    a = responde(
        libros("""
        practica  | 2023-03 | 2023-06
        P1.1      | .       | 0       # a real zero is a report
        P1.2      | .       | NP
        P2.1      | .       | NA
        P2.2      | 3       | .       # lapsed in June
        """)
    )
    fila = a("reportadas", "2023-06")
    assert (fila.valor, fila.estado) == (2, "ok")
    assert (fila.numerador, fila.denominador) == (2, 24)


def test_silence_is_zero_reports(responde):
    fila = responde(libros())("reportadas", "2023-05")
    assert (fila.valor, fila.denominador) == (0, 25)


def test_a_group_adds_up(responde):
    a = responde(
        libros(
            cuadro("practica | 2023-05\n resto | 1", "A")
            + cuadro("practica | 2023-05\n P1.* | 1", "B"),
            padron=escuelas("ie\nA\nB\nC"),
        )
    )
    fila = a("reportadas", "2023-05", ugel="150103")
    assert (fila.numerador, fila.denominador) == (27, 75)

"""Con fidelidad: 70 points or more, no applicable practice at 0, and 80 % reported."""

from tests.tablas import libros


def test_three_conditions_and_each_one_matters(responde):
    a = responde(
        libros("""
        practica  | 2023-05
        P1.1      | 3        # autonomia: 6 of 8 = 75: yes
        P1.2      | 3
        P2.1-P2.5 | 4        # cultura colaborativa: 20 of 24 = 83, but one at 0: no
        P2.6      | 0
        P3.1      | 4        # innovacion: two of three reported: no
        P3.2      | 4
        P4.1      | 2        # comunidad: 8 of 12 = 67: no
        P4.2-P4.3 | 3
        P5.1-P5.4 | 3        # exigencia: four of five reported is just 80 %, 75 points: yes
        P6.1      | NA       # mejora continua: one of one applicable, 75: yes
        P6.2      | 3
        P7.*      | NA       # enfoque territorial: nothing applies: no
        """)
    )
    fila = a("principios_fidelidad", "2023-05")
    assert (fila.valor, fila.denominador) == (3, 7)

"""Compromisos vencidos: past their date at the month's end, not done and not cancelled."""

from tests.tablas import compromisos, escuelas, libros

LIBRO = """
    codigo | ie | fecha      | fecha_limite | fecha_cumplido | estado
    C1     | A  | 2023-04-10 | 2023-05-31   |                |           # due on the last day of May
    C2     | A  | 2023-04-10 | 2023-06-01   |                |
    C3     | A  | 2023-04-10 | 2023-05-15   | 2023-06-02     |
    C4     | A  | 2023-04-10 | 2023-05-15   |                | anulado
    C5     | B  | 2023-04-10 | 2023-05-15   | 2023-05-31     |
"""


def test_it_counts_what_is_overdue_at_the_end_of_the_month(responde):
    a = responde(libros(compromisos=compromisos(LIBRO), padron=escuelas("ie\nA\nB")))
    assert a("compromisos_vencidos", "2023-05").valor == 2  # C1 and C3
    assert a("compromisos_vencidos", "2023-06").valor == 2  # C1 and C2; C3 was done
    assert a("compromisos_vencidos", "2023-05", ie="B").valor == 0
    assert a("compromisos_vencidos", "2023-05", ugel="150103").valor == 2


def test_a_commitment_does_not_exist_before_its_date(responde):
    a = responde(
        libros(
            compromisos=compromisos("codigo | fecha | fecha_limite\n C1 | 2023-06-02 | 2023-05-01")
        )
    )
    assert a("compromisos_vencidos", "2023-05").valor in (0, None)
    assert a("compromisos_vencidos", "2023-06").valor == 1


def test_incomplete_ones_are_listed_and_not_counted(responde):
    a = responde(
        libros(
            compromisos=compromisos("""
            codigo | fecha      | fecha_limite | responsable
            C1     | 2023-04-10 | 2023-05-15   | .
            C2     | 2023-04-10 |              |
            C3     | 2023-04-10 | 2023-05-15   |
            """)
        )
    )
    assert a("compromisos_vencidos", "2023-05").valor == 1


def test_a_closed_school_owes_its_ugel_nothing(responde):
    a = responde(
        libros(
            padron=escuelas("ie | cierre\n A | 2023-06-10\n B |"),
            compromisos=compromisos("""
            codigo | ie | fecha      | fecha_limite
            C1     | A  | 2023-04-10 | 2023-05-15
            C1     | B  | 2023-04-10 | 2023-05-15
            """),
        )
    )
    assert a("compromisos_vencidos", "2023-05", ugel="150103").valor == 2
    assert a("compromisos_vencidos", "2023-07", ugel="150103").valor == 1

"""The oracle's own pieces: whoever judges the engine has to keep its word first."""

from datetime import date, datetime

import pytest

from mgea import catalogo
from tests import oraculo
from tests.oraculo import Libros, Oraculo, percentile
from tests.tablas import (
    compromisos,
    cronograma,
    cuadro,
    escuelas,
    libros,
    moment,
    practicas_named,
    punctual,
    registros,
    tabla,
    verificaciones,
)

SIEMPRE = datetime(2030, 1, 1)


def test_the_oracle_typed_the_norm_again_and_right():
    typed = {slug: len(oraculo.practicas_of(slug)) for slug in oraculo.PRINCIPIOS}
    assert typed == {
        p.slug: sum(x.principio == p.slug for x in catalogo.practicas())
        for p in catalogo.principios()
    }
    assert [p.id for p in catalogo.practicas()] == list(oraculo.PRACTICAS)
    assert {p.id: p.meta for p in catalogo.practicas()} == oraculo.METAS
    assert {(c.anio, c.fase, c.mes) for c in catalogo.calendarios()} == {
        (anio, fase, mes)
        for anio, fases in oraculo.CALENDARIO.items()
        for fase, months in fases.items()
        for mes in months
    }


def test_the_oracle_typed_the_cge_map_again_and_right():
    typed = {(p, primary, 1.0) for p, (primary, _) in oraculo.MAPA_CGE.items()}
    typed |= {(p, cge, 0.5) for p, (_, others) in oraculo.MAPA_CGE.items() for cge in others}
    assert {(m.practica, m.cge, m.peso) for m in catalogo.mapa_cge()} == typed


def test_months_follow_each_other_over_the_year():
    assert oraculo.next_month("2023-12") == "2024-01"
    assert oraculo.last_day("2024-02") == date(2024, 2, 29)


def test_expected_months_come_from_the_calendar_or_else_from_march_to_december():
    o = Oraculo(libros(), SIEMPRE)
    assert o.valid_months("2022-09", "2023-04") == [
        "2022-10",
        "2022-11",
        "2022-12",
        "2023-03",
        "2023-04",
    ]
    assert o.valid_months("2023-12", "2024-04") == ["2024-03", "2024-04"]
    assert o.calendar_months(2024) == []


def test_a_calendar_of_the_books_joins_the_official_ones():
    rows = cronograma("anio | fase | meses\n 2024 | sonar | 4 6")
    o = Oraculo(libros(cronograma=rows), SIEMPRE)
    assert o.calendar_months(2024) == ["2024-04", "2024-06"]
    assert o.phi("sonar", "2024-05") == 0.5
    assert o.phi("implementar", "2024-12") == 0


def test_percentiles_interpolate():
    assert percentile([100, 20, 60, 40], 0.25) == 35
    assert percentile([7], 0.75) == 7
    assert percentile([], 0.5) is None


@pytest.mark.parametrize(
    ("dias", "palabra"),
    [(0, "al_dia"), (35, "al_dia"), (36, "por_vencer"), (65, "por_vencer"), (66, "vencido")],
)
def test_freshness_has_published_edges(dias, palabra):
    assert oraculo.frescura(dias) == palabra
    assert oraculo.frescura(None) == "sin_reportes"


@pytest.mark.parametrize(
    ("dias", "tramo"), [(1, "1-7"), (7, "1-7"), (8, "8-30"), (30, "8-30"), (31, "mas_de_30")]
)
def test_overdue_ageing_has_published_edges(dias, tramo):
    assert oraculo.antiguedad(dias) == tramo


def test_a_table_is_read_as_it_is_drawn():
    assert tabla("""
        a | b    # a note
        --|--
        1 | x y
        2
    """) == [{"a": "1", "b": "x y"}, {"a": "2", "b": ""}]


def test_a_cuadro_names_practices_by_principle_by_run_and_by_rest():
    assert practicas_named("P3.*", set()) == ["P3.1", "P3.2", "P3.3"]
    assert practicas_named("P1.2-P2.2", set()) == ["P1.2", "P2.1", "P2.2"]
    rows = cuadro("practica | 2023-04 | 2023-05\n P1.* | NA | .\n resto | 2* | –")
    assert len(rows) == 25
    assert [r["estado"] for r in rows[:2]] == ["no_aplica", "no_aplica"]
    assert all(r["nivel"] == 2 and r["evidencia"] for r in rows[2:])
    assert {r["registrado_en"] for r in rows} == {punctual("2023-04")}


def test_moments_are_lima_hours_turned_into_utc():
    assert moment("2023-05-10 23:59") == datetime(2023, 5, 11, 4, 59)
    assert moment("2023-05-10") == datetime(2023, 5, 10, 17)
    assert moment("") is None


def test_every_layout_has_its_typed_columns():
    practica = registros("practica | periodo | nivel\n P1.1 | 2023-05 | NP")[0]
    assert (practica["nivel"], practica["estado"]) == (None, "no_priorizada")
    visita = verificaciones("practica | periodo | nivel\n P1.1 | 2023-05 | devuelto")[0]
    assert (visita["nivel"], visita["decision"]) == (None, "devuelto")
    acuerdo = compromisos(
        "codigo | fecha | fecha_limite | fecha_cumplido\n C1 | 2023-05-02 | | 2023-05-09"
    )[0]
    assert acuerdo["estado"] == "cumplido" and acuerdo["fecha_limite"] is None
    assert acuerdo["registrado_en"] == datetime(2023, 5, 9, 17)
    escuela = escuelas("ie | ingreso\n A | 2023-05-02")[0]
    assert escuela["ingreso"] == date(2023, 5, 2) and escuela["cierre"] is None


def test_a_cell_says_why_it_has_no_level():
    o = Oraculo(
        libros("practica | 2023-03 | 2023-06\n P1.1 | 3 | .\n P1.2 | NA | .\n P2.1 | . | 0"),
        SIEMPRE,
    )
    cells = o.celdas("A", "2023-06")
    assert (cells["P1.1"].estado, cells["P1.1"].nivel) == ("vencido", 3)
    assert cells["P1.2"].estado == "no_aplica"
    assert (cells["P2.1"].estado, cells["P2.1"].nivel) == ("valor", 0)
    assert cells["P2.2"].estado == "sin_dato"


def test_the_books_print_in_a_few_lines():
    text = repr(libros("practica | 2023-05\n resto | 2"))
    assert len(text.splitlines()) == 3
    assert "2023-05 2" in text


def test_an_empty_book_has_no_answers():
    assert Oraculo(Libros(), SIEMPRE).de_grupo([], "2023-05") == {}

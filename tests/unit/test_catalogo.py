"""The catalogue says what the norm says, letter by letter."""

import re
from pathlib import Path

import pytest

from mgea import catalogo

DECK = Path(__file__).resolve().parent.parent / "files" / "presentacion_mgea_ugel02.txt"


@pytest.fixture(scope="module")
def deck() -> str:
    """The deck as running text: mark-up and line ends out, words untouched."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", DECK.read_text(encoding="utf-8")))


@pytest.mark.parametrize("practica", catalogo.practicas(), ids=lambda p: p.id)
def test_the_title_of_each_practice_is_in_the_deck(deck, practica):
    assert practica.titulo in deck


@pytest.mark.parametrize("principio", catalogo.principios(), ids=lambda p: p.slug)
def test_the_title_of_each_principle_is_in_the_deck_with_its_number(deck, principio):
    assert f"{principio.n}. {principio.titulo} " in deck


@pytest.mark.parametrize("cge", catalogo.compromisos(), ids=lambda c: f"CGE {c.n}")
def test_the_title_of_each_cge_is_in_the_deck(deck, cge):
    assert f"{cge.n} {cge.titulo}." in deck
    assert cge.tipo == ("resultados" if cge.n <= 2 else "condiciones")


def test_practices_per_principle_are_2_6_3_3_5_2_4():
    counts = [
        sum(p.principio == principio.slug for p in catalogo.practicas())
        for principio in catalogo.principios()
    ]
    assert counts == [2, 6, 3, 3, 5, 2, 4]
    assert [p.id for p in catalogo.practicas()][:3] == ["P1.1", "P1.2", "P2.1"]


def test_the_calendars_are_the_crosses_of_the_deck_and_of_no_other_year():
    crosses: dict[tuple[int, str], set[int]] = {
        (c.anio, c.fase): set() for c in catalogo.calendarios()
    }
    for c in catalogo.calendarios():
        crosses[c.anio, c.fase].add(c.mes)
    assert crosses == {
        (2022, "sonar"): {10, 11},
        (2022, "generar_condiciones"): {11, 12},
        (2022, "evaluar"): {12},
        (2023, "sonar"): {3},
        (2023, "generar_condiciones"): {3, 4},
        (2023, "implementar"): {5, 6, 7, 8, 9, 10, 11, 12},
        (2023, "evaluar"): {7, 12},
    }


def test_the_proposed_map_gives_each_practice_one_primary_cge_and_cge_2_none():
    primary = [m for m in catalogo.mapa_cge() if m.peso == 1]
    assert sorted(m.practica for m in primary) == sorted(p.id for p in catalogo.practicas())
    assert 2 not in {m.cge for m in primary}
    assert all("Propuesta" in m.fuente for m in catalogo.mapa_cge())


def test_cge_1_has_four_official_indicators_and_cge_2_one():
    by_cge = [o.cge for o in catalogo.oficiales()]
    assert by_cge == [1, 1, 1, 1, 2]
    assert [o.sentido for o in catalogo.oficiales()] == ["sube", "baja", "sube", "baja", "baja"]


@pytest.mark.parametrize("path", sorted(catalogo.CARPETA.glob("*.csv")), ids=lambda p: p.stem)
def test_every_row_of_the_catalogue_says_its_source(path):
    rows = catalogo._rows(path.stem)
    assert rows
    source = "codigo" if path.stem == "norma" else "fuente"
    assert all(row[source] for row in rows)
    if path.stem != "norma":
        assert all(row["desde"] for row in rows)

"""A piece of evidence is a line of text that comes apart again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgea import evidencia
from mgea.errors import BadInput
from mgea.evidencia import Evidencia

WORDS = st.text(max_size=250)


@given(WORDS, st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)), WORDS, WORDS)
def test_what_is_written_reads_back(tipo, fecha, numero, nota):
    piece = Evidencia(f"Acta {tipo}", fecha, numero, "https://ejemplo.pe/a?b=1", nota)
    once = evidencia.leer(evidencia.escribir((piece,)))
    assert len(once) == 1
    assert (once[0].fecha, once[0].enlace) == (fecha, piece.enlace)
    assert evidencia.leer(evidencia.escribir(once)) == once


def test_a_line_of_a_file_is_a_type_and_no_more():
    (piece,) = evidencia.leer("Acta del CONEI, 23/10/2022")
    assert piece == Evidencia("Acta del CONEI, 23/10/2022")


def test_several_pieces_are_several_lines():
    text = evidencia.escribir((Evidencia("Acta", date(2023, 7, 12), "015-2023"), Evidencia("Plan")))
    assert text == "Acta · 12/07/2023 · n.º 015-2023\nPlan"


@pytest.mark.parametrize("enlace", ["javascript:alert(1)", "ftp://x", "https://a b", "//x.pe"])
def test_a_link_is_a_web_address(enlace: str):
    with pytest.raises(BadInput):
        evidencia.escribir((Evidencia("Acta", enlace=enlace),))


def test_evidence_says_what_it_is():
    with pytest.raises(BadInput):
        evidencia.escribir((Evidencia("  ", date(2023, 7, 12)),))

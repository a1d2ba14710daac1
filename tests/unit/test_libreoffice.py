"""LibreOffice opens decks and workbooks, saves them anew, and what is read back is equal."""

import io

import openpyxl
import pytest
from pptx import Presentation

from scripts import libreoffice
from tests.unit import informes as base


@pytest.mark.slow
@pytest.mark.skipif(
    libreoffice.find() is None, reason="no LibreOffice on this machine: scripts/libreoffice.py"
)
def test_what_libreoffice_saves_anew_says_the_same(tmp_path):
    origen, destino = tmp_path / "origen", tmp_path / "destino"
    origen.mkdir()
    destino.mkdir()
    files = [origen / "grupo.pptx", origen / "grupo.xlsx"]
    for file in files:
        file.write_bytes(base.archivo("grupo", file.suffix[1:]))
    libreoffice.resave(files, destino)
    deck = (destino / "grupo.pptx").read_bytes()
    assert _series(deck) == _series(base.archivo("grupo", "pptx"))
    assert len(Presentation(io.BytesIO(deck)).slides) == len(
        Presentation(io.BytesIO(base.archivo("grupo", "pptx"))).slides
    )
    assert _celdas((destino / "grupo.xlsx").read_bytes()) == _celdas(base.archivo("grupo", "xlsx"))


def _series(dato: bytes) -> list[tuple]:
    """Every series, without the empty places with which LibreOffice makes them all as long."""
    found = []
    for serie in base.series_pptx(dato):
        valores = [None if v is None else round(v, 9) for v in serie]
        while valores and valores[-1] is None:
            valores.pop()
        found.append(tuple(valores))
    return sorted(found, key=str)


def _celdas(dato: bytes) -> dict[str, list]:
    """Sheet → (place, value) of every cell that says something; there may be no formula."""
    book = openpyxl.load_workbook(io.BytesIO(dato))
    celdas = {
        ws.title: [c for row in ws.iter_rows() for c in row if c.value is not None] for ws in book
    }
    assert [c.coordinate for cs in celdas.values() for c in cs if c.data_type == "f"] == []
    return {t: [(c.coordinate, _valor(c.value)) for c in cs] for t, cs in celdas.items()}


def _valor(valor):
    return round(valor, 9) if isinstance(valor, float) else valor

"""Tables that leave the board: they open well in a spreadsheet and run nothing there."""

import io
from datetime import date

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgea.exports.tabla_csv import tabla_csv
from mgea.exports.tabla_xlsx import tabla_xlsx

MALAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1",
    '=HYPERLINK("http://x","y")',
]


@pytest.mark.parametrize("text", MALAS)
def test_no_cell_of_a_csv_is_a_formula(text):
    body = tabla_csv(pd.DataFrame({"a": [text]})).decode("utf-8-sig").split("\r\n", 1)[1]
    assert body.lstrip('"').startswith("'")


def test_a_heading_is_a_cell_too():
    assert b"'=a" in tabla_csv(pd.DataFrame({"x": [1]}), {"x": "=a"})


def test_a_csv_opens_in_peru():
    frame = pd.DataFrame(
        {"n": ["Ñandú; «sí»"], "v": [-1234.5], "d": [date(2023, 7, 31)], "x": [None]}
    )
    raw = tabla_csv(frame, {"n": "Escuela", "v": "Puntos", "d": "Fecha", "x": "Nada"})
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig") == (
        'Escuela;Puntos;Fecha;Nada\r\n"Ñandú; «sí»";-1234.5;2023-07-31;\r\n'
    )


def test_an_xlsx_keeps_text_as_text_and_numbers_as_numbers():
    frame = pd.DataFrame({"a": ["=1+1", "0901530-0", "http://x"], "b": [1.5, None, float("inf")]})
    sheet = openpyxl.load_workbook(io.BytesIO(tabla_xlsx(frame, titulo="A/B: [x]"))).active
    rows = list(sheet.iter_rows(min_row=2))
    assert [(c.data_type, c.value) for c in rows[0]] == [("s", "=1+1"), ("n", 1.5)]
    assert rows[1][0].value == "0901530-0" and rows[1][1].value is None
    assert rows[2][0].hyperlink is None


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_any_text_leaves_and_none_begins_like_a_formula(texts):
    frame = pd.DataFrame({"a": texts})
    lines = tabla_csv(frame).decode("utf-8-sig")
    assert not any(line[:1] in "=+@" and line[:1] for line in lines.split("\r\n"))
    assert tabla_xlsx(frame)

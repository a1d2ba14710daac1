"""``listado_iiee.xls``: a web page with the name of a workbook."""

import pytest

from mgea.errors import BadInput
from mgea.imports import LIMITS, Limits, preview_file, read_file
from mgea.imports.readers import parse
from tests.unit.imports_roster import NOW, Roster

HEADER = (
    "Código Modular", "Anexo", "Nombre de SS.EE.", "Ubigeo", "Departamento", "Provincia", "Distrito",
    "Código DRE/UGEL", "DRE / UGEL", "Centro Poblado", "Código Centro Poblado", "Código Local", "Dirección",
    "Nivel / Modalidad", "Gestion / Dependencia", "Latitud", "Longitud", "Altitud", "Fuente de coordenadas",
)  # fmt: skip
ROW = (
    "257048", "0", "SEÑOR &amp; NIÑO", "150117", "LIMA", "LIMA", "LOS OLIVOS", "150103", "UGEL 02", "LIMA", "1",
    "310936.0", "AV. UNIVERSITARIA", "Primaria", "Pública - Sector Educación", "-11.96", "-77.07", "19.0", "GPS",
)  # fmt: skip


def page(
    *rows: tuple[str, ...],
    cell: str = "td",
    before: str = "",
    after: str = "</table></body></html>",
) -> str:
    """The page that the office of statistics sends."""
    lines = "".join(
        "<tr>" + "".join(f"<{cell}>{c}</{cell}>" for c in row) + "</tr>\n" for row in rows
    )
    return f"<html><head><meta charset=x></head><body>{before}<table border=1>{lines}{after}"


def refused(text: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(BadInput) as caught:
        read_file(text.encode(), "listado_iiee.xls", limits)
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-8-sig"])
def test_the_list_of_schools_is_a_padron_and_its_zeros_come_back(encoding: str):
    data = page(HEADER, ROW).encode(encoding)
    found = preview_file(data, "listado_iiee.xls", None, Roster(), NOW)
    assert found.layout == "padron" and found.limpia
    row = found.rows[0]
    assert (row["cod_mod"], row["codlocal"], row["ubigeo"]) == ("0257048", "310936", "150117")
    assert (row["nombre"], row["gestion"], row["niv_mod"]) == ("SEÑOR & NIÑO", "1", "B0")
    assert any("página web" in note for note in found.notas)


def test_titles_above_and_cells_without_an_end_are_understood():
    text = page(HEADER, ROW).replace("</td>", "").replace("</tr>", "")
    text = text.replace("<tr>", f"<tr><td colspan={len(HEADER)}>Listado de II.EE.<tr>", 1)
    table = read_file(text.encode(), "a.xls")
    assert table.columns == list(HEADER) and table.row_numbers == [3]


def test_rows_joined_by_a_cell_are_refused_because_they_would_shift_the_columns():
    assert "combinadas" in refused(page(HEADER, ROW).replace("<td>0<", "<td rowspan='2'>0<"))


def test_a_page_that_was_cut_is_refused():
    assert "incompleta" in refused(page(HEADER, ROW, ROW, after=""))


def test_a_table_inside_a_cell_does_not_add_rows():
    inner = "<table><tr><td>x</td></tr></table>"
    assert len(read_file(page(HEADER, (ROW[0], inner, *ROW[2:])).encode(), "a.xls").rows) == 1


def test_scripts_are_not_text_and_too_many_cells_are_refused():
    row = (*ROW[:2], "<script>alert(1)</script><b onclick=x>I.E. 2024</b>", *ROW[3:])
    table = read_file(page(HEADER, row).encode(), "a.xls")
    assert table.rows[0][2] == "I.E. 2024"
    assert "demasiadas" in refused(page(HEADER, ROW, ROW), Limits(rows=2))


def test_every_cut_ends_in_a_table_or_a_sentence():
    data = page(HEADER, ROW, before="<!-- x --><p>&bogus; <![CDATA[").encode()
    for at in range(0, len(data), 7):
        try:
            assert parse(data[:at], "a.xls").columns
        except BadInput as refusal:
            assert str(refusal).endswith(".")

"""Excel workbooks: honest ones read as typed, damaged and hostile ones refused with a sentence."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from mgea.errors import BadInput
from mgea.imports import LAYOUTS, Limits, preview, preview_file, read_file, template
from tests.unit.imports_roster import NOW, Roster, reasons

HEADER = ["ie", "practica", "periodo", "nivel", "motivo"]
SHEET = "xl/worksheets/sheet1.xml"


def book(*rows: list[Any], edit: Callable[[Workbook], None] | None = None) -> bytes:
    """A workbook with the usual header and these rows."""
    made = Workbook()
    for row in (HEADER, *rows):
        made.active.append(row)
    if edit:
        edit(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rezip(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same package with some parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def refused(data: bytes, limits: Limits | None = None) -> str:
    """The sentence with which a book is refused."""
    with pytest.raises(BadInput) as caught:
        read_file(data, "libro.xlsx", limits or Limits())
    return str(caught.value)


ROW = ["0209007", "P1.1", "2023-07", 3, "bien"]


def test_cells_are_the_text_a_person_typed():
    when = datetime(2023, 7, 1)
    table = read_file(
        book(["0209007", 1.1, when, 3.0, True], [209007, "P1.1", "2023-07", 0.5, None]), "a.xlsx"
    )
    assert table.rows == [
        ["0209007", "1.1", "2023-07-01", "3", "VERDADERO"],
        ["209007", "P1.1", "2023-07", "0.5", ""],
    ]
    assert table.row_numbers == [2, 3]


def test_a_percentage_keeps_its_sign_and_a_1904_book_its_dates():
    def edit(made: Workbook) -> None:
        made.active["D2"].number_format = "0%"
        made.epoch = CALENDAR_MAC_1904

    table = read_file(
        book(["0209007", "P1.1", datetime(2023, 7, 1), 0.85, ""], edit=edit), "a.xlsx"
    )
    assert table.rows[0][2:4] == ["2023-07-01", "85%"]


def test_a_formula_without_result_rejects_its_row_only():
    def edit(made: Workbook) -> None:
        made.active["D3"] = "=1+2"

    result = preview(read_file(book(ROW, ROW, edit=edit), "a.xlsx"), "practicas", Roster(), NOW)
    assert result.filas == (2,)
    assert "Fila 3, columna «nivel»" in reasons(result) and "fórmula sin resultado" in reasons(
        result
    )


def test_merged_cells_reject_their_rows_and_merged_titles_do_not():
    def edit(made: Workbook) -> None:
        made.active.insert_rows(1)
        made.active["A1"] = "UGEL 02"
        made.active.merge_cells("A1:D1")
        made.active.merge_cells("A4:A5")

    rows = [ROW, ["0855171", "P1.2", "2023-07", 3, ""], ["0855171", "P1.1", "2023-07", 3, ""]]
    result = preview(read_file(book(*rows, edit=edit), "a.xlsx"), "practicas", Roster(), NOW)
    assert result.filas == (3,)
    assert len(result.rechazadas) == 2 and "combinadas" in reasons(result)


def test_hidden_sheets_are_not_read_and_hidden_rows_are_said():
    def edit(made: Workbook) -> None:
        made.create_sheet("Secreta").append(HEADER)
        made["Secreta"].sheet_state = "hidden"
        made.active.row_dimensions[2].hidden = True

    table = read_file(book(ROW, edit=edit), "a.xlsx")
    assert any("«Secreta»" in note for note in table.notes)
    assert any("filas ocultas" in note for note in table.notes)
    assert len(table.rows) == 1


def test_two_sheets_that_could_be_imported_are_asked_about():
    def edit(made: Workbook) -> None:
        other = made.create_sheet("Otra")
        other.append(HEADER)
        other.append(ROW)

    assert "«Otra»" in refused(book(ROW, edit=edit))


def test_a_sheet_of_notes_beside_the_data_is_left_out_and_said():
    def edit(made: Workbook) -> None:
        made.create_sheet("Apuntes", 0).append(["llamar a la escuela"])

    table = read_file(book(ROW, edit=edit), "a.xlsx")
    assert table.columns == HEADER
    assert any("«Apuntes»" in note for note in table.notes)


def test_one_cell_at_the_end_of_the_sheet_does_not_cost_its_size():
    def edit(made: Workbook) -> None:
        made.active["XFD1048576"] = "x"

    assert "muy lejos" in refused(book(ROW, edit=edit))


def test_a_lying_dimension_and_a_far_empty_cell_are_ignored():
    def change(parts: dict[str, bytes]) -> None:
        text = parts[SHEET].decode()
        start, end = text.index("<dimension"), text.index("/>", text.index("<dimension")) + 2
        text = text[:start] + '<dimension ref="A1:XFD1048576"/>' + text[end:]
        text = text.replace(
            "</sheetData>", '<row r="1048576"><c r="XFD1048576"/></row></sheetData>'
        )
        parts[SHEET] = text.encode()

    assert len(read_file(rezip(book(ROW), change), "a.xlsx").rows) == 1


def test_too_many_rows_are_refused_by_their_number():
    assert "se admiten 3" in refused(book(ROW, ROW, ROW, ROW), Limits(rows=3))


@pytest.mark.parametrize(
    ("part", "content", "word"),
    [
        ("xl/vbaProject.bin", b"x", "macros"),
        ("../../app.py", b"x", "rutas"),
        ("C:\\x.xml", b"x", "rutas"),
        ("xl/workbook.bin", b"x", "xlsb"),
        ("xl/bomba.xml", b"<a>" + b" " * 30_000_000 + b"</a>", "expande"),
        ("xl/theme/otro.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"),
        (
            "xl/theme/otro.xml",
            '<?xml version="1.0"?><!DOCTYPE a SYSTEM "x"><a/>'.encode("utf-16"),
            "DOCTYPE",
        ),
        (SHEET, b"<worksheet><sheetData><row r='2'><c r='A2'", "dañado"),
        (
            SHEET,
            b"<worksheet><sheetData><row r='5'/><row r='2'/></sheetData></worksheet>",
            "dañado",
        ),
        (
            SHEET,
            b"<worksheet><sheetData><row r='2'><c r='B3'/></row></sheetData></worksheet>",
            "dañado",
        ),
        (
            SHEET,
            b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>',
            "DOCTYPE",
        ),
        ("xl/workbook.xml", b"<workbook/>", "hojas visibles"),
        ("xl/workbook.xml", b"<workbook", "dañado"),
        ("xl/styles.xml", b"<styleSheet><x/>", "dañado"),
    ],
)
def test_a_hostile_or_damaged_package_is_refused(part: str, content: bytes, word: str):
    assert word in refused(rezip(book(ROW), lambda parts: parts.update({part: content})))


def test_twenty_thousand_entries_are_refused():
    message = refused(
        rezip(book(ROW), lambda parts: parts.update({f"x/{i}": b"" for i in range(20_000)}))
    )
    assert "demasiadas partes" in message


def test_a_directory_that_lies_about_sizes_is_refused():
    data = bytearray(
        rezip(book(ROW), lambda parts: parts.update({SHEET: parts[SHEET] + b" " * 5_000_000}))
    )
    entry = data.rindex(SHEET.encode()) - 46
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    assert refused(bytes(data))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_book_is_refused(share: float):
    data = book(ROW, ROW, ROW)
    assert "dañado" in refused(data[: int(len(data) * share)])


def test_a_book_with_a_password_is_refused():
    data = bytearray(book(ROW))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert "contraseña" in refused(bytes(data))


def test_another_zip_is_not_a_book():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("fotos.txt", b"x")
    assert "descomprímalo" in refused(out.getvalue())


def test_bits_flipped_anywhere_never_end_in_anything_but_a_sentence():
    data = book(*[ROW] * 30)
    for place in range(40, len(data), len(data) // 12):
        broken = bytearray(data)
        broken[place] ^= 0x55
        try:
            read_file(bytes(broken), "a.xlsx")
        except BadInput as refusal:
            assert str(refusal).endswith(".")


@pytest.mark.parametrize("slug", LAYOUTS)
def test_a_template_filled_in_reads_back_as_it_was_typed(slug: str):
    from openpyxl import load_workbook

    made = load_workbook(io.BytesIO(template(slug)))
    layout = LAYOUTS[slug]
    assert made.sheetnames == [layout.titulo[:31], "Valores válidos", "Ayuda"]
    for i, column in enumerate(layout.columnas, start=1):
        cell = made.worksheets[0].cell(2, i)
        assert made.worksheets[0].cell(1, i).value == column.nombre
        cell.number_format = "@"
        cell.value = {"ie": "0855171", "registrado_en": "2023-08-04 18:30"}.get(
            column.campo, column.ejemplo
        )
    out = io.BytesIO()
    made.save(out)
    result = preview_file(out.getvalue(), "plantilla.xlsx", None, Roster(), NOW)
    assert result.layout == slug
    # The example of practicas has a level and a reason; that of a commitment is done.
    assert result.limpia and len(result.rows) == 1, reasons(result)
    assert result.arregladas == ()


def test_a_template_offers_lists_and_holds_codes_as_text():
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(template("practicas"))).worksheets[0]
    lists = {str(v.sqref) for v in sheet.data_validations.dataValidation if v.type == "list"}
    assert len(lists) == 3
    assert {dimension.number_format for dimension in sheet.column_dimensions.values()} == {"@"}
    with pytest.raises(BadInput, match="plantilla"):
        template("no existe")


def test_reading_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    read_file(book(ROW), "../../fuera.xlsx")
    assert list(tmp_path.iterdir()) == []

"""The padrón as offices download it: a .dbf whose header lies, and a web page named .xls."""

import io
import struct
import zipfile

import pytest

from mgea.errors import BadInput
from mgea.imports import LIMITS, Limits, preview_file, read_file
from tests.unit.imports_roster import NOW, Roster

FIELDS = (
    ("CODINST", "C", 8), ("COD_MOD", "C", 7), ("ANEXO", "C", 1), ("CEN_EDU", "C", 30), ("NIV_MOD", "C", 2),
    ("DIRECTOR", "C", 20), ("TELEFONO", "C", 9), ("CODGEO", "C", 6), ("D_DIST", "C", 20), ("CODOOII", "C", 6),
    ("NLAT_IE", "N", 18), ("ESTADO", "C", 1),
)  # fmt: skip
ROW = {
    "CODINST": "03109360", "COD_MOD": "0855171", "ANEXO": "0", "CEN_EDU": "SEÑOR DE LOS ÁNGELES", "NIV_MOD": "B0",
    "DIRECTOR": "QUISPE ROJAS ANA", "TELEFONO": "999888777", "CODGEO": "150117", "D_DIST": "LOS OLIVOS",
    "CODOOII": "150103", "NLAT_IE": "-11.969900000000", "ESTADO": "1",
}  # fmt: skip
OTHER = ROW | {
    "CODINST": "",
    "COD_MOD": "0884569",
    "CEN_EDU": "NIÑO JESÚS\0\0 CRECE",
    "NIV_MOD": "F0",
}


def dbf(
    *rows: dict, encoding: str = "cp850", flags: str = "", fields=FIELDS, **header: int
) -> bytes:
    """A .dbf with these rows; ``header`` overrides count, start, width or language, to lie."""
    width = 1 + sum(size for _, _, size in fields)
    start = 32 + 32 * len(fields) + 1
    head = struct.pack(
        "<4BIHH17xB2x",
        *(3, 126, 8, 14),
        header.get("count", len(rows)),
        header.get("start", start),
        header.get("width", width),
        header.get("language", 0),
    )
    for name, kind, size in fields:
        head += (
            name.encode().ljust(11, b"\0") + kind.encode() + bytes(4) + bytes([size]) + bytes(15)
        )
    body = b""
    for row, flag in zip(rows, flags or " " * len(rows), strict=True):
        body += flag.encode()
        for name, kind, size in fields:
            text = row.get(name, "").encode(encoding)[:size]
            body += text.rjust(size) if kind == "N" else text.ljust(size)
    return head + b"\r" + body + b"\x1a"


def read(data: bytes, limits: Limits = LIMITS):
    return read_file(data, "Padron_web.dbf", limits)


def refused(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(BadInput) as caught:
        read(data, limits)
    return str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "language"), [("cp850", 0), ("cp850", 3), ("cp1252", 2), ("utf-8", 0)]
)
def test_the_letters_decide_the_encoding_whatever_the_header_says(encoding: str, language: int):
    table = read(dbf(ROW, encoding=encoding, language=language))
    assert table.rows[0][table.columns.index("CEN_EDU")] == "SEÑOR DE LOS ÁNGELES"


def test_a_padron_in_dbf_is_imported_without_what_is_personal():
    found = preview_file(dbf(ROW, OTHER | {"CODINST": "03109360"}), "x.dbf", None, Roster(), NOW)
    assert found.layout == "padron" and found.limpia and found.filas == (2, 3)
    first, second = found.rows
    assert first["ie"] == "03109360" and first["latitud"] == -11.9699 and first["activo"] is True
    assert second["nombre"] == "NIÑO JESÚS CRECE"
    assert "QUISPE" not in str(found) and "999888777" not in str(found)
    assert any("DIRECTOR" in note and "TELEFONO" in note for note in found.notas)


def test_deleted_rows_stay_out_and_are_said():
    table = read(dbf(ROW, OTHER, flags=" *"))
    assert table.row_numbers == [2]
    assert any("borrado: 1 fila" in note for note in table.notes)


def test_a_file_with_fewer_rows_than_it_promises_was_cut():
    assert "dice tener 3 filas y trae 2" in refused(dbf(ROW, OTHER, count=3))
    whole = dbf(ROW, OTHER)
    assert "incompleto" in refused(whole[:-40])


def test_a_file_with_more_rows_than_it_promises_says_so():
    table = read(dbf(ROW, OTHER, count=1))
    assert len(table.rows) == 2
    assert any("dice tener 1 filas y trae 2" in note for note in table.notes)


@pytest.mark.parametrize(
    "lie", [{"start": 0}, {"start": 60_000}, {"width": 0}, {"width": 1}, {"width": 90}]
)
def test_a_header_that_lies_is_refused_and_never_hangs(lie: dict[str, int]):
    assert "dañado" in refused(dbf(ROW, **lie))


def test_every_cut_and_every_flipped_byte_ends_in_a_table_or_a_sentence():
    from mgea.imports.readers import parse

    data = dbf(ROW, OTHER)
    for at in range(0, len(data) - 1, 3):
        for damaged in (data[:at], data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]):
            try:
                assert parse(damaged, "a.dbf").columns
            except BadInput as refusal:
                assert str(refusal).endswith(".")


def test_a_number_that_did_not_fit_rejects_its_cell_only():
    found = preview_file(dbf(ROW | {"NLAT_IE": "*" * 18}), "x.dbf", None, Roster(), NOW)
    assert (
        "Fila 2, columna «NLAT_IE»" in found.rechazadas[0].razon
        and "no cupo" in found.rechazadas[0].razon
    )


def test_a_memo_whose_file_is_missing_is_only_asked_for_when_it_is_needed():
    unused = (*FIELDS, ("OBSERV", "M", 10))
    assert read(dbf(ROW, fields=unused)).rows
    needed = tuple(
        ("CEN_EDU", "M", 10) if name == "CEN_EDU" else (name, k, n) for name, k, n in FIELDS
    )
    found = preview_file(dbf(ROW, fields=needed), "x.dbf", None, Roster(), NOW)
    assert "dBASE" in found.rechazadas[0].razon


def test_dates_and_logicals_are_read_as_a_person_writes_them():
    fields = (*FIELDS, ("INGRESO", "D", 8), ("ACTIVO", "L", 1))
    dated = tuple(f for f in fields if f[0] != "ESTADO")
    found = preview_file(
        dbf(ROW | {"INGRESO": "20230601", "ACTIVO": "F"}, fields=dated),
        "x.dbf",
        None,
        Roster(),
        NOW,
    )
    assert str(found.rows[0]["ingreso"]) == "2023-06-01" and found.rows[0]["activo"] is False


def test_a_column_of_pupils_refuses_a_dbf_too():
    fields = (*FIELDS, ("DNI", "C", 8))
    assert "DNI" in refused(dbf(ROW | {"DNI": "12345678"}, fields=fields))


def test_too_many_rows_are_refused_before_they_are_cut():
    assert "más de 1 filas" in refused(dbf(ROW, OTHER), Limits(rows=1))


def zipped(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return out.getvalue()


def test_the_padron_is_read_inside_its_zip():
    data = zipped(("Padron_web.dbf", dbf(ROW)), ("leame.txt", b"x"))
    assert read_file(data, "Padron_web.zip").rows[0][1] == "0855171"


def test_a_zip_is_measured_while_it_is_unpacked():
    data = zipped(("a.dbf", dbf(ROW) + bytes(5_000_000)))
    with pytest.raises(BadInput, match="se expande demasiado"):
        read_file(data, "a.zip", Limits(dbf_bytes=1_000_000))
    with pytest.raises(BadInput, match="dañado|incompleto"):
        read_file(data[: len(data) // 2] + data[-100:], "a.zip")

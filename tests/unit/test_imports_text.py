"""Text files as people really have them: every way of writing rows, and every way of breaking them."""

import pytest

from mgea.errors import BadInput
from mgea.imports import Limits, guess_layout, read_file
from tests.unit.imports_roster import NOW, Roster, reasons

HEADER = "ie;practica;periodo;nivel;motivo"
ROW = "0209007;P1.1;2023-07;3;Señor Ñandú"
GOOD = f"{HEADER}\r\n{ROW}\r\n"
CELLS = ["0209007", "P1.1", "2023-07", "3", "Señor Ñandú"]


def refused(data: bytes | str, name: str = "archivo.csv") -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(BadInput) as caught:
        read_file(data.encode() if isinstance(data, str) else data, name)
    return str(caught.value)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850"]
)
def test_every_usual_encoding_gives_the_same_letters(encoding: str):
    table = read_file(GOOD.encode(encoding), "a.csv")
    assert table.rows == [CELLS]
    assert table.row_numbers == [2]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end_gives_the_same_cells(separator: str, end: str):
    text = GOOD.replace(";", separator).replace("\r\n", end)
    assert read_file(text.encode(), "a.csv").rows == [CELLS]


def test_a_declared_separator_is_obeyed_and_its_line_does_not_count():
    table = read_file(f"sep=;\r\n{GOOD}".encode(), "a.csv")
    assert table.columns == HEADER.split(";")
    assert table.row_numbers == [2]


def test_an_undeclarable_separator_is_refused():
    assert "separador" in refused("sep=:\nie:rei\n")


def test_titles_totals_empty_rows_and_repeated_headers_are_left_out_and_said():
    text = f"UGEL 02\n\nReporte de julio\n{HEADER}\n{ROW}\n;;;;\n{HEADER}\n{ROW}\nTOTAL;;;6;\nFuente: UGEL\n"
    table = read_file(text.encode(), "a.csv")
    assert table.row_numbers == [5, 8]
    said = " ".join(table.notes)
    assert "las filas 1 a 3" in said
    assert "lo vacío: 1 fila." in said
    assert "Fila 7: repite el encabezado" in said
    assert "Filas 9 y 10: total" in said


def test_a_newline_inside_quotes_is_one_cell_and_one_row_of_excel():
    text = f'{HEADER}\n0209007;P1.1;2023-07;3;"dos\nlíneas"\n{ROW}\n'
    table = read_file(text.encode(), "a.csv")
    assert table.rows[0][4] == "dos\nlíneas"
    assert table.row_numbers == [2, 3]


def test_an_unclosed_quote_names_its_row():
    message = refused(f'{HEADER}\n0209007;P1.1;2023-07;3;"sin cerrar\n{ROW}\n{ROW}\n')
    assert "Fila 2" in message and "comillas" in message


def test_two_forgotten_quotes_never_swallow_rows():
    text = f'{HEADER}\n0209007;P1.1;2023-07;3;"uno\n{ROW}\n0209007;P1.2;2023-07;3;dos"\n'
    assert "abarcan varias filas" in refused(text)


def test_stray_quotes_are_refused_with_their_row():
    assert "Fila 2" in refused(f'{HEADER}\n0209007;P1.1;2023-07;3;"a"b\n')


def test_a_short_row_is_completed_and_said_but_a_cut_one_is_rejected():
    table = read_file(f"{HEADER}\n0209007;P1.1;2023-07;3\n{ROW}\n".encode(), "a.csv")
    assert table.rows[0] == ["0209007", "P1.1", "2023-07", "3", ""]
    assert any("menos celdas" in note for note in table.notes)
    cut = read_file(f"{HEADER}\n{ROW}\n0209007;P1.2;2023-07;3".encode(), "a.csv")
    assert [error.fila for error in cut.errors] == [3]


def test_a_row_with_more_cells_than_the_header_is_marked():
    table = read_file(f"{HEADER}\n{ROW};sobra\n".encode(), "a.csv")
    assert "más celdas" in table.errors[0].razon


def test_a_line_pasted_from_another_encoding_is_mended_and_said():
    data = f"{HEADER}\n{ROW}\n".encode() + "0209007;P1.2;2023-07;3;año\n".encode("cp1252")
    table = read_file(data, "a.csv")
    assert table.rows[1][4] == "año"
    assert any("otra codificación" in note for note in table.notes)


def test_a_byte_that_nothing_explains_rejects_its_row_only():
    from mgea.imports import preview

    data = f"{HEADER}\n{ROW}\n".encode() + b"0209007;P1.2;2023-07;3;a\xff\x81b\n"
    result = preview(read_file(data, "a.csv"), "practicas", Roster(), NOW)
    assert len(result.rows) == 1
    assert "Fila 3, columna «motivo»" in reasons(result) and "ilegible" in reasons(result)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "vacío"),
        (b"\xef\xbb\xbf\r\n\r\n", "vacío"),
        (b";;;;\n;;;;\n", "vacío"),
        (HEADER.encode(), "ninguna fila"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "contraseña"),
        (b"%PDF-1.7 ...", "documento"),
        (b"\x1f\x8b\x08" + bytes(50), "comprimido"),
        (b"<html><p>x</p></html>", "sin una tabla"),
        (b"<?xml version='1.0'?><Workbook/>", "XML"),
        (b"\x03" + bytes(31), ".dbf"),
        (bytes(range(32)) * 40, "tabla de texto"),
        (b"PK\x03\x04 y nada mas", "dañado"),
    ],
)
def test_what_is_not_a_table_is_refused_with_what_to_do(data: bytes, word: str):
    assert word in refused(data, "x.xlsx")


def test_a_text_file_named_xlsx_is_read_as_text_and_said():
    table = read_file(GOOD.encode(), "../../CON.xlsx")
    assert table.rows == [CELLS]
    assert "«CON.xlsx»" in table.notes[0]


def test_a_file_name_cannot_deceive_the_eye():
    table = read_file(GOOD.encode(), "a\u202excod\n.xlsx")
    assert "\u202e" not in table.notes[0] and "\n" not in table.notes[0]


@pytest.mark.parametrize(
    "header",
    [
        "DNI",
        "N° de DNI",
        "Apellidos y nombres",
        "Nombre del estudiante",
        "Alumno",
        "Documento de identidad",
    ],
)
def test_a_column_that_names_pupils_ends_the_reading(header: str):
    assert "estudiantes" in refused(f"{HEADER};{header}\n{ROW};x\n")


def test_a_count_of_pupils_is_not_a_name():
    assert read_file(f"{HEADER};Número de estudiantes\n{ROW};30\n".encode(), "a.csv").rows


def test_personal_data_of_the_padron_is_dropped_before_anybody_sees_it():
    text = "COD_MOD;CEN_EDU;CODOOII;DIRECTOR;TELEFONO;EMAIL;PROMOTOR\n0855171;2024;150103;Ana;9;a@b;C\n"
    table = read_file(text.encode(), "a.csv")
    assert table.columns == ["COD_MOD", "CEN_EDU", "CODOOII"]
    assert "Ana" not in str(table.rows)


def test_a_giant_cell_and_ten_thousand_columns_are_refused():
    assert "demasiado larga" in refused(f"{HEADER}\n{'x' * 1_000_000};1\n")
    wide = ";".join(f"c{i}" for i in range(10_000))
    assert "columnas" in refused(f"{wide}\n{wide}x\n")


def test_a_file_over_the_limit_of_rows_is_refused():
    with pytest.raises(BadInput, match="filas"):
        read_file((f"{HEADER}\n" + f"{ROW}\n" * 20).encode(), "a.csv", Limits(rows=10))


def test_a_large_text_file_is_read_in_the_child_with_the_same_result():
    many = (f"{HEADER}\n" + f"{ROW}\n" * 20_000).encode()
    table = read_file(many, "a.csv")
    assert len(table.rows) == 20_000
    assert table.rows[-1] == CELLS and table.row_numbers[-1] == 20_001


def test_a_child_that_takes_too_long_is_ended():
    with pytest.raises(BadInput, match="tarda"):
        read_file(
            (f"{HEADER}\n" + f"{ROW}\n" * 20_000).encode(), "a.csv", Limits(wall_seconds=0.001)
        )


def test_a_child_without_memory_is_a_sentence_and_not_a_crash():
    with pytest.raises(BadInput, match="No se pudo leer|demasiado"):
        read_file(
            (f"{HEADER}\n" + f"{ROW}\n" * 400_000).encode(),
            "a.csv",
            Limits(memory_bytes=60_000_000, rows=10**6),
        )


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        ("COD_MOD;ANEXO;CEN_EDU;CODOOII", "padron"),
        ("Código Modular;Anexo;Nombre de SS.EE.;Código DRE/UGEL;DRE / UGEL;Código Local", "padron"),
        ("IE;Rei", "rei"),
        ("Código_Modular;Práctica;PERIODO;nivel;estado", "practicas"),
        ("Código Modular;Práctica;Mes;Nivel", "practicas"),
        ("ie;practica;periodo;nivel;decisión;motivo", "verificaciones"),
        ("codigo;ie;cge;compromiso;fecha;estado", "compromisos"),
        ("Año;Fase;Mes", "cronograma"),
        ("ie;anio;cge;indicador;numerador;denominador;fuente", "resultados"),
        ("a;b", None),
    ],
)
def test_the_headers_decide_what_a_file_is(header: str, layout: str | None):
    table = read_file(f"{header}\n{';'.join('1' * len(header.split(';')))}\n".encode(), "a.csv")
    assert guess_layout(table) == layout

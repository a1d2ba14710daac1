"""A whole file: what counts once, what corrects, what is asked, what refuses everything, what comes back."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgea.errors import BadInput, MgeaError, NotAllowed
from mgea.imports import Preview, preview_file, rejected_csv
from tests.unit.imports_roster import NOW, Roster, checked, reasons

COLUMNS = ["ie", "practica", "periodo", "nivel", "registrado_en"]
FIRST = ["0209007", "P1.1", "2023-07", "2", "2023-08-01"]


def total(result: Preview) -> int:
    """Rows accounted for."""
    return len(result.rows) + len(result.rechazadas) + len(result.preguntas) + result.repetidas


def test_equal_rows_count_once_and_are_said():
    result = checked("practicas", COLUMNS, FIRST, FIRST, ["209007", *FIRST[1:]])
    assert (len(result.rows), result.repetidas, result.filas) == (1, 2, (2,))
    assert "repetido: 2 filas" in " ".join(result.notas)
    assert total(result) == result.leidas == 3


def test_two_moments_are_a_record_and_its_correction():
    result = checked("practicas", COLUMNS, FIRST, [*FIRST[:3], "3", "2023-08-02"])
    assert [row["nivel"] for row in result.rows] == [2, 3]


@pytest.mark.parametrize("moments", [("", ""), ("2023-08-01", "2023-08-01"), ("2023-08-01", "")])
def test_different_levels_without_an_order_are_a_question(moments: tuple[str, str]):
    rows = [[*FIRST[:3], level, moment] for level, moment in zip("23", moments, strict=True)]
    result = checked("practicas", COLUMNS, *rows)
    assert not result.rows and len(result.preguntas) == 2
    assert "las filas 2 y 3" in reasons(result)


def test_an_undated_row_equal_to_a_dated_one_is_counted_once():
    result = checked("practicas", COLUMNS, [*FIRST[:4], ""], FIRST)
    assert (result.filas, result.repetidas) == ((3,), 1)


def test_the_school_of_somebody_else_refuses_the_whole_file():
    with pytest.raises(NotAllowed, match="1 fila .*[(]3[)]"):
        checked("practicas", COLUMNS, FIRST, ["0500001-1", *FIRST[1:]])


def test_a_row_out_of_scope_refuses_even_when_it_is_wrong_otherwise():
    with pytest.raises(NotAllowed):
        checked("practicas", COLUMNS, ["444444", "nada", "2023-01", "9", ""])


def test_a_closed_school_is_rejected_with_its_month():
    result = checked("practicas", COLUMNS, ["00777777", *FIRST[1:]])
    assert "2023-07" in reasons(result) and "cerró" in reasons(result)


def test_every_reason_says_row_column_and_what_to_do():
    result = checked("practicas", COLUMNS, ["2024", "P9.9", "2023-01", "9", "mañana"])
    text = reasons(result)
    assert len(result.rechazadas) == 1
    for column in ("ie", "periodo", "nivel", "registrado_en"):
        assert f"Fila 2, columna «{column}»" in text
    assert result.rechazadas[0].valor == "2024"
    assert result.rechazadas[0].original == ("2024", "P9.9", "2023-01", "9", "mañana")


def test_missing_and_doubled_columns_refuse_the_file():
    with pytest.raises(BadInput, match="nivel|decision|falta"):
        checked("verificaciones", ["ie", "practica", "periodo"], ["1", "2", "3"])
    with pytest.raises(BadInput, match="dicen lo mismo"):
        checked("rei", ["ie", "IE", "rei"], ["1", "2", "3"])


def test_a_codigo_de_local_gives_way_to_the_codigo_modular():
    result = checked(
        "rei", ["Código de local", "Código Modular", "REI"], ["111111", "0209007", "REI 05"]
    )
    assert result.rows == ({"ie": "00209007", "rei": "REI 05"},)
    assert any("«Código de local»" in note for note in result.notas)


def test_a_school_in_two_networks_is_a_question():
    result = checked("rei", ["ie", "rei"], ["0209007", "REI 05"], ["0209007", "REI 06"])
    assert len(result.preguntas) == 2


def test_a_calendar_has_only_months_of_the_school_year():
    rows = [
        ["2023", "Soñar", "3"],
        ["2023", "generar condiciones", "Abril"],
        ["2023", "sonar", "1"],
    ]
    result = checked("cronograma", ["anio", "fase", "mes"], *rows, ["2023", "Volar", "5"])
    assert [tuple(row.values()) for row in result.rows] == [
        (2023, "sonar", 3),
        (2023, "generar_condiciones", 4),
    ]
    assert "año escolar" in reasons(result) and "no está entre" in reasons(result)


PADRON = [
    "CODINST",
    "COD_MOD",
    "ANEXO",
    "CODLOCAL",
    "CEN_EDU",
    "NIV_MOD",
    "GESTION",
    "CODGEO",
    "CODOOII",
    "ESTADO",
]


def test_the_padron_restores_zeros_and_says_how_many():
    rows = [
        ["", "257048", "0.0", "10936", "N.º 2024 San José", "B0", "1", "10101", "150103", "1"],
        ["3109360", "0855171", "0", "310936", "2024", "F0", "3", "150117", "150103", "2"],
    ]
    result = checked("padron", PADRON, *rows)
    first, second = result.rows
    assert (first["cod_mod"], first["anexo"], first["codlocal"], first["ubigeo"]) == (
        "0257048",
        "0",
        "010936",
        "010101",
    )
    assert first["ie"] == "010936-n-o-2024-san-jose" or first["ie"].startswith("010936-")
    assert (first["dre"], first["activo"], first["ingreso"], first["latitud"]) == (
        "150101",
        True,
        None,
        None,
    )
    assert (second["ie"], second["activo"], second["gestion_nombre"]) == (
        "03109360",
        False,
        "Privada",
    )
    assert "Se completaron los ceros de la izquierda en 1 celda de «COD_MOD»." in result.notas


def test_the_web_list_of_schools_is_a_padron_too():
    columns = [
        "Código Modular", "Anexo", "Nombre de SS.EE.", "Ubigeo", "Departamento", "Provincia", "Distrito",
        "Código DRE/UGEL", "DRE / UGEL", "Código Local", "Nivel / Modalidad", "Gestion / Dependencia", "Latitud",
        "Longitud", "Altitud",
    ]  # fmt: skip
    row = [
        "855171", "0", "2024", "150117", "LIMA", "LIMA", "LOS OLIVOS", "150103", "UGEL 02 RÍMAC", "310936", "Primaria",
        "Pública - Sector Educación", "-11,9699", "20.5", "60",
    ]  # fmt: skip
    found = checked("padron", columns, row).rows[0]
    assert (found["cod_mod"], found["niv_mod"], found["gestion"], found["dependencia"]) == (
        "0855171", "B0", "1", "Sector Educación",
    )  # fmt: skip
    assert (found["latitud"], found["longitud"], found["ie"]) == (-11.9699, None, "310936-2024")


def test_servicios_of_one_school_that_contradict_one_another_are_told():
    base = ["03109360", "0855171", "0", "310936", "2024", "B0", "1", "150117", "150103", "1"]
    other = [
        "03109360",
        "0884569",
        "0",
        "310937",
        "2024 San José",
        "F0",
        "1",
        "150117",
        "150103",
        "1",
    ]
    result = checked("padron", PADRON, base, other)
    assert len(result.rows) == 2
    assert "nombres distintos" in " ".join(result.notas) and "locales distintos" in " ".join(
        result.notas
    )
    dated = [[*base, "2022-10-01"], [*other, "2023-03-01"]]
    assert len(checked("padron", [*PADRON, "INGRESO"], *dated).preguntas) == 2


@pytest.mark.parametrize(
    ("written", "active"),
    [("1", True), ("", True), ("2", False), ("0", False), ("9", False), ("Activa", True), ("SI ", True), ("✓", True),
     ("VERDADERO", True), ("No", False), ("quizá", None)],
)  # fmt: skip
def test_only_estado_1_is_active_and_a_missing_estado_is_active(written: str, active: bool | None):
    row = ["03109360", "0855171", "0", "310936", "2024", "B0", "1", "150117", "150103", written]
    rows = checked("padron", PADRON, row).rows
    assert [r["activo"] for r in rows] == ([] if active is None else [active])


def test_a_padron_of_another_office_is_refused_whole():
    row = ["03109360", "0855171", "0", "310936", "2024", "B0", "1", "150117", "150104", "1"]
    with pytest.raises(NotAllowed):
        checked("padron", PADRON, row)


def test_rejected_rows_come_back_as_a_harmless_file_that_can_be_corrected():
    columns = [*COLUMNS, "motivo"]
    result = checked(
        "practicas", columns, [*FIRST, "bien"], ["0209007", "P1.2", "2023-01", "2", "", "=1+1"]
    )
    data = rejected_csv(result)
    assert data.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert header == [*columns, "fila", "resultado", "columna", "razón"]
    assert row[5:9] == ["'=1+1", "3", "rechazada", "periodo"]
    corrected = data.replace(b"2023-01;", b"2023-07;")
    again = preview_file(corrected, "rechazadas.csv", "practicas", Roster(), NOW)
    assert again.rows[0]["motivo"] == "=1+1" and again.limpia


def test_the_sample_files_need_no_repair(root: Path):
    class Everything(Roster):
        def ie_of(self, text: str) -> tuple[str, ...]:
            return (text,) if len(text) == 7 else ()

        def ugel_in_scope(self, ugel: str) -> bool:
            return True

    for path in sorted((root / "data" / "ejemplo").glob("*.csv")):
        result = preview_file(
            path.read_bytes(), path.name, None, Everything(), NOW.replace(year=2026)
        )
        assert path.name.startswith(result.layout)
        assert result.limpia and len(result.rows) == result.leidas and not result.arregladas


def test_a_mended_school_code_is_told_as_it_was_read():
    data = b"C\xf3digo modular;practica;periodo;nivel\n257048;P1.1;2023-07;3\n"
    fixed = preview_file(data, "a.csv", None, Roster(), NOW).arregladas
    assert [(a.antes, a.despues) for a in fixed] == [("257048", "0257048")]


def test_an_unknown_kind_of_file_is_refused_with_the_choices():
    with pytest.raises(BadInput, match="practicas"):
        preview_file(b"a;b\n1;2\n", "a.csv", "otra", Roster(), NOW)
    with pytest.raises(BadInput, match="No se reconoce"):
        preview_file(b"a;b\n1;2\n", "a.csv", None, Roster(), NOW)


def test_headers_that_nearly_say_what_a_file_is_are_told_what_they_lack():
    with pytest.raises(BadInput, match="parece de prácticas.*columna periodo.*«Trimestre»"):
        preview_file(
            b"ie;practica;Trimestre;nivel\n0209007;P1.1;2;3\n", "a.csv", None, Roster(), NOW
        )


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["0209007", "209007", "310936", "0257048", "2024", "310999"]),
        st.sampled_from(["P1.1", "1.2", "P7.4", "P8.1"]),
        st.sampled_from(["2023-07", "julio 2023", "2023-01", "08/2023"]),
        st.sampled_from(["0", "3", "Logrado", "7", ""]),
        st.sampled_from(["", "2023-09-01", "2023-09-02 10:00"]),
    ),
    min_size=1,
    max_size=12,
)


def accepted(result: Preview) -> list[str]:
    """The accepted rows, whatever their order."""
    return sorted(str(sorted(row.items(), key=lambda item: item[0])) for row in result.rows)


@settings(max_examples=150, deadline=None)
@given(ROWS, st.permutations(range(5)), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_never_changes_what_is_accepted(rows, order, chance):
    result = checked("practicas", COLUMNS, *[list(row) for row in rows])
    shuffled = [[row[i] for i in order] for row in rows]
    chance.shuffle(shuffled)
    other = checked("practicas", [COLUMNS[i] for i in order], *shuffled)
    assert accepted(result) == accepted(other)
    assert total(result) == total(other) == len(rows)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_in_any_cell_ends_in_one_of_the_five_outcomes(text: str, other: str):
    result = checked(
        "practicas", [*COLUMNS, "motivo"], [text, other, text, other, text, other], [*FIRST, text]
    )
    assert total(result) == 2


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_preview_or_a_sentence(noise: bytes):
    for data in (noise, b"ie;rei\n" + noise):
        # A zip goes to the child process, which has its own tests.
        if data.startswith(b"PK"):
            continue
        try:
            assert preview_file(data, "a.csv", "rei", Roster(), NOW).leidas >= 1
        except MgeaError as refusal:
            assert str(refusal).endswith(".")

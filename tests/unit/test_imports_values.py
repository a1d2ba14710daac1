"""One cell at a time: what is understood, what is mended and said, what is asked, what is refused."""

from datetime import date, datetime

import pytest

from mgea.imports import Preview
from tests.unit.imports_roster import checked, reasons

PRACTICAS = ["ie", "practica", "periodo", "nivel", "estado", "motivo", "registrado_en"]


def practica(**cells: str) -> Preview:
    """A preview of one row of practicas, right but for ``cells``."""
    row = dict.fromkeys(PRACTICAS, "") | {
        "ie": "0209007",
        "practica": "P1.1",
        "periodo": "2023-07",
        "nivel": "3",
    }
    return checked("practicas", PRACTICAS, list((row | cells).values()))


def outcome(result: Preview, field: str) -> object:
    """The accepted value of a field, or 'rechazada' or 'pregunta'."""
    if result.rows:
        return result.rows[0][field]
    return "rechazada" if result.rechazadas else "pregunta"


@pytest.mark.parametrize(
    ("written", "ie", "fixed"),
    [
        ("0209007", "00209007", False),
        ("0209007-0", "00209007", False),
        ("209007-0", "00209007", True),
        ("209007", "00209007", True),
        ("209007.0", "00209007", True),
        ("2,09007E+05", "00209007", True),
        ("２０９００７", "00209007", True),
        ("'0209007", "00209007", True),
        (" 0209007\u00a0", "00209007", False),
        ("02\u200b09007", "00209007", True),
        ("310936", "03109360", False),
        ("03109360", "03109360", False),
        ("3109360", "03109360", True),
        ("257048", "257048-san-juan", True),
        ("257048-san-juan", "257048-san-juan", False),
        ("310999", "pregunta", False),
        ("111111", "pregunta", False),
        ("2024", "rechazada", False),
        ("02O9007", "rechazada", False),
        ("٠٢٠٩٠٠٧", "rechazada", False),
        ("2.1E+05", "rechazada", False),
        ("123456789", "rechazada", False),
        ("\u202e7009020", "rechazada", False),
        ("=1+1", "rechazada", False),
        ("'; drop table ie;--", "rechazada", False),
        ("#N/A", "rechazada", False),
        ("", "rechazada", False),
    ],
)
def test_a_school_is_found_by_its_codes_or_not_at_all(written: str, ie: str, fixed: bool):
    result = practica(ie=written)
    assert outcome(result, "ie") == ie
    assert bool([a for a in result.arregladas if a.columna == "ie"]) == fixed


def test_a_codigo_de_local_under_a_modular_header_is_asked_about():
    result = checked("rei", ["Código Modular", "rei"], ["310936", "REI 05"])
    assert "código de local" in reasons(result)
    assert result.preguntas and not result.rows


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("P1.1", "P1.1"), ("p1.1", "P1.1"), ("1.1", "P1.1"), ("P 2,6", "P2.6"), ("1.10", "rechazada"),
        ("P8.1", "rechazada"), ("2023-01-01", "rechazada"), ("1-ene", "rechazada"), ("uno", "rechazada"),
        ("Р1.1", "rechazada"),
    ],
)  # fmt: skip
def test_a_practice_exists_in_the_catalogue(written: str, value: str):
    assert outcome(practica(practica=written), "practica") == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2023-07", "2023-07"), ("07/2023", "2023-07"), ("7-2023", "2023-07"), ("2023/7", "2023-07"),
        ("julio 2023", "2023-07"), ("Julio de 2023", "2023-07"), ("SET. 2023", "2023-09"),
        ("2023-07-01", "2023-07"), ("01/07/2023", "2023-07"), ("2023-07-01 00:00:00", "2023-07"),
        ("2023-07-15", "rechazada"), ("jul-23", "pregunta"), ("2023-01", "rechazada"),
        ("febrero 2023", "rechazada"), ("2023-13", "rechazada"), ("2024-03", "rechazada"),
        ("2021-10", "rechazada"), ("45123", "rechazada"), ("julio", "rechazada"), ("2023-11", "2023-11"),
        ("2023-12", "rechazada"),
    ],
)  # fmt: skip
def test_a_month_is_of_a_school_year_that_has_begun(written: str, value: str):
    assert outcome(practica(periodo=written), "periodo") == value


def test_january_says_why():
    assert "no pertenece al año escolar" in reasons(practica(periodo="2023-01"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0), ("4", 4), ("3.0", 3), ("3,0", 3), ("Logrado", 3), (" EN PROCESO ", 2), ("No iniciada", 0),
        ("3 - Logrado", 3), ("Nivel 2", 2), ("3 - Inicio", "rechazada"), ("2.5", "rechazada"),
        ("5", "rechazada"), ("-1", "rechazada"), ("85%", "rechazada"), ("NaN", "rechazada"), ("NA", "rechazada"),
        ("#DIV/0!", "rechazada"), ("✓", "rechazada"), ("", "rechazada"), ("3😀", "rechazada"),
    ],
)  # fmt: skip
def test_a_level_is_on_the_scale(written: str, value: object):
    assert outcome(practica(nivel=written), "nivel") == value


def test_states_are_words_and_contradictions_are_refused():
    assert (
        outcome(practica(nivel="", estado="NO APLICA ", motivo="sin nivel"), "estado")
        == "no_aplica"
    )
    assert outcome(practica(nivel="", estado="no priorizada"), "estado") == "no_priorizada"
    assert outcome(practica(), "estado") == "valor"
    assert "por qué" in reasons(practica(nivel="", estado="no aplica"))
    assert "contradice" in reasons(practica(nivel="0", estado="no priorizada"))
    assert "no está entre" in reasons(practica(nivel="", estado="sin dato"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2023-08-04", datetime(2023, 8, 4, 5)), ("04/08/2023 18:30", datetime(2023, 8, 4, 23, 30)),
        ("2023-08-04T18:30:15Z", datetime(2023, 8, 4, 18, 30, 15)),
        ("2023/11/24 8:52:58 a.m. GMT-5", datetime(2023, 11, 24, 13, 52, 58)),
        ("2023-08-04 12:05 p.m.", datetime(2023, 8, 4, 17, 5)), ("2023-08-04 00:00-05:00", datetime(2023, 8, 4, 5)),
        ("2024-01-01", "rechazada"), ("2023-08-04 25:00", "rechazada"), ("ayer", "rechazada"),
    ],
)  # fmt: skip
def test_a_moment_is_lima_time_kept_as_utc(written: str, value: object):
    assert outcome(practica(registrado_en=written), "registrado_en") == value


COMPROMISOS = [
    "codigo", "ie", "cge", "practica", "compromiso", "responsable", "fecha", "fecha_limite", "fecha_cumplido",
    "estado", "motivo",
]  # fmt: skip


def compromiso(**cells: str) -> Preview:
    """A preview of one commitment, right but for ``cells``."""
    row = dict.fromkeys(COMPROMISOS, "") | {
        "codigo": "C-1", "ie": "0209007", "cge": "3", "compromiso": "Actualizar el PAT", "fecha": "27/03/2023",
        "fecha_limite": "13/07/2023", "estado": "pendiente", "responsable": "Comité",
    }  # fmt: skip
    return checked("compromisos", COMPROMISOS, list((row | cells).values()))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("03/04/2023", date(2023, 4, 3)), ("2023-04-03", date(2023, 4, 3)), ("3-abr-2023", date(2023, 4, 3)),
        ("3 de setiembre de 2023", date(2023, 9, 3)), ("2023-04-03 00:00:00", date(2023, 4, 3)),
        ("2023-04-03 10:20", date(2023, 4, 3)), ("31/02/2023", "rechazada"), ("04/13/2023", "rechazada"),
        ("15-set-23", "rechazada"), ("03/04/23", "rechazada"), ("45019", "rechazada"), ("31/12/2023", "rechazada"),
        ("03/04/1023", "rechazada"), ("pronto", "rechazada"),
    ],
)  # fmt: skip
def test_a_date_is_day_month_year_and_never_guessed(written: str, value: object):
    assert outcome(compromiso(fecha=written, fecha_limite=""), "fecha") == value


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"estado": "cumplido"}, "cuándo se cumplió"),
        ({"fecha_cumplido": "01/07/2023"}, "contradice"),
        ({"estado": "anulado"}, "por qué se anuló"),
        ({"fecha_limite": "01/01/2023"}, "anterior"),
        ({"cge": "6"}, "de 1 a 5"),
        ({"practica": "P9.9"}, "catálogo"),
        ({"responsable": "DNI 12345678"}, "DNI"),
        ({"compromiso": "x" * 1001}, "acórtelo"),
        ({"estado": "ya casi"}, "no está entre"),
    ],
)
def test_a_commitment_must_not_contradict_itself(cells: dict[str, str], words: str):
    assert words in reasons(compromiso(**cells))


def test_a_commitment_may_lack_who_and_when():
    row = compromiso(responsable="", fecha_limite="").rows[0]
    assert (row["responsable"], row["fecha_limite"]) == ("", None)


RESULTADOS = ["ie", "anio", "cge", "indicador", "numerador", "denominador", "fuente"]


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [
        ("209", "578", 209.0), ("12,5", "100", 12.5), ("1.234.567", "2000000", 1234567.0), ("1 234", "2000", 1234.0),
        ("1.234", "2000", "pregunta"), ("1,234", "2000", "pregunta"), ("0.85", "100", "pregunta"),
        ("85%", "100", "rechazada"), ("NaN", "100", "rechazada"), ("inf", "100", "rechazada"),
        ("-3", "100", "rechazada"), ("600", "578", "rechazada"), ("0", "0", "rechazada"), ("uno", "2", "rechazada"),
    ],
)  # fmt: skip
def test_a_number_with_a_doubtful_mark_is_asked_about(
    numerator: str, denominator: str, value: object
):
    row = ["0209007", "2022", "1", "satisfactorio_ie", numerator, denominator, "Actas"]
    assert outcome(checked("resultados", RESULTADOS, row), "numerador") == value


def test_an_official_indicator_belongs_to_its_cge():
    row = ["0209007", "2023", "1", "abandono", "1", "30", "SIAGIE"]
    assert "no es del CGE 1" in reasons(checked("resultados", RESULTADOS, row))


def test_text_that_looks_like_code_stays_text():
    for text in (
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "__proto__",
        "\\input{x}",
        "**negrita**",
    ):
        assert practica(motivo=text).rows[0]["motivo"] == text


def test_double_encoding_and_split_accents_are_mended_and_said():
    double = practica(motivo="SeÃ±or")
    assert double.rows[0]["motivo"] == "Señor"
    assert "doble codificación" in double.arregladas[0].razon
    split = practica(motivo="Sen\u0303or N.º 5")
    assert split.rows[0]["motivo"] == "Señor N.º 5"
    assert (split.arregladas[0].antes, split.arregladas[0].despues) == (
        "Sen\u0303or N.º 5",
        "Señor N.º 5",
    )

"""Bad files of every kind: each ends accepted, mended and said, asked about, rejected by its row, or refused whole.

A case says what must come of it: the rows accepted (``nivel`` of each, in order) and words of what is told. Nothing may
be taken that the file does not say, and every sentence about a row names the row and the column.
"""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook

from mgea.errors import MgeaError
from mgea.imports import preview_file
from tests.unit.imports_roster import NOW, Roster
from tests.unit.test_imports_xlsx import rezip

HEAD = "ie;practica;periodo;nivel;estado;motivo;registrado_en"
GOOD = "0209007;P1.1;2023-07;3;;;"


def csv(*lines: str, head: str = HEAD) -> bytes:
    return "\r\n".join([head, *lines, ""]).encode()


def book(*rows: list[Any], edit: Callable[[Workbook], None] | None = None) -> bytes:
    made = Workbook()
    for row in (HEAD.split(";"), *rows):
        made.active.append(row)
    if edit:
        edit(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@dataclass(frozen=True)
class Caso:
    datos: bytes
    niveles: tuple[int | None, ...] = ()
    dice: str = ""
    nombre: str = "a.csv"
    layout: str | None = "practicas"


def fila(**cells: str) -> str:
    """The good row with some cells changed."""
    known = dict(zip(HEAD.split(";"), GOOD.split(";"), strict=True))
    return ";".join((known | cells).values())


ROW = ["0209007", "P1.1", "2023-07", 3]
RLO, ZERO_WIDTH, NBSP = "\u202e", "\u200b", "\u00a0"

CASOS: dict[str, Caso] = {
    # Letters
    "utf-16 without a mark": Caso(csv(GOOD).decode().encode("utf-16-le"), (3,), "UTF-16"),
    "utf-16 cut in the middle": Caso(csv(GOOD).decode().encode("utf-16")[:-1], dice="incompleto|dañado"),
    "twice encoded": Caso(csv(fila(motivo="SeÃ±or")), (3,), "doble codificación"),
    "a NUL in a cell": Caso(csv(fila(motivo="a\0b")), (3,), "invisibles"),
    "a byte of nobody": Caso(csv(GOOD) + b"0209007;P1.2;2023-07;3;;a\xff\x8d;\n", (3,), "ilegible"),
    "direction marks": Caso(csv(fila(motivo=f"{RLO}fdp.exe")), dice="invierten"),
    "zero width in a level": Caso(csv(fila(nivel=f"3{ZERO_WIDTH}")), (3,), "invisibles"),
    "no-break space in a code": Caso(csv(fila(ie=f"{NBSP}0209007{NBSP}")), (3,)),
    "full-width digits": Caso(csv(fila(nivel="３")), (3,), "cifras comunes"),
    "Arabic digits": Caso(csv(fila(nivel="٣")), dice="otro alfabeto"),
    "a Cyrillic letter in a code": Caso(csv(fila(practica="Р1.1")), dice="otra? alfabeto|letra"),
    "an emoji for a level": Caso(csv(fila(nivel="👍")), dice="no está en la escala"),
    # Shape
    "no header": Caso(csv(fila(nivel="2"), head=GOOD), dice="falta la columna|No se reconoce", layout=None),
    "header twice and a total": Caso(csv(GOOD, HEAD, "TOTAL;;;3;;;"), (3,), "repite el encabezado"),
    "an unclosed quote": Caso(csv(GOOD, fila(motivo='"sin cerrar')), dice="comillas"),
    "a quote that swallows rows": Caso(csv(fila(motivo='"a'), GOOD, fila(motivo='b"')), dice="comillas"),
    "one separator too many": Caso(csv(GOOD + ";x"), dice="más celdas"),
    "a short row": Caso(csv("0209007;P1.1;2023-07;3"), (3,), "menos celdas"),
    "cut at the end": Caso(csv(GOOD)[:-2] + b"\r\n0209007;P1.2;20", (3,), "cortada"),
    "a column twice": Caso(csv(GOOD + ";3", head=f"{HEAD};Nivel"), dice="dicen lo mismo"),
    "two required columns missing": Caso(csv("0209007;3", head="ie;nivel"), dice="practica y periodo"),
    "only separators": Caso(b";;;;\n;;;;\n", dice="vacío"),
    # Codes
    "zeros lost": Caso(csv(fila(ie="209007")), (3,), "ceros"),
    "scientific notation": Caso(csv(fila(ie="2,09007E+05")), (3,), "ceros"),
    "scientific notation that lost digits": Caso(csv(fila(ie="2,0901E+05")), dice="perdieron cifras|no es el código"),
    "a decimal of Excel": Caso(csv(fila(ie="209007.0")), (3,), "ceros"),
    "letter O for zero": Caso(csv(fila(ie="O209007")), dice="letra"),
    "the number of the school": Caso(csv(fila(ie="2024")), dice="no es el código"),
    "a código de local of two schools": Caso(csv(fila(ie="111111")), dice="2 IE distintas"),
    "somebody else's school": Caso(csv(GOOD, fila(ie="0500001-1")), dice="no están a su cargo.*3"),
    "a closed school": Caso(csv(fila(ie="0310999")), dice="ya cerró"),
    "a practice Excel took for a date": Caso(csv(fila(practica="1-ene")), dice="fecha"),
    "a practice that does not exist": Caso(csv(fila(practica="P2.7")), dice="catálogo"),
    # Dates
    "January": Caso(csv(fila(periodo="2023-01")), dice="año escolar"),
    "a month to come": Caso(csv(fila(periodo="2024-03")), dice="todavía no empieza"),
    "day or month": Caso(csv(fila(periodo="set-23")), dice="puede ser un mes o un día"),
    "31 of February": Caso(csv(fila(registrado_en="31/02/2023")), dice="no existe"),
    "month first": Caso(csv(fila(registrado_en="08/25/2023")), dice="no existe"),
    "a serial number": Caso(csv(fila(registrado_en="45000")), dice="número con que Excel"),
    "two digits of a year": Caso(csv(fila(registrado_en="1/8/23")), dice="dos cifras"),
    "registered tomorrow": Caso(csv(fila(registrado_en="25/11/2023")), dice="futuro"),
    # Values
    "85 %": Caso(csv(fila(nivel="85%")), dice="no está en la escala"),
    "half a level": Caso(csv(fila(nivel="2,5")), dice="no está en la escala"),
    "out of scale": Caso(csv(fila(nivel="5")), dice="no está en la escala"),
    "minus one": Caso(csv(fila(nivel="-1")), dice="no está en la escala"),
    "not a number": Caso(csv(fila(nivel="NaN")), dice="no está en la escala"),
    "an error of Excel": Caso(csv(fila(nivel="#DIV/0!")), dice="error de Excel"),
    "a word and another number": Caso(csv(fila(nivel="2 - Logrado")), dice="no concuerdan"),
    "an empty level is not zero": Caso(csv(fila(nivel="")), dice="vacía"),
    "a real zero": Caso(csv(fila(nivel="0")), (0,)),
    "a state in the level": Caso(csv(fila(nivel="NA")), dice="es un estado"),
    "a level and a state": Caso(csv(fila(estado="no aplica", motivo="x")), dice="contradice"),
    "no reason for not applying": Caso(csv(fila(nivel="", estado="no aplica")), dice="por qué"),
    # Meaning
    "the same twice": Caso(csv(GOOD, GOOD), (3,), "una sola vez"),
    "two levels of one month": Caso(csv(GOOD, fila(nivel="2")), dice="cosas distintas"),
    "a DNI in the reason": Caso(csv(fila(motivo="DNI 12345678")), dice="DNI"),
    "a column of pupils": Caso(csv(GOOD + ";x", head=f"{HEAD};Apellidos y nombres"), dice="identificar"),
    # Text that wants to run
    "a formula": Caso(csv(fila(motivo="=HYPERLINK(1)")), (3,)),
    "HTML and SQL": Caso(csv(fila(motivo="<img src=x onerror=alert(1)>'\\') drop table x--")), (3,)),
    "__proto__ for a school": Caso(csv(fila(ie="__proto__")), dice="no es el código"),
    "a header that runs": Caso(csv(GOOD + ";x", head=f"{HEAD};<script>"), (3,), "<script>"),
    # Books
    "a merged cell": Caso(book(ROW, ROW[:1] + ["P1.2", "2023-07", 2],
                               edit=lambda b: b.active.merge_cells("A2:A3")), dice="combinadas", nombre="a.xlsx"),
    "a formula nobody computed": Caso(book([*ROW[:3], "=1+2"]), dice="fórmula", nombre="a.xlsx"),
    "a date for a month": Caso(book(["0209007", "P1.1", datetime(2023, 7, 1), 3]), (3,), "primer día", "a.xlsx"),
    "a day for a month": Caso(book(["0209007", "P1.1", datetime(2023, 7, 4), 3]), dice="es un día", nombre="a.xlsx"),
    "a practice as a number": Caso(book(["0209007", 1.1, "2023-07", 3]), (3,), nombre="a.xlsx"),
    "true for a level": Caso(book([*ROW[:3], True]), dice="no está en la escala", nombre="a.xlsx"),
    "a percentage for a level": Caso(
        book([*ROW[:3], 0.75], edit=lambda b: setattr(b.active["D2"], "number_format", "0%")),
        dice="no está en la escala", nombre="a.xlsx"),
    "a book cut in half": Caso(book(ROW)[:2500], dice="dañado", nombre="a.xlsx"),
    "a book with macros": Caso(
        rezip(book(ROW), lambda parts: parts.update({"xl/vbaProject.bin": b"x"})), dice="macros", nombre="a.xlsm"),
    "a csv named xlsx": Caso(csv(GOOD), (3,), "no es de Excel", "../../app.xlsx"),
    "an old book": Caso(b"\xd0\xcf\x11\xe0" + bytes(900), dice="antiguo", nombre="a.xls"),
    "a page without a table": Caso(b"<html><body>hola</body></html>", dice="sin una tabla", nombre="a.xls"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASOS)
def test_a_bad_file_ends_in_a_sentence(name: str):
    caso = CASOS[name]
    try:
        found = preview_file(caso.datos, caso.nombre, caso.layout, Roster(), NOW)
    except MgeaError as refusal:
        assert caso.niveles == (), "the whole file was refused"
        said = [str(refusal)]
    else:
        assert tuple(row["nivel"] for row in found.rows) == caso.niveles
        refused = [r.razon for r in (*found.rechazadas, *found.preguntas)]
        # A sentence about one row names it; one about its cells, the column too.
        assert [s for s in refused if not re.match(r"Fila \d+(, columna «[^»]+»)?: .+\.$", s)] == []
        said = [*refused, *(a.razon for a in found.arregladas), *found.notas]
        accounted = len(found.rows) + found.repetidas + len(found.rechazadas) + len(found.preguntas)
        assert accounted == found.leidas
    text = " ".join(said)
    assert re.search(caso.dice, text, re.DOTALL), text
    assert not re.search(r"Traceback|Error\b(?! de)|None|nan\b|\b(row|column|cell|file)\b", text)


def test_there_are_cases_of_every_outcome():
    assert len(CASOS) >= 40

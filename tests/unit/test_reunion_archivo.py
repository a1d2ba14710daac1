"""Answers of a meeting from a spreadsheet: each row a person, twice the same file nothing new, nothing personal."""

from collections.abc import Iterator

import pytest

from mgea.commands.reunion_archivo import load_answers
from mgea.errors import BadInput, Forged, MgeaError, NotFound
from mgea.imports import LAYOUTS
from mgea.imports.sala import DE_SALA, preview_answers
from mgea.lecturas import participacion as leer
from mgea.lecturas import reuniones
from mgea.lecturas.reuniones import Reunion
from mgea.permissions import Scope
from mgea.sala import ENCUESTA
from mgea.store import Store
from mgea.store.directorio import directorio
from tests.unit.dos_escuelas import AHORA, AJENO, ESPECIALISTA, base, despues
from tests.unit.una_reunion import asiste, cierra, con_reunion, dice, prepara

Sala = tuple[Store, Reunion]


@pytest.fixture
def sala() -> Iterator[Sala]:
    store, ident = con_reunion("en_curso")
    yield store, reuniones.reunion(store, Scope.all(), ident)
    store.close()


def read(store: Store, clase: str, text: str):
    lookup = directorio(store, ESPECIALISTA.ambito)
    return preview_answers(text.encode(), "respuestas.csv", clase, lookup, AHORA)


def bring(store: Store, r: Reunion, clase: str, rows) -> None:
    load_answers(store, ESPECIALISTA, r.id, clase, rows, now=despues(4))


def test_a_file_of_a_meeting_is_no_file_of_the_board():
    assert not set(DE_SALA) & set(LAYOUTS)


def test_two_people_may_say_the_same_and_the_same_file_twice_adds_nothing(sala: Sala):
    store, r = sala
    dice(store, r, "1", "libertad")
    form = "Marca temporal;Dirección de correo electrónico;Respuesta\n"
    form += "1;ana@x.pe;Libertad\n2;b@x.pe;libertad\n3;c@x.pe;libertad\n4;d@x.pe;dos palabras\n"
    found = read(store, "palabra", form)
    assert [row["valor"] for row in found.rows] == ["Libertad", "libertad", "libertad"]
    assert len(found.rechazadas) == 1 and "sola palabra" in found.rechazadas[0].razon
    assert "ana@x.pe" not in repr(found.rows)
    for _ in range(2):
        bring(store, r, "palabra", found.rows)
    words = leer.palabras(leer.respuestas(store, r.id), {})
    assert [(p.clave, p.n) for p in words] == [("libertad", 4)]


def test_attendance_and_survey_join_what_phones_said(sala: Sala):
    store, r = sala
    asiste(store, r, "1", "A")
    found = read(store, "asistencia", "ie;cargo\nA;Directora\nB;docente\nB;docente\nA;astronauta\n")
    assert len(found.rows) == 3 and len(found.rechazadas) == 1
    cierra(store, r.id)
    bring(store, r, "asistencia", found.rows)
    came = leer.asistencia(leer.respuestas(store, r.id), leer.escuelas(store, r.scope))
    assert dict(zip(came["ie"], came["asistentes"], strict=True)) == {"A": 2, "B": 2}
    survey = ";".join(ENCUESTA) + "\n5;4;3\n5 mucho;4;3\n9;1;1\n"
    marks = read(store, "encuesta", survey)
    assert len(marks.rows) == 2
    bring(store, r, "encuesta", marks.rows)
    asked = next(q for q in reuniones.preguntas(store, r.id) if q.clase == "encuesta")
    counted = leer.encuesta(leer.respuestas(store, r.id), asked)
    assert counted[0][1] == [0, 0, 0, 0, 2]


@pytest.mark.parametrize(
    "clase, row",
    [
        ("palabra", {"valor": "dos palabras"}),
        ("encuesta", {"m0": "5", "m1": "5", "m2": "6"}),
        ("asistencia", {"ie": "", "rol": "directivo"}),
        ("asistencia", {"ie": "Z", "rol": "directivo"}),
        ("otra", {}),
    ],
)
def test_a_forged_row_writes_nothing(sala: Sala, clase: str, row: dict):
    store, r = sala
    with pytest.raises(MgeaError):
        bring(store, r, clase, [row])
    assert leer.respuestas(store, r.id).empty


def test_only_into_a_meeting_of_ones_own_that_began(sala: Sala):
    store, r = sala
    with pytest.raises(NotFound):
        load_answers(store, AJENO, r.id, "palabra", [{"valor": "a"}], now=AHORA)
    with pytest.raises(BadInput):
        bring(store, r, "palabra", [])
    other = base()
    ident = prepara(other)
    with pytest.raises(Forged):
        load_answers(other, ESPECIALISTA, ident, "palabra", [{"valor": "a"}], now=AHORA)
    other.close()

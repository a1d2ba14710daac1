"""What phones answer: each device once, only what is asked, only while the meeting goes on."""

from collections.abc import Iterator

import pandas as pd
import pytest

from mgea.commands import participacion, reunion_preguntas
from mgea.commands.participacion import Respuesta, answer, digest
from mgea.errors import BadInput, Forged, NotAllowed, NotFound
from mgea.lecturas import participacion as leer
from mgea.lecturas import reuniones
from mgea.lecturas.reuniones import Pregunta, Reunion
from mgea.permissions import PARTICIPANTE, ROLES, Scope, may, visible
from mgea.sala import ASISTENCIA, word
from mgea.store import Store
from tests.unit.dos_escuelas import ESPECIALISTA, despues
from tests.unit.una_reunion import asiste, cierra, con_reunion, dice

Sala = tuple[Store, Reunion]


@pytest.fixture
def sala() -> Iterator[Sala]:
    store, ident = con_reunion("en_curso")
    yield store, reuniones.reunion(store, Scope.all(), ident)
    store.close()


def said(store: Store, r: Reunion) -> list[tuple[str, int]]:
    found = leer.palabras(leer.respuestas(store, r.id), leer.moderadas(store, r.id))
    return [(p.texto, p.n) for p in leer.visibles(found)]


def libro(store: Store) -> pd.DataFrame:
    return store.query("select * from participacion_registro order by seq")


def test_a_phone_may_answer_and_nothing_else():
    assert {a for role in ROLES.values() for a in role if may(PARTICIPANTE, a)} == {"participar"}
    with pytest.raises(NotAllowed):
        visible(PARTICIPANTE, Scope.all())


def test_spellings_of_a_word_are_one_and_the_last_of_a_phone_holds(sala: Sala):
    store, r = sala
    for phone, text in (("1", "autonomia"), ("2", "Autonomía"), ("3", "autonomía"), ("4", "otra")):
        dice(store, r, phone, text)
    dice(store, r, "4", "Autonomía")
    assert said(store, r) == [("Autonomía", 4)]


def test_saying_the_same_again_writes_nothing(sala: Sala):
    store, r = sala
    dice(store, r, "1", "libertad")
    version = store.version()
    dice(store, r, "1", "libertad")
    assert store.version() == version and len(libro(store)) == 1


def test_nothing_in_the_libro_says_who_answered(sala: Sala):
    store, r = sala
    asiste(store, r, "token-secreto")
    row = libro(store).iloc[0].astype(str)
    assert "token-secreto" not in " ".join(row)
    assert row["registrado_por"] == "participante"
    assert row["dispositivo"] == digest(r.id, "token-secreto") != digest("otra", "token-secreto")


@pytest.mark.parametrize(
    "texto, queda",
    [
        ("  Autonomía. ", "Autonomía"),
        ("ñandú", "ñandú"),
        ("co-responsable", "co-responsable"),
        ("«libertad»", "libertad"),
    ],
)
def test_a_word_as_it_is_kept(texto: str, queda: str):
    assert word(texto) == queda


@pytest.mark.parametrize(
    "texto",
    [
        "",
        " ",
        "dos palabras",
        "a" * 31,
        "<script>",
        "x; drop",
        "12345",
        "a\u202eb",
        "-",
        "😀",
        "a\nb",
    ],
)
def test_what_is_no_word(texto: str):
    with pytest.raises(BadInput):
        word(texto)


def test_an_ene_is_a_letter():
    assert leer.clave("Años") == "años" != leer.clave("anos")


@pytest.mark.parametrize(
    "mal",
    [
        {"rol": "directivo", "ie": ""},
        {"rol": "directivo", "ie": "Z"},
        {"rol": "presidente", "ie": "A"},
        {"rol": "", "ie": "A"},
    ],
)
def test_who_attends_must_make_sense(sala: Sala, mal: dict):
    store, r = sala
    with pytest.raises(BadInput):
        answer(store, Respuesta(r.codigo, ASISTENCIA, "1", **mal), now=despues(2))
    assert libro(store).empty


def test_attendance_by_school(sala: Sala):
    store, r = sala
    asiste(store, r, "1", "A")
    asiste(store, r, "2", "A", "docente")
    asiste(store, r, "3", "", "ugel")
    frame = leer.respuestas(store, r.id)
    came = leer.asistencia(frame, leer.escuelas(store, r.scope))
    assert dict(zip(came["ie"], came["asistentes"], strict=True)) == {"A": 2, "B": 0, "": 1}
    assert leer.roles(frame) == {"directivo": 1, "docente": 1, "ugel": 1}


def test_a_closed_meeting_or_a_wrong_code_refuses(sala: Sala):
    store, r = sala
    cierra(store, r.id)
    for code in (r.codigo, "BBBBB", ""):
        with pytest.raises(NotFound):
            answer(store, Respuesta(code, "palabra", "1", "libertad"), now=despues(4))
    assert libro(store).empty
    assert store.query("select * from rechazo_registro").empty, "noise from outside leaves no trace"


def test_only_open_questions_are_answered(sala: Sala):
    store, r = sala
    with pytest.raises(NotFound):
        answer(store, Respuesta(r.codigo, "encuesta", "1", "5,5,5"), now=despues(2))
    reunion_preguntas.switch(store, ESPECIALISTA, r.id, "encuesta", "abierta", now=despues(2))
    answer(store, Respuesta(r.codigo, "encuesta", "1", "5,4,1"), now=despues(2))
    for bad in ("5,5", "5,5,6", "", "5,5,x"):
        with pytest.raises(BadInput):
            answer(store, Respuesta(r.codigo, "encuesta", "1", bad), now=despues(2))
    asked = next(q for q in reuniones.preguntas(store, r.id) if q.clase == "encuesta")
    counted = leer.encuesta(leer.respuestas(store, r.id), asked)
    assert [marks for _, marks in counted] == [[0, 0, 0, 0, 1], [0, 0, 0, 1, 0], [1, 0, 0, 0, 0]]


def test_a_poll_counts_each_phone_once(sala: Sala):
    store, r = sala
    reunion_preguntas.poll(store, ESPECIALISTA, r.id, "¿Cuándo?", "Lunes\nMartes", now=despues(2))
    asked: Pregunta = reuniones.preguntas(store, r.id)[-1]
    for phone, option in (("1", "0"), ("2", "1"), ("1", "1")):
        answer(store, Respuesta(r.codigo, asked.id, phone, option), now=despues(2))
    assert leer.votos(leer.respuestas(store, r.id), asked) == [("Lunes", 0), ("Martes", 2)]
    with pytest.raises(BadInput):
        answer(store, Respuesta(r.codigo, asked.id, "1", "2"), now=despues(2))


@pytest.mark.parametrize(
    "texto, opciones", [("", "a\nb"), ("¿?", "a"), ("¿?", "a\na"), ("¿?", "a\nb\nc\nd\ne\nf\ng")]
)
def test_what_a_poll_must_say(sala: Sala, texto: str, opciones: str):
    store, r = sala
    with pytest.raises(BadInput):
        reunion_preguntas.poll(store, ESPECIALISTA, r.id, texto, opciones, now=despues(2))


def test_a_hidden_word_leaves_every_screen_and_can_come_back(sala: Sala):
    store, r = sala
    dice(store, r, "1", "libertad")
    dice(store, r, "2", "Carajo")
    assert said(store, r) == [("libertad", 1)], "an obvious one waits for the host"
    reunion_preguntas.moderate(store, ESPECIALISTA, r.id, "libertad", True, now=despues(2))
    reunion_preguntas.moderate(store, ESPECIALISTA, r.id, "carajo", False, now=despues(2))
    assert said(store, r) == [("Carajo", 1)]
    reunion_preguntas.moderate(store, ESPECIALISTA, r.id, "libertad", False, now=despues(2))
    assert sorted(said(store, r)) == [("Carajo", 1), ("libertad", 1)]
    with pytest.raises(Forged):
        reunion_preguntas.moderate(store, ESPECIALISTA, r.id, "", True, now=despues(2))


def test_a_room_is_full_some_time(sala: Sala, monkeypatch):
    store, r = sala
    monkeypatch.setattr(participacion, "DISPOSITIVOS", 2)
    for phone in "12":
        dice(store, r, phone, "libertad")
    with pytest.raises(BadInput):
        dice(store, r, "3", "libertad")
    dice(store, r, "2", "otra")
    with pytest.raises(BadInput):
        dice(store, r, "", "libertad")

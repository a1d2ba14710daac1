"""The planning meeting: prepared with frozen data, begun, closed; what it agrees opens the next one."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from mgea.commands import compromiso, load, reunion, reunion_preguntas
from mgea.commands.reunion import LETRAS, Vista
from mgea.commands.reunion_acuerdos import agree
from mgea.errors import BadInput, Conflict, Forged, NotAllowed, NotFound
from mgea.lecturas import foto, reuniones
from mgea.lecturas.pedido import Pedido
from mgea.lecturas.reuniones import Reunion
from mgea.permissions import SISTEMA, Persona, Scope
from mgea.store import Store
from tests.unit.dos_escuelas import (
    AHORA,
    AJENO,
    DIRECTORA,
    ESPECIALISTA,
    JEFA,
    MES,
    SOLO_LEE,
    acuerdo,
    base,
    despues,
    rechazos,
    todos,
    visto,
)
from tests.unit.una_reunion import PLAN, cierra, con_reunion, lee, prepara, vista

PUBLICO = Persona("publico", "Público", "publico", Scope.ugel("150103"))
LIBROS = ["reunion_registro", "instantanea_registro", "pregunta_registro", "compromiso_registro"]


@pytest.fixture
def store() -> Iterator[Store]:
    store = base()
    yield store
    store.close()


@pytest.fixture
def preparada() -> Iterator[tuple[Store, str]]:
    store, ident = con_reunion()
    yield store, ident
    store.close()


@pytest.fixture
def sala() -> Iterator[tuple[Store, Reunion]]:
    store, ident = con_reunion("en_curso")
    yield store, lee(store, ident)
    store.close()


def rows(store: Store) -> int:
    return sum(int(store.query(f"select count(*) as n from {t}")["n"].iloc[0]) for t in LIBROS)


def changes(store: Store, ident: str, **otros: object):
    said = {"titulo": "Otra", "fecha": date(2023, 7, 13), "agenda": "Uno", "sin_nombres": True}
    return reunion.correct(
        store, ESPECIALISTA, vista(store, ident), now=despues(1), **(said | otros)
    )


def test_a_prepared_meeting_says_what_it_looks_at(preparada: tuple[Store, str]):
    store, ident = preparada
    r = lee(store, ident)
    assert (r.estado, r.periodo, r.agenda) == ("preparada", MES, ("Avance", "Acuerdos"))
    assert r.scope == ESPECIALISTA.ambito
    shown = foto.guardada(store, r.id)
    assert {e["ie"] for e in shown.escuelas} == {"A", "B"}
    assert shown.momento == AHORA and 0 < shown.version < r.visto
    assert [q.estado for q in reuniones.preguntas(store, r.id)] == ["lista", "lista"]


@pytest.mark.parametrize("persona", [DIRECTORA, SOLO_LEE, PUBLICO], ids=lambda p: p.rol)
def test_who_may_not_hold_meetings(sala: tuple[Store, Reunion], persona: Persona):
    store, r = sala
    before = rows(store)
    asked = (
        lambda: prepara(store, persona),
        lambda: reunion.freeze(store, persona, Vista(r.id, r.visto), now=AHORA),
        lambda: reunion.close(store, persona, Vista(r.id, r.visto), now=AHORA),
        lambda: agree(store, persona, r.id, ("A",), acuerdo(), now=AHORA),
        lambda: reunion_preguntas.poll(store, persona, r.id, "¿?", "a\nb", now=AHORA),
        lambda: reunion_preguntas.moderate(store, persona, r.id, "x", True, now=AHORA),
    )
    for ask in asked:
        with pytest.raises(NotAllowed):
            ask()
    assert rows(store) == before
    assert len(rechazos(store)) == len(asked)


def test_another_ugel_finds_nothing(sala: tuple[Store, Reunion]):
    store, r = sala
    with pytest.raises(NotFound):
        reunion.close(store, AJENO, Vista(r.id, r.visto), now=AHORA)
    with pytest.raises(NotFound):
        agree(store, AJENO, r.id, ("A",), acuerdo(), now=AHORA)
    assert reuniones.reuniones(store, AJENO.ambito) == ()
    assert [x.id for x in reuniones.reuniones(store, JEFA.ambito)] == [r.id]


def test_a_slice_is_never_wider_than_its_host(store: Store):
    r = lee(store, prepara(store, scope=Scope.all()))
    assert r.scope == ESPECIALISTA.ambito
    with pytest.raises(NotFound, match="no tiene escuelas"):
        prepara(store, scope=Scope.ugel("150104"))


def test_the_machine(preparada: tuple[Store, str]):
    store, ident = preparada
    with pytest.raises(Forged):
        reunion.close(store, ESPECIALISTA, vista(store, ident), now=despues(1))
    reunion.start(store, ESPECIALISTA, vista(store, ident), now=despues(1))
    for act in (reunion.start, reunion.freeze):
        with pytest.raises(Forged):
            act(store, ESPECIALISTA, vista(store, ident), now=despues(2))
    with pytest.raises(Forged):
        changes(store, ident)
    with pytest.raises(Forged):
        reunion.cancel(store, ESPECIALISTA, vista(store, ident), "no", now=despues(2))
    assert cierra(store, ident).estado == "cerrada"
    with pytest.raises(Forged):
        agree(store, ESPECIALISTA, ident, ("A",), acuerdo(), now=despues(4))
    with pytest.raises(Forged):
        reunion_preguntas.poll(store, ESPECIALISTA, ident, "¿?", "a\nb", now=despues(4))


def test_a_meeting_that_will_not_be(preparada: tuple[Store, str]):
    store, ident = preparada
    with pytest.raises(BadInput):
        reunion.cancel(store, ESPECIALISTA, vista(store, ident), " ", now=despues(1))
    reunion.cancel(store, ESPECIALISTA, vista(store, ident), "huelga", now=despues(1))
    assert (lee(store, ident).estado, lee(store, ident).motivo) == ("cancelada", "huelga")


def test_a_code_is_short_and_dies_with_the_meeting(sala: tuple[Store, Reunion]):
    store, r = sala
    assert len(r.codigo) == 5 and set(r.codigo) <= set(LETRAS)
    assert not set(LETRAS) & set("AEIOU01")
    assert reuniones.en_curso(store, r.codigo) == r
    assert cierra(store, r.id).codigo == ""
    assert reuniones.en_curso(store, r.codigo) is None
    assert reuniones.en_curso(store, "") is None


def test_somebody_else_changed_it(preparada: tuple[Store, str]):
    store, ident = preparada
    old = vista(store, ident)
    changes(store, ident)
    with pytest.raises(Conflict):
        reunion.start(store, JEFA, old, now=despues(2))


def test_the_same_submission_prepares_once(store: Store):
    first = reunion.prepare(store, ESPECIALISTA, PLAN, now=AHORA, clave="k1")
    assert reunion.prepare(store, ESPECIALISTA, PLAN, now=AHORA, clave="k1") == first
    assert len(reuniones.reuniones(store, ESPECIALISTA.ambito)) == 1


@pytest.mark.parametrize(
    "mal",
    [
        {"titulo": " "},
        {"titulo": "x" * 121},
        {"agenda": "\n \n"},
        {"agenda": "\n".join("x" * 13)},
        {"agenda": "x" * 201},
        {"fecha": date(2023, 7, 9)},
    ],
)
def test_what_a_plan_must_say(store: Store, mal: dict):
    with pytest.raises(BadInput):
        prepara(store, **mal)
    assert reuniones.reuniones(store, ESPECIALISTA.ambito) == ()


def test_only_proposals_can_be_picked(preparada: tuple[Store, str]):
    store, ident = preparada
    changes(store, ident, apoyar=(1, 0))
    assert lee(store, ident).apoyar == (1, 0)
    with pytest.raises(Forged):
        changes(store, ident, celebrar=(8,))


def test_what_was_frozen_does_not_move(preparada: tuple[Store, str]):
    """Neither a later record, nor one that arrives later with an earlier date, nor a new threshold."""
    store, ident = preparada
    before = foto.guardada(store, ident)
    late = {
        "ie": "A", "practica": "P1.1", "periodo": "2023-06", "nivel": 4, "estado": "valor", "motivo": "",
        "evidencia": "acta",
    }  # fmt: skip
    load(
        store,
        SISTEMA,
        "practicas",
        [late | {"registrado_en": datetime(2023, 7, 1)}],
        now=despues(5),
    )
    load(store, SISTEMA, "practicas", [late | {"ie": "B", "registrado_en": None}], now=despues(6))
    pedido = Pedido(ESPECIALISTA.ambito, MES, None, AHORA)
    assert foto.tomar(store, pedido).escuelas != before.escuelas
    assert foto.guardada(store, ident) == before
    reunion.freeze(store, ESPECIALISTA, vista(store, ident), now=despues(7))
    assert foto.guardada(store, ident).escuelas != before.escuelas


def test_a_photograph_reads_back_as_it_was(store: Store):
    taken = foto.tomar(store, Pedido(ESPECIALISTA.ambito, MES, None, AHORA))
    assert foto.Foto.read(taken.text()) == taken


def test_an_agreement_binds_each_school_and_reads_as_one(sala: tuple[Store, Reunion]):
    store, r = sala
    agree(store, ESPECIALISTA, r.id, ("A", "B"), acuerdo(), now=despues(2))
    assert [(c["ie"], c["reunion"], c["responsable"]) for c in todos(store)] == [
        ("A", r.id, "Dirección"),
        ("B", r.id, "Dirección"),
    ]
    pedido = Pedido(r.scope, MES, None, AHORA)
    one = foto.acuerdos_de(store, pedido, r.id)
    assert [(a["n"], a["cumplidos"]) for a in one] == [(2, 0)]
    compromiso.complete(store, ESPECIALISTA, visto(store), date(2023, 7, 10), "acta", now=despues(3))  # fmt: skip
    assert [(a["n"], a["cumplidos"]) for a in foto.acuerdos_de(store, pedido, r.id)] == [(2, 1)]
    later = Pedido(r.scope, MES, None, datetime(2023, 9, 1))
    late = [a["vencidos"] for a in foto.acuerdos_de(store, later, r.id)]
    assert late == [1], "judged on the day one looks, whatever month the slides are about"


@pytest.mark.parametrize(
    "mal, ies",
    [
        ({"responsable": " "}, ("A",)),
        ({"limite": None}, ("A",)),
        ({"compromiso": ""}, ("A",)),
        ({}, ()),
        ({}, ("A", "A")),
    ],
)
def test_an_agreement_says_who_and_until_when(sala: tuple[Store, Reunion], mal: dict, ies: tuple):
    store, r = sala
    with pytest.raises(BadInput):
        agree(store, ESPECIALISTA, r.id, ies, acuerdo(**mal), now=despues(2))
    assert todos(store) == []


def test_one_school_out_of_the_room_and_nothing_is_agreed(sala: tuple[Store, Reunion]):
    store, r = sala
    with pytest.raises(NotFound):
        agree(store, ESPECIALISTA, r.id, ("A", "Z"), acuerdo(), now=despues(2))
    assert todos(store) == []


def test_the_next_meeting_begins_with_what_was_agreed(sala: tuple[Store, Reunion]):
    store, r = sala
    agree(store, ESPECIALISTA, r.id, ("A",), acuerdo(), now=despues(2))
    cierra(store, r.id, date(2023, 8, 20))
    second = prepara(store, now=despues(24), fecha=date(2023, 8, 20))
    shown = foto.guardada(store, second)
    assert lee(store, second).anterior == r.id
    assert [(a["compromiso"], a["n"]) for a in shown.acuerdos] == [("Reunirse cada semana", 1)]
    assert shown.anterior["titulo"] == "Reunión de julio"
    only_rei = prepara(store, now=despues(24), fecha=date(2023, 8, 20), scope=Scope.ie("A"))
    assert foto.guardada(store, only_rei).acuerdos == [], "a meeting of another slice has no past"


def test_the_next_date_lies_ahead(sala: tuple[Store, Reunion]):
    store, r = sala
    with pytest.raises(BadInput):
        reunion.close(store, ESPECIALISTA, vista(store, r.id), date(2023, 7, 10), now=despues(3))


def test_writing_everything_anew_changes_no_meeting(sala: tuple[Store, Reunion]):
    store, r = sala
    agree(store, ESPECIALISTA, r.id, ("A",), acuerdo(), now=despues(2))
    before = (store.view("reunion_actual", Scope.all(), hasta="9999-12"), todos(store))
    store.rebuild()
    after = (store.view("reunion_actual", Scope.all(), hasta="9999-12"), todos(store))
    assert before[0].equals(after[0]) and str(before[1]) == str(after[1])


def test_a_kept_slice_reads_back_and_garbage_is_nothing():
    for scope in (Scope.all(), Scope.ugel("150103"), Scope.rei("150103", "REI 1: Los Olivos")):
        assert Scope.read(scope.written) == scope
    for text in ("", "ugel", "nada:1", "ugel:1\nx"):
        assert Scope.read(text) == Scope.ie("")

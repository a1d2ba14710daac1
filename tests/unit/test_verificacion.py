"""Verification: who may, in scope, of what is declared and current, against what the screen saw."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from mgea import metrics
from mgea.commands import load, verificacion
from mgea.commands.verificacion import Decision, Resultado
from mgea.errors import Conflict, Forged, NotAllowed, NotFound
from mgea.lecturas import verificacion as lecturas
from mgea.lecturas.pedido import Pedido
from mgea.permissions import SISTEMA, Persona, Scope
from mgea.store import Store
from tests.tablas import registros
from tests.unit.dos_escuelas import (
    AHORA,
    AJENO,
    DIRECTORA,
    ESPECIALISTA,
    JEFA,
    MES,
    SOLO_LEE,
    base,
    despues,
    rechazos,
)


@pytest.fixture
def store() -> Iterator[Store]:
    store = base()
    yield store
    store.close()


def cell(store: Store, practica: str = "P1.1") -> dict:
    frame = metrics.rows(store, "practica_mes", Scope.ie("A"), MES)
    return frame[frame["practica"] == practica].iloc[0].to_dict()


def visto(store: Store, practica: str = "P1.1") -> int:
    return int(cell(store, practica)["visto"])


def decide(
    store: Store, *what: Decision, persona: Persona = ESPECIALISTA, h: float = 0, clave: str = ""
) -> Resultado:
    return verificacion.decide(store, persona, MES, what, now=despues(h), clave=clave)


def accept(store: Store, practica: str = "P1.1", **changes: object) -> Decision:
    given = {
        "ie": "A",
        "practica": practica,
        "decision": "verificado",
        "visto": visto(store, practica),
    }
    return Decision(**(given | changes))


def back(store: Store, practica: str = "P1.1", motivo: str = "Falta el acta") -> Decision:
    return accept(store, practica, decision="devuelto", motivo=motivo)


def bandeja(store: Store, persona: Persona = ESPECIALISTA, **how: object):
    return lecturas.bandeja(store, Pedido(persona.ambito, MES, None, AHORA), filas=50, **how)


def answer(store: Store, nivel: str, h: float) -> None:
    rows = registros(f"practica | periodo | nivel\nP1.1 | {MES} | {nivel}")
    load(
        store,
        SISTEMA,
        "practicas",
        [r | {"registrado_en": despues(h)} for r in rows],
        now=despues(h),
    )


def test_accepted_at_the_declared_level(store: Store):
    result = decide(store, accept(store))
    assert len(result.hechas) == 1
    assert (cell(store)["verificacion"], cell(store)["nivel_verificado"]) == ("verificada", 2)


def test_a_lower_level_needs_its_reason_and_a_higher_one_does_not(store: Store):
    refused = decide(store, accept(store, nivel=1))
    assert "Diga por qué" in refused.fallidas[0][1]
    decide(store, accept(store, nivel=1, motivo="Solo en un grado"))
    assert cell(store)["nivel_verificado"] == 1
    decide(store, accept(store, "P1.2", nivel=4))
    assert cell(store, "P1.2")["nivel_verificado"] == 4


def test_a_return_needs_its_reason(store: Store):
    assert decide(store, back(store, motivo=" ")).hechas == ()
    assert decide(store, back(store)).hechas != ()
    assert (cell(store)["verificacion"], cell(store)["motivo_verificacion"]) == (
        "devuelta",
        "Falta el acta",
    )


def test_a_return_an_answer_and_an_acceptance(store: Store):
    decide(store, back(store))
    assert "P1.1" not in set(bandeja(store)["practica"]), "it waits for the school"
    answer(store, "2*", 1)
    first = bandeja(store).iloc[0]
    assert (first["practica"], first["riesgo"]) == ("P1.1", "respondida")
    decide(store, accept(store), h=2)
    assert cell(store)["verificacion"] == "verificada"
    assert "P1.1" not in set(bandeja(store)["practica"])


@pytest.mark.parametrize("persona", [DIRECTORA, SOLO_LEE], ids=lambda p: p.id)
def test_only_a_supervisor_verifies(store: Store, persona: Persona):
    with pytest.raises(NotAllowed):
        decide(store, accept(store), persona=persona)
    assert rechazos(store) == ["verificar prácticas"]


def test_a_school_of_another_ugel_does_not_exist(store: Store):
    result = decide(store, accept(store), persona=AJENO)
    assert result.hechas == () and "ámbito" in result.fallidas[0][1]
    assert rechazos(store) == ["verificar prácticas"]


@pytest.mark.parametrize(
    "forged",
    [
        {"nivel": 5},
        {"nivel": -1},
        {"practica": "P9.9"},
        {"decision": "aprobado"},
        {"practica": "P2.2"},
    ],
    ids=str,
)
def test_what_no_screen_can_send_is_refused_and_leaves_a_trace(store: Store, forged: dict):
    seen = visto(store, "P2.2" if forged.get("practica") == "P2.2" else "P1.1")
    good = accept(store)
    assert decide(store, replace(good, **(forged | {"visto": seen}))).hechas == ()
    assert rechazos(store) == ["verificar prácticas"]


def test_a_month_outside_the_school_year_is_forged(store: Store):
    with pytest.raises(Forged):
        verificacion.decide(store, ESPECIALISTA, "2023-01", [accept(store)], now=AHORA)


def test_what_the_school_changed_meanwhile_is_a_conflict(store: Store):
    seen = accept(store)
    answer(store, "4", 1)
    result = decide(store, seen, h=2)
    assert result.hechas == ()
    assert "ahora dice «4 Destacado»" in result.fallidas[0][1]
    assert rechazos(store) == [], "a conflict is nobody's fault"


def test_two_supervisors_on_the_same_practice(store: Store):
    seen = accept(store)
    decide(store, back(store))
    assert decide(store, seen, persona=JEFA, h=1).hechas == ()
    assert cell(store)["verificacion"] == "devuelta"


def test_many_at_once_and_each_its_own_result(store: Store):
    good = [accept(store, p) for p in ("P1.1", "P1.2", "P3.1")]
    result = decide(store, *good, back(store, "P4.1", ""), accept(store, ie="Z"))
    assert len(result.hechas) == 3 and len(result.fallidas) == 2
    assert len(set(store.query("select lote from verificacion_registro")["lote"])) == 1


def test_the_same_practice_twice_in_one_submission(store: Store):
    assert len(decide(store, accept(store), back(store)).hechas) == 1


def test_the_same_submission_twice_writes_once(store: Store):
    seen = accept(store)
    first = decide(store, seen, clave="k")
    again = decide(store, seen, clave="k", h=1)
    assert again.hecho.repetido and again.hecho.lote == first.hecho.lote
    assert len(store.query("select seq from verificacion_registro")) == 1


def test_a_later_change_makes_it_wait_again(store: Store):
    decide(store, accept(store))
    answer(store, "4", 1)
    first = bandeja(store).iloc[0]
    assert (first["practica"], first["verificacion"], first["riesgo"]) == (
        "P1.1",
        "por_reverificar",
        "salto",
    )
    assert first["diferencia"] == 2


def test_the_inbox_says_what_the_cells_say(store: Store):
    decide(store, accept(store), back(store, "P3.1"), accept(store, "P3.2", nivel=4))
    answer(store, "1", 1)
    cells = metrics.rows(store, "practica_mes", ESPECIALISTA.ambito, MES)
    open_ = cells["verificacion"].isin(["por_reverificar", "respondida", "caducada"])
    never = (cells["verificacion"] == "") & (cells["nivel"] > 0)
    waits = cells[(cells["estado"] == "valor") & (open_ | never)]
    shown = bandeja(store)
    assert set(zip(shown["practica"], shown["visto"], strict=True)) == set(
        zip(waits["practica"], waits["visto"], strict=True)
    )
    assert set(shown["total"]) == {len(shown)}


def test_the_inbox_of_a_past_date_is_what_was_known_then(store: Store):
    before = bandeja(store)
    decide(store, accept(store), h=5)
    known = Pedido(ESPECIALISTA.ambito, MES, despues(1), AHORA)
    then = lecturas.bandeja(store, known, filas=50)
    assert list(then["practica"]) == list(before["practica"])


def test_pages_of_the_inbox_hold_everything_once(store: Store):
    every = list(bandeja(store)["practica"])
    pedido = Pedido(ESPECIALISTA.ambito, MES, None, AHORA)
    paged = [
        p
        for page in range(5)
        for p in lecturas.bandeja(store, pedido, pagina=page, filas=5)["practica"]
    ]
    assert paged == every


def test_a_decision_is_taken_back_by_a_counter_record(store: Store):
    before = cell(store)
    result = decide(store, accept(store), accept(store, "P1.2"))
    _, n = verificacion.undo(store, ESPECIALISTA, result.hecho.lote, now=despues(1))
    assert n == 2
    assert cell(store) == before or cell(store)["verificacion"] == ""
    assert len(store.query("select seq from verificacion_registro")) == 4, "nothing is deleted"
    with pytest.raises(Conflict):
        verificacion.undo(store, ESPECIALISTA, result.hecho.lote, now=despues(2))


def test_nobody_takes_back_the_decision_of_another(store: Store):
    result = decide(store, accept(store))
    with pytest.raises(NotFound):
        verificacion.undo(store, JEFA, result.hecho.lote, now=despues(1))
    assert cell(store)["verificacion"] == "verificada"


def test_a_decision_the_school_already_answered_stays(store: Store):
    result = decide(store, back(store))
    answer(store, "2*", 1)
    with pytest.raises(Conflict):
        verificacion.undo(store, ESPECIALISTA, result.hecho.lote, now=despues(2))

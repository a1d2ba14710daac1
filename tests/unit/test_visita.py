"""Visits: promised, made and cancelled, with the commitments of both sides in the same transaction."""

from collections.abc import Iterator
from datetime import date

import pytest

from mgea.commands import visita
from mgea.commands.visita import Vista
from mgea.errors import BadInput, Conflict, Forged, NotAllowed, NotFound
from mgea.lecturas import visitas as lecturas
from mgea.lecturas.pedido import Pedido
from mgea.store import Store
from tests.unit.dos_escuelas import (
    AHORA,
    AJENO,
    DIRECTORA,
    ESPECIALISTA,
    HOY,
    MES,
    acuerdo,
    base,
    despues,
    rechazos,
    todos,
)


@pytest.fixture
def store() -> Iterator[Store]:
    store = base()
    yield store
    store.close()


def frame(store: Store):
    return lecturas.visitas(store, Pedido(ESPECIALISTA.ambito, MES, None, AHORA))


def seen(store: Store, codigo: str = "V-001") -> Vista:
    row = frame(store).set_index("visita").loc[codigo]
    return Vista("A", codigo, int(row["visto"]))


def make(store: Store, **how):
    given = {"ie": "A", "fecha": HOY, "recomendaciones": "Revisar el PAT", "now": despues(1)} | how
    persona = given.pop("persona", ESPECIALISTA)
    ie, fecha, said = given.pop("ie"), given.pop("fecha"), given.pop("recomendaciones")
    return visita.make(store, persona, ie, fecha, said, **given)


def test_a_promise_and_its_visit(store: Store):
    visita.schedule(store, ESPECIALISTA, "A", date(2023, 7, 12), now=AHORA)
    make(store, prometida=seen(store), fecha=date(2023, 7, 12), now=despues(72))
    row = frame(store).iloc[0]
    assert (row["visita"], row["estado"]) == ("V-001", "realizada")
    assert row["prometida"].date() == date(2023, 7, 12)
    assert lecturas.prometidas_hechas(frame(store), date(2023, 8, 1)) == (1, 1, 1)


def test_a_visit_leaves_the_commitments_of_both_sides_and_the_next_date(store: Store):
    agreed = (acuerdo(), acuerdo(de_parte="ugel", compromiso="Llevar el taller"), acuerdo())
    make(store, acuerdos=agreed, proxima=date(2023, 8, 15))
    assert [(r["codigo"], r["de_parte"], r["visita"]) for r in todos(store)] == [
        ("T-001", "ie", "V-001"),
        ("T-002", "ugel", "V-001"),
        ("T-003", "ie", "V-001"),
    ]
    assert dict(zip(frame(store)["visita"], frame(store)["estado"], strict=True)) == {
        "V-001": "realizada",
        "V-002": "programada",
    }
    assert len(set(store.query("select lote from visita_registro")["lote"])) == 1


def test_one_bad_commitment_and_nothing_is_written(store: Store):
    with pytest.raises(BadInput):
        make(store, acuerdos=(acuerdo(), acuerdo(compromiso="")))
    assert frame(store).empty and todos(store) == []


def test_a_moved_visit_keeps_the_day_it_was_promised_for(store: Store):
    visita.schedule(store, ESPECIALISTA, "A", date(2023, 7, 12), now=AHORA)
    visita.move(store, ESPECIALISTA, seen(store), date(2023, 7, 20), "paro", now=despues(1))
    row = frame(store).iloc[0]
    assert (row["fecha"].date(), row["prometida"].date()) == (date(2023, 7, 20), date(2023, 7, 12))
    make(store, prometida=seen(store), fecha=date(2023, 7, 20), now=despues(300))
    assert lecturas.prometidas_hechas(frame(store), date(2023, 8, 1)) == (1, 1, 0)


def test_a_cancelled_visit_says_why_and_is_over(store: Store):
    visita.schedule(store, ESPECIALISTA, "A", date(2023, 7, 12), now=AHORA)
    with pytest.raises(BadInput):
        visita.cancel(store, ESPECIALISTA, seen(store), " ", now=despues(1))
    visita.cancel(store, ESPECIALISTA, seen(store), "la escuela cerró", now=despues(1))
    with pytest.raises(Forged):
        make(store, prometida=seen(store))


def test_only_a_supervisor_and_only_in_scope(store: Store):
    with pytest.raises(NotAllowed):
        make(store, persona=DIRECTORA)
    with pytest.raises(NotFound):
        make(store, persona=AJENO)
    assert rechazos(store) == ["visita realizada"] * 2


def test_the_same_submission_twice_writes_once(store: Store):
    make(store, clave="k", acuerdos=(acuerdo(),))
    assert make(store, clave="k", acuerdos=(acuerdo(),)).repetido
    assert len(frame(store)) == len(todos(store)) == 1


def test_somebody_else_changed_the_visit(store: Store):
    visita.schedule(store, ESPECIALISTA, "A", date(2023, 7, 12), now=AHORA)
    old = seen(store)
    visita.move(store, ESPECIALISTA, old, date(2023, 7, 20), "paro", now=despues(1))
    with pytest.raises(Conflict):
        visita.cancel(store, ESPECIALISTA, old, "x", now=despues(2))


def test_dates_are_of_their_kind(store: Store):
    with pytest.raises(BadInput):
        visita.schedule(store, ESPECIALISTA, "A", date(2023, 7, 1), now=AHORA)
    with pytest.raises(BadInput):
        make(store, fecha=date(2023, 7, 11))
    with pytest.raises(BadInput):
        make(store, recomendaciones=" ")

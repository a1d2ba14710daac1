"""Extending a deadline: it only gives time, it is signed, and the past does not see it."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mgea import sql as textos
from mgea.commands.prorroga import Prorroga, extend
from mgea.errors import BadInput, NotAllowed, NotFound
from mgea.permissions import SISTEMA, Persona, Scope
from mgea.store import Store
from tests import motor
from tests.oraculo import Libros
from tests.tablas import cuadro, escuelas

HOY = datetime(2023, 8, 20, 15)
FIGURAS = ("completitud", "puntualidad_reporte")
ESPECIALISTA = Persona("e", "E", "especialista", Scope.ugel("150103"))
JEFE = Persona("j", "J", "jefe", Scope.ugel("150103"))
DIRECTOR = Persona("d", "D", "director", Scope.ie("A"))


def escena() -> Store:
    """Two schools of a UGEL that reported June on the 20th of July, and one of another that did not."""
    rows = cuadro("practica | 2023-06\n resto | 2", "A") + cuadro(
        "practica | 2023-06\n resto | 2", "B"
    )
    late = [row | {"registrado_en": datetime(2023, 7, 20, 15)} for row in rows]
    padron = escuelas("ie | ugel\nA | 150103\nB | 150103\nC | 150104")
    return motor.cargar(Libros(padron=padron, practicas=late))


def a_tiempo(store: Store, scope: Scope, known_at: datetime | None = None) -> float | None:
    answers = motor.preguntar(store, scope, "2023-06", known_at, FIGURAS, now=HOY)
    return answers[("puntualidad_reporte", None, None)].valor


def de(ambito: str, codigo: str, fecha: date, motivo: str = "Inundación") -> Prorroga:
    return Prorroga(ambito, codigo, "2023-06", fecha, motivo)


def test_an_extension_reaches_its_school_and_no_other():
    store = escena()
    assert a_tiempo(store, Scope.ugel("150103")) == 0
    extend(store, ESPECIALISTA, de("ie", "A", date(2023, 7, 20)), now=HOY)
    assert (a_tiempo(store, Scope.ie("A")), a_tiempo(store, Scope.ie("B"))) == (1, 0)


def test_the_day_named_is_still_on_time_and_the_next_is_not():
    store = escena()
    extend(store, ESPECIALISTA, de("ie", "A", date(2023, 7, 19)), now=HOY)
    assert a_tiempo(store, Scope.ie("A")) == 0
    extend(store, ESPECIALISTA, de("ie", "A", date(2023, 7, 20)), now=HOY)
    assert a_tiempo(store, Scope.ie("A")) == 1


def test_a_whole_ugel_takes_its_head():
    store = escena()
    with pytest.raises(NotAllowed):
        extend(store, ESPECIALISTA, de("ugel", "150103", date(2023, 7, 31)), now=HOY)
    extend(store, JEFE, de("ugel", "150103", date(2023, 7, 31)), now=HOY)
    assert a_tiempo(store, Scope.ugel("150103")) == 1
    assert a_tiempo(store, Scope.ugel("150104")) == 0


def test_nobody_extends_their_own_or_a_stranger_s():
    store = escena()
    with pytest.raises(NotAllowed):
        extend(store, DIRECTOR, de("ie", "A", date(2023, 7, 31)), now=HOY)
    with pytest.raises(NotFound):
        extend(store, ESPECIALISTA, de("ie", "C", date(2023, 7, 31)), now=HOY)
    with pytest.raises(NotFound):
        extend(store, JEFE, de("ugel", "150104", date(2023, 7, 31)), now=HOY)
    assert len(store.query("select seq from prorroga_registro")) == 0
    assert len(store.query("select seq from rechazo_registro")) == 3


@pytest.mark.parametrize(
    "prorroga",
    [
        de("ie", "A", date(2023, 7, 31), "  "),
        de("ie", "A", date(2023, 7, 10)),
        de("ie", "A", date(2023, 12, 31)),
        Prorroga("ie", "A", "2023-02", date(2023, 3, 31), "vacaciones"),
    ],
    ids=["no reason", "no time", "no end", "nothing due"],
)
def test_what_is_not_an_extension_is_refused(prorroga: Prorroga):
    with pytest.raises(BadInput):
        extend(escena(), SISTEMA, prorroga, now=HOY)


def test_what_was_known_before_it_does_not_see_it():
    store = escena()
    extend(store, ESPECIALISTA, de("ie", "A", date(2023, 7, 31)), now=HOY)
    assert a_tiempo(store, Scope.ie("A"), datetime(2023, 8, 19)) == 0
    assert a_tiempo(store, Scope.ie("A"), datetime(2023, 8, 21)) == 1


DIAS = st.lists(
    st.tuples(st.sampled_from(["ie:A", "ie:B", "ugel:150103"]), st.integers(11, 60)), max_size=4
)


@settings(max_examples=6, deadline=None)
@given(DIAS)
def test_extensions_in_any_order_never_make_anybody_late_and_rebuild_alike(pedidas):
    store = escena()
    before = a_tiempo(store, Scope.ugel("150103")) or 0
    for quien, dia in pedidas:
        ambito, codigo = quien.split(":")
        fecha = date.fromordinal(date(2023, 7, 1).toordinal() + dia)
        try:
            extend(store, SISTEMA, de(ambito, codigo, fecha), now=HOY)
        except BadInput:
            continue
        after = a_tiempo(store, Scope.ugel("150103")) or 0
        assert after >= before
        before = after
    kept = store.query("select ie, periodo, vence_en, recibido_en from ie_mes order by 1, 2")
    live = motor.preguntar(store, Scope.ugel("150103"), "2023-06", HOY, FIGURAS, now=HOY)
    assert (live[("puntualidad_reporte", None, None)].valor or 0) == before
    store.rebuild()
    again = store.query("select ie, periodo, vence_en, recibido_en from ie_mes order by 1, 2")
    assert kept.equals(again)


def test_the_school_itself_sees_the_new_deadline():
    store = escena()
    extend(store, ESPECIALISTA, de("ie", "A", date(2023, 7, 20)), now=HOY)
    extend(store, JEFE, de("ugel", "150103", date(2023, 7, 15)), now=HOY)
    own = store.query(textos.raw("views/mes_ie"), "A", "2023-06").set_index("periodo")
    kept = store.query("select periodo, vence_en from ie_mes where ie = 'A'").set_index("periodo")
    assert len(own) == len(set(own.index))
    assert own["vence_en"]["2023-06"] == kept["vence_en"]["2023-06"] == datetime(2023, 7, 21, 5)

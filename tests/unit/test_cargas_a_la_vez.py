"""Two imports at once, an import while a batch is taken back, and a roster that would take a school from its UGEL."""

import threading
from collections.abc import Callable
from datetime import datetime

import pytest

from mgea.commands import load
from mgea.commands.deshacer import deshacer
from mgea.errors import NotAllowed
from mgea.permissions import SISTEMA
from tests.unit.dos_escuelas import AJENO, ESPECIALISTA, base, rechazos
from tests.unit.situaciones import nivel, servicio
from tests.unit.test_deshacer import same, state

AHORA = datetime(2023, 9, 1)
FILAS = [nivel("A", practica, "2023-07", 3) for practica in ("P1.1", "P1.2", "P3.1", "P3.2")]


def at_once(*calls: Callable[[], object]) -> list[Exception]:
    """Every call in a thread of its own, all beginning together; what they raised."""
    start, failed = threading.Barrier(len(calls)), list[Exception]()

    def run(call: Callable[[], object]) -> None:
        start.wait()
        try:
            call()
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def count(store) -> int:
    found = store.query("select count(*) as n from practica_registro where periodo = '2023-07'")
    return int(found["n"].iloc[0])


def told(store):
    """Everything the board says, but the numbers of the rows it says it from."""
    return state(store).drop(columns="visto")


def test_a_double_click_on_an_import_saves_it_once():
    store = base()

    def once() -> object:
        return load(store, ESPECIALISTA, "practicas", [dict(f) for f in FILAS], now=AHORA)

    assert at_once(*[once] * 4) == []
    assert count(store) == len(FILAS)
    store.close()


def test_an_import_that_meets_another_keeps_only_what_is_new():
    """What it was compared with changed while it waited for its turn: it is compared again."""
    store = base()
    original = store.write

    def late(*args, **kwargs):
        store.write = original  # type: ignore[method-assign]
        load(store, SISTEMA, "practicas", [dict(f) for f in FILAS[:3]], now=AHORA)
        return original(*args, **kwargs)

    store.write = late  # type: ignore[method-assign]
    done = load(store, ESPECIALISTA, "practicas", [dict(f) for f in FILAS], now=AHORA)
    assert (done.nuevas, done.sin_cambio) == (1, 3)
    assert count(store) == len(FILAS)
    store.close()


def test_taking_a_batch_back_while_another_arrives_loses_neither():
    store = base()
    first = load(store, ESPECIALISTA, "practicas", [dict(f) for f in FILAS], now=AHORA)
    other = [nivel("B", "P1.1", "2023-08", 2), nivel("A", "P5.1", "2023-08", 4)]
    failed = at_once(
        lambda: deshacer(store, ESPECIALISTA, first.lote, "equivocada", now=AHORA),
        lambda: load(store, ESPECIALISTA, "practicas", other, now=AHORA),
    )
    assert failed == []
    both = told(store)
    alone = base()
    load(alone, ESPECIALISTA, "practicas", other, now=AHORA)
    same(both, told(alone))
    store.rebuild()
    same(both, told(store))
    for each in (store, alone):
        each.close()


def test_a_roster_cannot_take_the_school_of_another_ugel():
    store = base()
    with pytest.raises(NotAllowed, match="otra UGEL"):
        load(store, AJENO, "padron", [servicio("A", ugel="150104")], now=AHORA)
    assert list(store.query("select ugel from ie_actual where ie = 'A'")["ugel"]) == ["150103"]
    assert rechazos(store) == ["importar padron"]
    store.close()

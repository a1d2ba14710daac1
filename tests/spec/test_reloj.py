"""El reloj de la UGEL: how long it takes to look, what it returns with a reason, and the promises it keeps."""

from datetime import date, datetime

import pytest

from mgea.commands import compromiso, visita
from mgea.commands.compromiso_fila import Acuerdo
from mgea.permissions import Persona, Scope
from mgea.store import Store
from tests import motor
from tests.oraculo import Fila, Libros
from tests.tablas import cuadro, escuelas

UGEL = Scope.ugel("150103")
QUIEN = Persona("e", "E", "especialista", UGEL)
NADA = ("nada_exigible", None)


def medir(store: Store, slug: str, mes: str, scope: Scope = UGEL, known_at=None) -> Fila:
    return motor.preguntar(store, scope, mes, known_at, [slug])[(slug, None, None)]


def dia(mes: int, dia: int) -> datetime:
    """Noon in Lima of a day of 2023."""
    return datetime(2023, mes, dia, 17)


def dicho(ie: str, practica: str, decision: str, cuando: datetime, motivo: str = "") -> dict:
    nivel = 2 if decision == "verificado" else None
    return {
        "ie": ie, "practica": practica, "periodo": "2023-03", "nivel": nivel, "decision": decision, "motivo": motivo,
        "registrado_en": cuando,
    }  # fmt: skip


def base(*verificaciones: dict) -> Store:
    """Schools A and B that reported March on the 5th of April at noon, and what was decided of them."""
    rows = cuadro("practica | 2023-03\n resto | 2", "A") + cuadro(
        "practica | 2023-03\n resto | 2", "B"
    )
    padron = escuelas("ie\nA\nB")
    return motor.cargar(Libros(padron=padron, practicas=rows, verificaciones=list(verificaciones)))


DECIDIDO = (
    dicho("A", "P1.1", "verificado", dia(4, 5)),  # the same day: 0
    dicho("A", "P1.2", "verificado", dia(4, 9)),  # 4
    dicho("A", "P2.1", "devuelto", dia(4, 11), "falta el acta"),  # 6
    dicho("B", "P1.1", "verificado", dia(5, 25)),  # 50
)


def test_the_median_is_of_decisions_not_of_schools():
    store = base(*DECIDIDO)
    assert medir(store, "dias_verificacion", "2023-04") == Fila(4, "ok", 4, 3, 1)
    assert medir(store, "dias_verificacion", "2023-05") == Fila(5, "ok", 5, 4, 2)
    assert medir(store, "dias_verificacion", "2023-05", Scope.ie("B")).valor == 50


def test_a_day_is_a_day_in_lima():
    late = datetime(2023, 4, 7, 4, 30)  # 23:30 of the 6th
    assert (
        medir(base(dicho("A", "P1.1", "verificado", late)), "dias_verificacion", "2023-04").valor
        == 1
    )


def test_only_the_year_s_decisions_and_only_what_was_known():
    store = base(*DECIDIDO)
    assert (medir(store, "dias_verificacion", "2024-03").estado) == "nada_exigible"
    assert medir(store, "dias_verificacion", "2023-05", known_at=dia(4, 10)).valor == 2  # 0 and 4


def test_a_return_counts_when_it_says_why():
    store = base(*DECIDIDO, dicho("B", "P1.2", "devuelto", dia(5, 26), "repetida"))
    assert medir(store, "devueltas_con_motivo", "2023-05") == Fila(2 / 5, "ok", 2, 5, 2)


def test_without_decisions_the_clock_does_not_run():
    fila = medir(base(), "dias_verificacion", "2023-04")
    assert (fila.estado, fila.valor) == NADA
    assert medir(base(), "devueltas_con_motivo", "2023-04").estado == "nada_exigible"


def test_a_promise_is_kept_moved_or_broken_and_an_unpromised_visit_is_neither():
    store = base()
    for ie, n in (("A", 10), ("A", 20), ("B", 12), ("B", 15)):
        fecha = date(2023, 5, n)
        visita.schedule(store, QUIEN, ie, fecha, now=dia(5, 2))
    seen = store.query("select ie, visita, seq from visita_registro order by seq")
    a1, a2, b1, b2 = (visita.Vista(r.ie, r.visita, r.seq) for r in seen.itertuples())
    visita.make(
        store, QUIEN, "A", date(2023, 5, 10), "Revisar el PAT", now=dia(5, 11), prometida=a1
    )
    visita.move(store, QUIEN, a2, date(2023, 6, 9), "paro", now=dia(5, 18))
    visita.cancel(store, QUIEN, b1, "la escuela cerró", now=dia(5, 12))
    visita.make(store, QUIEN, "B", date(2023, 5, 30), "Sin promesa", now=dia(5, 30))
    assert medir(store, "visitas_cumplidas", "2023-05") == Fila(1 / 3, "ok", 1, 3, 2)
    # made in June, what was promised for May is made late and still kept: the promise was of a visit
    moved = store.query(
        "select max(seq) as s from visita_registro where visita = $1 and ie = 'A'", a2.visita
    )
    vista = visita.Vista("A", a2.visita, int(moved["s"][0]))
    visita.make(store, QUIEN, "A", date(2023, 6, 9), "Círculo", now=dia(6, 9), prometida=vista)
    assert medir(store, "visitas_cumplidas", "2023-06").valor == pytest.approx(2 / 3)
    assert medir(store, "visitas_cumplidas", "2023-05").valor == pytest.approx(1 / 3)
    assert medir(store, "visitas_cumplidas", "2023-04").estado == "nada_exigible"


def test_the_ugel_answers_for_its_own_commitments_only():
    store = base()
    for parte in ("ugel", "ie"):
        acuerdo = Acuerdo("Llevar el kit", 4, "Especialista", date(2023, 5, 10), de_parte=parte)
        compromiso.create(store, QUIEN, "A", acuerdo, now=dia(5, 2))
    assert medir(store, "compromisos_ugel", "2023-05") == Fila(0, "ok", 0, 1, 1)
    assert medir(store, "cumplimiento_exigible", "2023-05").denominador == 1

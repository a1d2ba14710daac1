"""Taking back a batch: exactly the state before, for ever after; what was known before still shows it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mgea import catalogo, metrics
from mgea.commands import load
from mgea.commands.deshacer import deshacer
from mgea.errors import BadInput, Forged, NotAllowed
from mgea.permissions import SISTEMA, Scope
from mgea.store import Store
from tests.unit.dos_escuelas import AJENO, DIRECTORA, ESPECIALISTA, base, rechazos

AHORA = datetime(2023, 9, 1)
MESES = ("2023-05", "2023-06", "2023-07", "2023-08")


@pytest.fixture
def store() -> Iterator[Store]:
    store = base()
    yield store
    store.close()


def fila(
    practica: str, periodo: str, nivel: int | None, registrado: datetime | None = None
) -> dict:
    estado = "valor" if nivel is not None else "no_priorizada"
    return {"ie": "A", "practica": practica, "periodo": periodo, "nivel": nivel, "estado": estado,
            "motivo": "", "evidencia": "", "registrado_en": registrado}  # fmt: skip


def state(store: Store, known_at: datetime | None = None) -> pd.DataFrame:
    """Everything the board says of every school and month, and of every practice."""
    months = metrics.rows(store, "ie_mes", Scope.all(), "2023-12", known_at, desde="2022-10")
    cells = metrics.rows(store, "practica_mes", Scope.all(), "2023-12", known_at, desde="2022-10")
    return months.merge(cells, on=["ie", "periodo"])


def same(a: pd.DataFrame, b: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(a, b, check_dtype=False)


def test_undoing_gives_exactly_the_state_before_and_the_past_still_shows_it(store):
    before = state(store)
    lote = load(
        store,
        SISTEMA,
        "practicas",
        [fila("P1.1", "2023-06", 4), fila("P1.1", "2023-07", 4)],
        now=AHORA,
    ).lote
    during = state(store)
    assert not during.equals(before)
    deshacer(store, ESPECIALISTA, lote, "archivo equivocado", now=AHORA + timedelta(days=2))
    same(state(store), before)
    same(state(store, AHORA + timedelta(days=1)), during)
    store.rebuild()
    same(state(store), before)


def test_a_batch_taken_back_never_completed_a_month(store):
    """Ten practices by a person, fifteen by a batch that is taken back: the month was never received."""
    said = [fila(p.id, "2023-08", 2, datetime(2023, 9, 5)) for p in catalogo.practicas()]
    load(store, SISTEMA, "practicas", said[:10], now=AHORA)
    lote = load(store, SISTEMA, "practicas", said[10:], now=AHORA).lote
    received = "select recibido_en from ie_mes where ie = 'A' and periodo = '2023-08'"
    assert store.query(received)["recibido_en"].notna().all()
    deshacer(store, ESPECIALISTA, lote, "archivo equivocado", now=datetime(2023, 9, 6))
    assert store.query(received)["recibido_en"].isna().all()


def test_what_was_said_after_the_batch_stays(store):
    lote = load(store, SISTEMA, "practicas", [fila("P1.1", "2023-06", 4)], now=AHORA).lote
    load(store, SISTEMA, "practicas", [fila("P1.1", "2023-07", 3)], now=AHORA + timedelta(days=1))
    deshacer(store, ESPECIALISTA, lote, "error", now=AHORA + timedelta(days=2))
    cells = metrics.rows(store, "practica_mes", Scope.ie("A"), "2023-07", desde="2023-06")
    own = cells[cells["practica"] == "P1.1"].set_index("periodo")["nivel"]
    assert own.to_dict() == {"2023-06": 2, "2023-07": 3}


def test_a_batch_taken_back_may_be_loaded_again(store):
    rows = [fila("P1.1", "2023-06", 4)]
    lote = load(store, SISTEMA, "practicas", rows, now=AHORA).lote
    deshacer(store, ESPECIALISTA, lote, "error", now=AHORA + timedelta(days=1))
    again = load(store, SISTEMA, "practicas", rows, now=AHORA + timedelta(days=2))
    assert (again.nuevas, again.sin_cambio) == (1, 0)
    with pytest.raises(BadInput, match="ya estaba deshecha"):
        deshacer(store, ESPECIALISTA, lote, "otra vez", now=AHORA + timedelta(days=3))


def test_nothing_is_deleted(store):
    lote = load(store, SISTEMA, "practicas", [fila("P1.1", "2023-06", 4)], now=AHORA).lote
    count = "select count(*) as n from practica_registro"
    before = store.query(count)["n"].iloc[0]
    deshacer(store, ESPECIALISTA, lote, "error", now=AHORA)
    assert store.query(count)["n"].iloc[0] == before


def test_networks_verifications_and_commitments_are_taken_back_too(store):
    before = state(store)
    check = {"ie": "A", "practica": "P1.1", "periodo": "2023-06", "nivel": 1,
             "decision": "verificado", "motivo": "", "registrado_en": None}  # fmt: skip
    lotes = [
        load(store, SISTEMA, "rei", [{"ie": "A", "rei": "Red nueva"}], now=AHORA).lote,
        load(store, SISTEMA, "verificaciones", [check], now=AHORA).lote,
    ]
    assert not state(store).equals(before)
    for lote in lotes:
        deshacer(store, ESPECIALISTA, lote, "error", now=AHORA + timedelta(days=1))
    same(state(store), before)


def test_only_who_imports_and_only_their_own_schools(store):
    lote = load(store, SISTEMA, "practicas", [fila("P1.1", "2023-06", 4)], now=AHORA).lote
    for persona in (DIRECTORA, AJENO):
        with pytest.raises(NotAllowed):
            deshacer(store, persona, lote, "error", now=AHORA)
    padron = str(store.query("select lote from acta where que = 'importar padron'")["lote"][0])
    for forged in ("no-hay", "", padron):
        with pytest.raises(Forged):
            deshacer(store, ESPECIALISTA, forged, "error", now=AHORA)
    with pytest.raises(BadInput):
        deshacer(store, ESPECIALISTA, lote, "  ", now=AHORA)
    assert rechazos(store) == ["deshacer una carga"] * 5


BATCH = st.lists(
    st.tuples(
        st.sampled_from(("P1.1", "P1.2", "P2.2", "P7.4")),
        st.sampled_from(MESES),
        st.none() | st.integers(0, 4),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda row: (row[0], row[1], row[3]),
)


@pytest.mark.slow
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(BATCH, st.lists(BATCH, max_size=2))
def test_undoing_any_batch_is_as_if_it_had_never_come(batch, later):
    """Two databases: one where the batch came and was taken back, one where it never came."""
    undone, never = base(), base()
    try:
        lote = load(undone, SISTEMA, "practicas", _rows(batch), now=AHORA).lote
        for n, other in enumerate(later):
            moment = AHORA + timedelta(hours=n + 1)
            rows = [{**row, "registrado_en": moment} for row in _rows(other)]
            unique = list({(r["practica"], r["periodo"]): r for r in rows}.values())
            for store in (undone, never):
                load(store, SISTEMA, "practicas", [dict(r) for r in unique], now=moment)
        shown = state(undone, AHORA + timedelta(days=1))
        if lote:
            deshacer(undone, ESPECIALISTA, lote, "error", now=AHORA + timedelta(days=2))
        columns = [c for c in state(never).columns if c not in ("visto",)]
        same(state(undone)[columns], state(never)[columns])
        same(state(undone, AHORA + timedelta(days=1)), shown)
    finally:
        undone.close()
        never.close()


def _rows(batch: list) -> list[dict]:
    return [fila(p, m, n, datetime(2023, 8, 1) + timedelta(hours=h)) for p, m, n, h in batch]

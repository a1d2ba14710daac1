"""Any interleaving of commands about commitments, verifications and visits: what stands is what the libros say.

Several people act on the same records with what their screens last showed, fresh or stale. Whatever they do, replaying
the libros gives the same state, the first due date never moves and moving dates never improves punctuality.
"""

from contextlib import suppress
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mgea import metrics
from mgea.commands import compromiso, verificacion, visita
from mgea.commands.compromiso import Visto
from mgea.commands.verificacion import Decision
from mgea.errors import MgeaError
from mgea.permissions import Scope
from mgea.store import Store
from tests.unit.dos_escuelas import (
    DIRECTORA,
    ESPECIALISTA,
    JEFA,
    MES,
    acuerdo,
    base,
    despues,
    todos,
    visto,
)

PERSONAS = st.sampled_from((DIRECTORA, ESPECIALISTA, JEFA))
DIAS = st.integers(-20, 90).map(lambda n: date(2023, 7, 10) + timedelta(days=n))
GESTOS = st.tuples(
    st.sampled_from(
        (
            "crear", "avance", "reprogramar", "reasignar", "cumplir", "anular", "verificar", "reabrir", "aceptar",
            "devolver", "visitar",
        )
    ),
    PERSONAS,
    DIAS,
    st.booleans(),  # whether the screen is stale
)  # fmt: skip
SLOW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Pantallas:
    """What the screens of a test have seen: the newest, and what they showed one step before."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.antes = Visto("A", "T-001", 0)

    def ver(self, viejo: bool) -> Visto:
        found = [r for r in todos(self.store) if r["codigo"] == "T-001"]
        ahora = visto(self.store) if found else self.antes
        shown, self.antes = (self.antes if viejo else ahora), ahora
        return shown

    def celda(self, decision: str, viejo: bool) -> Decision:
        frame = metrics.rows(self.store, "practica_mes", Scope.ie("A"), MES)
        seen = int(frame[frame["practica"] == "P1.1"]["visto"].iloc[0]) - int(viejo)
        return Decision("A", "P1.1", decision, seen, None, "Falta el acta")


def act(p: Pantallas, gesto: tuple, now: datetime) -> None:
    """One gesture of one person; a refusal is an answer like any other."""
    que, persona, dia, viejo = gesto
    s, k = p.store, {"now": now}
    hacer = {
        "crear": lambda: compromiso.create(s, persona, "A", acuerdo(dia), **k),
        "avance": lambda: compromiso.progress(s, persona, p.ver(viejo), 50, "", **k),
        "reprogramar": lambda: compromiso.reschedule(
            s, persona, p.ver(viejo), dia, "por motivo", **k
        ),
        "reasignar": lambda: compromiso.reassign(s, persona, p.ver(viejo), f"R{dia.day}", **k),
        "cumplir": lambda: compromiso.complete(s, persona, p.ver(viejo), dia, "Acta", **k),
        "anular": lambda: compromiso.cancel(s, persona, p.ver(viejo), "no procede", **k),
        "verificar": lambda: compromiso.verify(s, persona, p.ver(viejo), **k),
        "reabrir": lambda: compromiso.reopen(s, persona, p.ver(viejo), "falta", **k),
        "aceptar": lambda: verificacion.decide(
            s, persona, MES, [p.celda("verificado", viejo)], **k
        ),
        "devolver": lambda: verificacion.decide(s, persona, MES, [p.celda("devuelto", viejo)], **k),
        "visitar": lambda: visita.make(s, persona, "A", dia, "Bien", acuerdos=(acuerdo(dia),), **k),
    }
    try:
        hacer[que]()
    except MgeaError as error:
        assert str(error).endswith((".", "?")), "a sentence a person can act on"


def snapshot(store: Store) -> list[list[tuple]]:
    texts = (
        "select * from ie_mes order by ie, periodo",
        "select * from verificada order by ie, practica, periodo",
        "select * from ie_actual order by ie",
    )
    return [[tuple(map(str, r)) for r in store.query(t).to_numpy().tolist()] for t in texts]


@SLOW
@given(st.lists(GESTOS, min_size=1, max_size=12))
def test_replaying_the_libros_gives_the_same_state(gestos):
    store = base()
    pantallas = Pantallas(store)
    for n, gesto in enumerate(gestos):
        act(pantallas, gesto, despues(n + 1))
    before = snapshot(store), todos(store)
    store.rebuild()
    after = snapshot(store), todos(store)
    store.close()
    assert str(before) == str(after)


@SLOW
@given(st.lists(GESTOS, min_size=1, max_size=12))
def test_the_first_due_date_never_changes(gestos):
    store = base()
    pantallas = Pantallas(store)
    first: dict[str, object] = {}
    for n, gesto in enumerate([("crear", DIRECTORA, date(2023, 8, 1), False), *gestos]):
        act(pantallas, gesto, despues(n + 1))
        for row in todos(store):
            assert first.setdefault(row["codigo"], row["fecha_original"]) == row["fecha_original"]
    store.close()


def puntualidad(store: Store) -> tuple[float, float]:
    """(kept on time, due); nothing due is (0, 0) to compare, although the indicator says «nada exigible»."""
    frame = metrics.compute(store, Scope.ie("A"), "2023-12", slugs=("puntualidad_compromisos",))
    row = frame.iloc[0].fillna(0)
    return float(row["numerador"]), float(row["denominador"])


@SLOW
@given(st.lists(st.tuples(DIAS, DIAS, st.integers(0, 60)), min_size=1, max_size=4))
def test_moving_dates_never_improves_punctuality(casos):
    """The same promises kept on the same days, once with their dates moved first and once without."""
    honest, moved = base(), base()
    for n, (limite, nueva, tarda) in enumerate(casos):
        for store in (honest, moved):
            try:
                compromiso.create(store, DIRECTORA, "A", acuerdo(limite), now=despues(n))
            except MgeaError:
                continue
        codigo = todos(moved)[-1]["codigo"] if todos(moved) else ""
        if not codigo:
            continue
        with suppress(MgeaError):
            seen = visto(moved, codigo)
            compromiso.reschedule(moved, DIRECTORA, seen, nueva, "x", now=despues(n))
        end = despues(24 * tarda + 1)
        for store in (honest, moved):
            with suppress(MgeaError):
                seen = visto(store, codigo)
                compromiso.complete(store, DIRECTORA, seen, end.date(), "Acta", now=end)
    (kept, due), (kept_moved, due_moved) = puntualidad(honest), puntualidad(moved)
    honest.close()
    moved.close()
    assert due_moved == due
    assert kept_moved <= kept

"""What always holds, whatever a school reports; and the engine gives the answers of the oracle.

``MGEA_EJEMPLOS=200 pytest tests/spec/test_invariantes.py`` looks for longer, at other histories each time.
"""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mgea import commands, metrics
from mgea.lecturas.avance import reporte_ie
from mgea.lecturas.pedido import Pedido
from mgea.permissions import SISTEMA, Persona, Scope, visible
from mgea.store import Store
from tests import motor
from tests.oraculo import (
    PRACTICAS,
    PRINCIPIOS,
    PROMEDIADOS,
    Fila,
    Libros,
    Llave,
    Oraculo,
    Row,
    last_day,
)
from tests.spec.conftest import apart
from tests.spec.historias import CALENDARIO_2024, after, historias, meses, momentos
from tests.tablas import cell

EJEMPLOS = int(os.environ.get("MGEA_EJEMPLOS", "0"))
LEJOS = datetime(2025, 1, 1)
SLUGS = metrics.published() + ("principios_fidelidad",)
ALGUNOS = (
    "puntos", "puntos_conservador", "brecha", "meses_atras", "puntos_verificados", "confianza", "completitud",
    "puntualidad_reporte", "ritmo", "compromisos_vencidos",
)  # fmt: skip
"""What a record could change, without the breakdowns: a question about all of them takes much longer."""
UGELES = ("150103", "150104")
Respuestas = dict[str, dict[Llave, Fila]]


def ejemplos(normal: int) -> settings:
    """The same few examples on every run, or many new ones when asked."""
    return settings(
        max_examples=EJEMPLOS or normal,
        derandomize=not EJEMPLOS,
        deadline=None,
        phases=[Phase.generate, Phase.shrink] if EJEMPLOS else [Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        database=None,
    )


@pytest.fixture(scope="module")
def bases() -> Iterator[dict[bool, Store]]:
    """Two databases where histories live side by side: without and with a calendar for 2024."""
    found = {False: motor.abrir(), True: motor.cargar(Libros(cronograma=CALENDARIO_2024))}
    yield found
    for store in found.values():
        store.close()


def ask(
    store: Store,
    sufijo: str,
    mes: str,
    known_at: datetime | None,
    por: str = "ie",
    slugs: tuple[str, ...] = SLUGS,
) -> Respuestas:
    """Every school (or UGEL, or DRE) of a history, in one question."""
    scope = Scope.dre("150101" + sufijo)
    frame = metrics.compute(store, scope, mes, known_at, slugs=slugs, por=por, now=LEJOS)
    return {
        str(name).removeprefix(f"{por}:").removesuffix(sufijo): motor.answers(part)
        for name, part in frame.groupby("ambito")
    }


def plain(answers: Respuestas) -> dict[tuple[str, Llave], tuple[Any, ...]]:
    """Answers that may be compared for equality."""
    return {
        (ie, key): (f.valor and round(f.valor, 9), f.estado, f.numerador, f.denominador)
        for ie, found in answers.items()
        for key, f in found.items()
    }


# --- the engine and the oracle ------------------------------------------------------------------------------------


def same(a: float | None, b: float | None) -> bool:
    """Equal numbers, or both nothing."""
    return a is None and b is None if a is None or b is None else abs(a - b) < 1e-7


def agree(key: Llave, engine: Fila | None, oracle: Fila, grupo: bool) -> bool:
    """Whether two answers say the same. No row says what no commitment says, and none due is none overdue."""
    engine = engine or Fila(None, "nada_exigible", n=0)
    if key[0] == "compromisos_vencidos" and engine.estado == "nada_exigible":
        return oracle.valor == 0
    if not same(engine.valor, oracle.valor):
        return False
    if oracle.valor is None:
        return (
            grupo or engine.estado == oracle.estado
        )  # schools may have nothing to say for several reasons
    if engine.estado != oracle.estado:
        return False
    parts = all(
        mine is None or same(mine, other)
        for mine, other in (
            (oracle.numerador, engine.numerador),
            (oracle.denominador, engine.denominador),
        )
    )
    return parts and (not grupo or key[0] not in PROMEDIADOS or engine.n == oracle.n)


def differences(
    engine: dict[Llave, Fila], oracle: dict[Llave, Fila], *, grupo: bool = False
) -> list[tuple[Llave, Fila | None, Fila]]:
    """Every answer of the oracle that the engine does not give."""
    return [
        (key, engine.get(key), fila)
        for key, fila in oracle.items()
        if not agree(key, engine.get(key), fila, grupo)
    ]


@ejemplos(6)
@given(historias(), meses(), momentos(), st.booleans())
def test_the_engine_gives_the_answers_of_the_oracle(
    bases: dict[bool, Store],
    turno: Iterator[int],
    libros: Libros,
    mes: str,
    known_at: datetime,
    con_2024: bool,
):
    sufijo = f"~{next(turno)}"
    store = motor.cargar(apart(libros, sufijo), bases[con_2024])
    oraculo = Oraculo(
        Libros(**{**vars(libros), "cronograma": CALENDARIO_2024 if con_2024 else []}), known_at
    )
    told = ask(store, sufijo, mes, known_at)
    groups = ask(store, sufijo, mes, known_at, por="ugel")
    for ie in oraculo.escuelas():
        mine = oraculo.de_escuela(ie, mes)
        assert differences(told.get(ie, {}), mine) == []
    for ugel in UGELES:
        members = [row["ie"] for row in libros.padron if row["ugel"] == ugel]
        mine = oraculo.de_grupo(members, mes)
        assert differences(groups.get(ugel, {}), mine, grupo=True) == []


# --- what always holds --------------------------------------------------------------------------------------------


def assert_points_are_bounded(found: dict[Llave, Fila]) -> None:
    """0 ≤ II_c ≤ II ≤ 100, and nothing verified beyond what applies."""
    whole, careful = found["puntos", None, None], found["puntos_conservador", None, None]
    if whole.valor is not None and careful.valor is not None:
        assert 0 <= careful.valor <= whole.valor + 1e-9
        assert whole.valor <= 100 + 1e-9
    assert 0 <= (found["puntos_verificados", None, None].valor or 0) <= 100


def assert_principles_add_up(found: dict[Llave, Fila]) -> None:
    """Σ points of the principles = total points, and so do the practices behind them."""
    whole = found["puntos", None, None]
    parts = [found["puntos", slug, None] for slug in PRINCIPIOS]
    assert sum(p.numerador or 0 for p in parts) == (whole.numerador or 0)
    assert sum(p.denominador or 0 for p in parts) == (whole.denominador or 0)


def assert_reports_are_nested(found: dict[Llave, Fila]) -> None:
    """On time ≤ received ≤ expected."""
    came, on_time = found["completitud", None, None], found["puntualidad_reporte", None, None]
    expected = came.denominador or 0
    assert expected == (on_time.denominador or 0) <= 1
    assert 0 <= (on_time.numerador or 0) <= (came.numerador or 0) <= expected


def assert_states_add_up(reporte: pd.Series, received: dict[Llave, Fila]) -> None:
    """A tiempo + tarde + no reportó = expected, and the first two are what was received."""
    count = reporte.value_counts()
    came = int(count.get("a_tiempo", 0) + count.get("tarde", 0))
    fila = received["completitud", None, None]
    assert came == (fila.numerador or 0)
    assert came + count.get("no_reporto", 0) == (fila.denominador or 0)


def assert_made_of_schools(region: dict[Llave, Fila], schools: Respuestas) -> None:
    """A region's points are the mean of its comparable schools, whatever UGEL they are in."""
    whole = [found["puntos", None, None] for found in schools.values()]
    points = [f.valor for f in whole if f.estado == "ok" and f.valor is not None]
    fila = region["puntos", None, None]
    assert fila.n == len(points)
    assert fila.valor == (pytest.approx(sum(points) / len(points)) if points else None)


@ejemplos(3)
@given(historias(), meses(), momentos())
def test_bounds_and_sums_hold(
    bases: dict[bool, Store],
    turno: Iterator[int],
    libros: Libros,
    mes: str,
    known_at: datetime,
):
    sufijo = f"~{next(turno)}"
    store = motor.cargar(apart(libros, sufijo), bases[True])
    schools = ask(store, sufijo, mes, known_at)
    for found in schools.values():
        if ("puntos", None, None) in found:
            assert_points_are_bounded(found)
            assert_principles_add_up(found)
            assert_reports_are_nested(found)
    activas = {ie: f for ie, f in schools.items() if ("puntos", None, None) in f}
    if not activas:
        return
    region = ask(store, sufijo, mes, known_at, por="dre")["150101"]
    assert_made_of_schools(region, activas)
    pedido = Pedido(Scope.dre("150101" + sufijo), mes, known_at, known_at)
    assert_states_add_up(reporte_ie(store, pedido, desde=mes)["reporte"], region)


@ejemplos(3)
@given(historias(), meses())
def test_what_is_known_now_is_read_as_if_it_were_computed_live(
    bases: dict[bool, Store], turno: Iterator[int], libros: Libros, mes: str
):
    sufijo = f"~{next(turno)}"
    store = motor.cargar(apart(libros, sufijo), bases[True])
    assert plain(ask(store, sufijo, mes, None)) == plain(ask(store, sufijo, mes, LEJOS))


# --- what may not change ------------------------------------------------------------------------------------------


def split(libros: Libros, keep: Callable[[str, Row], bool]) -> tuple[Libros, Libros]:
    """The rows for which ``keep`` holds, and the others; the roster goes with the first."""
    yes, no = Libros(padron=libros.padron), Libros()
    for layout in ("practicas", "verificaciones", "compromisos"):
        for row in getattr(libros, layout):
            getattr(yes if keep(layout, row) else no, layout).append(row)
    return yes, no


@ejemplos(3)
@given(historias(), meses())
def test_a_record_about_a_later_month_never_changes_an_earlier_view(
    bases: dict[bool, Store], turno: Iterator[int], libros: Libros, mes: str
):
    sufijo = f"~{next(turno)}"
    cut = last_day(mes)

    def until(layout: str, row: Row) -> bool:
        return row["fecha"] <= cut if layout == "compromisos" else row["periodo"] <= mes

    first, later = split(apart(libros, sufijo), until)
    store = motor.cargar(first, bases[True])
    before = plain(ask(store, sufijo, mes, None, slugs=ALGUNOS))
    motor.cargar(later, store)
    assert plain(ask(store, sufijo, mes, None, slugs=ALGUNOS)) == before


@ejemplos(3)
@given(historias(), meses(), momentos())
def test_what_is_registered_later_never_changes_what_was_known(
    bases: dict[bool, Store],
    turno: Iterator[int],
    libros: Libros,
    mes: str,
    known_at: datetime,
):
    sufijo = f"~{next(turno)}"
    first, later = split(apart(libros, sufijo), lambda _, row: row["registrado_en"] <= known_at)
    store = motor.cargar(first, bases[True])
    before = plain(ask(store, sufijo, mes, known_at, slugs=ALGUNOS))
    motor.cargar(later, store)
    assert plain(ask(store, sufijo, mes, known_at, slugs=ALGUNOS)) == before


@ejemplos(3)
@given(historias(2), meses())
def test_importing_the_same_file_twice_changes_nothing(
    bases: dict[bool, Store], turno: Iterator[int], libros: Libros, mes: str
):
    sufijo = f"~{next(turno)}"
    own = apart(libros, sufijo)
    store = motor.cargar(own, bases[True])
    before, version = plain(ask(store, sufijo, mes, None, slugs=ALGUNOS)), store.version()
    for layout in ("padron", "practicas", "verificaciones", "compromisos"):
        rows = [dict(row) for row in getattr(own, layout)]
        again = commands.load(store, SISTEMA, layout, rows, now=LEJOS)
        assert (again.nuevas, again.sin_cambio) == (0, len(rows))
    assert store.version() == version
    assert plain(ask(store, sufijo, mes, None, slugs=ALGUNOS)) == before


@ejemplos(3)
@given(historias(3), meses(), st.randoms(use_true_random=False))
def test_the_order_of_import_never_changes_the_view(
    bases: dict[bool, Store], turno: Iterator[int], libros: Libros, mes: str, random: Random
):
    sufijo, otro = f"~{next(turno)}", f"~{next(turno)}"
    motor.cargar(apart(libros, sufijo), bases[True])
    part = {id(row): random.random() < 0.5 for row in libros.practicas + libros.compromisos}
    for layout in ("practicas", "verificaciones", "compromisos"):
        random.shuffle(getattr(libros, layout))
    for half in split(libros, lambda _, row: part.get(id(row), True)):
        motor.cargar(apart(half, otro), bases[True])
    assert plain(ask(bases[True], otro, mes, None, slugs=ALGUNOS)) == plain(
        ask(bases[True], sufijo, mes, None, slugs=ALGUNOS)
    )


@ejemplos(3)
@given(historias(2), meses(), st.integers(0, 24))
def test_a_no_aplica_changes_no_other_practice(
    bases: dict[bool, Store], turno: Iterator[int], libros: Libros, mes: str, k: int
):
    sufijo = f"~{next(turno)}"
    store = motor.cargar(apart(libros, sufijo), bases[True])
    scope, practica = Scope.dre("150101" + sufijo), PRACTICAS[k]

    def others() -> list[tuple[Any, ...]]:
        frame = metrics.rows(store, "practica_mes", scope, mes)
        frame = frame[frame["practica"] != practica]
        names = ["ie", "practica", "estado", "nivel", "ultimo_nivel", "verificacion"]
        return [tuple(row) for row in frame[names].astype(str).itertuples(index=False)]

    before = others()
    periodo = mes if mes[5:] > "02" else "2022-12"
    row = {"ie": libros.padron[0]["ie"], "practica": practica, "periodo": periodo, **cell("NA")}
    added = Libros(practicas=[{**row, "registrado_en": after("2024-12", 1, 0, 0)}])
    motor.cargar(apart(added, sufijo), store)
    assert others() == before


@ejemplos(3)
@given(historias(4), meses())
def test_a_director_sees_only_their_school(
    bases: dict[bool, Store], turno: Iterator[int], libros: Libros, mes: str
):
    sufijo = f"~{next(turno)}"
    store = motor.cargar(apart(libros, sufijo), bases[True])
    ie = libros.padron[0]["ie"] + sufijo
    director = Persona("d", "Dirección", "director", Scope.ie(ie))
    asked = (Scope.all(), Scope.dre("150101" + sufijo), Scope.ie("E1" + sufijo))
    for scope in (visible(director, pedido) for pedido in asked):
        for vista in ("ie", "ie_mes", "practica_mes", "compromiso_corte"):
            assert set(metrics.rows(store, vista, scope, mes)["ie"]) <= {ie}
        frame = metrics.compute(
            store, scope, mes, slugs=("puntos", "reportadas"), por="ie", now=LEJOS
        )
        assert set(frame["ambito"]) <= {f"ie:{ie}"}

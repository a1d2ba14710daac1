"""From views to figures: ``compute`` aggregates declared indicators, ``rows`` lists what stands behind them.

Time and scope are arguments: ``as_of`` is the month looked at, ``known_at`` what was known then, ``now`` the clock
that decides which months have ended. Nothing here reads today's date.
"""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from mgea import agregados, cortes, cronograma
from mgea.agregados import COLUMNAS, ESTADOS
from mgea.cortes import cut
from mgea.errors import BadInput
from mgea.indicadores import INDICADORES, Indicador, ficha, fichas
from mgea.permissions import COLUMNAS as NIVELES
from mgea.permissions import Scope
from mgea.store import Store

__all__ = [
    "ESTADOS",
    "INDICADORES",
    "Indicador",
    "commitments",
    "compute",
    "cut",
    "ficha",
    "fichas",
    "rows",
]

LEJANO = datetime(9999, 12, 31)
_LLAVES = {
    "": (),
    "ie": ("ie",),
    "rei": ("ugel", "rei"),
    "distrito": ("distrito",),
    "ugel": ("ugel",),
    "dre": ("dre",),
}
_CUARTILES = (("puntos_p25", 0.25), ("puntos_mediana", 0.5), ("puntos_p75", 0.75))


def published() -> tuple[str, ...]:
    """The slugs anyone can check with the command line."""
    own = tuple(dict.fromkeys(i.slug for i in INDICADORES if i.publicado))
    return own + tuple(slug for slug, _ in _CUARTILES)


def last_closed(now: datetime) -> str:
    """The last month that had ended in Lima at ``now`` (naive UTC): the default as-of."""
    return cronograma.last_closed((now - timedelta(hours=5)).date())


def require_reached(as_of: str, now: datetime) -> None:
    """Refuse a month that has not begun: nothing can be said of it yet."""
    cronograma.parse_periodo(as_of)
    if as_of > cronograma.periodo_of((now - timedelta(hours=5)).date()):
        raise BadInput(f"El mes {as_of} todavía no llega. Elija un mes pasado.")
    if as_of < cronograma.PRIMER_MES:
        raise BadInput(f"El tablero empieza en {cronograma.PRIMER_MES}. Elija un mes posterior.")


def compute(
    store: Store,
    scope: Scope,
    as_of: str,
    known_at: datetime | None = None,
    *,
    slugs: tuple[str, ...] | None = None,
    por: str = "",
    desde: str | None = None,
    now: datetime | None = None,
    enteras: bool = False,
) -> pd.DataFrame:
    """Figures of a scope as tidy rows: one per group, month, indicator and principle or CGE.

    ``as_of``: month ``AAAA-MM``. ``desde``: first month of a series (default: only ``as_of``). ``por``: break the scope
    down by ``ie``, ``rei``, ``distrito``, ``ugel`` or ``dre``. ``known_at`` and ``now``: naive UTC. ``enteras``: only
    figures of the whole model, none by principle or CGE (each costs the engine some milliseconds to plan). Columns
    ambito, periodo, indicador, principio, cge, valor, numerador, denominador, n, estado; values unrounded, missing
    ones NaN. One school's row carries its own numerator and denominator; a group's ``n`` is a number of schools.
    """
    cronograma.parse_periodo(as_of)
    chosen = [i for i in INDICADORES if slugs is None or i.slug in slugs]
    chosen = [i for i in chosen if not (enteras and i.clave)]
    clock = known_at or now or LEJANO
    frames = []
    monthly = [i for i in chosen if i.vista == "ie_mes"]
    cuartiles = [c for c in _CUARTILES if slugs is None or c[0] in slugs]
    if monthly or cuartiles:
        frames.append(
            _monthly(
                store, scope, (desde or as_of, as_of), known_at, clock, monthly, por, cuartiles
            )
        )
    for vista in cortes.VISTAS:
        of_view = [i for i in chosen if i.vista == vista]
        month = desde or as_of
        while of_view and month <= as_of:
            frames.append(cortes.compute(store, scope, month, known_at, of_view, _LLAVES[por], por))
            month = cronograma.add_months(month, 1)
    told = [f for f in frames if not f.empty]
    result = pd.concat(told, ignore_index=True) if told else pd.DataFrame()
    if por and not result.empty:
        # schools without a REI or a district are no group
        result = result[result["ambito"] != f"{por}:"].reset_index(drop=True)
    return result if not result.empty else pd.DataFrame(columns=list(COLUMNAS))


def compute_all(
    store: Store,
    scope: Scope,
    as_of: str,
    known_at: datetime | None = None,
    *,
    now: datetime | None = None,
) -> pd.DataFrame:
    """The published figures of every DRE, UGEL, REI, district and school of a scope, as ``compute`` gives them.

    Every group of the roster has its rows: one with nothing active or nothing due says so instead of being absent.
    A group wider than the scope is left out, because the schools of the scope alone are not it. Redes of one name in
    two UGEL are told apart as ``rei:<CODOOII> <name>``.
    """
    schools = rows(store, "ie", scope, as_of, known_at)
    wider = NIVELES[: NIVELES.index(scope.nivel)] if scope.nivel in NIVELES else ()
    frames = []
    for por in reversed(_LLAVES):
        if not por or por in wider:
            continue
        named = schools[schools[por] != ""]
        twice = por == "rei" and named.groupby("rei")["ugel"].nunique().gt(1).any()
        for part in sorted(named["ugel"].unique()) if twice else [""]:
            slice_ = scope & Scope.ugel(part) if part else scope
            frame = compute(store, slice_, as_of, known_at, slugs=published(), por=por, now=now)
            groups = named[named["ugel"].eq(part) | (not part)][por].drop_duplicates()
            frame = _fill(frame, [f"{por}:{g}" for g in groups], as_of)
            if part:
                frame["ambito"] = frame["ambito"].str.replace(
                    "rei:", f"rei:{part} ", n=1, regex=False
                )
            frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def _fill(frame: pd.DataFrame, names: list[str], as_of: str) -> pd.DataFrame:
    chosen = [i for i in INDICADORES if i.publicado]
    nothing = agregados.nothing(chosen, as_of, names)
    told = set(_keys(frame))
    missing = nothing[[key not in told for key in _keys(nothing)]]
    return pd.concat([frame, missing], ignore_index=True).sort_values("ambito", kind="stable")


def _keys(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    names = ("ambito", "indicador", "principio", "cge")
    return list(zip(*(frame[name] for name in names), strict=True))


def rows(
    store: Store,
    vista: str,
    scope: Scope,
    as_of: str,
    known_at: datetime | None = None,
    *,
    desde: str | None = None,
) -> pd.DataFrame:
    """Rows of one view within a scope: ``ie``, ``ie_mes``, ``practica_mes`` or one of ``cortes.VISTAS``."""
    if vista in cortes.VISTAS:
        return cortes.rows(store, vista, scope, as_of, known_at)
    return store.view(vista, scope, hasta=as_of, desde=desde or as_of, known_at=known_at)


def commitments(
    store: Store,
    scope: Scope,
    as_of: str,
    known_at: datetime | None = None,
    *,
    de_parte: str = "ie",
) -> pd.DataFrame:
    """One row per commitment of the schools (``de_parte='ie'``) or of the UGEL to them (``'ugel'``), with its state at
    the end of the month ``as_of``. Every indicator counts the schools' own."""
    vista = "compromiso_ugel" if de_parte == "ugel" else "compromiso_corte"
    return cortes.rows(store, vista, scope, as_of, known_at)


def _monthly(
    store: Store,
    scope: Scope,
    months: tuple[str, str],
    known_at: datetime | None,
    clock: datetime,
    chosen: list[Indicador],
    por: str,
    cuartiles: list[tuple[str, float]],
) -> pd.DataFrame:
    one = agregados.is_one(scope, por)
    columns = [agregados.expressions(i, p, one) for p, i in enumerate(chosen)]
    if cuartiles and not one:
        puntos = ficha("puntos")
        value = f"case when ({puntos.estado}) = 'ok' then 100.0 * {puntos.numerador} / ({puntos.denominador}) end"
        columns.append(f"count({value}) as q")
        columns += [
            f"percentile_cont({q}) within group (order by {value}) as {slug}"
            for slug, q in cuartiles
        ]
    grupo = ", ".join(f"m.{c}" for c in (*_LLAVES[por], "periodo"))
    parts = {"grupo": grupo, "agregados": ",\n    ".join(columns or ["1 as nada"])}
    fuente = store.source("ie_mes", scope, known_at, extra=1)
    frame = store.view(
        "agregado",
        scope,
        desde=months[0],
        hasta=months[1],
        known_at=known_at,
        extra=(clock,),
        fuente=fuente,
        **parts,
    )
    tidy = [agregados.tidy(frame, i, p, scope, por, one) for p, i in enumerate(chosen)]
    if not one:
        tidy += [agregados.quartile(frame, slug, scope, por) for slug, _ in cuartiles]
    result = agregados.together(tidy)
    return (
        result if not frame.empty or por else agregados.nothing(chosen, months[1], [scope.ambito])
    )

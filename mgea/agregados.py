"""How one declared indicator becomes SQL columns, and those columns tidy rows; ``mgea.metrics`` is its only user."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from mgea.indicadores import Indicador
from mgea.indicadores.declaracion import estado_puntos
from mgea.permissions import Scope

ESTADOS = (
    "ok",
    "datos_insuficientes",
    "sin_dato",
    "nada_exigible",
    "cronograma_no_definido",
    "no_aplica",
)
COLUMNAS = (
    "ambito", "periodo", "indicador", "principio", "cge", "valor", "numerador", "denominador", "n", "estado",
)  # fmt: skip

Columna = npt.NDArray[Any]
Columnas = dict[str, Columna]
_PALABRAS = np.array(ESTADOS, dtype=object)
_TEXTOS = ("ambito", "periodo", "indicador", "estado")


def is_one(scope: Scope, por: str) -> bool:
    """Whether each row of the answer is one school."""
    return por == "ie" or (not por and scope.nivel == "ie")


def expressions(i: Indicador, position: int, one: bool) -> str:
    """The aggregate columns of one indicator: s (sum), d (denominator), c (count behind n), e (state rank)."""
    rank = " ".join(f"when '{estado}' then {r}" for r, estado in enumerate(ESTADOS))
    state = f"min(case ({i.estado}) {rank} end) as e{position}"
    # a group of ie_mes is of one month, in which a school is one row: nothing to tell apart, which is dear
    distinct = "" if i.vista == "ie_mes" else "distinct "
    count = f"count({distinct}case when ({i.denominador or i.numerador}) > 0 then m.ie end)"
    if i.tipo == "mediana":
        ok = f"case when ({i.estado}) = 'ok' then {i.numerador} end"
        behind = (
            f"count({ok})" if one else f"count({distinct}case when {ok} is not null then m.ie end)"
        )
        middle = f"percentile_cont(0.5) within group (order by {ok})"
        return (
            f"{middle} as s{position}, count({ok}) as d{position}, {behind} as c{position}, {state}"
        )
    if one or i.tipo != "media":
        behind = f"sum({i.n})" if one else count
        divisor = f"sum({i.denominador})" if i.denominador else "null"
        return f"sum({i.numerador}) as s{position}, {divisor} as d{position}, {behind} as c{position}, {state}"
    value = f"({i.numerador}) * {i.factor}"
    value += f" / nullif({i.denominador}, 0)" if i.denominador else ""
    gate = f" and ({estado_puntos('')}) = 'ok'" if i.comparables else ""
    ok = f"case when ({i.estado}) = 'ok'{gate} then {value} end"
    return f"sum({ok}) as s{position}, null as d{position}, count({ok}) as c{position}, {state}"


def names(frame: pd.DataFrame, scope: Scope, por: str) -> Columna:
    """How each group is named in the answer: ``rei:…``, ``ie:…``, or the scope itself."""
    if por:
        return (por + ":" + frame[por].astype(str)).to_numpy(dtype=object)
    return np.full(len(frame), scope.ambito, dtype=object)


def together(parts: list[Columnas]) -> pd.DataFrame:
    """The tidy rows of several parts, one after the other: one frame made once, because a frame for each of sixty
    figures takes longer than the engine takes to count them."""
    if not parts:
        return pd.DataFrame()
    whole = {name: np.concatenate([p[name] for p in parts]) for name in COLUMNAS}
    # kept as objects: text columns of pandas would turn «no principle» (None) into NaN
    kept = {name: pd.Series(whole[name], dtype=object) for name in ("principio", "cge")}
    return pd.DataFrame(whole | kept).astype(dict.fromkeys(_TEXTOS, "str"))


def tidy(
    frame: pd.DataFrame, i: Indicador, position: int, scope: Scope, por: str, one: bool
) -> Columnas:
    """One indicator's tidy rows, by column, from its aggregate columns."""
    total = frame[f"s{position}"].to_numpy(dtype=float, na_value=np.nan)
    divisor = frame[f"d{position}"].to_numpy(dtype=float, na_value=np.nan)
    count = frame[f"c{position}"].to_numpy(dtype=float, na_value=0.0)
    rank = frame[f"e{position}"].to_numpy(dtype=int, na_value=2)
    with np.errstate(divide="ignore", invalid="ignore"):
        if i.tipo in ("suma", "mediana"):
            value = total
        elif i.tipo == "media" and not one:
            divisor = count
            value = np.where(count > 0, total / count, np.nan)
            rank = np.where((count == 0) & (rank == 0), 2, rank)
        else:
            value = total * i.factor / divisor if i.denominador else total
            value = np.where(np.isfinite(value), value, np.nan)
            if i.sobre is not None:
                divisor = np.full(len(frame), i.sobre)
    return _columns(
        frame, scope, por, i.slug,
        principio=i.clave if i.dimension == "principio" else None,
        cge=int(i.clave) if i.dimension == "cge" else None,
        valor=np.where(rank >= 2, np.nan, value),
        numerador=total,
        denominador=divisor,
        n=count.astype(int),
        estado=_PALABRAS[rank],
    )  # fmt: skip


def quartile(frame: pd.DataFrame, slug: str, scope: Scope, por: str) -> Columnas:
    """Median and quartiles of the points of the schools in state ok."""
    value = frame[slug].to_numpy(dtype=float, na_value=np.nan)
    count = frame["q"].to_numpy(dtype=int)
    return _columns(
        frame, scope, por, slug,
        principio=None,
        cge=None,
        valor=value,
        numerador=np.full(len(frame), np.nan),
        denominador=np.full(len(frame), np.nan),
        n=count,
        estado=np.where(count > 0, "ok", "sin_dato").astype(object),
    )  # fmt: skip


def _columns(frame: pd.DataFrame, scope: Scope, por: str, slug: str, **told: Any) -> Columnas:
    """Columns as long as the frame; a single value (slug, principle, CGE) is repeated."""
    return {
        "ambito": names(frame, scope, por),
        "periodo": frame["periodo"].to_numpy(dtype=object),
        "indicador": np.full(len(frame), slug, dtype=object),
        **told,
        "principio": np.full(len(frame), told["principio"], dtype=object),
        "cge": np.full(len(frame), told["cge"], dtype=object),
    }


def nothing(chosen: list[Indicador], as_of: str, names: list[str]) -> pd.DataFrame:
    """What groups without active schools, or without commitments, answers: nothing is due, and no number."""
    return pd.DataFrame(
        [
            {
                "ambito": name,
                "periodo": as_of,
                "indicador": i.slug,
                "principio": i.clave if i.dimension == "principio" else None,
                "cge": int(i.clave) if i.dimension == "cge" else None,
                "valor": np.nan,
                "numerador": np.nan,
                "denominador": np.nan,
                "n": 0,
                "estado": "nada_exigible",
            }
            for name in names
            for i in chosen
        ],
        columns=list(COLUMNAS),
        dtype=object,
    ).astype({"valor": float, "numerador": float, "denominador": float, "n": int})

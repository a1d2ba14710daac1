"""Comparing fairly: intervals for rates, groups too small to show, and what cannot be told apart. Pure functions.

Definition 8: median, IQR, P10–P90 by peer group; groups under 5 suppressed; quartiles only from 12; differences under 4
points are "no distinguible"; rates with counts carry a Wilson 95 % interval and a funnel, the index does not.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

Z95, Z998 = 1.959963984540054, 3.090232306167813  # two-sided 95 % and 99.8 % of a normal
PARES = ("nivel", "gestion", "tamano", "rei", "distrito", "ugel", "banda")
"""What peers may share. ``tamano`` is the number of servicios: the roster says no enrolment."""


GESTION = {
    "Pública de Gestión Directa": "Pública directa",
    "Pública de Gestión Privada": "Pública de gestión privada",
}
"""Short names for what the roster spells out."""


@dataclass(frozen=True)
class Reglas:
    """The thresholds in force: fewest schools of a group, fewest for quartiles, difference that is not told apart."""

    grupo: int = 5
    cuartiles: int = 12
    distinguible: float = 4.0

    @classmethod
    def de(cls, umbrales: Mapping[str, float]) -> "Reglas":
        """From the thresholds of the database."""
        return cls(
            int(umbrales["grupo_minimo"]),
            int(umbrales["cuartiles_minimo"]),
            float(umbrales["no_distinguible"]),
        )


def wilson(numerador: float, denominador: float, z: float = Z95) -> tuple[float, float]:
    """The Wilson score interval of a proportion, 0–1; (0, 1) when there is nothing to divide by."""
    if denominador <= 0:
        return 0.0, 1.0
    p, z2 = numerador / denominador, z * z
    centre = (p + z2 / (2 * denominador)) / (1 + z2 / denominador)
    half = z / (1 + z2 / denominador)
    half *= math.sqrt(p * (1 - p) / denominador + z2 / (4 * denominador**2))
    # At 0 and 1 the bound is exact; subtracting would leave a trace of binary fractions.
    low = 0.0 if numerador <= 0 else centre - half
    return low, 1.0 if numerador >= denominador else centre + half


def limites(tasa: float, denominador: float, z: float) -> tuple[float, float]:
    """Where the rate of a school with so many cases falls by chance alone, if it is the same as everybody's.

    The other side of Wilson's interval: a school is outside these limits exactly when its own interval, at the same
    level, leaves the common rate out.
    """
    half = z * math.sqrt(tasa * (1 - tasa) / denominador) if denominador > 0 else 1.0
    return max(0.0, tasa - half), min(1.0, tasa + half)


def embudo(frame: pd.DataFrame) -> pd.DataFrame:
    """Each school's rate and where it falls. ``frame``: numerador, denominador > 0.

    Adds tasa, bajo and alto (Wilson 95 %) and zona: ``dentro`` (within the 95 % limits around everybody's rate, so not
    told apart from it), ``atencion`` / ``destaca`` (outside 95 %), ``muy_baja`` / ``muy_alta`` (outside 99.8 %).
    """
    total = float(frame["denominador"].sum())
    comun = float(frame["numerador"].sum()) / total if total else 0.0
    rows = []
    for num, den in zip(frame["numerador"], frame["denominador"], strict=True):
        rate, (low, high) = num / den, wilson(num, den)
        rows.append((rate, low, high, _zona(rate, comun, den)))
    told = pd.DataFrame(rows, columns=["tasa", "bajo", "alto", "zona"], index=frame.index)
    return frame.assign(**{str(c): told[c] for c in told})


def _zona(rate: float, comun: float, den: float) -> str:
    near, far = limites(comun, den, Z95), limites(comun, den, Z998)
    if rate < near[0] - 1e-12:
        return "muy_baja" if rate < far[0] - 1e-12 else "atencion"
    if rate > near[1] + 1e-12:
        return "muy_alta" if rate > far[1] + 1e-12 else "destaca"
    return "dentro"


def ocultos(cuantas: Mapping[str, int], minimo: int) -> dict[str, str]:
    """Groups not to show, with why: ``pequeno`` (fewer than ``minimo``) or ``complemento``, which is hidden only so
    that no small group can be found by subtracting the shown ones from the total.

    ``cuantas``: schools behind each group's figures; the groups share no school and make up the total on the page.
    What stays hidden is at least two groups with ``minimo`` schools between them, or everything.
    """
    hidden = {g: "pequeno" for g, n in cuantas.items() if n < minimo}
    shown = sorted((n, g) for g, n in cuantas.items() if g not in hidden)
    while shown and not _safe([cuantas[g] for g in hidden], minimo):
        _, smallest = shown.pop(0)
        hidden[smallest] = "complemento"
    return hidden


def _safe(hidden: Sequence[int], minimo: int) -> bool:
    """Whether the schools hidden together say nothing of any small group; groups with nobody hide nobody."""
    some = [n for n in hidden if n > 0]
    return not some or (len(some) > 1 and sum(some) >= minimo)


def resumen(valores: pd.Series, reglas: Reglas) -> dict[str, float]:
    """n, mediana, p25, p75, p10, p90 of some schools' points; all but the first two NaN under ``reglas.cuartiles``."""
    told = valores.dropna().to_numpy(dtype=float)
    names = ("mediana", "p25", "p75", "p10", "p90")
    if not len(told):
        return {"n": 0, **dict.fromkeys(names, math.nan)}
    found = np.percentile(told, [50, 25, 75, 10, 90])
    if len(told) < reglas.cuartiles:
        found[1:] = math.nan
    return {"n": len(told), **dict(zip(names, found.tolist(), strict=True))}


def grupos(
    frame: pd.DataFrame, por: Sequence[str], columnas: Sequence[str], reglas: Reglas
) -> pd.DataFrame:
    """One row per peer group and column of points, over the schools that can be compared.

    ``frame``: rows of ``lecturas.escuelas.comparada``; ``por``: some of PARES. Returns grupo, columna, n, mediana, p25,
    p75, p10, p90, oculto ('', 'pequeno', 'complemento'). Hidden groups carry no figure and n = 0.
    """
    ok = frame[frame["estado"] == "ok"]
    names = etiqueta(ok, por)
    every = sorted(etiqueta(frame[frame["estado"] != "inactiva"], por).unique())
    rows = []
    for column in columnas:
        by_group = dict(list(ok[column].groupby(names)))
        values = {g: by_group.get(g, pd.Series(dtype=float)) for g in every}
        hidden = ocultos({g: int(v.notna().sum()) for g, v in values.items()}, reglas.grupo)
        for group in every:
            told = values[group] if group not in hidden else pd.Series(dtype=float)
            row = {"grupo": group, "columna": column, "oculto": hidden.get(group, "")}
            rows.append(row | resumen(told, reglas))
    columns = ["grupo", "columna", "oculto", "n", "mediana", "p25", "p75", "p10", "p90"]
    return pd.DataFrame(rows, columns=columns)


def distancia(valor: float, referencia: float, reglas: Reglas) -> str:
    """``no_distinguible``, ``por_encima`` or ``por_debajo`` of a reference; '' when either is unknown."""
    if math.isnan(valor) or math.isnan(referencia):
        return ""
    # Rounded as shown would be unfair at the edge; a trace of binary fractions is not a difference either.
    if abs(valor - referencia) < reglas.distinguible - 1e-9:
        return "no_distinguible"
    return "por_encima" if valor > referencia else "por_debajo"


def etiqueta(frame: pd.DataFrame, por: Sequence[str]) -> pd.Series:
    """The peer group of each school in words: «Primaria · Pública de Gestión Directa · 1 servicio»."""
    parts = [_parte(frame, name) for name in por]
    if not parts:
        return pd.Series("Todas", index=frame.index, dtype=object)
    result = parts[0].astype(object)
    for part in parts[1:]:
        result = result + " · " + part
    return result


def _parte(frame: pd.DataFrame, name: str) -> pd.Series:
    if name == "tamano":
        return _servicios(frame["servicios"])
    if name == "banda":
        words = {"critico": "Crítica", "en_riesgo": "En riesgo", "en_ruta": "En ruta"}
        return frame["banda"].map(words | {"adelantada": "Adelantada"}).fillna("Sin comparación")
    columns = {
        "nivel": "niveles", "gestion": "gestion_nombre", "rei": "rei", "distrito": "distrito_nombre",
        "ugel": "ugel_nombre",
    }  # fmt: skip
    empty = {"rei": "Sin REI"}.get(name, "Sin dato")
    told = frame[columns[name]].map(lambda v: GESTION.get(v, v) or empty).astype(object)
    if name in ("rei", "distrito") and frame["ugel"].nunique() > 1:  # two UGEL may use one name
        told = told + " (" + frame["ugel_nombre"].astype(object) + ")"
    return told


def _servicios(servicios: pd.Series) -> pd.Series:
    count = servicios.map(lambda codes: len(str(codes).split()))
    return pd.Series(
        np.select([count <= 1, count == 2], ["1 servicio", "2 servicios"], "3 o más servicios"),
        index=servicios.index,
        dtype=object,
    )


def por_parecido(matriz: np.ndarray) -> np.ndarray:
    """Positions of the rows ordered along their first principal direction, highest first: rows alike come together.

    ``matriz``: schools × columns, NaN where nothing is known (takes the column's mean). Deterministic; ties keep their
    place.
    """
    if not len(matriz):
        return np.array([], dtype=int)
    known = ~np.isnan(matriz)
    mean = np.where(known, matriz, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    centred = np.where(known, matriz - mean, 0.0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    score = centred @ directions[0]
    if np.dot(score, centred.sum(axis=1)) < 0:  # a direction has no sign of its own
        score = -score
    return np.argsort(-np.round(score, 9), kind="stable")


def curvas(comun: float, tope: int) -> pd.DataFrame:
    """The limits of the funnel for 1…``tope`` cases: denominador, bajo95, alto95, bajo998, alto998 (0–1)."""
    rows = [(n, *limites(comun, n, Z95), *limites(comun, n, Z998)) for n in range(1, tope + 1)]
    return pd.DataFrame(rows, columns=["denominador", "bajo95", "alto95", "bajo998", "alto998"])

"""A plan of visits: greedy, so that each choice can be told in one sentence.

Always from the most urgent tier left, the nearest school to the one chosen before (the first, to the centre of the
candidates). A school without coordinates goes last in its tier: it is not forgotten, it only cannot be near anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

RADIO = 6371.0  # km
Kilometros = np.ndarray[tuple[int], np.dtype[np.float64]]
TRAMOS = ("alta", "media", "baja")
COLUMNAS = ("orden", "ie", "nombre", "rei", "fecha", "tramo", "razon", "km", "porque")


@dataclass(frozen=True)
class Agenda:
    """How many visits there is time for, how many a day, and from which day on (working days only)."""

    capacidad: int
    por_dia: int
    desde: date


def kilometros(de: tuple[float, float], latitud: pd.Series, longitud: pd.Series) -> Kilometros:
    """Great-circle distance (haversine), in km, from a point (degrees) to each place; NaN without coordinates."""
    la, lo = np.radians(latitud.to_numpy(float)), np.radians(longitud.to_numpy(float))
    la0, lo0 = np.radians(de)
    half = np.sin((la - la0) / 2) ** 2 + np.cos(la0) * np.cos(la) * np.sin((lo - lo0) / 2) ** 2
    return 2 * RADIO * np.arcsin(np.sqrt(np.clip(half, 0, 1)))


def planear(
    candidatas: pd.DataFrame, agenda: Agenda, ocupadas: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """One row per visit proposed, in order: orden (from 1), ie, nombre, rei, fecha, tramo, razon, km (from the one
    before, NaN when unknown), porque (a sentence).

    ``candidatas``: ``lecturas.riesgo.riesgo``. ``ocupadas``: schools left out (→ why), because they already have a
    visit.
    """
    left = candidatas[~candidatas["ie"].isin(list(ocupadas or {}))].reset_index(drop=True)
    known = left.dropna(subset=["latitud", "longitud"])
    here = None
    if not known.empty:
        here = (float(known["latitud"].mean()), float(known["longitud"].mean()))
    rows: list[tuple[object, ...]] = []
    while len(rows) < agenda.capacidad and not left.empty:
        tier = next(t for t in TRAMOS if (left["tramo"] == t).any())
        among = left[left["tramo"] == tier]
        far = _far(among, here)
        place = int(np.nanargmin(far)) if np.isfinite(far).any() else 0
        pick, km = among.iloc[place], float(far[place])
        first = not rows
        rows.append(
            (len(rows) + 1, pick["ie"], pick["nombre"], pick["rei"], None, tier, pick["razon"],
             np.nan if first else km, _porque(tier, km, first))
        )  # fmt: skip
        if km == km:
            here = (float(pick["latitud"]), float(pick["longitud"]))
        left = left[left["ie"] != pick["ie"]]
    plan = pd.DataFrame(rows, columns=list(COLUMNAS))
    plan["fecha"] = _fechas(len(plan), agenda)
    return plan


def _far(among: pd.DataFrame, here: tuple[float, float] | None) -> Kilometros:
    if here is None:
        return np.full(len(among), np.nan)
    return kilometros(here, among["latitud"], among["longitud"])


def _porque(tier: str, km: float, first: bool) -> str:
    if km != km:
        return f"urgencia {tier}; sin coordenadas en el padrón"
    if first:
        return f"urgencia {tier}; la más cercana al centro de las candidatas"
    return f"urgencia {tier}; la más cercana a la visita anterior, a {km:.1f} km en línea recta"


def _fechas(n: int, agenda: Agenda) -> list[date]:
    """Working days from the first on, so many visits each."""
    day, result = agenda.desde, list[date]()
    while len(result) < n:
        if day.weekday() < 5:
            result += [day] * min(agenda.por_dia, n - len(result))
        day += timedelta(days=1)
    return result


def ocupadas(visitas: pd.DataFrame, hoy: date, descanso: int = 30) -> dict[str, str]:
    """Schools that already have a visit ahead, or had one in the last ``descanso`` days: ie → why. From ``visitas``."""
    result: dict[str, str] = {}
    recent, today = pd.Timestamp(hoy - timedelta(days=descanso)), pd.Timestamp(hoy)
    for row in visitas.to_dict("records"):
        if row["estado"] == "programada" and row["fecha"] >= today:
            result[str(row["ie"])] = "ya tiene una visita prometida"
        elif row["estado"] == "realizada" and row["fecha"] >= recent:
            result.setdefault(str(row["ie"]), f"visitada en los últimos {descanso} días")
    return result

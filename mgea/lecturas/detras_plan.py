"""The rows behind what compares one school with its calendar: expected points, gap, months behind, pace."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from mgea import cronograma
from mgea.lecturas.detras_practicas import CERCA, Filas, con, practicas
from mgea.lecturas.pedido import Pedido
from mgea.store import Store


def _planeado(store: Store, pedido: Pedido, cells: pd.DataFrame, mes: str) -> pd.Series:
    """The level that the calendar plans for each practice in a month; NaN out of the calendar."""
    frame = store.view(
        "planeado", pedido.scope, hasta=mes, desde=mes, known_at=pedido.known_at
    )  # fmt: skip
    if frame.empty:
        return pd.Series(np.nan, index=cells.index)
    return cells["meta"].map(lambda meta: float(frame[f"nivel_{meta}"].iloc[0]))


def _esperado(store: Store, pedido: Pedido, cells: pd.DataFrame) -> Filas:
    inside = (cells["aplicable"] > 0) & (cells["estado"] != "no_priorizada")
    level = _planeado(store, pedido, cells, pedido.as_of).where(inside)
    share = 100 * level / (4 * int(inside.sum()) or np.nan)
    return con(cells.assign(planeado=level), share, np.nan)


def _brecha(store: Store, pedido: Pedido, cells: pd.DataFrame) -> Filas:
    """What each prioritised practice adds to the gap: its points less those that the calendar asks of it."""
    return _faltante(store, pedido, cells, pedido.as_of, -1.0)


def _ritmo_necesario(store: Store, pedido: Pedido, cells: pd.DataFrame) -> Filas:
    """What each practice still lacks for December, per month left."""
    months = store.view(
        "planeado", pedido.scope, hasta=pedido.december, desde=pedido.as_of, known_at=pedido.known_at
    )  # fmt: skip
    due = months[months["en_cronograma"].astype(bool)]
    if due.empty:
        return con(cells, pd.Series(np.nan, index=cells.index), np.nan)
    left = int((due["periodo"] > pedido.as_of).sum())
    que, frame = _faltante(store, pedido, cells, str(due["periodo"].max()), 1.0)
    return que, frame.assign(numerador=frame["numerador"] / (left or np.nan))


def _faltante(store: Store, pedido: Pedido, cells: pd.DataFrame, mes: str, signo: float) -> Filas:
    """``signo`` × (planned − declared), in points, of each applicable and prioritised practice."""
    plan = (cells["aplicable"] > 0) & (cells["estado"] != "no_priorizada")
    told = cells["estado"] == "valor"
    level = _planeado(store, pedido, cells, mes).where(plan)
    asked = 100 * level / (4 * int(plan.sum()) or np.nan)
    own = 100 * cells["nivel"].where(told) / (4 * int(told.sum()) or np.nan)
    value = signo * (asked - own.where(told, 0.0))
    return con(cells.assign(planeado=level), value.where(plan), np.nan)


def _meses_atras(store: Store, pedido: Pedido, cells: pd.DataFrame) -> Filas:
    """The months of the calendar up to the one looked at: those after the first that asked for these points count."""
    plan = cells[(cells["aplicable"] > 0) & (cells["estado"] != "no_priorizada")]
    told = plan[plan["estado"] == "valor"]
    points = 100 * told["nivel"].sum() / (4 * len(told)) if len(told) else np.nan
    months = store.view(
        "planeado", pedido.scope, hasta=pedido.december, desde=cronograma.PRIMER_MES, known_at=pedido.known_at
    )  # fmt: skip
    months = months[months["en_cronograma"].astype(bool)].reset_index(drop=True)
    counts = plan["meta"].value_counts()
    levels = sum(n * months[f"nivel_{meta}"] for meta, n in counts.items())
    months["planeado"] = 100 * levels / (4 * len(plan)) if len(plan) else np.nan
    met = months[months["planeado"] >= points - CERCA]["orden_cronograma"]
    past = months[months["periodo"] <= pedido.as_of]
    late = (past["orden_cronograma"] > met.min()).astype(float) if len(met) else np.nan
    return "mes", past.assign(
        clave=past["periodo"], titulo=past["periodo"], numerador=late, denominador=np.nan
    )


def _ritmo(store: Store, pedido: Pedido, cells: pd.DataFrame) -> Filas:
    """What each practice reported now and three school months before adds to the pace, per month."""
    months = store.view("mes", pedido.scope, hasta=pedido.as_of, known_at=pedido.known_at)
    valid = list(months[months["valido"].astype(bool)]["periodo"])
    none = pd.Series(np.nan, index=cells.index)
    if len(valid) < 4:
        return con(cells, none, np.nan)
    before = practicas(store, pedido.at(str(valid[-4]))).set_index("clave")
    ahead = cells.set_index("clave")
    both = (ahead["reportada"] * before["reportada"].reindex(ahead.index).fillna(0)) > 0
    change = (ahead["nivel_0"] - before["nivel_0"].reindex(ahead.index)).where(both)
    share = 100 * change / (4 * int(both.sum()) or np.nan) / 3
    frame = cells.assign(antes=before["nivel"].reindex(ahead.index).to_numpy())
    return con(frame, pd.Series(share.to_numpy(), index=cells.index), np.nan)


CON_CALENDARIO: dict[str, Callable[[Store, Pedido, pd.DataFrame], Filas]] = {
    "esperado": _esperado,
    "brecha": _brecha,
    "meses_atras": _meses_atras,
    "ritmo": _ritmo,
    "ritmo_necesario": _ritmo_necesario,
}

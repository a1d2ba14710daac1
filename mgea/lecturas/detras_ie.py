"""The rows behind one school's figures: its 25 practices, its seven principles or the months of its calendar.

Each function is what the aggregate of the same name does in ``sql/projections/ie_mes``, one row at a time; a test
keeps both equal for every declared figure.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from mgea import catalogo
from mgea.lecturas.detras_plan import CON_CALENDARIO
from mgea.lecturas.detras_practicas import CERCA, Filas, con, practicas
from mgea.lecturas.pedido import Pedido
from mgea.metrics import Indicador
from mgea.store import Store


def filas(store: Store, pedido: Pedido, i: Indicador) -> Filas | None:
    """(what a row is, the rows) behind one school's figure; None when its only row is the school itself."""
    own = _POR_PRACTICA.get(i.slug)
    if own is None and i.slug not in _CON_BASE:
        return None
    cells = practicas(store, pedido)
    if i.dimension == "principio":
        cells = cells[cells["principio"] == i.clave]
    if own is not None:
        return own(cells, i.clave)
    return _CON_BASE[i.slug](store, pedido, cells)


def _puntos(cells: pd.DataFrame, clave: str) -> Filas:
    inside = cells["reportada"] > 0
    return con(cells, cells["nivel_0"].where(inside), (4 * cells["reportada"]).where(inside))


def _conservador(cells: pd.DataFrame, clave: str) -> Filas:
    inside = cells["aplicable"] > 0
    return con(cells, cells["nivel_0"].where(inside), (4 * cells["aplicable"]).where(inside))


def _cuenta(condicion: Callable[[pd.DataFrame], pd.Series]) -> Callable[[pd.DataFrame, str], Filas]:
    """Applicable practices that meet a condition, of all applicable ones."""

    def count(cells: pd.DataFrame, clave: str) -> Filas:
        inside = cells["aplicable"] > 0
        return con(
            cells, condicion(cells).astype(float).where(inside), cells["aplicable"].where(inside)
        )

    return count


def _aplicables(cells: pd.DataFrame, clave: str) -> Filas:
    return con(cells, cells["aplicable"], 1.0)


def _verificados(cells: pd.DataFrame, clave: str) -> Filas:
    inside = cells["verificacion"] == "verificada"
    return con(cells, cells["nivel_verificado"].where(inside, 0.0), np.nan)


def _confianza(cells: pd.DataFrame, clave: str) -> Filas:
    pair = (cells["verificacion"] == "verificada") & (cells["estado"] == "valor")
    lower = cells[["nivel", "nivel_verificado"]].min(axis=1)
    return con(cells, lower.where(pair), cells["nivel"].where(pair))


def _evidencia(cells: pd.DataFrame, clave: str) -> Filas:
    inside = (cells["estado"] == "valor") & (cells["nivel"] >= 2)
    return con(
        cells,
        cells["evidencia"].astype(float).where(inside),
        inside.astype(float).where(inside),
    )


def _aporte(cells: pd.DataFrame, clave: str) -> Filas:
    """Practices related to one CGE, each with its proposed weight."""
    pesos = {m.practica: m.peso for m in catalogo.mapa_cge() if str(m.cge) == clave}
    own = cells[cells["clave"].isin(pesos)]
    peso = own["clave"].map(pesos).where(own["reportada"] > 0)
    return con(own, peso * own["nivel_0"] / 4, peso)


def principios(cells: pd.DataFrame, suficientes: float, fidelidad: float) -> pd.DataFrame:
    """One row per principle: clave, titulo, puntos (NaN unreported), logradas, fiel (bool)."""
    grouped = cells.groupby("principio")
    frame = pd.DataFrame(
        {
            "suma": grouped["nivel_0"].sum(),
            "reportadas": grouped["reportada"].sum(),
            "aplicables": grouped["aplicable"].sum(),
            "logradas": grouped["nivel"].agg(lambda s: int((s >= 3).sum())),
            "en_cero": grouped["nivel"].agg(lambda s: int((s == 0).sum())),
        }
    ).reindex([p.slug for p in catalogo.principios()])
    frame["puntos"] = 100 * frame["suma"] / (4 * frame["reportadas"]).replace(0, np.nan)
    frame["fiel"] = (
        (frame["puntos"] >= fidelidad)
        & (frame["en_cero"] == 0)
        & (frame["reportadas"] >= (suficientes - CERCA) * frame["aplicables"])
    )
    titles = {p.slug: p.titulo for p in catalogo.principios()}
    frame = frame.rename_axis("clave").reset_index()
    return frame.assign(titulo=frame["clave"].map(titles))


def _equilibrado(cells: pd.DataFrame, clave: str) -> Filas:
    frame = principios(cells, 0.8, 70)
    told = frame["puntos"].notna()
    return "principio", frame.assign(
        numerador=frame["puntos"], denominador=told.astype(float).where(told)
    )


def _implementados(cells: pd.DataFrame, clave: str) -> Filas:
    frame = principios(cells, 0.8, 70)
    return "principio", frame.assign(
        numerador=(frame["logradas"] > 0).astype(float), denominador=np.nan
    )


def _fidelidad(store: Store, pedido: Pedido, cells: pd.DataFrame) -> Filas:
    limits = store.query("select clave, valor from umbral").set_index("clave")["valor"]
    frame = principios(cells, float(limits["datos_suficientes"]), float(limits["fidelidad"]))
    return "principio", frame.assign(numerador=frame["fiel"].astype(float), denominador=np.nan)


_POR_PRACTICA: dict[str, Callable[[pd.DataFrame, str], Filas]] = {
    "puntos": _puntos,
    "puntos_conservador": _conservador,
    "indice_equilibrado": _equilibrado,
    "reportadas": _cuenta(lambda c: c["reportada"] > 0),
    "aplicables": _aplicables,
    "cobertura_inicio": _cuenta(lambda c: c["nivel"] >= 1),
    "cobertura_implementada": _cuenta(lambda c: c["nivel"] >= 3),
    "principios_implementados": _implementados,
    "puntos_verificados": _verificados,
    "confianza": _confianza,
    "tasa_evidencia": _evidencia,
    "aporte_cge": _aporte,
}
_CON_BASE: dict[str, Callable[[Store, Pedido, pd.DataFrame], Filas]] = {
    "principios_fidelidad": _fidelidad,
    **CON_CALENDARIO,
}

"""Practices: the 25 cells of a school, what would close its gap, and practices across a group."""

import numpy as np
import pandas as pd

from mgea import catalogo, metrics
from mgea.lecturas.pedido import Pedido
from mgea.store import Store


def celdas(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per practice of one school in the month: practica, principio, titulo, estado, nivel, ultimo_nivel,
    verificacion, nivel_verificado, evidencia (bool) and the record behind. Outside the model: estado no_exigible."""
    frame = metrics.rows(store, "practica_mes", pedido.scope, pedido.as_of, pedido.known_at)
    return sin_celdas() if frame.empty else _con_catalogo(frame).drop(columns="ie")


def celdas_ie(store: Store, pedido: Pedido) -> pd.DataFrame:
    """The rows of ``celdas`` of every school of the scope that is in the model in the month, with their ``ie``."""
    frame = metrics.rows(store, "practica_mes", pedido.scope, pedido.as_of, pedido.known_at)
    return _con_catalogo(frame)


def sin_celdas() -> pd.DataFrame:
    """``celdas`` of a school of which the month asks nothing."""
    return _catalogo().assign(
        estado="no_exigible", nivel=np.nan, ultimo_nivel=np.nan, verificacion="", nivel_verificado=np.nan,
        evidencia=False, motivo="", texto_evidencia="", periodo_registro=None, registrado_en=None,
        registrado_por=None, motivo_verificacion="", verificado_en=None, verificado_por=None, estancada=False,
    )  # fmt: skip


def _catalogo() -> pd.DataFrame:
    base = pd.DataFrame([(p.id, p.principio, p.titulo, p.meta) for p in catalogo.practicas()])
    base.columns = ["practica", "principio", "titulo", "meta"]
    return base


def _con_catalogo(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``practica_mes`` with the titles of the catalogue, in its order."""
    result = _catalogo().merge(
        frame.drop(columns=["principio", "meta", "periodo"]), on="practica", how="inner"
    )
    result["texto_evidencia"] = result["evidencia"]
    result["evidencia"] = result["texto_evidencia"] != ""
    return result


def historia(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per practice and month of the series of one school, as ``celdas`` (columns practica, periodo, estado,
    nivel, verificacion, nivel_verificado)."""
    return metrics.rows(
        store, "practica_mes", pedido.scope, pedido.as_of, pedido.known_at, desde=pedido.start
    )


def que_sube(cells: pd.DataFrame, limit: int = 3) -> pd.DataFrame:
    """The cheapest practices to raise: one step each, first those below goal that need least, or are not reported.

    Columns: practica, principio, titulo, de, a, puntos (what one step adds to 100), razon. A practice nearer to its
    goal of regular implementation (level 2 → 3) comes first, because that step is what the calendar asks for.
    """
    applicable = cells[~cells["estado"].isin(["no_aplica", "no_priorizada", "no_exigible"])]
    step = 100.0 / (4 * len(applicable)) if len(applicable) else 0.0
    unknown = applicable[applicable["estado"] != "valor"].assign(de=np.nan, a=np.nan)
    known = applicable[
        (applicable["estado"] == "valor") & (applicable["nivel"] < applicable["meta"])
    ]
    known = known.assign(de=known["nivel"], a=known["nivel"] + 1).sort_values(
        ["nivel", "practica"], ascending=[False, True]
    )
    unknown = unknown.assign(
        razon=np.where(unknown["estado"] == "vencido", "renovar el reporte", "reportar")
    )
    known = known.assign(razon="subir un nivel")
    result = pd.concat([unknown.head(1), known])[
        ["practica", "principio", "titulo", "de", "a", "razon"]
    ].head(limit)
    return result.assign(puntos=step)


def practicas_grupo(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per practice over the schools of a group, in the month: practica, principio, titulo, media (0–4),
    logradas (share at ≥ 3 of applicable), n (schools with a value), aplicables, sin_dato, no_aplica, no_priorizada."""
    frame = store.view(
        "practica_grupo",
        pedido.scope,
        hasta=pedido.as_of,
        desde=pedido.as_of,
        known_at=pedido.known_at,
    )
    base = pd.DataFrame([(p.id, p.principio, p.titulo) for p in catalogo.practicas()])
    base.columns = ["practica", "principio", "titulo"]
    return base.merge(
        frame.drop(columns=["principio", "periodo"], errors="ignore"), on="practica", how="left"
    )


def brecha_autoverificada(cells: pd.DataFrame) -> dict[str, float | int | None]:
    """Declared − verified over the pairs of one school: n, media, iguales and cercanos (shares; None without pairs)."""
    pairs = cells[(cells["verificacion"] == "verificada") & (cells["estado"] == "valor")]
    if pairs.empty:
        return {"n": 0, "media": None, "iguales": None, "cercanos": None}
    difference = pairs["nivel"].astype(float) - pairs["nivel_verificado"].astype(float)
    return {
        "n": len(pairs),
        "media": float(difference.mean()),
        "iguales": float((difference == 0).mean()),
        "cercanos": float((difference.abs() <= 1).mean()),
    }

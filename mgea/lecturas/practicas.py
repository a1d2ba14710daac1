"""Practices: the 25 cells of a school, what would close its gap, and practices across a group."""

from typing import Any

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
    columns = ["practica", "principio", "titulo", "estado", "nivel", "meta"]
    # Rows of one school: a loop over 25 of them costs a tenth of what the same in frames does.
    rows = [
        dict(zip(columns, r, strict=True))
        for r in cells[columns].itertuples(index=False, name=None)
    ]
    applicable = [
        r for r in rows if r["estado"] not in ("no_aplica", "no_priorizada", "no_exigible")
    ]
    step = 100.0 / (4 * len(applicable)) if applicable else 0.0
    unknown = [r for r in applicable if r["estado"] != "valor"][:1]
    known = [r for r in applicable if r["estado"] == "valor" and r["nivel"] < r["meta"]]
    known.sort(key=lambda r: (-r["nivel"], r["practica"]))
    renovar = {"vencido": "renovar el reporte"}
    told = [_paso(r, np.nan, np.nan, renovar.get(r["estado"], "reportar"), step) for r in unknown]
    told += [_paso(r, r["nivel"], r["nivel"] + 1, "subir un nivel", step) for r in known]
    names = ["practica", "principio", "titulo", "de", "a", "razon", "puntos"]
    return pd.DataFrame(told[:limit], columns=names)


def _paso(row: dict[str, Any], de: float, a: float, razon: str, puntos: float) -> tuple[Any, ...]:
    return row["practica"], row["principio"], row["titulo"], de, a, razon, puntos


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

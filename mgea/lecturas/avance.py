"""Points against the calendar: one school's or a group's series, by principle, by level."""

import numpy as np
import pandas as pd

from mgea import catalogo, metrics
from mgea.lecturas.pedido import Pedido
from mgea.store import Store

NIVELES = ("4", "3", "2", "1", "0")


def meses(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per school-year month of the series, to December of the year looked at.

    Columns: periodo, en_cronograma, con_cronograma, hito, fin. January and February do not exist.
    """
    frame = store.view(
        "mes", pedido.scope, hasta=pedido.december, desde=pedido.start, known_at=pedido.known_at
    )
    columns = ["periodo", "en_cronograma", "con_cronograma", "hito", "fin"]
    return frame[frame["valido"].astype(bool)][columns].reset_index(drop=True)


def fases(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per phase and month of the calendar: fase, titulo, periodo."""
    frame = store.view(
        "fase_mes",
        pedido.scope,
        hasta=pedido.december,
        desde=pedido.start,
        known_at=pedido.known_at,
    )
    return frame.assign(titulo=frame["fase"].map({f.slug: f.titulo for f in catalogo.fases()}))


def esperado_real(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per month: periodo, puntos (NaN when unknown or future), esperado, brecha, n, estado."""
    frame = _cifras(store, pedido)
    series = _series(meses(store, pedido), frame, [pedido.scope.ambito], pedido)
    return series.drop(columns="ambito")


def esperado_real_ie(store: Store, pedido: Pedido) -> dict[str, pd.DataFrame]:
    """School → its ``esperado_real``, of every school of the scope that has some month in the model."""
    frame = _cifras(store, pedido, por="ie")
    series = _series(meses(store, pedido), frame, list(frame["ambito"].unique()), pedido)
    return {
        str(ambito).removeprefix("ie:"): own.drop(columns="ambito").reset_index(drop=True)
        for ambito, own in series.groupby("ambito", sort=False)
    }


def _cifras(store: Store, pedido: Pedido, por: str = "") -> pd.DataFrame:
    return metrics.compute(
        store,
        pedido.scope,
        pedido.december,
        pedido.known_at,
        desde=pedido.start,
        slugs=("puntos", "esperado", "brecha"),
        enteras=True,
        por=por,
        now=pedido.now,
    )


def _series(
    months: pd.DataFrame, frame: pd.DataFrame, ambitos: list[str], pedido: Pedido
) -> pd.DataFrame:
    """``puntos`` and ``esperado`` of some slices over the months of the series, one slice after the other."""
    told = frame[frame["principio"].isna()].set_index(["ambito", "periodo"])
    puntos, esperado, brecha = (
        told[told["indicador"] == slug] for slug in ("puntos", "esperado", "brecha")
    )
    names = ["ambito", "periodo"]
    index = pd.MultiIndex.from_product([ambitos, months["periodo"]], names=names)
    result = index.to_frame(index=False)
    past = result["periodo"] <= pedido.as_of
    reales = puntos.reindex(index).reset_index(drop=True)
    result["puntos"] = reales["valor"].where(past).astype(float)
    result["esperado"] = esperado["valor"].reindex(index).to_numpy(dtype=float)
    result["brecha"] = (
        brecha["valor"].reindex(index).reset_index(drop=True).where(past).astype(float)
    )
    result["n"] = reales["n"].fillna(0).where(past, 0).astype(int)
    estado = reales["estado"]
    result["estado"] = estado.where(estado.notna(), "nada_exigible").where(past, "futuro")
    return result


def sin_serie(months: pd.DataFrame) -> pd.DataFrame:
    """``esperado_real`` of a school that no month of the series knows."""
    return months[["periodo"]].assign(
        puntos=np.nan, esperado=np.nan, brecha=np.nan, n=0, estado="nada_exigible"
    )


def principio_mes(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per principle and month until the one looked at.

    Columns: principio, titulo, periodo, puntos, esperado, n, estado.
    """
    frame = metrics.compute(
        store,
        pedido.scope,
        pedido.as_of,
        pedido.known_at,
        desde=pedido.start,
        slugs=("puntos", "esperado"),
        now=pedido.now,
    )
    valid = meses(store, pedido)["periodo"]
    valid = valid[valid <= pedido.as_of]
    esperado = frame[frame["indicador"] == "esperado"].set_index("periodo")["valor"]
    told = frame[frame["principio"].notna()].set_index(["principio", "periodo"])
    index = pd.MultiIndex.from_product(
        [[p.slug for p in catalogo.principios()], valid], names=["principio", "periodo"]
    )
    result = told.reindex(index)[["valor", "n", "estado"]].reset_index()
    result["titulo"] = result["principio"].map({p.slug: p.titulo for p in catalogo.principios()})
    result["esperado"] = result["periodo"].map(esperado).astype(float)
    result["n"] = result["n"].fillna(0).astype(int)
    result["estado"] = (
        result["estado"].astype(object).where(result["estado"].notna(), "nada_exigible")
    )
    return result.rename(columns={"valor": "puntos"})


def distribucion(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per month and category (levels 4…0, no_priorizada, no_aplica, sin_dato): periodo, categoria, n."""
    frame = _conteo(store, pedido, pedido.as_of)
    columns = {f"n{n}": n for n in NIVELES} | {
        name: name for name in ("no_priorizada", "no_aplica", "sin_dato")
    }
    total = frame.set_index("periodo")[list(columns)].rename(columns=columns)
    valid = meses(store, pedido)["periodo"]
    total = total[total.index.isin(valid)]
    return total.melt(ignore_index=False, var_name="categoria", value_name="n").reset_index()


def reporte_mes(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per month and state (a_tiempo, tarde, no_reporto, en_plazo): periodo, estado, n schools."""
    frame = reporte_ie(store, pedido)
    frame = frame[frame["reporte"] != "no_exigible"]
    return (
        frame.groupby(["periodo", "reporte"])
        .size()
        .rename("n")
        .reset_index()
        .rename(columns={"reporte": "estado"})
    )


def reporte_ie(store: Store, pedido: Pedido, desde: str | None = None) -> pd.DataFrame:
    """One row per school and month: ie, rei, periodo, recibido_en, vence_en, meses_sin_reporte, ultimo_registro and
    reporte (a_tiempo, tarde, no_reporto, en_plazo, no_exigible: definition 5)."""
    return store.view(
        "reporte_ie",
        pedido.scope,
        hasta=pedido.as_of,
        desde=desde or pedido.start,
        known_at=pedido.known_at,
        extra=(pedido.clock,),
    )


def hitos(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per Evaluar month of the series: periodo, activas (schools), cumplido (those with a complete
    self-assessment: every applicable practice had a state at the end of that month)."""
    frame = _conteo(store, pedido, pedido.december)
    frame = frame.loc[frame["activas"] > 0, ["periodo", "activas", "cumplido"]]
    told = frame["cumplido"].where(frame["periodo"] <= pedido.as_of, 0)
    return frame.assign(cumplido=told).reset_index(drop=True)


def _conteo(store: Store, pedido: Pedido, hasta: str) -> pd.DataFrame:
    return store.view(
        "conteo_mes", pedido.scope, hasta=hasta, desde=pedido.start, known_at=pedido.known_at
    )

"""Schools of a scope: where each stands, and which need a visit."""

import numpy as np
import pandas as pd

from mgea import catalogo, metrics
from mgea.lecturas.pedido import Pedido
from mgea.store import Store

BANDAS = ("critico", "en_riesgo", "en_ruta", "adelantada")


def umbrales(store: Store) -> dict[str, float]:
    """The thresholds in force: key → value."""
    frame = store.query("select clave, valor from umbral")
    return dict(zip(frame["clave"], frame["valor"].astype(float), strict=True))


def banda(brecha: float | None, limites: dict[str, float]) -> str:
    """The band of a gap in points (definition 6), or '' when there is no gap to judge."""
    if brecha is None or brecha != brecha:
        return ""
    if brecha > limites["brecha_adelantada"]:
        return "adelantada"
    if brecha >= limites["brecha_en_ruta"]:
        return "en_ruta"
    return "en_riesgo" if brecha >= limites["brecha_critica"] else "critico"


def escuelas(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per school of the scope, whether or not it was active.

    Columns: ie, nombre, rei, distrito_nombre, niveles, gestion_nombre, cierre, ingreso, servicios, puntos, esperado,
    brecha, banda, estado, reportadas, aplicables, verificados, meses_atras, vencidos, ritmo, one column of points per
    principle slug, meses_sin_reporte, estancadas, retrocesos, devueltas, por_reverificar, ultimo_registro.
    """
    roster = metrics.rows(store, "ie", pedido.scope, pedido.as_of, pedido.known_at).set_index("ie")
    frame = metrics.compute(
        store,
        pedido.scope,
        pedido.as_of,
        pedido.known_at,
        por="ie",
        now=pedido.now,
        slugs=(
            "puntos", "esperado", "brecha", "meses_atras", "puntos_verificados", "compromisos_vencidos", "ritmo",
        ),
    )  # fmt: skip
    frame["ie"] = frame["ambito"].str.removeprefix("ie:")
    plain = frame[frame["principio"].isna() & frame["cge"].isna()]
    valor = plain.pivot(index="ie", columns="indicador", values="valor").reindex(roster.index)
    estado = plain.pivot(index="ie", columns="indicador", values="estado").reindex(roster.index)
    principios = frame[(frame["indicador"] == "puntos") & frame["principio"].notna()]
    by_principio = principios.pivot(index="ie", columns="principio", values="valor")
    slugs = [p.slug for p in catalogo.principios()]
    by_principio = by_principio.reindex(index=roster.index, columns=slugs)
    limites = umbrales(store)
    result = roster[
        ["nombre", "ugel", "rei", "distrito", "distrito_nombre", "niveles", "gestion_nombre", "servicios",
         "ingreso", "cierre", "latitud", "longitud"]
    ].copy()  # fmt: skip
    for slug, name in (
        ("puntos", "puntos"), ("esperado", "esperado"), ("brecha", "brecha"), ("meses_atras", "meses_atras"),
        ("puntos_verificados", "verificados"), ("compromisos_vencidos", "vencidos"), ("ritmo", "ritmo"),
    ):  # fmt: skip
        result[name] = valor[slug].astype(float) if slug in valor else np.nan
    result["estado"] = estado["puntos"].fillna("inactiva") if "puntos" in estado else "inactiva"
    comparable = result["estado"] == "ok"
    result["banda"] = [
        banda(b, limites) if ok else "" for b, ok in zip(result["brecha"], comparable, strict=True)
    ]
    mes = metrics.rows(store, "ie_mes", pedido.scope, pedido.as_of, pedido.known_at).set_index("ie")
    for name in (
        "reportadas", "aplicables", "meses_sin_reporte", "estancadas", "retrocesos", "devueltas",
        "por_reverificar", "ultimo_registro",
    ):  # fmt: skip
        result[name] = mes[name].reindex(result.index)
    return result.join(by_principio.astype(float)).reset_index()


def riesgo(frame: pd.DataFrame, limites: dict[str, float]) -> pd.DataFrame:
    """Schools to accompany, most urgent first: ie, nombre, razon (a Spanish sentence). From ``escuelas``."""
    silencio = int(limites["silencio_meses"])
    reasons: list[tuple[int, float, str, str, str]] = []
    for row in frame[frame["estado"] != "inactiva"].to_dict("records"):
        who = (row["ie"], row["nombre"])
        months, retrocesos, vencidos = row["meses_sin_reporte"], row["retrocesos"], row["vencidos"]
        if months >= silencio:
            text = f"silencio: {int(months)} meses exigibles sin reporte"
            reasons.append((0, -float(months), *who, text))
        elif row["banda"] == "critico":
            text = f"crítica: {abs(row['brecha']):.0f} puntos bajo lo esperado"
            reasons.append((1, float(row["brecha"]), *who, text))
        elif retrocesos > 0:
            text = f"retroceso en {int(retrocesos)} práctica(s) desde la verificación"
            reasons.append((2, -float(retrocesos), *who, text))
        elif vencidos > 1:
            reasons.append((3, -float(vencidos), *who, f"{int(vencidos)} compromisos vencidos"))
    ordered = sorted(reasons)
    return pd.DataFrame(
        [(ie, nombre, razon, orden) for orden, _, ie, nombre, razon in ordered],
        columns=["ie", "nombre", "razon", "urgencia"],
    )

"""Schools of a scope: where each stands."""

import pandas as pd

from mgea import metrics
from mgea.lecturas import tasas
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
    """One row per school of the scope, as ``comparada``, with its overdue commitments (``vencidos``, NaN if none)."""
    due = tasas.compromisos(store, pedido, "compromisos_vencidos")
    return comparada(store, pedido).assign(
        vencidos=lambda f: f["ie"].map(due.set_index("ie")["numerador"])
    )


def comparada(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per school of the scope, whether or not it was active.

    Columns: ie, nombre, ugel, ugel_nombre, rei, distrito, distrito_nombre, niveles, gestion, gestion_nombre, servicios,
    ingreso, cierre, latitud, longitud, estado, puntos, esperado, brecha, banda, reportadas, aplicables, verificados,
    meses_atras, ritmo, one column of points per principle slug (NaN when it has no report), partida (the month it is
    compared with: December of the year before, or its first month with enough data), puntos_partida, mejora,
    meses_sin_reporte, estancadas, retrocesos, devueltas, por_reverificar, ultimo_registro, equilibrado,
    frescura_dias.
    """
    puntos = metrics.ficha("puntos")
    parts = {
        "puntos": _valor(puntos),
        "suficiente": puntos.estado,
        "cifras": ",\n    ".join(
            f"cast({_si_hay(i)} as double precision) as {name}" for name, i in _cifras()
        ),
    }
    frame = store.view(
        "escuela_mes",
        pedido.scope,
        desde=pedido.start,
        hasta=pedido.as_of,
        known_at=pedido.known_at,
        extra=(f"{int(pedido.as_of[:4]) - 1}-12",),
        **parts,
    )
    limites = umbrales(store)
    ok = frame["estado"] == "ok"
    frame["banda"] = [
        banda(b, limites) if fine else "" for b, fine in zip(frame["brecha"], ok, strict=True)
    ]
    frame["frescura_dias"] = _days_since(frame, pedido)
    frame["mejora"] = (frame["puntos"] - frame["puntos_partida"]).where(ok)
    return frame


def practicas_de(store: Store, pedido: Pedido, *ies: str) -> pd.DataFrame:
    """One row per practice of each of some schools of the scope, in the month: ie, practica, estado, nivel."""
    return store.view(
        "practica_elegidas",
        pedido.scope,
        desde=pedido.as_of,
        hasta=pedido.as_of,
        known_at=pedido.known_at,
        extra=ies,
        elegidas=", ".join(f"${n}" for n in range(4, 4 + len(ies))),
    )


def _cifras() -> list[tuple[str, metrics.Indicador]]:
    """Column name → declared figure, the points of each principle included."""
    names = {"puntos_verificados": "verificados"}
    slugs = ("puntos", "esperado", "brecha", "meses_atras", "puntos_verificados", "ritmo")
    plain = [(names.get(slug, slug), metrics.ficha(slug)) for slug in slugs]
    return plain + [(i.clave, i) for i in metrics.INDICADORES if i.slug == "puntos" and i.clave]


def _valor(i: metrics.Indicador) -> str:
    """One school's value of a declared figure, over a row ``m`` of ie_mes."""
    if not i.denominador:
        return f"({i.numerador})"
    return f"{i.factor} * ({i.numerador}) / nullif({i.denominador}, 0)"


def _si_hay(i: metrics.Indicador) -> str:
    """The value where the state of the figure lets it be told, else null.

    Points are null by themselves without reported practices; the engine plans each ``case`` for a millisecond.
    """
    if i.slug == "puntos":
        return _valor(i)
    return f"case when ({i.estado}) in ('ok', 'datos_insuficientes') then {_valor(i)} end"


def _days_since(mes: pd.DataFrame, pedido: Pedido) -> pd.Series:
    """Days from each school's last record to the deadline of the month looked at, or to now if that comes first."""
    until = mes["vence_en"].where(
        mes["vence_en"] < pd.Timestamp(pedido.clock), pd.Timestamp(pedido.clock)
    )
    return (until - mes["ultimo_registro"]).dt.days.clip(lower=0)


def frescura(days: float | None, limites: dict[str, float]) -> str:
    """How fresh a school's last record is (definition 9): al_dia, por_vencer, vencido or sin_reportes."""
    if days is None or days != days:
        return "sin_reportes"
    if days <= limites["frescura_al_dia"]:
        return "al_dia"
    return "por_vencer" if days <= limites["frescura_vencido"] else "vencido"

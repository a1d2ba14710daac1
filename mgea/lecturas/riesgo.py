"""Which schools need company, and why: each rule is declared once, with the words that explain it and what computes it.

Rules read ``lecturas.escuelas``; a weight says how urgent a sign is, and a school's urgency is the sum of its signs, so
that anybody can redo the sum on paper. Weights are a proposal of the board, not of the norm.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mgea import formato

Limites = Mapping[str, float]
Fila = Mapping[Any, Any]


@dataclass(frozen=True)
class Regla:
    """One sign. ``dice`` is shown as it is, with thresholds in braces; ``cumple`` says which rows of ``escuelas`` show
    it, ``razon`` puts one of those rows in words."""

    slug: str
    titulo: str
    peso: int
    dice: str
    cumple: Callable[[pd.DataFrame, Limites], pd.Series]
    razon: Callable[[Fila], str]


def _n(valor: float, uno: str, varios: str) -> str:
    return formato.plural(int(valor), uno, varios)


REGLAS: tuple[Regla, ...] = (
    Regla(
        "silencio", "Silencio", 4, "Lleva {silencio_meses} meses exigibles o más sin ningún reporte.",
        lambda f, u: f["meses_sin_reporte"] >= u["silencio_meses"],
        lambda r: f"silencio: {_n(r['meses_sin_reporte'], 'mes exigible', 'meses exigibles')} sin reporte",
    ),
    Regla(
        "critico", "Crítica", 4, "Está más de {brecha_critica} puntos por debajo de lo que espera el cronograma.",
        lambda f, u: (f["estado"] == "ok") & (f["brecha"] < u["brecha_critica"]),
        lambda r: f"crítica: {formato.puntos(abs(r['brecha']))} puntos bajo lo esperado",
    ),
    Regla(
        "retroceso", "Retroceso", 3, "Alguna práctica bajó del nivel que la UGEL había verificado.",
        lambda f, u: f["retrocesos"] > 0,
        lambda r: f"retroceso en {_n(r['retrocesos'], 'práctica', 'prácticas')} desde la verificación",
    ),
    Regla(
        "devueltas", "Devueltas sin respuesta", 2,
        "Tiene {riesgo_devueltas} prácticas o más que la UGEL devolvió y la escuela aún no responde.",
        lambda f, u: f["devueltas"] >= u["riesgo_devueltas"],
        lambda r: f"{_n(r['devueltas'], 'práctica devuelta', 'prácticas devueltas')} sin respuesta",
    ),
    Regla(
        "vencidos", "Compromisos vencidos", 2,
        "Tiene {riesgo_vencidos} compromisos o más con la fecha límite pasada y sin cumplir.",
        lambda f, u: f["vencidos"] >= u["riesgo_vencidos"],
        lambda r: _n(r["vencidos"], "compromiso vencido", "compromisos vencidos"),
    ),
    Regla(
        "estancada", "Estancada", 1,
        "{riesgo_estancada} o más de sus prácticas aplicables repiten el mismo nivel en tres reportes, bajo su meta, "
        "mientras el cronograma pedía subir.",
        lambda f, u: (f["estancadas"] > 0) & (f["estancadas"] >= u["riesgo_estancada"] * f["aplicables"]),
        lambda r: f"estancada: {_n(r['estancadas'], 'práctica', 'prácticas')} sin moverse en tres reportes",
    ),
)  # fmt: skip

ALTA, MEDIA = 4, 2
URGENCIAS = {"alta": f"{ALTA} o más", "media": f"{MEDIA} o 3", "baja": "1"}
"""Tier of urgency → the sums it takes."""


def regla(slug: str) -> Regla:
    """The rule of that name."""
    return {r.slug: r for r in REGLAS}[slug]


def explica(r: Regla, limites: Limites) -> str:
    """The words of a rule with the thresholds in force."""
    said = {}
    for clave, valor in limites.items():
        said[clave] = formato.porcentaje(valor) if 0 < valor < 1 else formato.puntos(abs(valor))
    return r.dice.format_map(said)


def senales(frame: pd.DataFrame, limites: Limites) -> pd.DataFrame:
    """One row per active school and sign it shows: ie, nombre, rei, regla, titulo, peso, razon. From ``escuelas``."""
    active = frame[frame["estado"] != "inactiva"]
    found = []
    for r in REGLAS:
        shown = active[r.cumple(active, limites).fillna(False).astype(bool)]
        found += [
            (row["ie"], row["nombre"], row["rei"], r.slug, r.titulo, r.peso, r.razon(row))
            for row in shown.to_dict("records")
        ]
    columns = ["ie", "nombre", "rei", "regla", "titulo", "peso", "razon"]
    return pd.DataFrame(found, columns=columns)


def riesgo(frame: pd.DataFrame, limites: Limites) -> pd.DataFrame:
    """One row per school with some sign, most urgent first; of equals, the one furthest behind. From ``escuelas``.

    Columns: ie, nombre, ugel, rei, distrito_nombre, latitud, longitud, brecha, reglas (tuple of slugs), razon (a
    sentence), suma ("4 + 2"), urgencia (its total), tramo (a key of URGENCIAS).
    """
    signs = senales(frame, limites)
    grouped = signs.groupby("ie", sort=False)
    told = pd.DataFrame(
        {
            "reglas": grouped["regla"].agg(tuple),
            "razon": grouped["razon"].agg("; ".join),
            "suma": grouped["peso"].agg(lambda pesos: " + ".join(map(str, pesos))),
            "urgencia": grouped["peso"].sum().astype(int),
        }
    )
    who = ["ie", "nombre", "ugel", "rei", "distrito_nombre", "latitud", "longitud", "brecha"]
    result = frame[who].merge(told, left_on="ie", right_index=True)
    result["tramo"] = [tramo(u) for u in result["urgencia"]]
    order = ["urgencia", "brecha", "nombre", "ie"]
    return result.sort_values(order, ascending=[False, True, True, True], ignore_index=True)


def tramo(urgencia: int) -> str:
    """The tier of a sum of weights."""
    return "alta" if urgencia >= ALTA else "media" if urgencia >= MEDIA else "baja"

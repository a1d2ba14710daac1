"""The example's rows once, and the few questions the tests about it keep asking."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from mgea.demo import GRANDE, rows
from mgea.demo.mundo import escuelas
from mgea.demo.reportes import LIMA, mes_siguiente

FILAS = rows()
ESCUELAS = {e.ie: e for e in escuelas()}
EXIGIBLES = [p for p in GRANDE.periodos if p < "2024"]


def reportes() -> dict[str, dict[str, list[dict[str, Any]]]]:
    """School → month → records."""
    salida: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for fila in FILAS["practicas"]:
        salida[fila["ie"]][fila["periodo"]].append(fila)
    return salida


def ultimos(filas: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Practice → the record that holds (corrections win)."""
    return {f["practica"]: f for f in sorted(filas, key=lambda f: f["registrado_en"])}


def indice(filas: list[dict[str, Any]]) -> float | None:
    """Points of one school in one month, straight from the definition; None under 80 % reported."""
    vigentes = list(ultimos(filas).values())
    na = sum(f["estado"] == "no_aplica" for f in vigentes)
    con_dato = [f["nivel"] or 0 for f in vigentes if f["estado"] != "no_aplica"]
    if not con_dato or len(con_dato) / (25 - na) < 0.8:
        return None
    return 100 * sum(con_dato) / (4 * len(con_dato))


def limite(periodo: str) -> datetime:
    """The first instant (UTC) that is late: the 11th of the next month, at midnight in Lima."""
    return datetime(*mes_siguiente(periodo), 11) - LIMA


def tarde(periodo: str, filas: list[dict[str, Any]]) -> bool:
    return min(f["registrado_en"] for f in filas) >= limite(periodo)


REPORTES = reportes()
DE_PERFIL = {
    perfil: [e.ie for e in ESCUELAS.values() if e.perfil == perfil] for perfil in GRANDE.perfiles
}


def mismos(meses: dict[str, list[dict[str, Any]]], uno: str, otro: str) -> bool:
    if not meses.get(uno) or not meses.get(otro):
        return False
    antes, luego = ultimos(meses[uno]), ultimos(meses[otro])
    return all(antes[p]["nivel"] == luego[p]["nivel"] for p in antes)


def acuerdos_al(as_of: date) -> dict[str, dict[str, Any]]:
    """Code → the commitment as it was known at the end of a day."""
    corte = datetime(as_of.year, as_of.month, as_of.day) + timedelta(days=1) - LIMA
    return {f["codigo"]: f for f in FILAS["compromisos"] if f["registrado_en"] < corte}

"""From the services of a roster file to schools: one IE has one or more services (COD_MOD + ANEXO)."""

from datetime import datetime, timedelta
from typing import Any

from mgea.commands.comparar import Lector

Row = dict[str, Any]

_COPIADAS = (
    "ie", "codinst", "codlocal", "nombre", "dre", "dre_nombre", "ugel", "ugel_nombre", "gestion", "gestion_nombre",
    "area", "latitud", "longitud",
)  # fmt: skip
_GUARDADAS = (
    *_COPIADAS,
    "distrito",
    "distrito_nombre",
    "niveles",
    "servicios",
    "activo",
    "ingreso",
    "cierre",
)


def changed_schools(store: Lector, rows: list[Row], now: datetime) -> tuple[list[Row], int]:
    """Schools that differ from the roster in force (each with ``filas``, its rows), and how many rows do not."""
    known = store.query(
        f"select {', '.join(_GUARDADAS)} from ie_actual"
        if rows
        else "select ie from ie_actual where false"
    )
    before: dict[str, Any] = {row["ie"]: row for row in known.to_dict("records")}
    by_school: dict[str, list[Row]] = {}
    for row in rows:
        by_school.setdefault(row["ie"], []).append(row)
    new: list[Row] = []
    same = 0
    for ie, services in by_school.items():
        school = _school(services, before.get(ie), now)
        if ie in before and all(_equal(school[name], before[ie][name]) for name in _GUARDADAS):
            same += len(services)
        else:
            new.append({**school, "filas": len(services)})
    return new, same


def _school(services: list[Row], before: Row | None, now: datetime) -> Row:
    first = next((s for s in services if s["activo"]), services[0])
    school = {name: first.get(name) for name in _COPIADAS}
    school |= {"distrito": first["ubigeo"], "distrito_nombre": first["distrito"]}
    codes = {code for code in (before["servicios"].split() if before else [])}
    levels = {
        level for level in (before["niveles"].split(", ") if before and before["niveles"] else [])
    }
    for service in services:
        code = f"{service['cod_mod']}-{service['anexo']}"
        if service["activo"]:
            codes.add(code)
            levels.add(service["nivel_nombre"])
        else:
            codes.discard(code)
    school["servicios"] = " ".join(sorted(codes))
    school["niveles"] = ", ".join(sorted(filter(None, levels)))
    school["activo"] = any(s["activo"] for s in services) or bool(codes)
    school["ingreso"] = _latest_known(services, before, "ingreso")
    school["cierre"] = _latest_known(services, before, "cierre")
    if not school["activo"] and before is not None and before["activo"]:
        # a school that was open and is no longer keeps its past: it closes today, it does not vanish
        school["activo"], school["cierre"] = (
            True,
            school["cierre"] or (now - timedelta(hours=5)).date(),
        )
        school["servicios"] = before["servicios"]
    return school


def _latest_known(services: list[Row], before: Row | None, name: str) -> Any:
    told = [s[name] for s in services if s.get(name) is not None]
    if told:
        return max(told)
    value = before[name] if before else None
    return value.date() if value is not None and value == value and hasattr(value, "date") else None


def _equal(a: Any, b: Any) -> bool:
    if b is None or b != b:
        return a is None or a != a
    if a is None:
        return False
    return bool(a == b.date()) if hasattr(b, "date") and not hasattr(a, "hour") else bool(a == b)

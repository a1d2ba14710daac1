"""Any situation in one line: schools and records as typed rows, loaded through the command everyone uses."""

from datetime import datetime
from typing import Any

from mgea import catalogo
from mgea.commands import load
from mgea.permissions import SISTEMA, Persona
from mgea.store import Store, open_store

NOW = datetime(2026, 11, 24, 12, 0)
PRACTICAS = [p.id for p in catalogo.practicas()]


def abrir(now: datetime = NOW) -> Store:
    """A database of its own, in memory."""
    return open_store(":memory:", now=now)


def servicio(ie: str, **cambios: Any) -> dict[str, Any]:
    """One padrón row."""
    row: dict[str, Any] = {
        "ie": ie, "codinst": ie, "cod_mod": f"09{abs(hash(ie)) % 100000:05d}", "anexo": "0", "codlocal": "310936",
        "nombre": f"IE {ie}", "niv_mod": "B0", "nivel_nombre": "Primaria", "gestion": "1",
        "gestion_nombre": "Pública de gestión directa", "ges_dep": "A1", "dependencia": "Sector Educación", "area": "1",
        "ubigeo": "150117", "distrito": "LOS OLIVOS", "provincia": "LIMA", "departamento": "LIMA", "ugel": "150103",
        "ugel_nombre": "UGEL 02 RÍMAC", "dre": "150101", "dre_nombre": "DRE LIMA METROPOLITANA", "latitud": None,
        "longitud": None, "activo": True, "ingreso": None, "cierre": None,
    }  # fmt: skip
    return row | cambios


def nivel(ie: str, practica: str, periodo: str, valor: int | str, **cambios: Any) -> dict[str, Any]:
    """One practice row: a level 0–4, or ``'NA'`` / ``'NP'``."""
    estado = {"NA": "no_aplica", "NP": "no_priorizada"}.get(str(valor), "valor")
    row: dict[str, Any] = {
        "ie": ie, "practica": practica, "periodo": periodo, "nivel": valor if estado == "valor" else None,
        "estado": estado, "motivo": "no hay secundaria" if estado == "no_aplica" else "", "evidencia": "",
        "registrado_en": None,
    }  # fmt: skip
    return row | cambios


def reporte(ie: str, periodo: str, valor: int, **cambios: Any) -> list[dict[str, Any]]:
    """All 25 practices of a month at one level."""
    return [nivel(ie, p, periodo, valor, **cambios) for p in PRACTICAS]


def cargar(
    store: Store, layout: str, *rows: Any, persona: Persona = SISTEMA, now: datetime = NOW
) -> Any:
    """Load rows (or lists of rows) of one layout."""
    flat = [r for row in rows for r in (row if isinstance(row, list) else [row])]
    return load(store, persona, layout, flat, now=now)

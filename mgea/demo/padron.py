"""The invented register of schools: rows of the layouts ``padron`` and ``rei``."""

from typing import Any

from mgea.demo import nombres
from mgea.demo.mundo import GRANDE, NIVELES_ESCALE, SEMILLA, Escuela, Mundo, escuelas

GESTIONES = {
    "1": ("Pública de Gestión Directa", "A1", "Sector Educación"),
    "2": ("Pública de Gestión Privada", "A4", "Convenio con Sector Educación"),
    "3": ("Privada", "B4", "Particular"),
}


def padron(mundo: Mundo = GRANDE, semilla: int = SEMILLA) -> list[dict[str, Any]]:
    """One row per servicio (COD_MOD + ANEXO), typed as the layout ``padron``."""
    return [fila for escuela in escuelas(mundo, semilla) for fila in _servicios(mundo, escuela)]


def rei(mundo: Mundo = GRANDE, semilla: int = SEMILLA) -> list[dict[str, Any]]:
    """One row per school that belongs to a network."""
    return [{"ie": e.ie, "rei": e.rei} for e in escuelas(mundo, semilla) if e.rei]


def _servicios(mundo: Mundo, e: Escuela) -> list[dict[str, Any]]:
    gestion_nombre, ges_dep, dependencia = GESTIONES[e.gestion]
    comunes = {
        "ie": e.ie, "codinst": e.codinst, "codlocal": e.codlocal, "nombre": e.nombre,
        "gestion": e.gestion, "gestion_nombre": gestion_nombre, "ges_dep": ges_dep,
        "dependencia": dependencia, "area": "2" if e.rural else "1", "ubigeo": e.ubigeo,
        "distrito": e.distrito, "provincia": nombres.PROVINCIA,
        "departamento": nombres.DEPARTAMENTO,
        "ugel": mundo.ugel, "ugel_nombre": mundo.ugel_nombre, "dre": mundo.dre,
        "dre_nombre": mundo.dre_nombre, "latitud": e.latitud, "longitud": e.longitud,
        "activo": True, "ingreso": e.ingreso, "cierre": e.cierre,
    }  # fmt: skip
    return [
        comunes
        | {"cod_mod": cod_mod, "anexo": "0", "niv_mod": niv, "nivel_nombre": NIVELES_ESCALE[niv]}
        for cod_mod, niv in zip(e.cod_mods, e.niveles, strict=True)
    ]

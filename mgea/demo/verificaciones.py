"""The invented visits of the specialists: rows of the layout ``verificaciones``.

A later change of the declared level makes an accepted one "por reverificar"; that needs no row
here, it happens by itself as schools move on.
"""

import random
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from mgea.demo import textos
from mgea.demo.mundo import GRANDE, SEMILLA, Mundo, azar, escuelas
from mgea.demo.reportes import hora_lima, mes_siguiente, practicas

# Two rounds for most schools, at the checkpoints of Evaluar, and one visit in between for some.
RONDAS = (
    ("2022-12", 0.45), ("2023-05", 0.3), ("2023-07", 0.65), ("2023-10", 0.3), ("2023-12", 0.6),
)  # fmt: skip
ANTES_DE_CAER = ("2023-05", "2023-10")
DEVUELVE, BAJA = 0.09, 0.24

Declarado = tuple[int, datetime]


def verificaciones(mundo: Mundo = GRANDE, semilla: int = SEMILLA) -> list[dict[str, Any]]:
    """One row per practice looked at in a visit, in the order they were entered."""
    declarado = _declarado(mundo, semilla)
    filas = []
    for escuela in escuelas(mundo, semilla):
        rng = azar(semilla, "visitas", escuela.ie)
        for periodo, parte in RONDAS:
            visitada = rng.random() < parte
            if escuela.perfil == "retroceso":
                # A fall is measured from what was verified, and nobody has been back since.
                visitada = periodo in ANTES_DE_CAER
            vistas = declarado[escuela.ie].get(periodo, {})
            if visitada and vistas:
                filas += _visita(escuela.ie, periodo, vistas, rng)
    return sorted(filas, key=lambda f: (f["registrado_en"], f["ie"], f["practica"]))


def _declarado(mundo: Mundo, semilla: int) -> dict[str, dict[str, dict[str, Declarado]]]:
    """School → month → practice → (level, when), as it stood at the end, corrections included."""
    salida: dict[str, dict[str, dict[str, Declarado]]] = defaultdict(lambda: defaultdict(dict))
    for fila in practicas(mundo, semilla):
        if fila["nivel"] is not None:
            momento = (fila["nivel"], fila["registrado_en"])
            salida[fila["ie"]][fila["periodo"]][fila["practica"]] = momento
    return salida


def _visita(
    ie: str, periodo: str, vistas: dict[str, Declarado], rng: random.Random
) -> list[dict[str, Any]]:
    """A visit looks at 8 to 16 of the practices declared at level 1 or more."""
    miradas = [p for p, (nivel, _) in vistas.items() if nivel >= 1]
    miradas = rng.sample(miradas, min(len(miradas), rng.randint(8, 16)))
    anio, mes = mes_siguiente(periodo)
    momento = hora_lima(anio, mes, rng.randint(19, 27), rng.randint(9, 15), rng.randint(0, 59))
    # Never before the last of what it looks at was declared, and never at the weekend.
    momento = max([momento, *(vistas[p][1] + timedelta(days=1) for p in miradas)])
    momento += timedelta(days=max(0, 7 - momento.weekday()) if momento.weekday() > 4 else 0)
    return [
        {
            "ie": ie, "practica": practica, "periodo": periodo,
            **_decision(vistas[practica][0], rng),
            "registrado_en": momento + timedelta(seconds=70 * i),
        }
        for i, practica in enumerate(sorted(miradas))
    ]  # fmt: skip


def _decision(nivel: int, rng: random.Random) -> dict[str, Any]:
    suerte = rng.random()
    if suerte < DEVUELVE:
        return {"nivel": None, "decision": "devuelto", "motivo": rng.choice(textos.DEVUELTO)}
    if suerte < DEVUELVE + BAJA and nivel >= 2:
        motivo = rng.choice(textos.NIVEL_MENOR)
        return {"nivel": nivel - 1, "decision": "verificado", "motivo": motivo}
    return {"nivel": nivel, "decision": "verificado", "motivo": ""}

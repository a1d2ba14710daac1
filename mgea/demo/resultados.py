"""The invented official results of CGE 1 and 2: rows of the layout ``resultados``.

They are counts of pupils, never pupils. They move a little from 2022 to 2023, and not always for
the better, because a year of good practices does not promise a year of good marks.
"""

import random
from typing import Any

from mgea import catalogo
from mgea.demo.mundo import GRANDE, SEMILLA, Escuela, Mundo, azar, escuelas

FUENTES = {
    "ie": "Actas de evaluación de la IE (ejemplo inventado)",
    "estandarizada": "Evaluación estandarizada (ejemplo inventado)",
    "abandono": "Registro de matrícula (ejemplo inventado)",
}
# Share of pupils in 2022 by official indicator: (lowest, highest).
PARTIDA: dict[str, tuple[float, float]] = {
    "satisfactorio_ie": (0.30, 0.62), "inicio_ie": (0.08, 0.24),
    "satisfactorio_estandarizada": (0.12, 0.45), "menor_nivel_estandarizada": (0.10, 0.34),
    "abandono": (0.004, 0.055),
}  # fmt: skip


def resultados(mundo: Mundo = GRANDE, semilla: int = SEMILLA) -> list[dict[str, Any]]:
    """One row per school, year and official indicator."""
    anios = sorted({int(p[:4]) for p in mundo.periodos} & {2022, 2023})
    return [
        fila
        for e in escuelas(mundo, semilla)
        for fila in _de_escuela(e, anios, azar(semilla, "resultados", e.ie))
    ]


def _de_escuela(escuela: Escuela, anios: list[int], rng: random.Random) -> list[dict[str, Any]]:
    filas = []
    for oficial in catalogo.oficiales():
        parte = rng.uniform(*PARTIDA[oficial.slug])
        for anio in anios:
            if _hay_dato(escuela, oficial.slug, anio):
                filas.append(_fila(escuela, oficial, anio, parte))
            mejora = rng.gauss(0.07, 0.08)
            parte *= 1 + (mejora if oficial.sentido == "sube" else -mejora)
    return filas


def _hay_dato(escuela: Escuela, slug: str, anio: int) -> bool:
    """No results before entering or after closing; no standardised test for the first level."""
    if escuela.cierre is not None and anio >= escuela.cierre.year:
        return False
    if escuela.ingreso is not None and anio < escuela.ingreso.year:
        return False
    return not (escuela.solo_inicial and "estandarizada" in slug)


def _fila(
    escuela: Escuela, oficial: catalogo.IndicadorOficial, anio: int, parte: float
) -> dict[str, Any]:
    # Standardised tests take one grade of each level; the rest counts every pupil.
    evaluados = escuela.alumnos // 6 if "estandarizada" in oficial.slug else escuela.alumnos
    fuente = next(texto for clave, texto in FUENTES.items() if oficial.slug.endswith(clave))
    return {
        "ie": escuela.ie, "anio": anio, "cge": oficial.cge, "indicador": oficial.slug,
        "numerador": float(round(evaluados * min(parte, 0.97))), "denominador": float(evaluados),
        "fuente": fuente,
    }  # fmt: skip

"""How each invented school moves: the points it aims at each month, and the levels that give them.

A story is a pure function from month to points, drawn around the expected curve; the 25 levels are
then set so that their sum comes as close as possible, each practice keeping its own difficulty.
"""

import random

from mgea import catalogo
from mgea.demo.mundo import Escuela, azar

# The check values of the expected curve (goal 3), carried over. 2024 has no calendar: what stands
# there is only how these schools happened to move.
CURVA: dict[str, float] = {
    "2022-10": 12.5, "2022-11": 37.5, "2022-12": 50, "2023-03": 50, "2023-04": 50, "2023-05": 53.1,
    "2023-06": 56.3, "2023-07": 59.4, "2023-08": 62.5, "2023-09": 65.6, "2023-10": 68.8,
    "2023-11": 71.9, "2023-12": 75, "2024-03": 75, "2024-04": 76, "2024-05": 77, "2024-06": 78,
}  # fmt: skip

# Levels above or below a school's own mean: what is easy to start, and what is left for later.
DIFICULTAD: dict[str, float] = {
    "autonomia": 0.45,
    "cultura_colaborativa": 0.3,
    "innovacion": -0.7,
    "comunidad_aprendizaje": 0.2,
    "exigencia_esfuerzo": -0.05,
    "mejora_continua": -0.75,
    "enfoque_territorial": -0.15,
}

# Where each story stands against the expected curve, as a share of it: (lowest, highest).
POSICION: dict[str, tuple[float, float]] = {
    "firme": (-0.03, 0.13), "rezagada": (-0.18, -0.05), "critica": (-0.55, -0.28),
    "adelantada": (0.25, 0.62), "estancada": (-0.10, 0.05), "retroceso": (0.0, 0.10),
    "tardia": (-0.15, 0.05), "silenciosa": (-0.25, -0.02), "incompleta": (-0.2, -0.05),
    "cierra": (-0.3, -0.2), "ingresa": (-0.15, -0.05), "todo_na": (0, 0), "sin_reportes": (0, 0),
}  # fmt: skip

SE_ESTANCA = "2023-05"
# Some fall in July, the others after October: both are seen before and not soon after.
CAIDAS = ("2023-07", "2023-11", "2023-11")


def puntos_meta(escuela: Escuela, semilla: int, periodos: tuple[str, ...]) -> dict[str, float]:
    """The points (0–100) the school's story aims at, month by month."""
    rng = azar(semilla, "puntos", escuela.ie)
    posicion = rng.uniform(*POSICION[escuela.perfil])
    puntos = {}
    for i, periodo in enumerate(periodos):
        curva = CURVA[periodo]
        if escuela.perfil == "estancada":
            curva = min(curva, CURVA[SE_ESTANCA])
        if escuela.perfil == "ingresa":
            # A newcomer starts from nothing in June and runs.
            curva *= min(1.0, 0.3 + 0.12 * max(0, i - periodos.index("2023-06")))
        if escuela.perfil == "retroceso" and periodo >= CAIDAS[escuela.n % 3]:
            curva -= 16
        ruido = 0 if escuela.perfil == "estancada" else rng.uniform(-0.6, 0.6)
        puntos[periodo] = max(4.0, min(97.0, curva * (1 + posicion) + ruido))
    return puntos


def niveles(escuela: Escuela, semilla: int, periodos: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """Month → practice → level 0–4 for all 25 practices."""
    rng = azar(semilla, "niveles", escuela.ie)
    facilidad = {p.id: DIFICULTAD[p.principio] + rng.gauss(0, 0.55) for p in catalogo.practicas()}
    metas = puntos_meta(escuela, semilla, periodos)
    return {periodo: _repartir(metas[periodo], facilidad) for periodo in periodos}


def _repartir(puntos: float, facilidad: dict[str, float]) -> dict[str, int]:
    """The levels whose sum is nearest to the aimed points, by bisection on the base level."""
    bajo, alto = -6.0, 10.0
    for _ in range(30):
        base = (bajo + alto) / 2
        suma = sum(_nivel(base + f) for f in facilidad.values())
        bajo, alto = (base, alto) if suma < puntos * len(facilidad) * 4 / 100 else (bajo, base)
    return {practica: _nivel(alto + f) for practica, f in facilidad.items()}


def _nivel(x: float) -> int:
    return max(0, min(4, round(x)))


def un_mal_dia(rng: random.Random, nivel: int) -> int:
    """A level one step away: what is typed by mistake and corrected afterwards."""
    return nivel + 1 if nivel < 4 and (nivel == 0 or rng.random() < 0.6) else nivel - 1

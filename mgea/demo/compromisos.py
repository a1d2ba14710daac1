"""The invented commitments of the directors: rows of the layout ``compromisos``.

Each row carries the whole commitment as it stood when it was entered, so a commitment has one to
three rows: agreed, perhaps rescheduled or under way, and how it ended.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from mgea.demo import textos
from mgea.demo.mundo import GRANDE, SEMILLA, Escuela, Mundo, azar, escuelas
from mgea.demo.reportes import hora_lima

# How commitments end, in percent of all.
DESTINOS: dict[str, int] = {
    "adelantado": 13, "a_tiempo": 34, "tarde": 12, "vencido": 15, "reprogramado": 8,
    "reprogramado_pendiente": 4, "anulado": 4, "incompleto": 5, "en_curso": 5,
}  # fmt: skip
REPARTO_CGE = (1, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5)


def compromisos(mundo: Mundo = GRANDE, semilla: int = SEMILLA) -> list[dict[str, Any]]:
    """One row per commitment and event, in the order they were entered."""
    desde = mundo.periodos[0]
    filas = [
        fila
        for e in escuelas(mundo, semilla)
        for fila in _de_escuela(e, desde, azar(semilla, "acuerdos", e.ie))
    ]
    return sorted(filas, key=lambda f: (f["registrado_en"], f["codigo"]))


def _de_escuela(escuela: Escuela, desde: str, rng: random.Random) -> Iterator[dict[str, Any]]:
    acuerdos = _acuerdos(rng, rng.randint(2, 6))
    for k, (cge, practica, texto) in enumerate(acuerdos, 1):
        destino = rng.choices(list(DESTINOS), weights=list(DESTINOS.values()))[0]
        fecha = _fecha(escuela, desde, rng)
        base = {
            "codigo": f"C{escuela.cod_mods[0]}-{k:02d}", "ie": escuela.ie, "cge": cge,
            "practica": practica, "compromiso": texto,
            "responsable": rng.choice(textos.RESPONSABLES), "fecha": fecha,
            "fecha_limite": _limite(fecha, rng), "fecha_cumplido": None,
            "estado": "pendiente", "motivo": "", "registrado_en": _entrada(fecha, rng),
        }  # fmt: skip
        yield from _historia(base, destino, escuela, rng)


def _fecha(escuela: Escuela, desde: str, rng: random.Random) -> date:
    """When it was agreed: mostly in the first months of 2023, some at the end of 2022."""
    if escuela.ingreso is not None:
        return escuela.ingreso + timedelta(days=rng.randint(3, 60))
    if escuela.cierre is not None:
        return escuela.cierre - timedelta(days=rng.randint(90, 130))
    if rng.random() < 0.2 and desde < "2023":
        return date(2022, 11, 7) + timedelta(days=rng.randint(0, 35))
    return date(2023, 3, 13) + timedelta(days=int(rng.triangular(0, 190, 30)))


def _limite(fecha: date, rng: random.Random) -> date:
    """When it falls due: within the school year, never in January or February."""
    limite = fecha + timedelta(days=rng.randint(35, 170))
    return limite if limite.year == fecha.year else date(fecha.year, 12, rng.randint(15, 22))


def _acuerdos(rng: random.Random, cuantos: int) -> list[tuple[int, str, str]]:
    """Different promises for one school: (CGE, practice, text)."""
    elegidos: list[tuple[int, str, str]] = []
    while len(elegidos) < cuantos:
        cge = rng.choice(REPARTO_CGE)
        acuerdo = (cge, *rng.choice(textos.COMPROMISOS[cge]))
        if acuerdo not in elegidos:
            elegidos.append(acuerdo)
    return elegidos


def _entrada(dia: date, rng: random.Random) -> datetime:
    return hora_lima(dia.year, dia.month, dia.day, rng.randint(8, 18), rng.randint(0, 59))


def _historia(
    base: dict[str, Any], destino: str, escuela: Escuela, rng: random.Random
) -> Iterator[dict[str, Any]]:
    """The rows of one commitment from agreement to end."""
    if destino == "incompleto":
        falta = rng.choice(("responsable", "fecha_limite"))
        yield {**base, falta: "" if falta == "responsable" else None}
        return
    yield base
    limite = base["fecha_limite"]
    if destino.startswith("reprogramado"):
        limite, base = _reprogramar(base, rng)
        yield base
    if escuela.cierre is not None and limite > escuela.cierre:
        yield _evento(base, escuela.cierre, rng, estado="anulado", motivo="La IE cerró.")
    elif destino == "anulado":
        dia = base["fecha"] + timedelta(days=rng.randint(10, 30))
        yield _evento(base, dia, rng, estado="anulado", motivo=rng.choice(textos.ANULADO))
    elif destino == "en_curso":
        dia = base["fecha"] + timedelta(days=rng.randint(8, 30))
        yield _evento(base, dia, rng, estado="en_curso")
    elif destino in ("adelantado", "a_tiempo", "tarde", "reprogramado"):
        cumplido = _cumplido(destino, base["fecha"], limite, rng)
        entrada = cumplido + timedelta(days=rng.choice((0, 0, 1, 2, 5)))
        yield _evento(base, entrada, rng, estado="cumplido", fecha_cumplido=cumplido)


def _reprogramar(base: dict[str, Any], rng: random.Random) -> tuple[date, dict[str, Any]]:
    limite = base["fecha_limite"] + timedelta(days=rng.choice((15, 30, 45, 60)))
    dia = base["fecha_limite"] - timedelta(days=rng.randint(1, 10))
    motivo = rng.choice(textos.REPROGRAMADO)
    return limite, _evento(base, dia, rng, fecha_limite=limite, motivo=motivo)


def _cumplido(destino: str, fecha: date, limite: date, rng: random.Random) -> date:
    plazo = (limite - fecha).days
    if destino == "adelantado":
        return fecha + timedelta(days=rng.randint(plazo // 3, plazo // 2))
    if destino == "tarde":
        return limite + timedelta(days=rng.randint(2, 50))
    return limite - timedelta(days=rng.randint(0, 6))


def _evento(base: dict[str, Any], dia: date, rng: random.Random, **cambios: Any) -> dict[str, Any]:
    return {**base, **cambios, "registrado_en": _entrada(dia, rng)}

"""The invented monthly reports: rows of the layout ``practicas``.

Each school hands in a month between the 1st and the 9th of the next one; the late ones after the
10th. A month without change repeats the level and the evidence, as the form's
"sin cambios" does.
"""

import random
from datetime import datetime, timedelta
from typing import Any

from mgea import catalogo
from mgea.demo import textos
from mgea.demo.mundo import GRANDE, SEMILLA, Escuela, Mundo, azar, escuelas
from mgea.demo.trayectorias import niveles, un_mal_dia

LIMA = timedelta(hours=-5)
ULTIMO_SILENCIOSAS = "2023-04"
SIGUE_EN_2024 = 0.45
FALTA = 0.035
TARDA = 0.09
CORRIGE = 0.012


def practicas(mundo: Mundo = GRANDE, semilla: int = SEMILLA) -> list[dict[str, Any]]:
    """One row per school, practice, month and record, in the order they were entered."""
    filas = [fila for e in escuelas(mundo, semilla) for fila in _de_escuela(mundo, e, semilla)]
    return sorted(filas, key=lambda f: (f["registrado_en"], f["ie"], f["practica"]))


def mes_siguiente(periodo: str) -> tuple[int, int]:
    """Year and month after a period 'AAAA-MM'."""
    anio, mes = int(periodo[:4]), int(periodo[5:])
    return (anio + 1, 1) if mes == 12 else (anio, mes + 1)


def hora_lima(anio: int, mes: int, dia: int, hora: int, minuto: int, segundo: int = 0) -> datetime:
    """A wall clock time of Lima as naive UTC, which is what the database keeps."""
    return datetime(anio, mes, dia, hora, minuto, segundo) - LIMA


def periodos_reportados(mundo: Mundo, escuela: Escuela, semilla: int) -> list[str]:
    """The months this school handed in something, in order."""
    rng = azar(semilla, "meses", escuela.ie)
    if escuela.perfil == "sin_reportes":
        return []
    sigue = rng.random() < SIGUE_EN_2024 and escuela.perfil not in ("silenciosa", "cierra")
    elegidos = []
    for periodo in mundo.periodos:
        falta = rng.random() < FALTA and escuela.perfil in ("firme", "rezagada", "critica")
        fuera = (
            (escuela.perfil == "silenciosa" and periodo > ULTIMO_SILENCIOSAS)
            or (escuela.cierre is not None and periodo >= f"{escuela.cierre:%Y-%m}")
            or (escuela.ingreso is not None and periodo < f"{escuela.ingreso:%Y-%m}")
            or (periodo >= "2024" and not sigue)
        )
        if not falta and not fuera:
            elegidos.append(periodo)
    return elegidos


def _de_escuela(mundo: Mundo, escuela: Escuela, semilla: int) -> list[dict[str, Any]]:
    rng = azar(semilla, "reportes", escuela.ie)
    por_mes = niveles(escuela, semilla, mundo.periodos)
    fijas = _sin_nivel(escuela, rng)
    archivo = _Evidencias(rng)
    calladas = _calladas(escuela, rng)
    filas = []
    for periodo in periodos_reportados(mundo, escuela, semilla):
        momento = _momento(escuela, periodo, rng)
        for i, practica in enumerate(catalogo.practicas()):
            if practica.id in calladas:
                continue
            fila: dict[str, Any] = {
                "ie": escuela.ie, "practica": practica.id, "periodo": periodo,
                "nivel": None, "estado": "valor", "motivo": "", "evidencia": "",
                "registrado_en": momento + timedelta(seconds=11 * i),
            }  # fmt: skip
            if practica.id in fijas:
                fila["estado"], fila["motivo"] = fijas[practica.id]
                filas.append(fila)
                continue
            fila["nivel"] = por_mes[periodo][practica.id]
            fila["evidencia"] = archivo.texto(practica.id, periodo, fila["nivel"])
            filas.extend(_con_correccion(fila, rng))
    return filas


def _sin_nivel(escuela: Escuela, rng: random.Random) -> dict[str, tuple[str, str]]:
    """Practice → (state, reason) for the practices that carry no level in this school."""
    ids = [p.id for p in catalogo.practicas()]
    if escuela.perfil == "todo_na":
        return dict.fromkeys(ids, ("no_aplica", textos.NA_TODO))
    fijas: dict[str, tuple[str, str]] = {}
    if escuela.perfil != "incompleta" and rng.random() < 0.25:
        elegidas = rng.sample(ids, rng.choice((1, 1, 2)))
        fijas |= {p: ("no_priorizada", rng.choice(textos.NO_PRIORIZADA)) for p in elegidas}
    if escuela.solo_inicial:
        fijas |= dict.fromkeys(("P2.2", "P2.3", "P5.1"), ("no_aplica", textos.NA_INICIAL))
    if not escuela.rei:
        fijas["P7.2"] = ("no_aplica", textos.NA_SIN_REI)
    if rng.random() < 0.12:
        fijas[rng.choice(ids)] = ("no_aplica", rng.choice(textos.NA_OTROS))
    return fijas


def _calladas(escuela: Escuela, rng: random.Random) -> set[str]:
    """Practices never reported: ten of 25 in an unfinished school, now and then one elsewhere."""
    ids = [p.id for p in catalogo.practicas()]
    if escuela.perfil == "incompleta":
        return set(rng.sample(ids, 10))
    return {rng.choice(ids)} if rng.random() < 0.1 and escuela.perfil != "todo_na" else set()


def _momento(escuela: Escuela, periodo: str, rng: random.Random) -> datetime:
    anio, mes = mes_siguiente(periodo)
    tarde = escuela.perfil == "tardia" or rng.random() < TARDA
    hora, minuto = rng.randint(7, 21), rng.randint(0, 59)
    if escuela.n == 12:
        # On the last day, at night in Lima: already the 11th in UTC, and still on time.
        return hora_lima(anio, mes, 10, 22, minuto // 2)
    return hora_lima(anio, mes, rng.randint(11, 27) if tarde else rng.randint(1, 9), hora, minuto)


def _con_correccion(fila: dict[str, Any], rng: random.Random) -> list[dict[str, Any]]:
    """The record, or a mistaken one followed days later by the record that corrects it."""
    if rng.random() >= CORRIGE:
        return [fila]
    despues = timedelta(days=rng.randint(1, 16), minutes=rng.randint(0, 300))
    equivocada = {**fila, "nivel": un_mal_dia(rng, fila["nivel"])}
    buena = {**fila, "motivo": textos.CORRECCION, "registrado_en": fila["registrado_en"] + despues}
    return [equivocada, buena]


class _Evidencias:
    """A school's file per practice: a new document when the level rises, the old one otherwise."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._orden = rng.uniform(0.35, 0.95)
        self._guardadas: dict[str, tuple[int, str]] = {}

    def texto(self, practica: str, periodo: str, nivel: int) -> str:
        """The evidence of a practice in a month; empty under level 2 or when there is none."""
        anterior, guardada = self._guardadas.get(practica, (0, ""))
        if nivel >= 2 and nivel > anterior and self._rng.random() < self._orden:
            documento = self._rng.choice(textos.EVIDENCIAS[practica])
            anio, mes = int(periodo[:4]), int(periodo[5:])
            guardada = f"{documento}, {self._rng.randint(1, 28):02d}/{mes:02d}/{anio}"
        self._guardadas[practica] = (max(anterior, nivel), guardada)
        return guardada if nivel >= 2 else ""

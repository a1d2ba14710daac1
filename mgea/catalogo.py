"""What the norm defines, read once from ``data/catalogo/*.csv``.

Nothing here is ours to invent: each row carries ``fuente``, ``desde`` and ``hasta``. What *is* ours (levels' anchors,
the practice → CGE map, thresholds) says so in its ``fuente``. A database may override thresholds and calendars; see
``mgea.store``.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CARPETA = Path(__file__).resolve().parent.parent / "data" / "catalogo"


@dataclass(frozen=True)
class Principio:
    """One of the seven principles; keyed by slug because offices number them differently."""

    n: int
    slug: str
    titulo: str
    fuente: str


@dataclass(frozen=True)
class Practica:
    """One of the 25 suggested practices; ``meta`` is the level (0–4) the calendar plans for December."""

    id: str
    principio: str
    titulo: str
    meta: int
    fuente: str


@dataclass(frozen=True)
class Cge:
    """One Compromiso de Gestión Escolar: 1–2 ``resultados``, 3–5 ``condiciones``."""

    n: int
    titulo: str
    tipo: str
    fuente: str


@dataclass(frozen=True)
class Fase:
    """One phase; ``rol`` says whether it raises the expected level (``rampa``) or asks for an ``hito``."""

    orden: int
    slug: str
    titulo: str
    rol: str


@dataclass(frozen=True)
class FaseMes:
    """One cross of a phase calendar."""

    anio: int
    fase: str
    mes: int
    fuente: str


@dataclass(frozen=True)
class Nivel:
    """One level of the scale, with the sentence that anchors it."""

    n: int
    titulo: str
    ancla: str
    fuente: str


@dataclass(frozen=True)
class PracticaCge:
    """How much (``peso`` 1 or 0.5) a practice counts in the MGEA contribution to a CGE. A proposal of ours."""

    practica: str
    cge: int
    peso: float
    confianza: str
    razon: str
    fuente: str


@dataclass(frozen=True)
class IndicadorOficial:
    """An official indicator of CGE 1 or 2, and the direction in which it improves."""

    cge: int
    slug: str
    titulo: str
    sentido: str
    fuente: str


@dataclass(frozen=True)
class Umbral:
    """A threshold or deadline, with who owns it and where it comes from."""

    clave: str
    valor: float
    titulo: str
    dueno: str
    fuente: str


@dataclass(frozen=True)
class Norma:
    """One document of the legal basis."""

    codigo: str
    titulo: str
    fecha: str
    de_que_trata: str


def _rows(name: str) -> list[dict[str, str]]:
    with (CARPETA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@cache
def principios() -> tuple[Principio, ...]:
    """The seven principles in the order of UGEL 02."""
    return tuple(
        Principio(int(r["n"]), r["slug"], r["titulo"], r["fuente"]) for r in _rows("principios")
    )


@cache
def practicas() -> tuple[Practica, ...]:
    """The 25 suggested practices, in order."""
    return tuple(
        Practica(r["practica"], r["principio"], r["titulo"], int(r["meta"]), r["fuente"])
        for r in _rows("practicas")
    )


@cache
def compromisos() -> tuple[Cge, ...]:
    """The five CGE."""
    return tuple(
        Cge(int(r["n"]), r["titulo"], r["tipo"], r["fuente"]) for r in _rows("compromisos")
    )


@cache
def fases() -> tuple[Fase, ...]:
    """The four phases, in order."""
    return tuple(Fase(int(r["orden"]), r["slug"], r["titulo"], r["rol"]) for r in _rows("fases"))


@cache
def calendarios() -> tuple[FaseMes, ...]:
    """Every cross of the official calendars (2022 and 2023; no other year has one)."""
    return tuple(
        FaseMes(int(r["anio"]), r["fase"], int(r["mes"]), r["fuente"]) for r in _rows("calendarios")
    )


@cache
def niveles() -> tuple[Nivel, ...]:
    """Levels 0–4."""
    return tuple(Nivel(int(r["n"]), r["titulo"], r["ancla"], r["fuente"]) for r in _rows("niveles"))


@cache
def mapa_cge() -> tuple[PracticaCge, ...]:
    """The practice → CGE proposal, one row per practice and CGE."""
    return tuple(
        PracticaCge(
            r["practica"], int(r["cge"]), float(r["peso"]), r["confianza"], r["razon"], r["fuente"]
        )
        for r in _rows("practica_cge")
    )


@cache
def oficiales() -> tuple[IndicadorOficial, ...]:
    """The official indicators of CGE 1 and 2."""
    return tuple(
        IndicadorOficial(int(r["cge"]), r["slug"], r["titulo"], r["sentido"], r["fuente"])
        for r in _rows("indicadores_oficiales")
    )


@cache
def umbrales() -> tuple[Umbral, ...]:
    """Thresholds and deadlines as proposed; a UGEL may change them in its database."""
    return tuple(
        Umbral(r["clave"], float(r["valor"]), r["titulo"], r["dueno"], r["fuente"])
        for r in _rows("umbrales")
    )


def umbral(clave: str) -> float:
    """The proposed value of one threshold."""
    return next(u.valor for u in umbrales() if u.clave == clave)


@cache
def norma() -> tuple[Norma, ...]:
    """The legal basis to cite on screen."""
    return tuple(
        Norma(r["codigo"], r["titulo"], r["fecha"], r["de_que_trata"]) for r in _rows("norma")
    )


@cache
def dre_of_ugel() -> dict[str, str]:
    """CODOOII of a UGEL of Lima Metropolitana → CODOOII of its DRE."""
    return {r["ugel"]: r["dre"] for r in _rows("ugel_lima_metropolitana")}


@cache
def practica(practica_id: str) -> Practica:
    """One practice by id; KeyError when there is none."""
    return {p.id: p for p in practicas()}[practica_id]


@cache
def principio(slug: str) -> Principio:
    """One principle by slug; KeyError when there is none."""
    return {p.slug: p for p in principios()}[slug]

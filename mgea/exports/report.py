"""What leaves the board, before anybody knows in which format: a ``Report`` is words, tables and data of charts.

Its builders (``informe``, ``ficha_ie``, ``rendicion``…) read and compute; the formats (``pptx``, ``pdf``, ``xlsx``)
only set what they are given, so that all of them show the same numbers. Texts are plain: no mark-up, no HTML, whatever
a school's name holds. A number is kept as it was computed, with a ``tipo`` that says how it is written
(``escribe``); missing is None and is written «—», never 0.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from mgea import formato
from mgea.exports.figuras import Barras, Celda, Celdas, Datos, Fase, Lineas, Puntos, Serie
from mgea.indicadores import Indicador

__all__ = [
    "Barras", "Celda", "Celdas", "Cifra", "Columna", "Datos", "Definicion", "Fase", "Firmas", "Grafico", "Lineas",
    "Lista", "Parrafo", "Pieza", "Puntos", "Report", "Seccion", "Serie", "TIPOS", "Tabla", "Valor", "definicion",
    "escribe", "plano",
]  # fmt: skip

Valor = str | float | int | date | bool | None

TIPOS: Mapping[str, Callable[[Any], str]] = {
    "texto": str,
    "entero": formato.numero,
    "puntos": formato.puntos,  # 0–100, one decimal only when there is one
    "signo": formato.con_signo,  # a difference: +2.6
    "parte": formato.porcentaje,  # 0–1, written 62 %
    "fecha": formato.fecha,
    "mes": formato.mes_largo,  # AAAA-MM
}
"""How each type of value is written for people."""


def escribe(tipo: str, valor: Valor) -> str:
    """A value as it is read in every format; missing ones are «—», yes or no in Spanish."""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    return formato.SIN_DATO if valor is None else TIPOS[tipo](valor)


@dataclass(frozen=True)
class Cifra:
    """A headline figure: «31» ``de`` «56 escuelas van en ruta»; ``estado`` a word and glyph («✓ En ruta») or ''."""

    valor: Valor
    tipo: str
    de: str
    estado: str = ""

    @property
    def texto(self) -> str:
        """The figure as it is read."""
        return escribe(self.tipo, self.valor)


@dataclass(frozen=True)
class Parrafo:
    """Plain sentences."""

    texto: str


@dataclass(frozen=True)
class Lista:
    """Short items; ``titulo`` may be ''. Each item is (what, detail); the detail, set fainter, may be ''."""

    titulo: str
    cosas: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Columna:
    """A column of a table: its heading, the type of its cells (a key of TIPOS) and its share of the width."""

    titulo: str
    tipo: str = "texto"
    ancho: float = 1.0


@dataclass(frozen=True)
class Tabla:
    """A table with typed columns. ``vacia``: what is said when it has no rows. ``hoja``: its sheet in a workbook."""

    titulo: str
    columnas: tuple[Columna, ...]
    filas: tuple[tuple[Valor, ...], ...]
    vacia: str = "Todavía no hay filas que mostrar."
    hoja: str = ""

    def textos(self) -> list[list[str]]:
        """The cells as they are read."""
        tipos = [c.tipo for c in self.columnas]
        return [[escribe(t, v) for t, v in zip(tipos, fila, strict=True)] for fila in self.filas]


@dataclass(frozen=True)
class Grafico:
    """A chart as data: what it is of, its unit, «datos al… · n de N», the sentence it says, and what a reader who does
    not see it is told. ``tabla``: the same numbers as rows."""

    titulo: str
    unidad: str
    meta: str
    resumen: str
    datos: Datos
    tabla: Tabla
    alt: str = ""

    @property
    def descripcion(self) -> str:
        """What stands for the chart where it cannot be seen."""
        return self.alt or f"{self.titulo}. {self.resumen}"


@dataclass(frozen=True)
class Firmas:
    """Lines to sign on, each with the office (never a name the board does not already show)."""

    cargos: tuple[str, ...]


@dataclass(frozen=True)
class Definicion:
    """What a figure means, in the words of its ficha."""

    slug: str
    titulo: str
    unidad: str
    formula: str
    casos: str
    fuente: str


Pieza = Cifra | Parrafo | Lista | Tabla | Grafico | Firmas


@dataclass(frozen=True)
class Seccion:
    """One message: a title that states it, and what shows it. On slides it is one slide (a long table, several).

    ``notas``: what whoever presents may say. ``aparte``: left out of the slides (a long list that belongs in the
    document and the workbook). ``media``: on a one-page sheet it takes half the width, beside its neighbour.
    """

    titulo: str
    piezas: tuple[Pieza, ...]
    notas: str = ""
    aparte: bool = False
    media: bool = False

    @property
    def graficos(self) -> tuple[Grafico, ...]:
        """The charts of the section."""
        return tuple(p for p in self.piezas if isinstance(p, Grafico))

    @property
    def tablas(self) -> tuple[Tabla, ...]:
        """The tables of the section, those of its charts too."""
        return tuple(
            p if isinstance(p, Tabla) else p.tabla
            for p in self.piezas
            if isinstance(p, Tabla | Grafico)
        )


@dataclass(frozen=True)
class Report:
    """A document: what kind, of whom, with data until when and as known when, how many schools stand behind it.

    ``clase``: «Informe de avance», «Ficha de la IE», «Acta de reunión»… ``quien``: the slice in words. ``titulo``: the
    finding. ``al``: «datos al 31/07/2023». ``conocido``: «según lo registrado hasta el 27/11/2026 · versión 812».
    ``n``: «51 de 56 IE con datos suficientes». ``archivo``: the name of the file, without extension. ``ejemplo``: the
    schools are invented, and every page says so. ``una_pagina``: a sheet, made to fit on one page of the document.
    """

    clase: str
    quien: str
    titulo: str
    al: str
    conocido: str
    n: str
    secciones: tuple[Seccion, ...]
    definiciones: tuple[Definicion, ...] = field(default=())
    archivo: str = "informe"
    ejemplo: bool = False
    una_pagina: bool = False

    @property
    def meta(self) -> str:
        """The line every page carries: slice · datos al … · n de N."""
        partes = (self.quien, self.al, self.n, "datos de ejemplo" if self.ejemplo else "")
        return " · ".join(p for p in partes if p)

    def con(self, *secciones: Seccion) -> "Report":
        """The same report with more sections at its end."""
        return replace(self, secciones=self.secciones + secciones)


def definicion(ficha: Indicador) -> Definicion:
    """A figure's ficha as a report carries it."""
    return Definicion(
        ficha.slug, ficha.titulo, ficha.unidad, ficha.formula, ficha.casos, ficha.fuente
    )


def plano(frase: str) -> str:
    """A sentence of the board without its bold marks. Only for our own sentences: never for what people typed."""
    return frase.replace("**", "")

"""Search: words without accents, each the beginning of a word, over what a person may see.

An index is built once per slice and version and only read afterwards: one text, one line per thing. Looking in it is
``str.find``, so it costs microseconds whatever the person types.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from mgea import catalogo, metrics
from mgea.lecturas.acuerdos import acuerdos
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from mgea.store import Store

DEMASIADAS = 3000
"""Schools from which commitments are not searched all at once: choose a UGEL or a REI first."""


@dataclass(frozen=True)
class Hallazgo:
    """Something found: what it is, its name, a detail, and the page and parameters that show it."""

    tipo: str
    titulo: str
    detalle: str
    ruta: str
    params: tuple[tuple[str, str], ...] = ()


def llano(texto: str) -> str:
    """Lower case, no accents, only letters and digits: «Práctica N.° 3» → «practica n 3»."""
    plain = unicodedata.normalize("NFKD", texto.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split())


class Indice:
    """Things and the words they are found by. Nobody may change one after it is built."""

    def __init__(self, cosas: Iterable[tuple[Hallazgo, str]]) -> None:
        self._cosas: list[Hallazgo] = []
        self._inicios: list[int] = []
        lines, position = [], 0
        for cosa, palabras in cosas:
            line = f" {llano(palabras)}\n"
            self._cosas.append(cosa)
            self._inicios.append(position)
            lines.append(line)
            position += len(line)
        self._texto = "".join(lines)

    def __len__(self) -> int:
        return len(self._cosas)

    def buscar(self, texto: str, limite: int = 8) -> tuple[list[Hallazgo], bool]:
        """(the first things that have every word, whether there are more); nothing without words."""
        # the rarest first: only the lines that have it are looked at
        words = sorted({f" {w}" for w in llano(texto).split()}, key=self._texto.count)
        found: list[Hallazgo] = []
        position = self._texto.find(words[0]) if words else -1
        while position >= 0:
            row = bisect_right(self._inicios, position) - 1
            end = self._texto.index("\n", position)
            line = self._texto[self._inicios[row] : end]
            if all(word in line for word in words[1:]):
                if len(found) == limite:
                    return found, True
                found.append(self._cosas[row])
            position = self._texto.find(words[0], end)
        return found, False


def de_la_norma() -> Indice:
    """Principles, practices, CGE, phases, levels, documents and indicators: the same for everybody."""
    return Indice([*_practicas(), *_norma(), *_indicadores()])


def _practicas() -> Iterable[tuple[Hallazgo, str]]:
    for p in catalogo.practicas():
        principio = catalogo.principio(p.principio).titulo
        yield (
            Hallazgo("Práctica", f"{p.id} {p.titulo}", principio, "practicas"),
            f"{p.id} {p.id.replace('.', '')} {p.titulo} {principio}",
        )


def _norma() -> Iterable[tuple[Hallazgo, str]]:
    for principio in catalogo.principios():
        name = f"{principio.n}. {principio.titulo}"
        yield Hallazgo("Norma", name, "Principio del modelo", "norma"), f"{name} principio"
    for cge in catalogo.compromisos():
        name = f"CGE {cge.n}. {cge.titulo}"
        yield Hallazgo("Norma", name, "Compromiso de gestión escolar", "norma"), f"{name} compromiso"  # fmt: skip
    for fase in catalogo.fases():
        yield Hallazgo("Norma", fase.titulo, "Fase del cronograma", "norma"), f"{fase.titulo} fase"
    for nivel in catalogo.niveles():
        name = f"Nivel {nivel.n}: {nivel.titulo}"
        yield Hallazgo("Norma", name, nivel.ancla, "norma"), f"{name} {nivel.ancla}"
    for norma in catalogo.norma():
        text = f"{norma.codigo} {norma.titulo} {norma.de_que_trata}"
        yield Hallazgo("Norma", norma.codigo, norma.de_que_trata, "norma"), text
    for umbral in catalogo.umbrales():
        yield Hallazgo("Norma", umbral.titulo, "Umbral o plazo", "norma"), f"{umbral.titulo} umbral plazo"  # fmt: skip


def _indicadores() -> Iterable[tuple[Hallazgo, str]]:
    for ficha in metrics.fichas():
        yield (
            Hallazgo(
                "Indicador", ficha.titulo, ficha.formula, "indicadores", (("q", ficha.titulo),)
            ),
            f"{ficha.titulo} {ficha.slug.replace('_', ' ')} {ficha.formula} indicador",
        )


def de_escuelas(store: Store, scope: Scope) -> Indice:
    """Every school of a slice, by name, codes, REI and district."""
    frame = store.view("ie", scope, hasta="9999-12")
    return Indice(
        (
            Hallazgo(
                "Escuela",
                str(r.nombre),
                " · ".join(x for x in (str(r.rei), str(r.distrito_nombre)) if x),
                "escuelas",
                (("ambito", f"ie:{r.ie}"),),
            ),
            f"{r.nombre} {r.ie} {r.codlocal} {r.servicios} {r.rei} {r.distrito_nombre}",
        )
        for r in frame.itertuples(index=False)
    )


def de_compromisos(store: Store, pedido: Pedido) -> Indice:
    """Every commitment of a slice as it stands now, by its words, who answers for it, its school and its CGE."""
    frame = acuerdos(store, pedido)
    return Indice(
        (
            Hallazgo(
                "Compromiso",
                str(r.compromiso),
                f"CGE {r.cge} · {r.nombre}",
                "compromisos",
                (("ambito", f"ie:{r.ie}"),),
            ),
            f"{r.compromiso} {r.codigo} {r.responsable} {r.nombre} cge {r.cge}",
        )
        for r in frame.itertuples(index=False)
    )

"""What a file would do, before anything is done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Arreglo:
    """A cell of an accepted row that was changed on reading."""

    fila: int
    columna: str
    antes: str
    despues: str
    razon: str


@dataclass(frozen=True)
class Rechazo:
    """A row that was not taken: its first wrong cell, every reason, and the cells as they came."""

    fila: int
    columna: str
    valor: str
    razon: str
    original: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """What a file would do. ``rows[i]`` is a typed row and ``filas[i]`` its number in the file.

    ``leidas`` = accepted + ``repetidas`` + rejected + asked. ``preguntas`` are rows that could mean
    two things; like ``rechazadas`` they are not taken. ``notas`` tell what was left out or changed.
    """

    layout: str
    leidas: int
    columnas: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    filas: tuple[int, ...]
    arregladas: tuple[Arreglo, ...]
    rechazadas: tuple[Rechazo, ...]
    preguntas: tuple[Rechazo, ...]
    repetidas: int
    notas: tuple[str, ...]

    @property
    def limpia(self) -> bool:
        """Whether every row read can be taken."""
        return not self.rechazadas and not self.preguntas

    def only(self, wanted: Callable[[dict[str, Any]], bool]) -> "Preview":
        """The same preview with only the accepted rows that are wanted."""
        kept = [i for i, row in enumerate(self.rows) if wanted(row)]
        rows = tuple(self.rows[i] for i in kept)
        return replace(self, rows=rows, filas=tuple(self.filas[i] for i in kept))

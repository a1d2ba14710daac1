"""What a layout is made of: columns that know their names, how to read a cell and how to explain it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from mgea.errors import BadInput
from mgea.imports.words import listed, plain, shown


class Parsed(NamedTuple):
    """A typed value, and why it differs from what was written ('' when it does not)."""

    valor: Any
    razon: str = ""


Parser = Callable[[str, datetime], Parsed]
"""Clean text and the moment of reading (naive UTC) → value. Raises ``words.Bad`` or ``words.Ask``."""

Values = Callable[[], tuple[tuple[str, str], ...]]
"""(valid value, what it means), read from the catalogue when asked."""


def _no_values() -> tuple[tuple[str, str], ...]:
    return ()


@dataclass(frozen=True)
class Column:
    """One column: ``campo`` is the key in the typed row, ``nombre`` the header of the template.

    ``vacio`` is the value of an empty or absent optional cell. ``libre`` keeps the signs of free
    text. ``codigo`` columns are text in templates, or Excel eats their zeros. A header of
    ``suplente`` stands in only when no other header names the column.
    """

    campo: str
    nombre: str
    parser: Parser
    ayuda: str
    ejemplo: str
    requerida: bool = False
    vacio: Any = ""
    alias: tuple[str, ...] = ()
    suplente: tuple[str, ...] = ()
    valores: Values = field(default=_no_values)
    libre: bool = False
    codigo: bool = False

    @cached_property
    def claves(self) -> frozenset[str]:
        """Every header that names this column, as compared."""
        return frozenset(plain(name) for name in (self.nombre, *self.alias, *self.suplente))

    @cached_property
    def suplentes(self) -> frozenset[str]:
        """The headers, as compared, that give way to any other."""
        return frozenset(plain(name) for name in self.suplente)


@dataclass(frozen=True)
class Mapping:
    """Which column of a file is which field: field → index, and the headers nobody claimed."""

    indices: dict[str, int]
    sobrantes: list[str]


@dataclass(frozen=True)
class Layout:
    """What one kind of file must look like. ``clave`` names the fields that tell two rows apart."""

    slug: str
    titulo: str
    ayuda: str
    columnas: tuple[Column, ...]
    clave: tuple[str, ...]

    @cached_property
    def por_clave(self) -> dict[str, Column]:
        """Compared header → column."""
        return {key: column for column in self.columnas for key in column.claves}

    @cached_property
    def por_campo(self) -> dict[str, Column]:
        """Field → column."""
        return {column.campo: column for column in self.columnas}

    def reconocidas(self, headers: list[str]) -> set[str]:
        """The fields that a row of headers names."""
        known = self.por_clave
        return {known[plain(h)].campo for h in headers if plain(h) in known}

    def completa(self, headers: list[str]) -> bool:
        """Whether a row of headers has every required column."""
        return {c.campo for c in self.columnas if c.requerida} <= self.reconocidas(headers)

    def mapear(self, headers: list[str]) -> Mapping:
        """Find each field among the headers of a file. Raises BadInput when that is impossible."""
        indices: dict[str, int] = {}
        rest = []
        for i, header in enumerate(headers):
            column = self.por_clave.get(plain(header))
            other = indices.get(column.campo) if column else None
            if column is None:
                rest.append(header)
            elif other is None or plain(headers[other]) in column.suplentes:
                rest += [] if other is None else [headers[other]]
                indices[column.campo] = i
            elif plain(header) in column.suplentes:
                rest.append(header)
            else:
                raise BadInput(
                    f"Las columnas {shown(headers[other])} y {shown(header)} dicen lo mismo "
                    f"({column.nombre}). Deje solo una y vuelva a subir el archivo."
                )
        missing = [c.nombre for c in self.columnas if c.requerida and c.campo not in indices]
        if missing:
            raise BadInput(
                f"Para importar {self.titulo.lower()} falta la columna {listed(missing)}. Descargue la "
                "plantilla, copie sus datos en ella y vuelva a subir el archivo."
            )
        return Mapping(indices, rest)

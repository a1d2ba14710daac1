"""A small roster in memory, which answers as the database will: for tests of imports only."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from mgea import catalogo
from mgea.imports import Preview, Table
from mgea.imports import preview as check

NOW = datetime(2023, 11, 24, 15, 0)

SERVICIOS = {
    "0855171-0": "03109360",
    "0884569-0": "03109360",
    "0209007-0": "00209007",
    "0257048-0": "257048-san-juan",
    "0310999-0": "00777777",
    "0500001-1": "99999999",
}
LOCALES = {
    "310936": ("03109360",),
    "310999": ("00888888",),
    "111111": ("00209007", "257048-san-juan"),
    "444444": ("99999999",),
}
CERRADAS = {"00777777"}


@dataclass
class Roster:
    """``fuera``: schools of somebody else; ``ugeles``: where a new school may be added."""

    fuera: frozenset[str] = frozenset({"99999999"})
    ugeles: frozenset[str] = frozenset({"150103"})
    ids: set[str] = field(default_factory=lambda: {*SERVICIOS.values(), "00888888"})

    def ie_of(self, text: str) -> tuple[str, ...]:
        found = [ie for code, ie in SERVICIOS.items() if text in (code, code.partition("-")[0])]
        found += LOCALES.get(text, ())
        found += [text] if text in self.ids else []
        return tuple(dict.fromkeys(found))

    def exists(self, ie: str) -> bool:
        return ie in self.ids

    def active_in(self, ie: str, periodo: str) -> bool:
        return ie not in CERRADAS

    def in_scope(self, ie: str) -> bool:
        return ie not in self.fuera

    def ugel_in_scope(self, ugel: str) -> bool:
        return ugel in self.ugeles

    def practicas(self) -> Collection[str]:
        return {practica.id for practica in catalogo.practicas()}


def checked(layout: str, columns: list[str], *rows: list[str]) -> Preview:
    """The preview of rows typed in a test; the header is row 1."""
    numbers = list(range(2, len(rows) + 2))
    return check(Table(columns, [list(row) for row in rows], numbers), layout, Roster(), NOW)


def reasons(result: Preview) -> str:
    """Every reason of a preview, one per line."""
    return "\n".join(r.razon for r in (*result.rechazadas, *result.preguntas))

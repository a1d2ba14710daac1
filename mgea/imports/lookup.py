"""What a file is checked against: the roster, the calendar of each school and who is asking."""

from collections.abc import Collection
from typing import Protocol


class Lookup(Protocol):
    """Answers about schools, for one person. Implemented over the database, and in memory by tests."""

    def ie_of(self, text: str) -> tuple[str, ...]:
        """Every IE id that ``text`` may name, in scope or not, without repeats.

        ``text`` is exact: a servicio ``0855171`` or ``0855171-0``, a código de local of six digits,
        or an IE id. No zeros are added or taken away here.
        """
        ...

    def exists(self, ie: str) -> bool:
        """Whether the roster has this IE id."""
        ...

    def active_in(self, ie: str, periodo: str) -> bool:
        """Whether the school had entered and not closed in the month ``AAAA-MM``."""
        ...

    def in_scope(self, ie: str) -> bool:
        """Whether the person may write about this school."""
        ...

    def ugel_in_scope(self, ugel: str) -> bool:
        """Whether the person may add a school to the UGEL of this CODOOII."""
        ...

    def practicas(self) -> Collection[str]:
        """Ids of the practices that may be recorded, ``P1.1`` …"""
        ...

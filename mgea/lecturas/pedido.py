"""A ``Pedido`` says what is being looked at; every reading is a function of one."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mgea import cronograma
from mgea.permissions import Scope


@dataclass(frozen=True)
class Pedido:
    """Scope, month, what was known then, and the clock. ``known_at`` None: what is known now. Times: naive UTC.

    ``nombres`` False: whoever asks may not see whose anything is (permission ``ver_nombres``).
    """

    scope: Scope
    as_of: str
    known_at: datetime | None
    now: datetime
    nombres: bool = True

    def at(self, as_of: str) -> "Pedido":
        """The same question about another month."""
        return replace(self, as_of=as_of)

    def within(self, scope: Scope) -> "Pedido":
        """The same question about a part of the scope."""
        return replace(self, scope=self.scope & scope)

    @property
    def clock(self) -> datetime:
        """The moment from which deadlines are judged."""
        return self.known_at or self.now

    @property
    def december(self) -> str:
        """December of the year looked at."""
        return f"{self.as_of[:4]}-12"

    @property
    def start(self) -> str:
        """Where a series begins: March of the year before, or the first calendar month of the model."""
        return max(f"{int(self.as_of[:4]) - 1}-03", "2022-10")

    def back(self, months: int) -> str:
        """The month so many calendar months earlier."""
        return cronograma.add_months(self.as_of, -months)


def sabido(text: str) -> datetime | None:
    """What was known when a day ``AAAA-MM-DD`` ended in Lima, as naive UTC; None when the text is no such day.

    Days of other ages are no dates of a record, and the last day of all has no end.
    """
    try:
        day = datetime.strptime(text, "%Y-%m-%d")
    except ValueError:
        return None
    known = 2000 <= day.year < 2100
    return day + timedelta(days=1, hours=5) - timedelta(microseconds=1) if known else None

"""The engine, asked the same way as the oracle: books in, a dict of answers out."""

from collections.abc import Iterable
from datetime import datetime
from math import isnan
from typing import Any

import pandas as pd

from mgea import commands, metrics
from mgea.permissions import SISTEMA, Scope
from mgea.store import Store, open_store
from tests.oraculo import Fila, Libros, Llave
from tests.tablas import ORIGEN

APERTURA = datetime(2024, 12, 31)
"""The clock when a test's database is opened; it is prepared for the months up to the end of that year."""
ANUNCIADO = datetime(2022, 10, 2)
"""When the tests' own calendars become known: after the official one, before any report."""
LAYOUTS = ("padron", "rei", "cronograma", "practicas", "verificaciones", "compromisos")


def abrir() -> Store:
    """A new, empty database in memory."""
    return open_store(":memory:", now=APERTURA)


def cargar(libros: Libros, store: Store | None = None) -> Store:
    """A database in memory that holds these books, loaded through the same door as everybody's files."""
    store = store or abrir()
    for layout in LAYOUTS:
        rows = getattr(libros, layout)
        if rows:
            now = ANUNCIADO if layout == "cronograma" else ORIGEN
            commands.load(store, SISTEMA, layout, [dict(row) for row in rows], now=now)
    return store


def number(value: Any) -> float | None:
    """A cell of a frame, with every kind of nothing as None."""
    return None if value is None or value != value or isnan(float(value)) else float(value)


def text(value: Any) -> str | None:
    """A text cell of a frame, with every kind of nothing as None."""
    return str(value) if isinstance(value, str) and value else None


def preguntar(
    store: Store,
    scope: Scope,
    mes: str,
    known_at: datetime | None,
    slugs: Iterable[str] | None = None,
    *,
    now: datetime | None = None,
) -> dict[Llave, Fila]:
    """What the engine answers, keyed by indicator, principle and CGE. Twice the same key is an error.

    Without ``known_at`` it reads the projection, with one it computes live from the libros.
    """
    frame = metrics.compute(
        store, scope, mes, known_at, slugs=None if slugs is None else tuple(slugs), now=now
    )
    assert set(frame["periodo"]) <= {mes}
    return answers(frame)


def answers(frame: pd.DataFrame) -> dict[Llave, Fila]:
    """The rows of one ámbito and month as answers, keyed like the oracle's."""
    found: dict[Llave, Fila] = {}
    for row in frame.to_dict("records"):
        cge = number(row["cge"])
        key = (str(row["indicador"]), text(row["principio"]), None if cge is None else int(cge))
        assert key not in found, f"two answers to {key}"
        found[key] = Fila(
            number(row["valor"]),
            str(row["estado"]),
            number(row["numerador"]),
            number(row["denominador"]),
            int(row["n"]),
        )
    return found

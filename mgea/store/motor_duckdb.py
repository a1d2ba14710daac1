"""The embedded engine. The only module of the product that knows DuckDB.

Measured rules (see docs/decisiones/0004): one process owns the file; a cursor per call, never a shared connection;
writes behind one lock; results read whole; no keys and no indexes; nothing outside the database may be reached.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from mgea.errors import StoreError

POCAS = 400  # cells


class Transaction:
    """What can be done inside one transaction."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def execute(self, sql: str, params: Sequence[Any] = ()) -> None:
        """Run one statement."""
        self._cursor.execute(sql, list(params))

    def query(self, sql: str, params: Sequence[Any] = ()) -> pd.DataFrame:
        """Read within the transaction, its own writes included."""
        return self._cursor.execute(sql, list(params)).df()

    def insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        """Append rows, in order; keys are column names."""
        if not rows:
            return
        columns = ", ".join(rows[0])
        if len(rows) * len(rows[0]) <= POCAS:
            self._insert_few(table, columns, rows)
            return
        self._cursor.register("filas", pa.Table.from_pylist(rows))
        self._cursor.execute(f"insert into {table} ({columns}) select {columns} from filas")
        self._cursor.unregister("filas")

    def _insert_few(self, table: str, columns: str, rows: list[dict[str, Any]]) -> None:
        """A handful of rows as values: a third of what a round through Arrow takes."""
        values = [row[name] for row in rows for name in rows[0]]
        width = len(rows[0])
        marks = ", ".join(
            "(" + ", ".join(f"${i * width + j + 1}" for j in range(width)) + ")"
            for i in range(len(rows))
        )
        self._cursor.execute(f"insert into {table} ({columns}) values {marks}", values)


class DuckEngine:
    """One DuckDB database: a file, or ``:memory:``."""

    def __init__(self, path: str) -> None:
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = duckdb.connect(path)
        except duckdb.IOException as error:
            raise StoreError(
                f"No se puede abrir la base de datos «{path}»: la está usando otro proceso o no es una base del "
                "tablero. Cierre la otra ventana del tablero e intente de nuevo."
            ) from error
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")
        self._lock = threading.RLock()
        self._draft_lock = threading.RLock()

    def query(self, sql: str, params: Sequence[Any] = ()) -> pd.DataFrame:
        """Read whole results on a cursor of its own; safe from any thread."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, list(params)).df()

    @contextmanager
    def transaction(self, borradores: bool = False) -> Iterator[Transaction]:
        """All or nothing, one writer at a time. ``borradores``: touches drafts only, and waits for no other writer."""
        lock = self._draft_lock if borradores else self._lock
        with lock, self._connection.cursor() as cursor:
            cursor.begin()
            try:
                yield Transaction(cursor)
            except BaseException:
                cursor.rollback()
                raise
            cursor.commit()

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

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
TEXTOS = 512  # parsed texts kept; the product has some two hundred

Sentencia = str | duckdb.Statement


class Textos:
    """Texts already parsed: reading one of ours takes the engine a fifth of what answering it does.

    Only parsing is spared: the engine plans anew each time, as it does for a prepared statement too.
    """

    def __init__(self) -> None:
        self._parsed: dict[str, Sentencia] = {}

    def parsed(self, cursor: duckdb.DuckDBPyConnection, sql: str) -> Sentencia:
        """One statement, parsed once; several together stay a text. Safe from any thread."""
        found = self._parsed.get(sql)
        if found is None:
            statements = cursor.extract_statements(sql)
            found = statements[0] if len(statements) == 1 else sql
            if len(self._parsed) >= TEXTOS:
                self.forget()
            self._parsed[sql] = found
        return found

    def forget(self) -> None:
        """Drop them all."""
        self._parsed = {}


class Transaction:
    """What can be done inside one transaction."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, textos: Textos) -> None:
        self._cursor = cursor
        self._textos = textos

    def execute(self, sql: str, params: Sequence[Any] = ()) -> None:
        """Run one statement."""
        self._cursor.execute(self._textos.parsed(self._cursor, sql), list(params))

    def query(self, sql: str, params: Sequence[Any] = ()) -> pd.DataFrame:
        """Read within the transaction, its own writes included."""
        return self._cursor.execute(self._textos.parsed(self._cursor, sql), list(params)).df()

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
        self.execute(f"insert into {table} ({columns}) values {marks}", values)


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
        self._textos = Textos()
        self._lock = threading.RLock()
        self._draft_lock = threading.RLock()

    def query(self, sql: str, params: Sequence[Any] = ()) -> pd.DataFrame:
        """Read whole results on a cursor of its own; safe from any thread."""
        with self._connection.cursor() as cursor:
            return cursor.execute(self._textos.parsed(cursor, sql), list(params)).df()

    @contextmanager
    def transaction(self, borradores: bool = False) -> Iterator[Transaction]:
        """All or nothing, one writer at a time. ``borradores``: touches drafts only, and waits for no other writer."""
        lock = self._draft_lock if borradores else self._lock
        with lock, self._connection.cursor() as cursor:
            cursor.begin()
            try:
                yield Transaction(cursor, self._textos)
            except BaseException:
                cursor.rollback()
                raise
            cursor.commit()

    def close(self) -> None:
        """Release the file."""
        self._textos.forget()
        self._connection.close()

"""The database: libros that are only ever appended to, projections kept in the same transaction, versioned reads.

``open_store(path)`` → ``Store``. Reads are whole DataFrames; a write is one transaction that appends, leaves its
``acta`` and refreshes the projections of the schools it touched. ``version()`` grows with every append, so whatever is
read is a function of (scope, filters, as-of, known-at, version) and may be cached by them for ever.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from mgea import cronograma
from mgea import sql as textos
from mgea.errors import StoreError
from mgea.permissions import Persona, Scope
from mgea.store import proyecciones
from mgea.store.cola import Cola, Trabajo
from mgea.store.escritura import Escritura, Libros, last_seq, together
from mgea.store.motor_duckdb import DuckEngine, Transaction

__all__ = ["Libros", "Store", "Transaction", "open_store"]


class Store:
    """One database. Safe to share between threads."""

    def __init__(self, engine: DuckEngine, now: datetime) -> None:
        self._engine = engine
        self._version = 0
        self._horizonte = ""
        self._cola = Cola()
        self._migrate(now)
        self._prepare(now)

    # -- reading ------------------------------------------------------------------------------------------------

    def query(self, sql: str, *params: Any) -> pd.DataFrame:
        """Run a text of ours with positional values; returns the whole result."""
        text, used = textos.compact(sql, list(params))
        return self._engine.query(text, used)

    def view(
        self,
        name: str,
        scope: Scope,
        *,
        hasta: str,
        desde: str = cronograma.PRIMER_MES,
        known_at: datetime | None = None,
        extra: tuple[Any, ...] = (),
        **parts: str,
    ) -> pd.DataFrame:
        """Rows of ``sql/views/<name>.sql`` within a scope, for months ``desde``…``hasta``, as known at ``known_at``.

        In a view's text ``{ie}`` and ``{ie_mes}`` are the scope's schools and school-months; ``$1`` is known-at,
        ``$2`` hasta, ``$3`` desde, and ``$4``… the ``extra`` values.
        """
        values = scope.where("ie")[1]
        ie = self.source("ie", scope, known_at, extra=len(extra))
        ie_mes = self.source("ie_mes", scope, known_at, extra=len(extra))
        kept = ("vigente", "verificada") if known_at is None else ()
        declarada = proyecciones.declarada(kept, en_rango=True)
        text = textos.text(f"views/{name}", ie=ie, ie_mes=ie_mes, declarada=declarada, **parts)
        return self.query(text, known_at or proyecciones.SIEMPRE, hasta, desde, *extra, *values)

    def source(self, grain: str, scope: Scope, known_at: datetime | None, extra: int = 0) -> str:
        """The sub-select of the scope's schools (``ie``), school-months (``ie_mes``), records standing (``vigente``) or
        decisions in force (``verificada``), which two may hold more schools than the scope; its values begin at
        ``$4 + extra``. What is known now is read from the projections, a past known-at is computed live."""
        where = scope.where("ie", 4 + extra)[0]
        if known_at is None:
            if grain in ("vigente", "verificada"):
                return f"select v.* from {grain} v"
            months = " and ie.periodo <= $2 and ie.periodo >= $3" if grain == "ie_mes" else ""
            return f"select ie.* from {'ie_mes' if grain == 'ie_mes' else 'ie_actual'} ie where {where}{months}"
        conocida = textos.text("partes/ie_conocida", tocadas="true")
        ie = f"select ie.* from ({conocida}) ie where {where}"
        if grain == "verificada":
            return proyecciones.verificada_live(ie)
        if grain == "vigente":
            return proyecciones.vigente_live(ie)
        return (
            ie
            if grain == "ie"
            else f"select m.* from ({proyecciones.ie_mes_live(ie)}) m where m.periodo >= $3"
        )

    def version(self) -> int:
        """Grows with every committed append; the key of every cache."""
        return self._version

    def horizonte(self) -> str:
        """The last month the projections reach."""
        return self._horizonte

    # -- writing ------------------------------------------------------------------------------------------------

    def write(
        self,
        persona: Persona,
        que: str,
        libros: Libros | Callable[[Transaction], Libros],
        *,
        now: datetime,
        lote: str = "",
        archivo: str = "",
        huella: str = "",
        tocadas: Callable[[Transaction], Iterable[str]] | None = None,
    ) -> int:
        """Append rows to libros in one transaction, with its acta and its projections; returns the new version.

        Rows may carry their own ``registrado_en`` (naive UTC); otherwise they get ``now``. ``libros`` may be a function
        of the transaction: what it reads cannot change before its rows are written, and what it raises (MgeaError)
        writes nothing. No rows, no acta: the version stays. Writes that wait for another share one transaction, each
        all or nothing; none is answered before the commit. ``tocadas`` names further schools to project anew.
        """
        pedido = Escritura(persona, que, libros, now, lote, archivo, huella, tocadas)
        return int(self._cola.hacer(pedido, self._together))

    def scratch(self, what: Callable[[Transaction], Any]) -> Any:
        """One transaction over drafts (``borrador``), which are not recorded yet: no acta, the version stays, and it
        waits for no writer."""
        with self._engine.transaction(borradores=True) as tx:
            return what(tx)

    def rebuild(self) -> None:
        """Write every projection anew from the libros; the result is exactly the same."""
        with self._engine.transaction() as tx:
            proyecciones.rebuild(tx, self._horizonte)

    def close(self) -> None:
        """Release the database."""
        self._engine.close()

    # -- inside -------------------------------------------------------------------------------------------------

    def _together(self, trabajos: list[Trabajo]) -> None:
        saldo = together(self._engine, trabajos, self._horizonte)
        self._version, self._horizonte = saldo.version, saldo.horizonte

    def _migrate(self, now: datetime) -> None:
        with self._engine.transaction() as tx:
            tx.execute(
                "create table if not exists migracion (numero integer not null, nombre text not null, "
                "aplicada_en timestamp not null)"
            )
            done = set(tx.query("select numero from migracion")["numero"])
            known = {numero for numero, _, _ in textos.migrations()}
            if done - known:
                raise StoreError(
                    "Esta base de datos es de una versión más nueva del tablero. Actualice el programa."
                )
            for numero, nombre, text in textos.migrations():
                if numero not in done:
                    tx.execute(text)
                    tx.insert(
                        "migracion", [{"numero": numero, "nombre": nombre, "aplicada_en": now}]
                    )

    def _prepare(self, now: datetime) -> None:
        with self._engine.transaction() as tx:
            self._version = last_seq(tx)
            built = tx.query("select horizonte, huella from proyeccion")
            horizonte = max([f"{now.year}-12", *built["horizonte"]])
            self._horizonte = horizonte
            if (
                built.empty
                or built["horizonte"][0] != horizonte
                or built["huella"][0] != proyecciones.fingerprint()
            ):
                proyecciones.rebuild(tx, horizonte)


def open_store(target: str | Path, *, now: datetime) -> Store:
    """Open (or create and migrate) a database. ``target``: a path or ``:memory:``; ``now``: naive UTC."""
    if str(target).startswith(("postgres://", "postgresql://")):
        raise StoreError(
            "Esta versión del tablero trabaja con la base embebida. Indique la ruta de un archivo."
        )
    return Store(DuckEngine(str(target)), now)

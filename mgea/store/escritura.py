"""Appending: what one write asks, and how several of them become one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mgea.errors import MgeaError
from mgea.permissions import Persona
from mgea.store import proyecciones
from mgea.store.cola import Trabajo
from mgea.store.motor_duckdb import DuckEngine, Transaction

Libros = dict[str, list[dict[str, Any]]]

_DE_ESCUELA = ("ie_registro", "rei_registro", "practica_registro", "verificacion_registro")
_DE_PADRON = ("ie_registro", "rei_registro", "anulacion_registro")
_GLOBALES = ("cronograma_registro", "ajuste_registro")


@dataclass(frozen=True)
class Escritura:
    """One write: who, what (``libros``, or a function of the transaction that says it), and its line of the acta.

    ``tocadas``: schools whose projections change although no row names them (a batch taken back).
    """

    persona: Persona
    que: str
    libros: Libros | Callable[[Transaction], Libros]
    now: datetime
    lote: str = ""
    archivo: str = ""
    huella: str = ""
    tocadas: Callable[[Transaction], Iterable[str]] | None = None


@dataclass
class Saldo:
    """What a transaction leaves behind: the version and the last month projected."""

    version: int
    horizonte: str
    _anios: list[int] = field(default_factory=list)
    _tocadas: set[str] = field(default_factory=set)
    _todo: bool = False
    _padron: bool = False

    def add(self, libros: Libros, tocadas: Iterable[str]) -> None:
        """Note what a write touched."""
        self._anios += [int(r["periodo"][:4]) for r in libros.get("practica_registro", [])]
        self._anios += [int(r["anio"]) for r in libros.get("cronograma_registro", [])]
        self._todo = self._todo or any(libros.get(libro) for libro in _GLOBALES)
        self._padron = self._padron or any(libros.get(libro) for libro in _DE_PADRON)
        self._tocadas |= {row["ie"] for libro in _DE_ESCUELA for row in libros.get(libro, [])}
        self._tocadas |= set(tocadas)

    def project(self, tx: Transaction) -> None:
        """Bring the projections up to what was written."""
        horizonte = max([self.horizonte, *(f"{year}-12" for year in self._anios)])
        if self._todo or horizonte != self.horizonte:
            proyecciones.rebuild(tx, horizonte)
        elif self._tocadas:
            tx.insert("ie_tocada", [{"ie": ie} for ie in sorted(self._tocadas)])
            proyecciones.refresh(tx, horizonte, self._padron)
        self.horizonte = horizonte


def together(engine: DuckEngine, trabajos: list[Trabajo], horizonte: str) -> Saldo:
    """Do several writes in one transaction, each seeing those before it, and settle them once it is committed.

    A write that is refused (MgeaError) appends nothing and does not disturb the others; any other error undoes all.
    """
    settled: list[tuple[Trabajo, Any, Exception | None]] = []
    with engine.transaction() as tx:
        saldo = Saldo(last_seq(tx), horizonte)
        for trabajo in trabajos:
            try:
                libros = _libros(tx, trabajo.pedido)
            except MgeaError as error:
                settled.append((trabajo, None, error))
                continue
            _append(tx, saldo, trabajo.pedido, libros)
            settled.append((trabajo, saldo.version, None))
        saldo.project(tx)
    for trabajo, version, refusal in settled:
        trabajo.cumplir(version, refusal)
    return saldo


def last_seq(tx: Transaction) -> int:
    """The version of the database inside a transaction."""
    return int(tx.query("select coalesce(max(seq), 0) as seq from acta")["seq"].iloc[0])


def _libros(tx: Transaction, pedido: Escritura) -> Libros | None:
    if not callable(pedido.libros):
        return pedido.libros
    libros = pedido.libros(tx)
    return libros if any(libros.values()) else None


def _append(tx: Transaction, saldo: Saldo, pedido: Escritura, libros: Libros | None) -> None:
    """The rows of one write and its acta, numbered on from the last; a write with nothing to say leaves no acta."""
    if libros is None:
        return
    own = {"registrado_por": pedido.persona.id, "lote": pedido.lote}
    for libro, rows in libros.items():
        stamped = []
        for row in rows:
            saldo.version += 1
            stamp = row.get("registrado_en") or pedido.now
            stamped.append({**row, **own, "seq": saldo.version, "registrado_en": stamp})
        tx.insert(libro, stamped)
    saldo.version += 1
    acta = {
        "seq": saldo.version,
        "registrado_en": pedido.now,
        "persona": pedido.persona.id,
        "que": pedido.que,
        "lote": pedido.lote,
        "archivo": pedido.archivo,
        "huella": pedido.huella,
        "filas": sum(len(rows) for rows in libros.values()),
    }
    tx.insert("acta", [acta])
    saldo.add(libros, pedido.tocadas(tx) if pedido.tocadas else ())

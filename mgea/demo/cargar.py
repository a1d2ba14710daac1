"""Building the example database: every layout loaded through the same door a person uses."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mgea.commands import load, set_ajuste, set_personas
from mgea.demo.acompanamiento import acompanamiento
from mgea.demo.compromisos import compromisos
from mgea.demo.mundo import GRANDE, SEMILLA, Mundo
from mgea.demo.padron import padron, rei
from mgea.demo.personas import filas_personas, personas
from mgea.demo.reportes import practicas
from mgea.demo.resultados import resultados
from mgea.demo.reunion import reuniones_de_ejemplo
from mgea.demo.verificaciones import verificaciones
from mgea.store import open_store

ARCHIVO = "datos de ejemplo"

# The register was known before the first month, so that looking back finds the schools there.
INICIO = datetime(2022, 9, 30, 15, 0)
REGISTROS = ("padron", "rei")

# Who enters what, so that the history shows a specialist behind every verification.
QUIEN = {"verificaciones": "ejemplo-especialista"}
ADMINISTRACION = "ejemplo-administracion"

# The month the example opens on: the calendar is half way, and there is something to see.
AJUSTES = {"ejemplo": "sí", "mes_inicial": "2023-07"}


def rows(mundo: Mundo = GRANDE, semilla: int = SEMILLA) -> dict[str, list[dict[str, Any]]]:
    """Layout → typed rows, in the order they must be loaded: schools first."""
    return {
        "padron": padron(mundo, semilla),
        "rei": rei(mundo, semilla),
        "practicas": practicas(mundo, semilla),
        "verificaciones": verificaciones(mundo, semilla),
        "compromisos": compromisos(mundo, semilla),
        "resultados": resultados(mundo, semilla),
    }


def build(path: str | Path, now: datetime, mundo: Mundo = GRANDE, semilla: int = SEMILLA) -> None:
    """Load the whole example into the database at ``path`` (a file or a URL), as of ``now``.

    ``now`` (naive UTC) is only when the loading happened: no row depends on it.
    """
    quienes = {p.id: p for p in personas(mundo)}
    store = open_store(str(path), now=now)
    try:
        set_personas(store, quienes[ADMINISTRACION], filas_personas(mundo), now=now)
        for clave, valor in AJUSTES.items():
            set_ajuste(store, quienes[ADMINISTRACION], clave, valor, ARCHIVO, now=now)
        for layout, filas in rows(mundo, semilla).items():
            persona = quienes[QUIEN.get(layout, ADMINISTRACION)]
            cuando = min(INICIO, now) if layout in REGISTROS else now
            load(store, persona, layout, filas, now=cuando, archivo=ARCHIVO)
        if mundo is GRANDE:
            acompanamiento(store, mundo, semilla)
            reuniones_de_ejemplo(store, mundo, semilla)
    finally:
        store.close()


def ensure(path: Path, now: datetime) -> bool:
    """Build the example only if there is no file at ``path``; True when it was built.

    It is built beside its place and moved in whole: an interrupted build leaves nothing behind.
    """
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with _al_lado(path) as provisional:
        build(provisional, now)
        os.replace(provisional, path)
    return True


@contextmanager
def _al_lado(path: Path) -> Iterator[Path]:
    # The same folder, because a move is only atomic within one file system.
    with TemporaryDirectory(prefix=".ejemplo-", dir=path.parent) as carpeta:
        yield Path(carpeta) / path.name

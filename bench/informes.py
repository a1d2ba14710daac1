"""How long files take: the report of everything in each format, its charts, and the sheets of all the schools.

    python -m bench.informes                                   # over the example, built for the occasion
    python -m bench.informes --base /tmp/grande.duckdb --corte 2023-11
    python -m bench.informes --base /tmp/grande.duckdb --corte 2023-11 --sin-fichas

Wall time counts what others do on the machine; processor time does not.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.consultas import last_month
from bench.tabla import table
from mgea.exports.clases import reporte
from mgea.exports.formatos import FORMATOS
from mgea.exports.lote import zip_de_fichas, zip_de_graficos
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from mgea.store import open_store
from scripts.live import build_example


def clock(name: str, work: Callable[[], Any]) -> tuple[dict[str, Any], Any]:
    """(one row of the table, what the work made)."""
    wall, cpu = time.perf_counter(), time.process_time()
    made = work()
    row = {
        "qué": name,
        "s": time.perf_counter() - wall,
        "s de procesador": time.process_time() - cpu,
    }
    size = (
        made.stat().st_size
        if isinstance(made, Path)
        else len(made)
        if isinstance(made, bytes)
        else 0
    )
    return row | {"kB": size / 1000}, made


def measure(database: str, as_of: str, folder: Path, sheets: bool) -> list[dict[str, Any]]:
    """Every file of everything in a database; one row each."""
    now = datetime.now(UTC).replace(tzinfo=None)
    store = open_store(database, now=now)
    try:
        asked = Pedido(Scope.all(), as_of or last_month(store), None, now)
        row, report = clock("leer y componer el informe", lambda: reporte(store, asked, "informe"))
        rows = [row]
        for name, form in FORMATOS.items():
            rows.append(clock(name, lambda form=form: form.hace(report))[0])  # type: ignore[misc]
        rows.append(clock("gráficos", lambda: zip_de_graficos(report, now))[0])
        if sheets:
            target = folder / "fichas.zip"
            rows.append(clock("fichas", lambda: zip_de_fichas(store, asked, target) and target)[0])
    finally:
        store.close()
    return rows


def main(words: Sequence[str]) -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.informes", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--base", default="", help="ruta de la base")
    parser.add_argument("--corte", default="", help="mes AAAA-MM; si falta, el último con datos")
    parser.add_argument("--sin-fichas", action="store_true", help="no hace las fichas")
    chosen = parser.parse_args(words)
    with TemporaryDirectory() as folder:
        database = chosen.base or str(Path(folder) / "ejemplo.duckdb")
        if not chosen.base:
            build_example(Path(database))
        rows = measure(database, chosen.corte, Path(folder), not chosen.sin_fichas)
    sys.stdout.write(table(rows) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

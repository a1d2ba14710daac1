"""How long the questions of the pages take over a database, without any screen.

    python -m bench.consultas                              # over the example, built for the occasion
    python -m bench.consultas --base data/local/mgea.duckdb --corte 2025-09 --repeticiones 20

A DuckDB file belongs to one process: stop the board that serves it first, or measure a copy.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from bench.tabla import percentile, table
from mgea import metrics
from mgea.permissions import Scope
from mgea.store import Store, open_store
from scripts.live import build_example

MOST_REPEATS = 200
MOST_SECONDS = 60.0
"""Seconds after which one question is not asked again, however many repeats were wanted."""

Question = Callable[[], pd.DataFrame]


def scopes(store: Store) -> dict[str, Scope]:
    """Everything, and the first DRE, UGEL and school of the database."""
    schools = store.query(
        "select min(dre) as dre, min(ugel) as ugel, min(ie) as ie from ie_registro"
    )
    first = schools.iloc[0]
    found = {"todo": Scope.all()}
    if pd.notna(first["ie"]):
        found["dre"] = Scope.dre(str(first["dre"]))
        found["ugel"] = Scope.ugel(str(first["ugel"]))
        found["ie"] = Scope.ie(str(first["ie"]))
    return found


def last_month(store: Store) -> str:
    """The latest month with a practice recorded; the current one when nothing is."""
    found = store.query("select max(periodo) as periodo from practica_registro").iloc[0]["periodo"]
    return str(found) if pd.notna(found) else datetime.now(UTC).strftime("%Y-%m")


def questions(store: Store, scope: Scope, as_of: str, now: datetime) -> dict[str, Question]:
    """What the pages ask of a scope, by the name it has in the table."""
    year = f"{as_of[:4]}-03"
    return {
        "todos los indicadores": lambda: metrics.compute(store, scope, as_of, now=now),
        "puntos del año": lambda: metrics.compute(
            store, scope, as_of, slugs=("puntos", "esperado"), desde=min(year, as_of), now=now
        ),
        "puntos por escuela": lambda: metrics.compute(
            store, scope, as_of, slugs=("puntos",), por="ie", now=now
        ),
        "prácticas del mes": lambda: metrics.rows(store, "practica_mes", scope, as_of),
        "compromisos": lambda: metrics.commitments(store, scope, as_of),
        "como se sabía hoy": lambda: metrics.compute(store, scope, as_of, now, slugs=("puntos",)),
    }


def clock(question: Question, repeats: int) -> dict[str, Any]:
    """One row about a question: first time, percentiles of the rest (ms) and rows answered."""
    times: list[float] = []
    answered = 0
    until = time.monotonic() + MOST_SECONDS
    while len(times) <= repeats and (not times or time.monotonic() < until):
        started = time.perf_counter()
        answered = len(question())
        times.append((time.perf_counter() - started) * 1000)
    rest = times[1:] or times
    return {
        "veces": len(rest),
        "primera_ms": times[0],
        "p50_ms": percentile(rest, 50),
        "p95_ms": percentile(rest, 95),
        "filas": answered,
    }


def measure(database: str, as_of: str, repeats: int) -> list[dict[str, Any]]:
    """Every question of every scope over a database; one row each."""
    now = datetime.now(UTC).replace(tzinfo=None)
    store = open_store(database, now=now)
    try:
        as_of = as_of or last_month(store)
        return [
            {"pregunta": f"{level}: {name}", "corte": as_of, **clock(question, repeats)}
            for level, scope in scopes(store).items()
            for name, question in questions(store, scope, as_of, now).items()
        ]
    finally:
        store.close()


def main(words: Sequence[str]) -> int:
    """Measure, print the table and keep the JSON if asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.consultas", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--base", default="", help="ruta o dirección de la base")
    parser.add_argument("--corte", default="", help="mes AAAA-MM; si falta, el último con datos")
    parser.add_argument("--repeticiones", type=int, default=20)
    parser.add_argument("--json", type=Path, help="archivo donde guardar el resultado")
    chosen = parser.parse_args(words)
    if not 1 <= chosen.repeticiones <= MOST_REPEATS:
        parser.error(f"de 1 a {MOST_REPEATS} repeticiones")
    with TemporaryDirectory() as folder:
        database = chosen.base or str(Path(folder) / "ejemplo.duckdb")
        if not chosen.base:
            build_example(Path(database))
        rows = measure(database, chosen.corte, chosen.repeticiones)
    sys.stdout.write(table(rows) + "\n")
    if chosen.json:
        chosen.json.parent.mkdir(parents=True, exist_ok=True)
        chosen.json.write_text(json.dumps(rows, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

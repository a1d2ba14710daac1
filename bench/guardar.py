"""How long saving takes when many people save at once, one row per kind of save.

    python -m bench.guardar                                 # over the example, built for the occasion
    python -m bench.guardar --base copia.duckdb --personas 50 --pausa 4 --rondas 6

Every person leads a school of their own and, after a pause like a hand's, keeps drafts (one tap each) and now and then
sends a whole month. With ``--pausa 0`` everybody saves at the very same moment, which no screen can do.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.tabla import percentile, table
from mgea.commands import borrador, registro
from mgea.commands.cambio import Cambio
from mgea.commands.mes_abierto import last_recordable
from mgea.lecturas.mi_mes import mes_de_escuela
from mgea.permissions import Persona, Scope
from mgea.store import Store, open_store
from scripts.live import build_example

TOQUES = 12
"""Taps between one sending and the next: a usual month."""

Reloj = dict[str, list[float]]


def timed(times: list[float], what: Callable[[], object]) -> None:
    """Run and keep how many milliseconds it took."""
    started = time.perf_counter()
    what()
    times.append((time.perf_counter() - started) * 1000)


def person(store: Store, ie: str, n: int, rounds: int, pause: float, clock: Reloj) -> None:
    """One director: taps, then sends; a pause before each."""
    who = Persona(f"persona-{n}", "", "director", Scope.ie(ie))
    now = datetime.now(UTC).replace(tzinfo=None)
    month = last_recordable(now)
    luck = random.Random(n)
    time.sleep(luck.uniform(0, TOQUES * pause))  # nobody opens the page at the same second
    for turn in range(rounds):
        cells = mes_de_escuela(store, ie, month).celdas
        changes = [
            Cambio(str(c["practica"]), "valor", (turn + k) % 5, visto=int(c["visto"]))
            for k, c in enumerate(cells)
        ]
        for change in changes[:TOQUES]:
            time.sleep(luck.uniform(0.5, 1.5) * pause)
            keep = [change]
            timed(
                clock["un toque (borrador)"],
                lambda keep=keep: borrador.guardar(store, who, ie, month, keep, now=now),  # type: ignore[misc]
            )
        time.sleep(luck.uniform(0.5, 1.5) * pause)
        key = f"{n}-{turn}-{now.timestamp()}"
        timed(
            clock["enviar el mes (25 prácticas)"],
            lambda changes=changes, key=key: registro.registrar(  # type: ignore[misc]
                store, who, ie, month, changes, clave=key, now=now
            ),
        )


def measure(database: str, people: int, rounds: int, pause: float) -> list[dict[str, Any]]:
    """Everybody at once over one store; one row per kind of save."""
    store = open_store(database, now=datetime.now(UTC).replace(tzinfo=None))
    try:
        schools = store.query(
            "select ie from ie_actual where activo and cierre is null order by ie"
        )
        ies = [str(ie) for ie in schools["ie"]][:people]
        clock: Reloj = {"un toque (borrador)": [], "enviar el mes (25 prácticas)": []}
        threads = [
            threading.Thread(target=person, args=(store, ie, n, rounds, pause, clock))
            for n, ie in enumerate(ies)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [
            {
                "guardar": kind,
                "personas": len(ies),
                "pausa_s": pause,
                "veces": len(times),
                "p50_ms": percentile(times, 50),
                "p95_ms": percentile(times, 95),
            }
            for kind, times in clock.items()
        ]
    finally:
        store.close()


def main(words: Sequence[str]) -> int:
    """Measure, print the table and keep the JSON if asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.guardar", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--base", default="", help="ruta de una copia de la base: se escribe en ella"
    )
    parser.add_argument("--personas", type=int, default=50)
    parser.add_argument("--rondas", type=int, default=3)
    parser.add_argument("--pausa", type=float, default=4.0, help="segundos entre un toque y otro")
    parser.add_argument("--json", type=Path, help="archivo donde guardar el resultado")
    chosen = parser.parse_args(words)
    if not 1 <= chosen.personas <= 500 or not 1 <= chosen.rondas <= 50:
        parser.error("de 1 a 500 personas y de 1 a 50 rondas")
    with TemporaryDirectory() as folder:
        database = chosen.base or str(Path(folder) / "ejemplo.duckdb")
        if not chosen.base:
            build_example(Path(database))
        rows = measure(database, chosen.personas, chosen.rondas, chosen.pausa)
    sys.stdout.write(table(rows) + "\n")
    if chosen.json:
        chosen.json.parent.mkdir(parents=True, exist_ok=True)
        chosen.json.write_text(json.dumps(rows, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

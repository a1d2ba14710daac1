"""How long a room of phones waits, and how long its words take to reach the wall.

    python -m bench.sala                       # 100 phones within a minute, over the example
    python -m bench.sala --telefonos 100 --segundos 0      # all at the very same moment, which no room can do

Each phone opens the page, registers, says a word and votes, with pauses, through the real site on a loopback port,
while a reader looks at the cloud every two seconds, as the host's page does. Everything shares one process, as it does
in a meeting.
"""

from __future__ import annotations

import argparse
import random
import sys
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from http.cookiejar import CookieJar
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from bench.tabla import percentile, table
from mgea.commands import reunion
from mgea.lecturas import participacion as leer
from mgea.lecturas import reuniones
from mgea.lecturas.reuniones import Reunion
from mgea.participar import Servidor, crear
from mgea.permissions import SISTEMA, Scope
from mgea.store import Store, open_store
from scripts.live import build_example, free_port

CADA = 2.0
PALABRAS = ("libertad", "Libertad", "equipo", "confianza", "liderazgo", "decisión", "contexto")


def now() -> datetime:
    """Naive UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


def begin(store: Store) -> tuple[Reunion, float]:
    """A meeting of the whole example going on, and how long preparing it took (ms)."""
    plan = reunion.Plan(
        "Reunión", (now() - timedelta(hours=5)).date(), Scope.all(), "2023-07", "Uno"
    )
    started = time.perf_counter()
    ident = reunion.prepare(store, SISTEMA, plan, now=now())
    took = 1000 * (time.perf_counter() - started)
    seen = reuniones.reunion(store, Scope.all(), ident)
    reunion.start(store, SISTEMA, reunion.Vista(ident, seen.visto), now=now())
    return reuniones.reunion(store, Scope.all(), ident), took


def phone(
    url: str, r: Reunion, ies: Sequence[str], n: int, seconds: float, clock: dict[str, list[float]]
) -> None:
    """One phone: three requests spread over the time there is."""
    luck = random.Random(n)
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    opener.addheaders = [("Origin", url)]
    page = f"{url}/r/{r.codigo}"
    time.sleep(luck.uniform(0, 0.8 * seconds))
    timed(opener, Request(page), clock["abrir"])
    for name, data in (
        ("asistencia", {"ie": ies[n % len(ies)], "rol": "directivo"}),
        ("palabra", {"valor": PALABRAS[n % len(PALABRAS)]}),
    ):
        time.sleep(luck.uniform(0, 0.1 * seconds))
        timed(opener, Request(f"{page}/{name}", data=urlencode(data).encode()), clock[name])


def timed(opener: OpenerDirector, request: Request, times: list[float]) -> None:
    """Ask and keep how many milliseconds it took."""
    started = time.perf_counter()
    with opener.open(request, timeout=60) as answer:
        answer.read()
    times.append(1000 * (time.perf_counter() - started))


def watch(store: Store, r: Reunion, times: list[float], stop: threading.Event) -> None:
    """The host's page: the cloud, every two seconds."""
    while not stop.wait(CADA):
        started = time.perf_counter()
        leer.palabras(leer.respuestas(store, r.id), leer.moderadas(store, r.id))
        times.append(1000 * (time.perf_counter() - started))


def measure(store: Store, phones: int, seconds: float) -> tuple[list[dict[str, object]], int]:
    """One row per kind of request, and how many answers were lost."""
    r, prepared = begin(store)
    ies = [str(ie) for ie in store.query("select ie from ie_actual where activo order by ie")["ie"]]
    site = Servidor(crear(store, now), f"127.0.0.1:{free_port()}")
    site.abre()
    clock: dict[str, list[float]] = {"abrir": [], "asistencia": [], "palabra": [], "nube": []}
    stop = threading.Event()
    host = threading.Thread(target=watch, args=(store, r, clock["nube"], stop))
    host.start()
    room = [
        threading.Thread(target=phone, args=(site.url, r, ies, n, seconds, clock))
        for n in range(phones)
    ]
    for one in room:
        one.start()
    for one in room:
        one.join()
    stop.set()
    host.join()
    site.cierra()
    lost = 2 * phones - len(leer.respuestas(store, r.id))
    rows: list[dict[str, object]] = [{"qué": "preparar la reunión", "n": 1, "p50 ms": prepared}]
    rows += [
        {"qué": name, "n": len(times), "p50 ms": percentile(times, 50), "p95 ms": percentile(times, 95),
         "máx ms": percentile(times, 100)}
        for name, times in clock.items()
    ]  # fmt: skip
    return rows, lost


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when an answer was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--telefonos", type=int, default=100)
    parser.add_argument("--segundos", type=float, default=60.0)
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        database = Path(folder) / "ejemplo.duckdb"
        build_example(database)
        store = open_store(database, now=now())
        rows, lost = measure(store, asked.telefonos, asked.segundos)
        store.close()
    sys.stdout.write(f"{table(rows)}\n\n{lost} respuestas perdidas\n")
    return min(lost, 1)


if __name__ == "__main__":
    sys.exit(main())

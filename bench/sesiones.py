"""Real sessions against a running board: how long each page takes, alone and among others.

    python -m bench.sesiones                                  # starts a board over the example
    python -m bench.sesiones --url http://127.0.0.1:8501 --pid 1234 --sesiones 50 --segundos 60

First one session runs every page a few times, alone: that gives seconds of processor per run.
Then N sessions open pages at random with a pause between them: that gives waiting times.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from bench.cliente import Run, Session, open_session
from bench.tabla import percentile, table
from scripts.live import build_example, live_board

MOST_SESSIONS = 300
MOST_SECONDS = 600


@dataclass(frozen=True)
class Plan:
    """What to measure. `pid` is the server's, 0 when unknown; times in seconds."""

    url: str
    pid: int = 0
    sessions: int = 20
    seconds: float = 30.0
    pause: float = 5.0
    repeats: int = 5
    seed: int = 1


def processor(pid: int) -> float:
    """Seconds of processor the server has used so far; 0.0 when its process is unknown."""
    if not pid:
        return 0.0
    used = psutil.Process(pid).cpu_times()
    return float(used.user + used.system)


async def alone(plan: Plan) -> list[dict[str, Any]]:
    """One row per page: processor seconds, latency and bytes of a warm run with nobody else."""
    rows = []
    async with open_session(plan.url) as socket:
        session = Session(socket)
        first = await session.run(first=True)
        for page in list(session.pages):
            await session.run(page)  # warms the caches: what follows is what a rerun costs
            before = processor(plan.pid)
            runs = [await session.run(page) for _ in range(plan.repeats)]
            spent = (processor(plan.pid) - before) / plan.repeats
            rows.append({**summary(page, runs), "cpu_ms": spent * 1000})
    return [{**summary("(primera)", [first]), "cpu_ms": None}, *rows]


async def person(plan: Plan, number: int, until: float, runs: list[Run]) -> None:
    """Open pages at random with a pause between them until the time is over."""
    chance = random.Random(plan.seed * 1000 + number)
    await asyncio.sleep(chance.uniform(0, min(plan.pause, plan.seconds / 4)))
    async with open_session(plan.url) as socket:
        session = Session(socket)
        runs.append(await session.run(first=True))
        while time.monotonic() < until:
            runs.append(await session.run(chance.choice(list(session.pages) or [""])))
            await asyncio.sleep(plan.pause * chance.uniform(0.3, 1.7))


async def together(plan: Plan) -> tuple[list[Run], list[str]]:
    """Every run of all sessions, and what went wrong in the sessions that were lost."""
    runs: list[Run] = []
    until = time.monotonic() + plan.seconds
    people = [person(plan, number, until, runs) for number in range(plan.sessions)]
    ends = await asyncio.gather(*people, return_exceptions=True)
    return runs, [f"{type(end).__name__}: {end}" for end in ends if end is not None]


def summary(page: str, runs: Sequence[Run]) -> dict[str, Any]:
    """One row of the table about some runs of a page; times in milliseconds."""
    times = [run.seconds * 1000 for run in runs]
    return {
        "pagina": page or "(inicio)",
        "corridas": len(runs),
        "p50_ms": percentile(times, 50),
        "p95_ms": percentile(times, 95),
        "max_ms": max(times, default=None),
        "kb": sum(run.size for run in runs) / max(len(runs), 1) / 1024,
        "mensajes": sum(run.messages for run in runs) / max(len(runs), 1),
        "excepciones": sum(run.exceptions for run in runs),
    }


def measure(plan: Plan) -> dict[str, Any]:
    """The whole measurement as plain data, ready for JSON."""
    lonely = asyncio.run(alone(plan))
    before, started = processor(plan.pid), time.monotonic()
    runs, lost = asyncio.run(together(plan))
    took = time.monotonic() - started
    spent = processor(plan.pid) - before
    pages = sorted({run.page for run in runs if not run.first})
    crowd = [summary("(primera)", [run for run in runs if run.first])]
    crowd += [summary(p, [run for run in runs if run.page == p and not run.first]) for p in pages]
    crowd.append(summary("(todas)", [run for run in runs if not run.first]))
    memory = psutil.Process(plan.pid).memory_info().rss / 2**20 if plan.pid else None
    total = {
        "corridas_por_segundo": len(runs) / took,
        "cpu_ms_por_corrida": spent * 1000 / len(runs) if plan.pid and runs else None,
        "cpu_ocupada": spent / took if plan.pid else None,
        "memoria_mb": memory,
        "sesiones_perdidas": lost,
    }
    return {"plan": asdict(plan), "sola": lonely, "juntas": crowd, "total": total}


def show(result: dict[str, Any]) -> str:
    """The measurement as text for a terminal."""
    plan, total = result["plan"], result["total"]
    parts = [
        "Una sesión sola",
        table(result["sola"]),
        f"\n{plan['sessions']} sesiones, pausa {plan['pause']:g} s, {plan['seconds']:g} s",
        table(result["juntas"]),
        "",
    ]
    parts += [f"{name}: {value}" for name, value in total.items()]
    return "\n".join(parts)


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """The options of the command line, within what one machine can bear."""
    parser = argparse.ArgumentParser(prog="python -m bench.sesiones", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--url", default="", help="tablero ya abierto en esta máquina")
    parser.add_argument("--pid", type=int, default=0, help="proceso de ese tablero")
    parser.add_argument("--base", default="", help="base que se sirve si no se da --url")
    parser.add_argument("--sesiones", type=int, default=20)
    parser.add_argument("--segundos", type=float, default=30.0)
    parser.add_argument("--pausa", type=float, default=5.0)
    parser.add_argument("--repeticiones", type=int, default=5)
    parser.add_argument("--json", type=Path, help="archivo donde guardar el resultado")
    found = parser.parse_args(words)
    if not 1 <= found.sesiones <= MOST_SESSIONS or not 1 <= found.segundos <= MOST_SECONDS:
        parser.error(f"de 1 a {MOST_SESSIONS} sesiones y de 1 a {MOST_SECONDS} segundos")
    if not 0 <= found.pausa <= 60 or not 1 <= found.repeticiones <= 50:
        parser.error("pausa de 0 a 60 segundos y de 1 a 50 repeticiones")
    return found


def main(words: Sequence[str]) -> int:
    """Measure and print; 1 when a page showed an error or a session was lost."""
    chosen = arguments(words)
    plan = Plan(
        chosen.url,
        chosen.pid,
        chosen.sesiones,
        chosen.segundos,
        chosen.pausa,
        chosen.repeticiones,
    )
    if chosen.url:
        result = measure(plan)
    else:
        with TemporaryDirectory() as folder:
            database = chosen.base or str(Path(folder) / "ejemplo.duckdb")
            if not chosen.base:
                build_example(Path(database))
            with live_board(database, Path(folder) / "servidor.log") as server:
                result = measure(Plan(**{**asdict(plan), "url": server.url, "pid": server.pid}))
    sys.stdout.write(show(result) + "\n")
    if chosen.json:
        chosen.json.parent.mkdir(parents=True, exist_ok=True)
        chosen.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    wrong = sum(row["excepciones"] for row in [*result["sola"], *result["juntas"]])
    return 1 if wrong or result["total"]["sesiones_perdidas"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A synthetic country to measure against: every page's readings for one school, one UGEL and everything.

    python -m bench.peru /tmp/peru.duckdb   # 115 000 schools, built if they are not there
    python -m bench.peru /tmp/peru.duckdb --escuelas 20000

A hundred invented schools are loaded as any others and then copied by the engine itself, UGEL after UGEL, as a load per
UGEL would leave them. The months of every school are all there; of its records, only those of the last two months
before the one the board opens on (40 million more would measure the disk).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from bench import grande
from bench.tabla import percentile, table
from mgea import metrics
from mgea.lecturas import avance, compromisos, escuelas, practicas, reportes, verificacion
from mgea.lecturas.mi_mes import mes_de_escuela
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from mgea.store import Store, open_store

MOLDE = 100
POR_UGEL = 9
"""Copies of the hundred in one UGEL: 900 schools, as many as UGEL 02 has."""
AHORA = datetime(2024, 5, 31, 15)
LEIDAS = ("2023-10", grande.MES)
DE_UGEL = {"ie_registro", "ie_actual", "ie_mes"}
DE_REGISTRO = {"practica_registro", "vigente"}
COPIADAS = (
    *sorted(DE_UGEL),
    *sorted(DE_REGISTRO),
    "rei_registro",
    "compromiso_registro",
    "verificada",
)


def copy_schools(path: str, schools: int) -> None:
    """Write the hundred again and again under other codes, straight into the tables."""
    con = duckdb.connect(path)
    try:
        for name in COPIADAS:
            own = ", k.ugel as ugel, k.dre as dre" if name in DE_UGEL else ""
            of = (
                f"where t.periodo between '{LEIDAS[0]}' and '{LEIDAS[1]}'"
                if name in DE_REGISTRO
                else ""
            )
            con.execute(f"create temp table molde as select * from {name} t {of}")
            con.execute(
                f"insert into {name} by name select t.* replace (t.ie || '-' || k.n as ie{own}) from molde t, "
                f"(select n, printf('97%04d', n // {POR_UGEL}) as ugel, printf('97%04d', n // 90) as dre "
                f"from range(1, {schools // MOLDE}) r(n)) k order by k.n, t.ie"
            )  # fmt: skip
            con.execute("drop table molde")
    finally:
        con.close()


def build(path: str, schools: int) -> None:
    """Load the hundred and copy them."""
    store = open_store(path, now=AHORA)
    grande.fill(store, MOLDE)
    store.close()
    copy_schools(path, schools)


def readings(store: Store, scope: Scope) -> dict[str, Callable[[], Any]]:
    """What the pages ask, by name."""
    asked = Pedido(scope, grande.MES, None, datetime(2023, 12, 20, 15))
    found: dict[str, Callable[[], Any]] = {
        "resumen: indicadores": lambda: metrics.compute(store, scope, grande.MES, now=asked.now),
        "resumen: esperado y real": lambda: avance.esperado_real(store, asked),
        "cronograma: distribución": lambda: avance.distribucion(store, asked),
        "cronograma: hitos": lambda: avance.hitos(store, asked),
        "compromisos": lambda: compromisos.compromisos(store, asked),
        "reportes": lambda: reportes.ancho(store, asked),
    }
    if scope.nivel == "ie":
        ie = scope.filtros[0][1]
        found["mi mes"] = lambda: mes_de_escuela(store, ie, grande.MES).celdas
        found["prácticas"] = lambda: practicas.celdas(store, asked)
    if scope.nivel != "ie":
        found["prácticas"] = lambda: practicas.practicas_grupo(store, asked)
        found["escuelas"] = lambda: escuelas.escuelas(store, asked)
        found["verificar"] = lambda: verificacion.bandeja(store, asked)
    return found


def clock(question: Callable[[], Any], repeats: int) -> dict[str, Any]:
    """Milliseconds of a warm reading, by the wall and of processor (which others on the machine disturb less)."""
    question()
    walls, spent = [], []
    for _ in range(repeats):
        wall, cpu = time.perf_counter(), time.process_time()
        question()
        walls.append((time.perf_counter() - wall) * 1000)
        spent.append((time.process_time() - cpu) * 1000)
    return {
        "pared p50": percentile(walls, 50),
        "procesador p50": percentile(spent, 50),
        "procesador mín.": min(spent),
    }


def measure(path: str, repeats: int) -> list[dict[str, Any]]:
    """Every reading of a school and a UGEL in the middle of the country, and of the country."""
    store = open_store(path, now=AHORA)
    try:
        found = store.query("select ie, ugel from ie_actual order by ugel limit 1 offset 5000")
        ie, ugel = str(found["ie"][0]), str(found["ugel"][0])
        levels = {"ie": Scope.ie(ie), "ugel": Scope.ugel(ugel), "todo": Scope.all()}
        return [
            {"lectura": f"{level} · {name}", **clock(question, repeats)}
            for level, scope in levels.items()
            for name, question in readings(store, scope).items()
        ]
    finally:
        store.close()


def main(words: Sequence[str]) -> int:
    """Build what is missing, measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.peru", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("destino", help="archivo de la base; se crea si no existe")
    parser.add_argument("--escuelas", type=int, default=115_000)
    parser.add_argument("--repeticiones", type=int, default=7)
    chosen = parser.parse_args(words)
    if not Path(chosen.destino).exists():
        build(chosen.destino, chosen.escuelas)
    sys.stdout.write(table(measure(chosen.destino, chosen.repeticiones)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

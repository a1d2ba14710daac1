"""A synthetic UGEL as large as any: 2 000 schools × 15 months, to measure the board against.

    python -m bench.grande /tmp/grande.duckdb
    python -m bench.grande /tmp/grande.duckdb --escuelas 500

Everything is invented. It is written through the store in big batches, without the checks of a load: those are
measured elsewhere, and here the rows are known to be right.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from mgea import catalogo
from mgea.permissions import SISTEMA
from mgea.store import Store, open_store

MESES = tuple(
    f"{anio}-{mes:02d}"
    for anio, desde, hasta in ((2022, 10, 12), (2023, 3, 12), (2024, 3, 4))
    for mes in range(desde, hasta + 1)
)
INICIO = datetime(2022, 9, 30, 15, 0)
MES = "2023-11"
"""The month the board opens on: there is a year behind it."""

DISTRITOS, REDES, TANDA = 20, 80, 250
NIVELES = ("Inicial - Jardín", "Primaria", "Primaria, Secundaria", "Secundaria")
GESTIONES = (
    ("1", "Pública de Gestión Directa"),
    ("2", "Pública de Gestión Privada"),
    ("3", "Privada"),
)

Row = dict[str, Any]


def schools(n: int, chance: np.random.Generator) -> list[Row]:
    """One row per school for the libro of schools."""
    distrito = chance.integers(0, DISTRITOS, n)
    norte, este = chance.normal(0, 0.02, n), chance.normal(0, 0.02, n)
    nivel = chance.choice(len(NIVELES), n, p=(0.3, 0.4, 0.2, 0.1))
    gestion = chance.choice(len(GESTIONES), n, p=(0.8, 0.05, 0.15))
    rows = []
    for i in range(n):
        d, codigo = int(distrito[i]), f"98{i:06d}"
        servicios = 1 + int(nivel[i] == 2) + int(i % 17 == 0)
        clave, titulo = GESTIONES[gestion[i]]
        rows.append(
            {
                "ie": codigo, "codinst": codigo, "codlocal": f"8{i:05d}", "nombre": f"N.° {i + 1:04d} Sintética",
                "dre": "980000", "dre_nombre": "DRE Sintética", "ugel": "980101", "ugel_nombre": "UGEL Sintética",
                "distrito": f"9801{d + 1:02d}", "distrito_nombre": f"Distrito {d + 1:02d}",
                "gestion": clave, "gestion_nombre": titulo, "niveles": NIVELES[nivel[i]],
                "servicios": " ".join(f"{8_000_000 + 10 * i + k}-0" for k in range(servicios)),
                "area": "1", "activo": True, "ingreso": None, "cierre": None,
                "latitud": None if i % 97 == 0 else round(-12.0 - 0.09 * (d // 5) + float(norte[i]), 6),
                "longitud": None if i % 97 == 0 else round(-76.0 + 0.11 * (d % 5) + float(este[i]), 6),
            }
        )  # fmt: skip
    return rows


def levels(n: int, chance: np.random.Generator) -> np.ndarray:
    """Levels 0–4 as int8 (school × month × practice): a school's start and pace, a practice's difficulty, chance.
    Below zero: not reported."""
    practices = len(catalogo.practicas())
    start, pace = chance.normal(1.0, 0.6, (n, 1, 1)), chance.normal(0.11, 0.05, (n, 1, 1))
    hard = chance.normal(0, 0.4, (1, 1, practices))
    month = np.arange(len(MESES)).reshape(1, -1, 1)
    shape = (n, len(MESES), practices)
    value = start + pace * month + hard + chance.normal(0, 0.25, shape)
    result = np.clip(np.rint(value), 0, 4).astype(np.int8)
    silent = (chance.random((n, len(MESES), 1)) < 0.04) | (chance.random(shape) < 0.01)
    result[silent] = -1
    return result


def reported(month: str, late: bool) -> datetime:
    """When a month's report comes in: on the 5th of the next month, or late on the 20th."""
    anio, mes = int(month[:4]), int(month[5:])
    return datetime(anio + mes // 12, mes % 12 + 1, 20 if late else 5, 16, 0)


def practices(ies: Sequence[str], level: np.ndarray, late: np.ndarray) -> Iterator[Row]:
    """One row per school, practice and month with a level."""
    names = [p.id for p in catalogo.practicas()]
    for i, m, p in np.argwhere(level >= 0).tolist():
        yield {
            "registrado_en": reported(MESES[m], bool(late[i, m])), "ie": ies[i], "practica": names[p],
            "periodo": MESES[m], "nivel": int(level[i, m, p]), "estado": "valor", "motivo": "", "evidencia": "",
        }  # fmt: skip


def commitments(ies: Sequence[str], chance: np.random.Generator) -> Iterator[Row]:
    """Three commitments per school, two of three kept; one event each."""
    for ie in ies:
        for k, kept in enumerate(chance.random(3) < 0.66):
            opened = date(2023, 3 + 2 * k, 10)
            due = opened + timedelta(days=60)
            yield {
                "registrado_en": datetime.combine(opened, datetime.min.time()), "ie": ie, "codigo": f"C{k + 1}",
                "evento": "creado", "cge": 3, "practica": "", "compromiso": "Compromiso sintético",
                "responsable": "Dirección", "fecha": opened, "fecha_limite": due,
                "fecha_cumplido": due if kept else None, "estado": "cumplido" if kept else "pendiente", "motivo": "",
                "de_parte": "ie",
            }  # fmt: skip


def fill(store: Store, n: int = 2000, seed: int = 374) -> None:
    """Write the schools and their months into a store, in batches of schools."""
    chance = np.random.default_rng(seed)
    rows = schools(n, chance)
    rei = [
        {"ie": r["ie"], "rei": f"REI {int(k) + 1:02d}"}
        for r, k in zip(rows, chance.integers(0, REDES, n), strict=True)
    ]
    opens = {"clave": "mes_inicial", "valor": MES, "fuente": "datos sintéticos"}
    libros = {"ie_registro": rows, "rei_registro": rei, "ajuste_registro": [opens]}
    store.write(SISTEMA, "padrón sintético", libros, now=INICIO)
    ies = [r["ie"] for r in rows]
    for first in range(0, n, TANDA):
        part = ies[first : first + TANDA]
        late = chance.random((len(part), len(MESES))) < chance.beta(1, 4, (len(part), 1))
        told = list(practices(part, levels(len(part), chance), late))
        libros = {
            "practica_registro": told,
            "compromiso_registro": list(commitments(part, chance)),
        }
        store.write(SISTEMA, "registros sintéticos", libros, now=told[-1]["registrado_en"])


def main(words: Sequence[str]) -> int:
    """Build the file and say how long it took; 1 when there is already something there."""
    parser = argparse.ArgumentParser(prog="python -m bench.grande", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("destino", help="archivo nuevo de la base")
    parser.add_argument("--escuelas", type=int, default=2000)
    chosen = parser.parse_args(words)
    store = open_store(chosen.destino, now=datetime(2024, 5, 31, 15))
    try:
        if not store.query("select ie from ie_registro limit 1").empty:
            sys.stderr.write(f"{chosen.destino} ya tiene escuelas: no se toca.\n")
            return 1
        started = time.perf_counter()
        fill(store, chosen.escuelas)
        took = time.perf_counter() - started
    finally:
        store.close()
    sys.stdout.write(f"{chosen.escuelas} escuelas, {len(MESES)} meses: {took:.1f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

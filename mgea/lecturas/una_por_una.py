"""What the sheet of a school says, read once for all the schools of a scope instead of school by school.

2 000 schools one by one are 10 000 queries; all together, six of each UGEL. A single school is a scope of one, so its
sheet says the same wherever it is made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mgea.lecturas import avance, compromisos, escuelas, practicas
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from mgea.store import Store

CELDA = [
    "ie", "practica", "principio", "titulo", "meta", "estado", "nivel", "ultimo_nivel", "verificacion",
    "nivel_verificado",
]  # fmt: skip
"""What a sheet says of a practice: taking 2 000 schools apart costs by the column."""


@dataclass(frozen=True)
class Escuela:
    """One school in the month: its row of ``escuelas``, and its own ``celdas`` (only CELDA), ``esperado_real``,
    ``compromisos``, and the ``meses`` and ``fases`` of its calendar."""

    fila: Mapping[Any, Any]
    celdas: pd.DataFrame
    serie: pd.DataFrame
    compromisos: pd.DataFrame
    meses: pd.DataFrame
    fases: pd.DataFrame


def una_por_una(store: Store, pedido: Pedido) -> Iterator[Escuela]:
    """Every school of the scope, UGEL by UGEL (each has its own calendar), by name."""
    roster = store.view("ie", pedido.scope, hasta=pedido.as_of, known_at=pedido.known_at)
    for ugel in sorted(roster["ugel"].unique()):
        yield from _de(store, pedido.within(Scope.ugel(str(ugel))))


def _de(store: Store, pedido: Pedido) -> Iterator[Escuela]:
    schools = escuelas.escuelas(store, pedido).sort_values(["nombre", "ie"], kind="stable")
    cells = dict(list(practicas.celdas_ie(store, pedido)[CELDA].groupby("ie", sort=False)))
    series = avance.esperado_real_ie(store, pedido)
    promises = compromisos.compromisos(store, pedido)
    by_school = dict(list(promises.groupby("ie", sort=False)))
    months, phases = avance.meses(store, pedido), avance.fases(store, pedido)
    nothing, none = practicas.sin_celdas(), promises.iloc[:0]
    flat = avance.sin_serie(months)
    for row in schools.to_dict("records"):
        ie = str(row["ie"])
        yield Escuela(
            row,
            cells.get(ie, nothing),
            series.get(ie, flat),
            by_school.get(ie, none),
            months,
            phases,
        )

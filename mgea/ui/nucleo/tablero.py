"""The board of this process: its database, the people of local mode, and reads kept by version (``memoria``)."""

import gc
import os
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

import pandas as pd
import streamlit as st

from mgea import metrics
from mgea.lecturas import (
    acuerdos,
    anonimo,
    avance,
    cambios,
    compromisos,
    escuelas,
    historial,
    logros,
    mi_mes,
    practicas,
    reportes,
    tasas,
    visitas,
)
from mgea.lecturas import base as base_lecturas
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Persona, Scope
from mgea.store import Store, open_store
from mgea.ui.nucleo.memoria import por_version

PREDETERMINADA = "data/local/mgea.duckdb"
ADMINISTRACION_LOCAL = Persona("local", "Administración local", "administrador", Scope.all())

LECTURAS: dict[str, Callable[..., Any]] = {
    "meses": avance.meses,
    "fases": avance.fases,
    "esperado_real": avance.esperado_real,
    "principio_mes": avance.principio_mes,
    "distribucion": avance.distribucion,
    "reporte_mes": avance.reporte_mes,
    "reporte_ie": avance.reporte_ie,
    "hitos": avance.hitos,
    "escuelas": escuelas.escuelas,
    "comparada": escuelas.comparada,
    "practicas_de": escuelas.practicas_de,
    "reportes": tasas.reportes,
    "tasa_compromisos": tasas.compromisos,
    "celdas": practicas.celdas,
    "historia": practicas.historia,
    "practicas_grupo": practicas.practicas_grupo,
    "compromisos": compromisos.compromisos,
    "aportes": compromisos.aportes,
    "oficiales": compromisos.oficiales,
    "acuerdos": acuerdos.acuerdos,
    "visitas": visitas.visitas,
    "reportes_ultimo": reportes.ultimo,
    "reportes_ancho": reportes.ancho,
    "prorrogas": reportes.prorrogas,
    "pendientes": reportes.pendientes,
    "practica_escuela": logros.practica_escuela,
    "ensenanza": logros.ensenanza,
    "compartidos": logros.compartidos,
    "consentimiento": logros.consentimiento,
    "pasantias": logros.pasantias,
    "cambio": cambios.cambio,
    "celebrar": cambios.celebrar,
    "linea": historial.linea,
    "cargas": historial.cargas,
}


def now() -> datetime:
    """The clock of a run: naive UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


def today_start(clock: datetime) -> datetime:
    """The start of the day in Lima, as naive UTC: what deadlines depend on, and steady enough to cache by."""
    lima = clock - timedelta(hours=5)
    return datetime.combine(lima.date(), datetime.min.time()) + timedelta(hours=5)


@st.cache_resource(show_spinner=False)
def _open(path: str) -> Store:
    store = open_store(path, now=now())
    # What is loaded by now lives as long as the process: no collection needs to look at it again.
    gc.collect()
    gc.freeze()
    return store


def board() -> Store:
    """The database named by ``MGEA_DATABASE``, opened once per process."""
    return _open(os.environ.get("MGEA_DATABASE") or PREDETERMINADA)


def read(store: Store, name: str, pedido: Pedido, *extra: str) -> Any:
    """One reading, from memory when nothing was written since. ``extra``: what the reading takes besides."""
    return _own(_read(store, name, pedido, extra))


def _own(kept: Any) -> Any:
    """What is kept for everybody, as one page's own: a frame copies only the columns that are written to."""
    return kept.copy(deep=False) if isinstance(kept, pd.DataFrame) else deepcopy(kept)


@por_version(2000)
def _read(store: Store, name: str, pedido: Pedido, extra: tuple[str, ...]) -> Any:
    result = LECTURAS[name](store, pedido, *extra)
    return result if pedido.nombres else anonimo.lectura(name, result)


@por_version(2000)
def _figures(store: Store, pedido: Pedido, slugs: tuple[str, ...]) -> pd.DataFrame:
    return metrics.compute(
        store, pedido.scope, pedido.as_of, pedido.known_at, slugs=slugs, now=pedido.now
    )


def figures(store: Store, pedido: Pedido, slugs: tuple[str, ...]) -> pd.DataFrame:
    """Declared figures of the slice, as ``metrics.compute`` gives them, kept by version."""
    return _own(_figures(store, pedido, slugs))


@por_version(50)
def ajustes(store: Store) -> Mapping[str, str]:
    """The settings of this database."""
    return MappingProxyType(base_lecturas.ajustes(store))


@por_version(50)
def umbrales(store: Store) -> Mapping[str, float]:
    """The thresholds in force."""
    return MappingProxyType(escuelas.umbrales(store))


@por_version(200)
def _roster(store: Store, scope: Scope) -> pd.DataFrame:
    columns = ["ie", "nombre", "ugel", "ugel_nombre", "dre", "dre_nombre", "rei", "distrito", "distrito_nombre",
               "niveles", "cierre", "ingreso"]  # fmt: skip
    return store.view("ie", scope, hasta="9999-12")[columns]


def roster(store: Store, scope: Scope) -> pd.DataFrame:
    """One row per school of a slice: names and places only."""
    return _own(_roster(store, scope))


@por_version(50)
def personas(store: Store) -> tuple[Persona, ...]:
    """Who one may act as in local mode: the people of the database, or its local administrator."""
    return base_lecturas.personas(store) or (ADMINISTRACION_LOCAL,)


@por_version(500)
def mes_de_escuela(store: Store, ie: str, periodo: str) -> mi_mes.MesDeEscuela:
    """One school's month as its director finds it, kept by version."""
    return mi_mes.mes_de_escuela(store, ie, periodo)

"""The databases on which every page must stand: empty, with schools only, with a whole example."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st

from mgea import demo
from mgea.commands import load
from mgea.permissions import SISTEMA
from mgea.store import Store, open_store
from mgea.ui.nucleo import memoria, tablero
from tests.pages.harness import NOW


def vacia() -> Store:
    """A database just created: nobody has loaded anything."""
    return open_store(":memory:", now=NOW)


def solo_padron() -> Store:
    """Schools and their networks, and not one record."""
    store = open_store(":memory:", now=NOW)
    filas = demo.rows()
    for layout in ("padron", "rei"):
        load(store, SISTEMA, layout, filas[layout], now=NOW)
    return store


@pytest.fixture(scope="session")
def ejemplo_built(built_once) -> Path:
    """The whole example as a file nobody opens: copy it."""
    return built_once("ejemplo-paginas.duckdb", lambda path: demo.build(path, NOW))


@pytest.fixture
def ejemplo_path(ejemplo_built: Path, tmp_path: Path) -> Path:
    """A copy of the example for one test, as a file: it may write in it."""
    return Path(shutil.copy(ejemplo_built, tmp_path / "ejemplo.duckdb"))


@pytest.fixture(scope="session")
def ejemplo(ejemplo_built: Path, tmp_path_factory) -> Iterator[Store]:
    """The whole example, open. Pages that write must use `copia` instead."""
    path = shutil.copy(ejemplo_built, tmp_path_factory.mktemp("abierto") / "ejemplo.duckdb")
    store = open_store(path, now=NOW)
    yield store
    store.close()


STATES: dict[str, Callable[[], Store]] = {"vacía": vacia, "solo padrón": solo_padron}


@pytest.fixture(scope="session", params=[*STATES, "ejemplo"])
def base(request) -> Iterator[Store]:
    """Each state a database may be in, one after another."""
    if request.param == "ejemplo":
        yield request.getfixturevalue("ejemplo")
        return
    store = STATES[request.param]()
    yield store
    store.close()


@pytest.fixture
def copia(ejemplo_path: Path) -> Iterator[Store]:
    """An example of its own, open, for a test that writes."""
    store = open_store(ejemplo_path, now=NOW)
    yield store
    store.close()


@pytest.fixture(autouse=True)
def no_memory() -> Iterator[None]:
    """What one test kept, the next must not see."""
    st.cache_resource.clear()
    memoria.olvida_todo()
    yield


@pytest.fixture(autouse=True)
def still_clock(monkeypatch) -> None:
    """Every page test happens at the same instant."""
    monkeypatch.setattr(tablero, "now", lambda: NOW)

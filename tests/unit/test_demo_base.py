"""The example as a database: built whole or not at all, and stable when loaded again."""

from datetime import datetime

import pytest

from mgea import demo
from mgea.commands import load
from mgea.demo import CHICA, build, cargar, ensure, personas, rows
from mgea.store import open_store

AHORA = datetime(2026, 11, 24, 15, 0)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    path = tmp_path_factory.mktemp("ejemplo") / "chica.duckdb"
    build(path, AHORA, CHICA)
    store = open_store(path, now=AHORA)
    yield store
    store.close()


def test_every_row_reaches_its_book(base):
    filas = rows(CHICA)
    libros = {
        "practica_registro": "practicas",
        "verificacion_registro": "verificaciones",
        "compromiso_registro": "compromisos",
        "resultado_registro": "resultados",
        "rei_registro": "rei",
    }
    for libro, layout in libros.items():
        n = base.query(f"select count(*) as n from {libro}")["n"].iloc[0]
        assert n == len(filas[layout]), libro
    assert base.query("select count(*) as n from ie_actual")["n"].iloc[0] == 8
    assert base.query("select count(*) as n from persona_registro")["n"].iloc[0] == 7


def test_a_specialist_stands_behind_every_verification(base):
    quienes = base.query("select distinct registrado_por as p from verificacion_registro")["p"]
    assert list(quienes) == ["ejemplo-especialista"]


def test_loading_the_same_rows_again_changes_nothing(base):
    antes = base.version()
    administra = next(p for p in personas(CHICA) if p.rol == "administrador")
    for layout, filas in rows(CHICA).items():
        assert load(base, administra, layout, filas, now=AHORA).nuevas == 0, layout
    assert base.version() == antes


def test_rescheduled_commitments_are_told_apart(tmp_path):
    path = tmp_path / "grande.duckdb"
    build(path, AHORA)
    store = open_store(path, now=AHORA)
    eventos = set(store.query("select distinct evento as e from compromiso_registro")["e"])
    store.close()
    assert {"creado", "cumplido", "anulado", "reprogramado"} <= eventos


def test_ensure_builds_once_and_then_leaves_the_file_alone(tmp_path, monkeypatch):
    path = tmp_path / "local" / "ejemplo.duckdb"
    monkeypatch.setattr(cargar, "build", lambda ruta, now: build(ruta, now, CHICA))
    assert ensure(path, AHORA)
    contenido = path.read_bytes()
    assert not ensure(path, AHORA)
    assert path.read_bytes() == contenido


def test_an_interrupted_build_leaves_nothing_behind(tmp_path, monkeypatch):
    def corte(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(cargar, "load", corte)
    with pytest.raises(KeyboardInterrupt):
        demo.ensure(tmp_path / "ejemplo.duckdb", AHORA)
    assert list(tmp_path.iterdir()) == []

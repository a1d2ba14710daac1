"""The store keeps its word: appended only, projections equal to a rebuild, versions that grow, time as asked."""

from datetime import date, datetime

import pytest
from pandas.testing import assert_frame_equal

from mgea import metrics
from mgea.errors import StoreError
from mgea.permissions import SISTEMA, Scope
from mgea.store import open_store
from mgea.store.motor_duckdb import DuckEngine
from tests.unit.situaciones import NOW, abrir, cargar, nivel, reporte, servicio

A = Scope.ie("A")


def _mes(store, order="ie, periodo"):
    return store.query(f"select * from ie_mes order by {order}")


@pytest.fixture
def store():
    store = abrir()
    cargar(store, "padron", servicio("A"), servicio("B", ingreso=date(2023, 6, 1)))
    cargar(store, "practicas", reporte("A", "2023-05", 2), nivel("B", "P1.1", "2023-06", 3))
    yield store
    store.close()


def test_rebuild_changes_nothing(store):
    before, schools = _mes(store), store.query("select * from ie_actual order by ie")
    version = store.version()
    store.rebuild()
    assert_frame_equal(_mes(store), before)
    assert_frame_equal(store.query("select * from ie_actual order by ie"), schools)
    assert store.version() == version


def test_the_version_grows_with_every_append_and_only_then(store):
    before = store.version()
    metrics.compute(store, A, "2023-07")
    assert store.version() == before
    cargar(store, "practicas", nivel("A", "P1.1", "2023-06", 3))
    assert store.version() > before


def test_every_transaction_leaves_its_acta(store):
    acta = store.query("select que, filas from acta order by seq")
    assert list(acta["que"]) == ["importar padron", "importar practicas"]
    assert list(acta["filas"]) == [2, 26 + 2]  # 26 practices and two monthly submissions


def test_a_failed_write_leaves_nothing(store, monkeypatch):
    before, version = _mes(store), store.version()
    monkeypatch.setattr("mgea.store.proyecciones.refresh", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        cargar(store, "practicas", nivel("A", "P1.1", "2023-06", 4))
    monkeypatch.undo()
    assert store.version() == version
    assert store.query("select count(*) as n from practica_registro where nivel = 4")["n"][0] == 0
    assert_frame_equal(_mes(store), before)


def test_what_was_known_then_is_the_same_whenever_it_is_asked(store):
    known = datetime(2026, 12, 1)
    before = store.view("ie_mes", A, hasta="2023-12", known_at=known)
    cargar(store, "practicas", nivel("A", "P1.1", "2023-05", 4), now=datetime(2027, 1, 5))
    after = store.view("ie_mes", A, hasta="2023-12", known_at=known)
    assert_frame_equal(before, after)
    assert store.view("ie_mes", A, hasta="2023-05", desde="2023-05")["suma"][0] == 52


def test_known_now_and_the_projection_agree(store):
    live = store.view("ie_mes", Scope.all(), hasta="2024-12", known_at=datetime(2030, 1, 1))
    kept = store.view("ie_mes", Scope.all(), hasta="2024-12")
    assert_frame_equal(live, kept, check_dtype=False)


def test_a_school_has_no_months_before_it_entered(store):
    assert store.query("select min(periodo) as p from ie_mes where ie = 'B'")["p"][0] == "2023-06"


def test_a_school_closed_in_mid_year_has_no_months_after(store):
    cargar(store, "padron", servicio("A", cierre=date(2023, 7, 31)))
    assert store.query("select max(periodo) as p from ie_mes where ie = 'A'")["p"][0] == "2023-07"


def test_a_school_that_leaves_the_roster_closes_that_day_and_keeps_its_past(store):
    cargar(store, "padron", servicio("A", activo=False), now=datetime(2027, 5, 20, 15))
    school = store.query("select activo, cierre from ie_actual where ie = 'A'")
    assert bool(school["activo"][0])
    assert str(school["cierre"][0])[:10] == "2027-05-20"


def test_a_new_year_of_the_clock_extends_the_projections(tmp_path):
    path = tmp_path / "b.duckdb"
    first = open_store(path, now=datetime(2023, 5, 1))
    cargar(first, "padron", servicio("A"), now=datetime(2023, 5, 1))
    assert first.horizonte() == "2023-12"
    first.close()
    second = open_store(path, now=datetime(2025, 2, 1))
    assert second.query("select max(periodo) as p from ie_mes")["p"][0] == "2025-12"
    second.close()


def test_a_file_open_elsewhere_is_refused_in_words(tmp_path):
    path = tmp_path / "no es base.duckdb"
    path.write_bytes(b"hola" * 5000)
    with pytest.raises(StoreError, match="No se puede abrir"):
        open_store(path, now=NOW)


def test_a_database_of_a_newer_version_is_refused(tmp_path):
    path = str(tmp_path / "b.duckdb")
    open_store(path, now=NOW).close()
    engine = DuckEngine(path)
    with engine.transaction() as tx:
        tx.execute("insert into migracion values (9999, 'futuro', timestamp '2030-01-01')")
    engine.close()
    with pytest.raises(StoreError, match="más nueva"):
        open_store(path, now=NOW)


def test_nothing_outside_the_database_can_be_reached(store):
    with pytest.raises(Exception, match="disabled"):
        store.query("select * from read_csv('/etc/passwd')")


def test_a_calendar_of_one_ugel_does_not_touch_another(store):
    from mgea.permissions import Persona

    cargar(store, "padron", servicio("C", ugel="150104", ugel_nombre="UGEL 03"))
    jefa = Persona("jefa", "Jefa", "jefe", Scope.ugel("150104"))
    cargar(store, "cronograma", [{"anio": 2024, "fase": "sonar", "mes": 3}], persona=jefa)
    rows = store.query(
        "select ie, con_cronograma from ie_mes where periodo = '2024-03' order by ie"
    )
    assert dict(zip(rows["ie"], rows["con_cronograma"], strict=True)) == {
        "A": False,
        "B": False,
        "C": True,
    }


def test_a_calendar_nobody_knew_yet_is_not_applied(store):
    cargar(
        store, "cronograma", [{"anio": 2024, "fase": "sonar", "mes": 3}], now=datetime(2027, 1, 1)
    )
    then = metrics.compute(store, A, "2024-03", datetime(2026, 12, 1), slugs=("esperado",))
    now = metrics.compute(store, A, "2024-03", slugs=("esperado",))
    assert then["estado"][0] == "cronograma_no_definido"
    assert now["estado"][0] == "ok"


def test_the_persona_is_written_on_every_row(store):
    assert set(store.query("select registrado_por as p from practica_registro")["p"]) == {
        SISTEMA.id
    }

"""Importar: nothing is written before the confirmation, and twice is once."""

from pathlib import Path

import pytest

from mgea.demo import personas
from mgea.permissions import SISTEMA, Persona
from mgea.store import open_store
from scripts.routes import routes
from tests.pages.harness import NOW, draw, problems, words

EJEMPLO = Path(__file__).resolve().parents[2] / "data" / "ejemplo"
ROUTE = next(r for r in routes() if r.path == "importar")


def _upload(app, name: str, data: bytes):
    return app.file_uploader(key="importar-archivo").upload(name, data).run()


def _rows(store, table: str) -> int:
    return int(store.query(f"select count(*) as n from {table}")["n"].iloc[0])


def test_an_empty_board_is_filled_step_by_step(base):
    if _rows(base, "ie_actual"):
        pytest.skip("only the empty database starts from nothing")
    for layout, table in (
        ("padron", "ie_registro"),
        ("rei", "rei_registro"),
        ("practicas", "practica_registro"),
    ):
        app = draw(ROUTE, base, SISTEMA)
        app = _upload(app, f"{layout}.csv", (EJEMPLO / f"{layout}_ejemplo.csv").read_bytes())
        assert problems(app) == []
        assert _rows(base, table) == 0, "a preview writes nothing"
        app = app.button(key="importar-guardar").click().run()
        assert problems(app) == [] and "Listo" in words(app)
        assert _rows(base, table) > 0


def test_what_was_imported_once_is_not_imported_again(copia):
    data = b"ie;practica;periodo;nivel\n99010001;P1.1;2024-07;3\n"
    app = _upload(draw(ROUTE, copia, SISTEMA), "p.csv", data)
    app.button(key="importar-guardar").click().run()
    app = _upload(draw(ROUTE, copia, SISTEMA), "p.csv", data)
    assert "ya estaba guardado" in words(app)
    assert [b.key for b in app.button if b.key == "importar-guardar"] == []


def test_a_bad_row_says_row_column_and_what_to_do(copia):
    data = b"ie;practica;periodo;nivel\n99010001;P1.1;2024-07;3\n99010001;P9.9;2024-07;3\n"
    app = _upload(draw(ROUTE, copia, SISTEMA), "p.csv", data)
    assert "Filas que no se guardarán" in words(app)
    assert "P9.9" in words(app)


def test_a_school_of_others_refuses_the_file_and_nothing_is_written(copia):
    before = _rows(copia, "practica_registro")
    especialista = personas()[0]
    data = b"ie;practica;periodo;nivel\n0855171;P1.1;2024-07;3\n"
    app = _upload(draw(ROUTE, copia, especialista), "p.csv", data)
    assert problems(app) == []
    assert _rows(copia, "practica_registro") == before


def test_a_file_about_schools_of_others_leaves_one_trace_however_often_it_is_drawn(copia):
    director = personas()[2]
    ajena = str(
        copia.query("select ie from ie_actual where ie <> $1", director.ambito.codigo)["ie"].iloc[0]
    )
    data = f"ie;practica;periodo;nivel\n{ajena};P1.1;2024-07;3\n".encode()
    intruso = Persona("intruso", "Intruso", "especialista", director.ambito)
    app = _upload(draw(ROUTE, copia, intruso), "p.csv", data)
    assert "No se puede importar" in words(app) and "no están a su cargo" in words(app)
    app.run()
    traces = copia.query(
        "select que, objeto from rechazo_registro where registrado_por = 'intruso'"
    )
    assert list(traces["objeto"]) == ["p.csv"]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04basura", b"\x00\x01\x02", "a;b\n1".encode("utf-16")]
)
def test_a_file_that_cannot_be_read_is_one_sentence(copia, data):
    app = _upload(draw(ROUTE, copia, SISTEMA), "raro.xlsx", data)
    assert problems(app) == []
    assert "No se puede importar" in words(app)


def _padron(*schools: tuple[str, str]) -> bytes:
    lines = [
        f"{n:08d};070000{n};0;{name};B0;{gestion};150117;150103"
        for n, (name, gestion) in enumerate(schools, 1)
    ]
    head = "CODINST;COD_MOD;ANEXO;CEN_EDU;NIV_MOD;GESTION;CODGEO;CODOOII"
    return "\n".join([head, *lines]).encode()


def test_a_roster_may_be_taken_without_its_private_schools():
    base = open_store(":memory:", now=NOW)
    app = _upload(draw(ROUTE, base, SISTEMA), "p.csv", _padron(("A", "1"), ("B", "2"), ("C", "3")))
    app.selectbox(key="importar-gestion").select(True).run()
    assert problems(app) == [] and "fuera de lo que eligió" in words(app)
    app.button(key="importar-guardar").click().run()
    assert "red (REI)" in words(app), "what comes next is said"
    assert list(base.query("select gestion from ie_actual order by ie")["gestion"]) == ["1", "2"]
    base.close()


def test_the_name_of_a_file_cannot_deceive_the_eye(copia):
    data = b"ie;practica;periodo;nivel\n99010001;P1.1;2024-07;3\n"
    app = _upload(draw(ROUTE, copia, SISTEMA), "../../\u202evsc.nomina\n.csv", data)
    app.button(key="importar-guardar").click().run()
    found = copia.query("select archivo from acta order by seq desc limit 1")["archivo"].iloc[0]
    assert found == "vsc.nomina .csv"


def test_nobody_is_asked_when_all_schools_are_public(copia):
    app = _upload(draw(ROUTE, copia, SISTEMA), "p.csv", _padron(("A", "1"), ("B", "2")))
    assert [s.key for s in app.selectbox if s.key == "importar-gestion"] == []

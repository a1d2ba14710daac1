"""The command line says what the screen says, and says no in one sentence."""

import json

import pytest

from mgea import metrics
from mgea.__main__ import main
from mgea.permissions import Scope
from mgea.store import open_store
from tests.unit.situaciones import NOW, abrir, cargar, nivel, reporte, servicio

SLUGS = {
    "puntos", "puntos_conservador", "indice_equilibrado", "aporte_cge", "reportadas", "aplicables", "cobertura_inicio",
    "cobertura_implementada", "principios_implementados", "esperado", "brecha", "meses_atras", "puntos_verificados",
    "confianza", "tasa_evidencia", "cumplimiento_exigible", "puntualidad_compromisos", "compromisos_vencidos",
    "completitud", "puntualidad_reporte", "ritmo", "ritmo_necesario",
}  # fmt: skip
ESTADOS = {
    "ok",
    "datos_insuficientes",
    "sin_dato",
    "no_aplica",
    "cronograma_no_definido",
    "nada_exigible",
}


@pytest.fixture
def base(tmp_path, monkeypatch):
    path = tmp_path / "b.duckdb"
    store = open_store(path, now=NOW)
    cargar(
        store,
        "padron",
        servicio("11111111", cod_mod="0855171"),
        servicio("22222222", cod_mod="0257048"),
    )
    cargar(store, "rei", {"ie": "11111111", "rei": "REI 01"})
    cargar(
        store,
        "practicas",
        reporte("11111111", "2023-07", 2),
        nivel("22222222", "P1.1", "2023-07", 4),
    )
    store.close()
    monkeypatch.setenv("MGEA_DATABASE", str(path))
    return path


def _json(capsys, *args):
    assert main(["indicators", "--format", "json", *args]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_json_has_the_published_shape(base, capsys):
    rows = _json(capsys, "--as-of", "2023-07")
    assert {r["indicador"] for r in rows} == SLUGS | {"puntos_mediana", "puntos_p25", "puntos_p75"}
    assert {r["ambito"] for r in rows} == {
        "dre:150101", "ugel:150103", "rei:REI 01", "distrito:150117", "ie:11111111", "ie:22222222",
    }  # fmt: skip
    keys = [
        "ambito",
        "codigos",
        "periodo",
        "indicador",
        "principio",
        "cge",
        "valor",
        "numerador",
        "denominador",
        "n",
    ]
    for row in rows:
        assert list(row) == [*keys, "estado"]
        assert row["estado"] in ESTADOS and row["periodo"] == "2023-07"
        assert isinstance(row["n"], int) and (row["cge"] is None or isinstance(row["cge"], int))
        if row["estado"] not in ("ok", "datos_insuficientes"):
            assert row["valor"] is None


def test_one_school_by_any_of_its_codes(base, capsys):
    for code in ("11111111", "0855171", "0855171-0"):
        rows = _json(capsys, "--ie", code, "--as-of", "2023-07")
        assert {r["ambito"] for r in rows} == {"ie:11111111"}
        puntos = next(r for r in rows if r["indicador"] == "puntos" and r["principio"] is None)
        assert (puntos["valor"], puntos["numerador"], puntos["denominador"]) == (50.0, 50.0, 100.0)
        assert puntos["codigos"] == ["0855171-0"]


@pytest.fixture
def dos_ugel(base):
    """A second UGEL of the same DRE, with a red of the same name and another level."""
    store = open_store(base, now=NOW)
    otra = {"ugel": "150104", "ugel_nombre": "UGEL 03", "cod_mod": "0300300"}
    cargar(store, "padron", servicio("33333333", **otra))
    cargar(store, "rei", {"ie": "33333333", "rei": "REI 01"})
    cargar(store, "practicas", reporte("33333333", "2023-07", 4))
    store.close()


def _puntos(rows):
    return {
        r["ambito"]: r["valor"]
        for r in rows
        if r["indicador"] == "puntos" and r["principio"] is None
    }


def test_one_ugel_says_nothing_of_its_dre(dos_ugel, capsys):
    """Its schools alone are not the DRE: the figure would be wrong under that name."""
    found = _puntos(_json(capsys, "--ugel", "150103", "--as-of", "2023-07"))
    assert "dre:150101" not in found and found["ugel:150103"] == 50.0
    assert _puntos(_json(capsys, "--as-of", "2023-07"))["dre:150101"] == 75.0


def test_two_redes_of_one_name_are_not_added_up(dos_ugel, capsys):
    found = _puntos(_json(capsys, "--as-of", "2023-07"))
    assert (found["rei:150103 REI 01"], found["rei:150104 REI 01"]) == (50.0, 100.0)
    assert "rei:REI 01" not in found
    assert _puntos(_json(capsys, "--ugel", "150104", "--as-of", "2023-07"))["rei:REI 01"] == 100.0


def test_what_cannot_be_written_is_said_and_what_was_saved_too(base, capsys, tmp_path):
    file = tmp_path / "practicas.csv"
    file.write_text("ie;practica;periodo;nivel\n0855171;P9.9;2023-08;3\n", encoding="utf-8")
    nowhere = str(tmp_path / "no" / "existe.csv")
    assert main(["import", str(file), "--rechazadas", nowhere]) == 2
    assert "No se pudo escribir" in capsys.readouterr().err
    assert main(["template", "rei", "-o", nowhere]) == 2
    assert "No se pudo escribir" in capsys.readouterr().err


def test_a_roster_without_its_private_schools(base, capsys, tmp_path):
    file = tmp_path / "padron.csv"
    file.write_text(
        "CODINST;COD_MOD;ANEXO;CEN_EDU;GESTION;CODOOII\n4;0400400;0;Uno;1;150103\n5;0500500;0;Dos;3;150103\n",
        encoding="utf-8",
    )
    assert main(["import", str(file), "--solo-publicas"]) == 0
    assert "nuevas: 1" in capsys.readouterr().out


def test_a_code_that_names_two_schools_is_refused(base, capsys):
    assert main(["indicators", "--ie", "310936", "--as-of", "2023-07"]) == 2
    assert "única" in capsys.readouterr().err


def test_the_command_line_and_the_engine_say_the_same(base, capsys):
    rows = _json(capsys, "--ugel", "150103", "--as-of", "2023-07")
    told = {
        (r["indicador"], r["principio"], r["cge"]): r["valor"]
        for r in rows
        if r["ambito"] == "ugel:150103"
    }
    store = open_store(base, now=NOW)
    frame = metrics.compute(
        store, Scope.ugel("150103"), "2023-07", now=NOW, slugs=metrics.published()
    )
    store.close()
    assert len(frame) == len(told)
    for row in frame.to_dict("records"):
        key = (row["indicador"], row["principio"], row["cge"])
        assert told[key] == pytest.approx(row["valor"]) or (
            told[key] is None and row["valor"] != row["valor"]
        )


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["indicators", "--as-of", "2099-01"], "todavía no llega"),
        (["indicators", "--as-of", "2021-05"], "empieza en 2022-03"),
        (["indicators", "--as-of", "julio"], "no es un mes"),
        (["indicators", "--as-of", "2023-07", "--known-at", "10/08/2023"], "no es una fecha"),
        (["indicators", "--as-of", "2023-07", "--known-at", "9999-12-31"], "no es una fecha"),
        (["indicators", "--ugel", "999999", "--as-of", "2023-07"], "No hay escuelas"),
        (["import", "no-existe.csv"], "No se encuentra"),
        (["template", "notas", "-o", "x.xlsx"], "No hay un formato"),
    ],
)
def test_what_cannot_be_done_is_one_spanish_sentence(base, capsys, args, words):
    assert main(args) == 2
    out = capsys.readouterr()
    assert words in out.err and out.out == "" and out.err.count("\n") == 1


def test_an_import_tells_its_counts_and_leaves_the_rejected_rows(base, capsys, tmp_path):
    file = tmp_path / "practicas.csv"
    file.write_text(
        "ie;practica;periodo;nivel;estado;motivo;evidencia\n0855171;P1.1;2023-08;3;;;acta\n"
        "0855171;P9.9;2023-08;3;;;\n257048;P1.2;2023-08;Logrado;;;\n",
        encoding="utf-8-sig",
    )
    assert main(["import", str(file)]) == 1
    out = capsys.readouterr().out
    for line in ("leídas: 3", "aceptadas: 2", "rechazadas: 1", "nuevas: 2"):
        assert line in out
    rejected = (tmp_path / "practicas-rechazadas.csv").read_text(encoding="utf-8-sig")
    assert "P9.9" in rejected and "0855171;P1.1" not in rejected
    assert main(["import", str(file), "--layout", "practicas"]) == 1
    assert "nuevas: 0" in capsys.readouterr().out


def test_a_dry_run_says_it_saved_nothing(base, capsys, tmp_path):
    file = tmp_path / "rei.csv"
    file.write_text("ie;rei\n0257048;REI 02\n", encoding="utf-8")
    assert main(["import", str(file), "--dry-run"]) == 0
    assert "no se guardó nada" in capsys.readouterr().out
    store = open_store(base, now=NOW)
    assert store.query("select count(*) as n from rei_registro")["n"][0] == 1
    store.close()


def test_a_template_is_written_for_each_layout(base, tmp_path):
    from mgea.imports import LAYOUTS

    for slug in LAYOUTS:
        target = tmp_path / f"{slug}.xlsx"
        assert main(["template", slug, "-o", str(target)]) == 0
        assert target.read_bytes()[:2] == b"PK"


def test_rebuild_and_migrate_leave_the_figures_as_they_were(base, capsys):
    before = _json(capsys, "--as-of", "2023-07")
    assert main(["rebuild"]) == 0
    assert main(["migrate"]) == 0
    capsys.readouterr()
    assert _json(capsys, "--as-of", "2023-07") == before


def test_what_is_in_memory_is_nobody_elses():
    one, other = abrir(), abrir()
    cargar(one, "padron", servicio("A"))
    assert other.query("select count(*) as n from ie_actual")["n"][0] == 0
    one.close()
    other.close()

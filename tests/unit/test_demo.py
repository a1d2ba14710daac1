"""The example is the same every time, valid by our own rules, and its sample files are in order."""

import csv
from datetime import datetime

import pytest

from mgea import catalogo
from mgea.demo import CHICA, GRANDE, PERSONAS, personas, rows
from mgea.demo.archivos import CARPETA, archivos
from mgea.demo.reportes import LIMA, mes_siguiente
from mgea.permissions import ROL_TITULO
from tests.unit.ejemplo import ESCUELAS, FILAS, REPORTES


def test_the_same_seed_gives_the_same_rows():
    assert rows() == FILAS


def test_another_seed_gives_other_rows():
    assert rows(semilla=1)["practicas"] != FILAS["practicas"]


def test_the_sample_files_on_disk_are_the_ones_the_module_writes():
    for nombre, texto in archivos().items():
        assert (CARPETA / nombre).read_bytes() == texto.encode("utf-8-sig"), nombre


@pytest.mark.parametrize("mundo", [GRANDE, CHICA], ids=["grande", "chica"])
def test_every_row_names_a_school_of_the_register(mundo):
    filas = rows(mundo)
    conocidas = {f["ie"] for f in filas["padron"]}
    for layout in filas:
        assert {f["ie"] for f in filas[layout]} <= conocidas, layout


def test_codes_are_text_of_the_right_length_and_servicios_are_unique():
    for f in FILAS["padron"]:
        largos = [len(f[c]) for c in ("cod_mod", "anexo", "codlocal", "ubigeo", "ugel", "dre")]
        assert largos == [7, 1, 6, 6, 6, 6]
        assert len(f["codinst"]) in (0, 8)
    todos = [f["cod_mod"] for m in (GRANDE, CHICA) for f in rows(m)["padron"]]
    assert len(todos) == len(set(todos))


def test_the_dre_follows_from_the_ugel():
    assert {f["ugel"][:2] + "0000" for f in FILAS["padron"]} == {GRANDE.dre}


def test_months_belong_to_the_school_year():
    periodos = {f["periodo"] for k in ("practicas", "verificaciones") for f in FILAS[k]}
    assert not {p for p in periodos if p[5:] in ("01", "02")}
    assert periodos <= set(GRANDE.periodos)


def test_levels_and_states_agree():
    for f in FILAS["practicas"]:
        if f["estado"] == "valor":
            assert f["nivel"] in range(5)
        else:
            assert f["nivel"] is None and f["motivo"], "a reason is required"
    for f in FILAS["verificaciones"]:
        assert f["nivel"] in range(5) if f["decision"] == "verificado" else f["motivo"]


def test_practices_indicators_and_cge_come_from_the_catalogue():
    ids = {p.id for p in catalogo.practicas()}
    assert {f["practica"] for f in FILAS["practicas"]} == ids
    assert {f["practica"] for f in FILAS["compromisos"]} <= ids | {""}
    oficiales = {(o.cge, o.slug) for o in catalogo.oficiales()}
    assert {(f["cge"], f["indicador"]) for f in FILAS["resultados"]} == oficiales


def test_nobody_reports_a_month_before_it_ends_nor_verifies_before_it_is_declared():
    for f in FILAS["practicas"]:
        assert f["registrado_en"] >= datetime(*mes_siguiente(f["periodo"]), 1) - LIMA
    for f in FILAS["verificaciones"]:
        declarada = min(
            r["registrado_en"]
            for r in REPORTES[f["ie"]][f["periodo"]]
            if r["practica"] == f["practica"]
        )
        assert declarada < f["registrado_en"]


def test_no_report_has_two_values_at_the_same_instant():
    claves = [
        (f["ie"], f["practica"], f["periodo"], f["registrado_en"]) for f in FILAS["practicas"]
    ]
    assert len(claves) == len(set(claves))


def test_results_are_shares_of_pupils_in_both_years():
    assert all(0 <= f["numerador"] <= f["denominador"] for f in FILAS["resultados"])
    assert {f["anio"] for f in FILAS["resultados"]} == {2022, 2023}


def test_no_evidence_and_no_owner_names_a_person():
    apellidos = {p["nombre"].split()[1] for p in PERSONAS}
    textos = {f["evidencia"] for f in FILAS["practicas"]} | {
        f["responsable"] for f in FILAS["compromisos"]
    }
    assert not [t for t in textos if any(a in t for a in apellidos)]


def test_a_commitment_belongs_to_the_cge_its_practice_mainly_feeds():
    principal = {m.practica: m.cge for m in catalogo.mapa_cge() if m.peso == 1}
    con_practica = [f for f in FILAS["compromisos"] if f["practica"]]
    assert con_practica and all(principal[f["practica"]] == f["cge"] for f in con_practica)


def test_events_of_a_commitment_come_in_order_and_a_cancellation_has_its_reason():
    for f in FILAS["compromisos"]:
        assert f["fecha_limite"] is None or f["fecha_limite"] > f["fecha"]
        assert f["estado"] != "anulado" or f["motivo"]
        assert (f["estado"] == "cumplido") == (f["fecha_cumplido"] is not None)
        assert f["registrado_en"] + LIMA >= datetime(
            f["fecha"].year, f["fecha"].month, f["fecha"].day
        )


def test_the_example_people_cover_every_role_and_their_slices_exist():
    assert {p["rol"] for p in PERSONAS} == set(ROL_TITULO)
    directores = [p for p in PERSONAS if p["rol"] == "director"]
    assert len(directores) == 2 and all(p["codigo"] in ESCUELAS for p in directores)
    assert [p.id for p in personas()] == [p["id"] for p in PERSONAS]
    assert [p.ambito.nivel for p in personas()] == [p["nivel"] for p in PERSONAS]


def test_sample_files_are_semicolon_text_with_bom_and_keep_their_zeros():
    for nombre in archivos():
        crudo = (CARPETA / nombre).read_bytes()
        assert crudo.startswith(b"\xef\xbb\xbf"), nombre
        filas = list(csv.DictReader(crudo.decode("utf-8-sig").splitlines(), delimiter=";"))
        assert filas and None not in filas[0]
    padron = (CARPETA / "padron_ejemplo.csv").read_text("utf-8-sig")
    assert ";09" in padron

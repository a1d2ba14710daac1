"""The example is alive: every situation the board must show is in it."""

from collections import Counter

from mgea.demo import CHICA
from mgea.demo.mundo import escuelas
from tests.unit.ejemplo import (
    DE_PERFIL,
    ESCUELAS,
    EXIGIBLES,
    FILAS,
    REPORTES,
    indice,
    limite,
    mismos,
    tarde,
    ultimos,
)


def test_there_are_sixty_schools_in_four_districts_and_six_networks():
    assert len(ESCUELAS) == 60
    assert len({f["ubigeo"] for f in FILAS["padron"]}) == 4
    assert len({f["rei"] for f in FILAS["rei"]}) == 6
    assert len(escuelas(CHICA)) == 8


def test_schools_differ_in_levels_management_area_and_size():
    assert {n for e in ESCUELAS.values() for n in e.niveles} == {"A2", "B0", "F0"}
    assert {len(e.niveles) for e in ESCUELAS.values()} == {1, 2, 3}
    gestiones = Counter(e.gestion for e in ESCUELAS.values())
    assert gestiones["1"] > gestiones["3"] >= 5 and gestiones["2"] >= 1
    assert {e.rural for e in ESCUELAS.values()} == {True, False}


def test_some_have_no_institution_code_some_share_a_building_some_are_not_on_the_map():
    assert any(e.codinst == "" for e in ESCUELAS.values())
    assert len({e.codlocal for e in ESCUELAS.values()}) < 60
    assert any(e.latitud is None for e in ESCUELAS.values())
    assert any(e.rei == "" and e.gestion == "1" for e in ESCUELAS.values())


def test_one_school_closes_and_one_enters_in_the_middle_of_2023():
    cierra, ingresa = DE_PERFIL["cierra"][0], DE_PERFIL["ingresa"][0]
    assert ESCUELAS[cierra].cierre and max(REPORTES[cierra]) <= f"{ESCUELAS[cierra].cierre:%Y-%m}"
    assert ESCUELAS[ingresa].ingreso and min(REPORTES[ingresa]) == "2023-06"


def test_one_school_is_all_not_applicable_and_one_never_reported():
    assert {f["estado"] for fs in REPORTES[DE_PERFIL["todo_na"][0]].values() for f in fs} == {
        "no_aplica"
    }
    assert DE_PERFIL["sin_reportes"][0] not in REPORTES


def test_some_months_are_late_some_missing_and_most_on_time():
    entregas = [(p, fs) for meses in REPORTES.values() for p, fs in meses.items() if p in EXIGIBLES]
    tardias = sum(tarde(p, fs) for p, fs in entregas)
    assert 30 < tardias < len(entregas) / 3
    assert len(entregas) < len(ESCUELAS) * len(EXIGIBLES)
    for ie in DE_PERFIL["tardia"]:
        assert all(tarde(p, fs) for p, fs in REPORTES[ie].items())


def test_one_school_reports_on_the_last_night_in_lima_which_is_the_11th_in_utc():
    al_filo = [
        f
        for f in FILAS["practicas"]
        if f["registrado_en"].day == 11 and f["registrado_en"] < limite(f["periodo"])
    ]
    assert al_filo


def test_three_schools_are_silent_since_may():
    assert [max(REPORTES[ie]) for ie in DE_PERFIL["silenciosa"]] == ["2023-04"] * 3


def test_unfinished_schools_stay_under_80_percent_and_others_do_not():
    julio = {ie: indice(meses["2023-07"]) for ie, meses in REPORTES.items() if "2023-07" in meses}
    sin_datos = {ie for ie, valor in julio.items() if valor is None}
    assert set(DE_PERFIL["incompleta"]) <= sin_datos
    assert len(julio) - len(sin_datos) > 40


def test_fewer_schools_report_in_the_year_without_a_calendar():
    en_2024 = {ie for ie, meses in REPORTES.items() if max(meses) >= "2024"}
    assert 10 < len(en_2024) < 40


def test_not_applicable_not_prioritised_unchanged_and_corrected_records_are_there():
    estados = Counter(f["estado"] for f in FILAS["practicas"])
    assert estados["no_aplica"] > 100 and estados["no_priorizada"] > 50
    repetidas = [fs for m in REPORTES.values() for fs in m.values() if len(fs) > len(ultimos(fs))]
    assert len(repetidas) > 50
    assert sum(f["motivo"].startswith("Corrección") for f in FILAS["practicas"]) > 50
    sin_cambios = [ie for ie, meses in REPORTES.items() if mismos(meses, "2023-09", "2023-10")]
    assert len(sin_cambios) > 4


def test_every_level_appears_and_some_evidence_is_missing():
    assert {f["nivel"] for f in FILAS["practicas"]} == {None, 0, 1, 2, 3, 4}
    altos = [f for f in FILAS["practicas"] if (f["nivel"] or 0) >= 2]
    assert 0.4 < sum(bool(f["evidencia"]) for f in altos) / len(altos) < 0.95

"""The example must be alive (every situation is there), valid, and the same every time."""

import csv
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from statistics import median

import pytest

from mgea import catalogo
from mgea.demo import CHICA, GRANDE, PERSONAS, personas, rows
from mgea.demo.archivos import CARPETA, archivos
from mgea.demo.mundo import escuelas
from mgea.demo.reportes import LIMA, mes_siguiente
from mgea.demo.trayectorias import CURVA
from mgea.permissions import ROLES

FILAS = rows()
ESCUELAS = {e.ie: e for e in escuelas()}
EXIGIBLES = [p for p in GRANDE.periodos if p < "2024"]


def _reportes() -> dict[str, dict[str, list[dict]]]:
    """School → month → records."""
    salida: dict[str, dict[str, list[dict]]] = defaultdict(lambda: defaultdict(list))
    for fila in FILAS["practicas"]:
        salida[fila["ie"]][fila["periodo"]].append(fila)
    return salida


def _ultimos(filas: list[dict]) -> dict[str, dict]:
    """Practice → the record that holds (corrections win)."""
    return {f["practica"]: f for f in sorted(filas, key=lambda f: f["registrado_en"])}


def _indice(filas: list[dict]) -> float | None:
    """Points of one school in one month, straight from the definition; None under 80 % reported."""
    vigentes = list(_ultimos(filas).values())
    na = sum(f["estado"] == "no_aplica" for f in vigentes)
    con_dato = [f["nivel"] or 0 for f in vigentes if f["estado"] != "no_aplica"]
    if not con_dato or len(con_dato) / (25 - na) < 0.8:
        return None
    return 100 * sum(con_dato) / (4 * len(con_dato))


def _limite(periodo: str) -> datetime:
    """The first instant (UTC) that is late: the 11th of the next month, at midnight in Lima."""
    return datetime(*mes_siguiente(periodo), 11) - LIMA


def _tarde(periodo: str, filas: list[dict]) -> bool:
    return min(f["registrado_en"] for f in filas) >= _limite(periodo)


REPORTES = _reportes()
DE_PERFIL = {
    perfil: [e.ie for e in ESCUELAS.values() if e.perfil == perfil] for perfil in GRANDE.perfiles
}


# --- The same every time -------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_rows():
    assert rows() == FILAS


def test_another_seed_gives_other_rows():
    assert rows(semilla=1)["practicas"] != FILAS["practicas"]


def test_the_sample_files_on_disk_are_the_ones_the_module_writes():
    for nombre, texto in archivos().items():
        assert (CARPETA / nombre).read_bytes() == texto.encode("utf-8-sig"), nombre


# --- Valid ---------------------------------------------------------------------------------------


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
    assert not [t for t in textos if any(a in t for a in apellidos if a[0] != "(")]


# --- Alive: the schools --------------------------------------------------------------------------


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


# --- Alive: the reports --------------------------------------------------------------------------


def test_some_months_are_late_some_missing_and_most_on_time():
    entregas = [(p, fs) for meses in REPORTES.values() for p, fs in meses.items() if p in EXIGIBLES]
    tarde = sum(_tarde(p, fs) for p, fs in entregas)
    assert 30 < tarde < len(entregas) / 3
    assert len(entregas) < len(ESCUELAS) * len(EXIGIBLES)
    for ie in DE_PERFIL["tardia"]:
        assert all(_tarde(p, fs) for p, fs in REPORTES[ie].items())


def test_one_school_reports_on_the_last_night_in_lima_which_is_the_11th_in_utc():
    al_filo = [
        f
        for f in FILAS["practicas"]
        if f["registrado_en"].day == 11 and f["registrado_en"] < _limite(f["periodo"])
    ]
    assert al_filo


def test_three_schools_are_silent_since_may():
    assert [max(REPORTES[ie]) for ie in DE_PERFIL["silenciosa"]] == ["2023-04"] * 3


def test_unfinished_schools_stay_under_80_percent_and_others_do_not():
    julio = {ie: _indice(meses["2023-07"]) for ie, meses in REPORTES.items() if "2023-07" in meses}
    sin_datos = {ie for ie, valor in julio.items() if valor is None}
    assert set(DE_PERFIL["incompleta"]) <= sin_datos
    assert len(julio) - len(sin_datos) > 40


def test_fewer_schools_report_in_the_year_without_a_calendar():
    en_2024 = {ie for ie, meses in REPORTES.items() if max(meses) >= "2024"}
    assert 10 < len(en_2024) < 40


def test_not_applicable_not_prioritised_unchanged_and_corrected_records_are_there():
    estados = Counter(f["estado"] for f in FILAS["practicas"])
    assert estados["no_aplica"] > 100 and estados["no_priorizada"] > 50
    repetidas = [fs for m in REPORTES.values() for fs in m.values() if len(fs) > len(_ultimos(fs))]
    assert len(repetidas) > 50
    assert sum(f["motivo"].startswith("Corrección") for f in FILAS["practicas"]) > 50
    sin_cambios = [ie for ie, meses in REPORTES.items() if _mismos(meses, "2023-09", "2023-10")]
    assert len(sin_cambios) > 4


def _mismos(meses: dict[str, list[dict]], uno: str, otro: str) -> bool:
    if not meses.get(uno) or not meses.get(otro):
        return False
    antes, luego = _ultimos(meses[uno]), _ultimos(meses[otro])
    return all(antes[p]["nivel"] == luego[p]["nivel"] for p in antes)


def test_every_level_appears_and_some_evidence_is_missing():
    assert {f["nivel"] for f in FILAS["practicas"]} == {None, 0, 1, 2, 3, 4}
    altos = [f for f in FILAS["practicas"] if (f["nivel"] or 0) >= 2]
    assert 0.4 < sum(bool(f["evidencia"]) for f in altos) / len(altos) < 0.95


# --- Alive: the trajectories ---------------------------------------------------------------------


def test_in_july_2023_the_median_school_is_slightly_under_the_expected_line():
    valores = [
        v for m in REPORTES.values() if "2023-07" in m and (v := _indice(m["2023-07"])) is not None
    ]
    assert -8 < median(valores) - CURVA["2023-07"] < 0
    assert min(valores) < 30 and max(valores) > 88


def test_every_band_of_the_gap_has_schools_in_july_2023():
    brechas = [
        v - CURVA["2023-07"]
        for m in REPORTES.values()
        if "2023-07" in m and (v := _indice(m["2023-07"])) is not None
    ]
    assert sum(b < -15 for b in brechas) >= 3
    assert sum(-15 <= b < -5 for b in brechas) >= 5
    assert sum(-5 <= b <= 10 for b in brechas) >= 10
    assert sum(b > 10 for b in brechas) >= 2


def test_innovation_and_continuous_improvement_lag_behind():
    por_principio = defaultdict(list)
    for f in FILAS["practicas"]:
        if f["nivel"] is not None and f["periodo"] == "2023-10":
            por_principio[catalogo.practica(f["practica"]).principio].append(f["nivel"])
    medias = {p: sum(v) / len(v) for p, v in por_principio.items()}
    assert set(sorted(medias, key=medias.__getitem__)[:2]) == {"innovacion", "mejora_continua"}


def test_some_schools_stand_still_while_the_line_rises():
    for ie in DE_PERFIL["estancada"]:
        meses = [p for p in REPORTES[ie] if "2023-06" <= p <= "2023-12"]
        assert len(meses) >= 3
        assert all(_mismos(REPORTES[ie], a, b) for a, b in zip(meses, meses[1:], strict=False))


def test_some_schools_fall_below_what_was_verified():
    verificado = {}
    for f in FILAS["verificaciones"]:
        if f["decision"] == "verificado" and f["periodo"] == "2023-05":
            verificado[f["ie"], f["practica"]] = f["nivel"]
    for ie in DE_PERFIL["retroceso"]:
        luego = _ultimos(REPORTES[ie]["2023-07"])
        caidas = [
            p
            for (e, p), n in verificado.items()
            if e == ie and luego[p]["nivel"] is not None and luego[p]["nivel"] < n
        ]
        assert caidas, ie


# --- Alive: verifications and commitments --------------------------------------------------------


def test_visits_accept_lower_return_and_grow_old():
    iguales = menores = devueltas = por_reverificar = 0
    for f in FILAS["verificaciones"]:
        declarado = _ultimos(REPORTES[f["ie"]][f["periodo"]])[f["practica"]]["nivel"]
        devueltas += f["decision"] == "devuelto"
        iguales += f["nivel"] == declarado
        menores += f["nivel"] is not None and f["nivel"] < declarado
        despues = [
            r["nivel"]
            for p, rs in REPORTES[f["ie"]].items()
            for r in rs
            if p > f["periodo"] and r["practica"] == f["practica"]
        ]
        por_reverificar += any(n is not None and n != declarado for n in despues)
    assert iguales > menores > devueltas > 20
    assert por_reverificar > 100


def _vigente(as_of: date) -> dict[str, dict]:
    """Code → the commitment as it was known at the end of a day."""
    corte = datetime(as_of.year, as_of.month, as_of.day) + timedelta(days=1) - LIMA
    return {f["codigo"]: f for f in FILAS["compromisos"] if f["registrado_en"] < corte}


def test_every_school_has_two_to_six_commitments_over_the_five_cge():
    por_ie = Counter(f["ie"] for f in _vigente(date(2024, 12, 31)).values())
    assert set(por_ie) == set(ESCUELAS) and {2, 6} <= set(por_ie.values()) <= {2, 3, 4, 5, 6}
    assert {f["cge"] for f in FILAS["compromisos"]} == {1, 2, 3, 4, 5}
    assert {f["practica"] for f in FILAS["compromisos"] if f["cge"] == 2} == {""}


@pytest.mark.parametrize("dia", [date(2023, 7, 31), date(2023, 12, 31)])
def test_commitments_are_early_on_time_late_overdue_cancelled_and_incomplete(dia):
    original = {}
    for f in FILAS["compromisos"]:
        original.setdefault(f["codigo"], f["fecha_limite"])
    cuenta = Counter()
    for codigo, f in _vigente(dia).items():
        limite = f["fecha_limite"]
        if not f["responsable"] or limite is None:
            cuenta["incompleto"] += 1
        elif f["estado"] == "anulado":
            cuenta["anulado"] += 1
        elif f["fecha_cumplido"]:
            cuenta["adelantado" if limite > dia else "hecho"] += 1
            cuenta["tarde"] += f["fecha_cumplido"] > original[codigo]
        elif limite <= dia:
            cuenta["vencido"] += 1
            cuenta["vencido_mes"] += (dia - limite).days > 30
        else:
            cuenta["pendiente"] += 1
        cuenta["reprogramado"] += limite is not None and limite != original[codigo]
    esperados = {
        "incompleto",
        "anulado",
        "hecho",
        "tarde",
        "vencido",
        "vencido_mes",
        "reprogramado",
    }
    if dia.month == 7:
        esperados |= {"adelantado", "pendiente"}
    assert esperados <= set(+cuenta), cuenta


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


# --- People and files ----------------------------------------------------------------------------


def test_the_example_people_cover_every_role_and_their_slices_exist():
    assert {p["rol"] for p in PERSONAS} == set(ROLES)
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

"""The example's schools move as schools do: ahead, behind, standing still, falling back; and are visited."""

from collections import Counter, defaultdict
from datetime import date
from statistics import median

import pytest

from mgea import catalogo
from mgea.demo.trayectorias import CAIDAS, CURVA
from tests.unit.ejemplo import (
    DE_PERFIL,
    ESCUELAS,
    FILAS,
    REPORTES,
    acuerdos_al,
    indice,
    mismos,
    ultimos,
)


def test_in_july_2023_the_median_school_is_slightly_under_the_expected_line():
    valores = [
        v for m in REPORTES.values() if "2023-07" in m and (v := indice(m["2023-07"])) is not None
    ]
    assert -8 < median(valores) - CURVA["2023-07"] < 0
    assert min(valores) < 30 and max(valores) > 88


def test_every_band_of_the_gap_has_schools_in_july_2023():
    brechas = [
        v - CURVA["2023-07"]
        for m in REPORTES.values()
        if "2023-07" in m and (v := indice(m["2023-07"])) is not None
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
        assert all(mismos(REPORTES[ie], a, b) for a, b in zip(meses, meses[1:], strict=False))


def test_some_schools_fall_below_what_was_verified():
    for ie in DE_PERFIL["retroceso"]:
        caida = CAIDAS[ESCUELAS[ie].n % 3]
        visto = {
            f["practica"]: f["nivel"]
            for f in FILAS["verificaciones"]
            if f["ie"] == ie and f["decision"] == "verificado" and f["periodo"] < caida
        }
        luego = ultimos(REPORTES[ie][caida])
        assert any((luego[p]["nivel"] or 0) < n for p, n in visto.items()), ie


def test_visits_accept_lower_return_and_grow_old():
    iguales = menores = devueltas = por_reverificar = 0
    for f in FILAS["verificaciones"]:
        declarado = ultimos(REPORTES[f["ie"]][f["periodo"]])[f["practica"]]["nivel"]
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


def test_every_school_has_two_to_six_commitments_over_the_five_cge():
    por_ie = Counter(f["ie"] for f in acuerdos_al(date(2024, 12, 31)).values())
    assert set(por_ie) == set(ESCUELAS) and {2, 6} <= set(por_ie.values()) <= {2, 3, 4, 5, 6}
    assert {f["cge"] for f in FILAS["compromisos"]} == {1, 2, 3, 4, 5}
    assert {f["practica"] for f in FILAS["compromisos"] if f["cge"] == 2} == {""}


@pytest.mark.parametrize("dia", [date(2023, 7, 31), date(2023, 12, 31)])
def test_commitments_are_early_on_time_late_overdue_cancelled_and_incomplete(dia):
    original: dict[str, date | None] = {}
    for f in FILAS["compromisos"]:
        original.setdefault(f["codigo"], f["fecha_limite"])
    cuenta: Counter[str] = Counter()
    for codigo, f in acuerdos_al(dia).items():
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

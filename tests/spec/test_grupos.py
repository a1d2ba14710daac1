"""Groups and scopes: REI, district, UGEL, DRE; a group is made of its schools and a scope hides the rest."""

import pytest

from mgea import commands, metrics
from mgea.errors import NotAllowed
from mgea.permissions import Persona, Scope
from tests import motor
from tests.tablas import ORIGEN, cuadro, escuelas, libros


def drawn(**niveles: int) -> list:
    """Schools that report one level everywhere in May 2023."""
    return [r for ie, n in niveles.items() for r in cuadro(f"practica | 2023-05\n resto | {n}", ie)]


PADRON = """
    ie | ugel   | distrito
    A  | 150103 | 150117
    B  | 150103 | 150117
    C  | 150103 | 150135
    D  | 150104 | 150135
"""
REI = [{"ie": ie, "rei": rei} for ie, rei in (("A", "REI 01"), ("C", "REI 01"), ("D", "REI 01"))]


def test_every_way_to_group_is_a_mean_of_schools(responde):
    a = responde(libros(drawn(A=4, B=2, C=1, D=0), padron=escuelas(PADRON), rei=REI))
    assert a("puntos", "2023-05", dre="150101").valor == pytest.approx((100 + 50 + 25 + 0) / 4)
    assert a("puntos", "2023-05", ugel="150103").valor == pytest.approx((100 + 50 + 25) / 3)
    assert a("puntos", "2023-05", distrito="150135").valor == pytest.approx((25 + 0) / 2)


def test_two_ugel_may_use_the_same_name_for_a_rei(responde):
    a = responde(libros(drawn(A=4, B=2, C=1, D=0), padron=escuelas(PADRON), rei=REI))
    assert a("puntos", "2023-05", ugel="150103", rei="REI 01").valor == 62.5
    assert a("puntos", "2023-05", ugel="150104", rei="REI 01").valor == 0


def test_a_group_without_active_schools_has_no_figure(responde):
    a = responde(libros(drawn(A=4), padron=escuelas("ie | cierre\n A | 2023-04-30")))
    fila = a("puntos", "2023-05", ugel="150103")
    assert (fila.valor, fila.n) == (None, 0)


def test_a_breakdown_gives_what_each_part_gives_alone():
    store = motor.cargar(libros(drawn(A=4, B=2, C=1, D=0), padron=escuelas(PADRON), rei=REI))
    for por, scopes in {
        "ie": [Scope.ie(ie) for ie in "ABCD"],
        "ugel": [Scope.ugel("150103"), Scope.ugel("150104")],
        "distrito": [Scope.distrito("150117"), Scope.distrito("150135")],
    }.items():
        frame = metrics.compute(
            store, Scope.all(), "2023-05", por=por, slugs=("puntos", "completitud")
        )
        for scope in scopes:
            alone = motor.preguntar(store, scope, "2023-05", None, ["puntos", "completitud"])
            assert motor.answers(frame[frame["ambito"] == scope.ambito]) == alone


def test_a_director_may_not_load_anothers_file_and_nothing_of_it_is_written():
    store = motor.cargar(libros(padron=escuelas("ie\nA\nB")))
    # a specialist of one school only: the role may import, the slice may not
    quien = Persona("e", "E", "especialista", Scope.ie("A"))
    with pytest.raises(NotAllowed):
        commands.load(store, quien, "practicas", drawn(A=4, B=4), now=ORIGEN)
    assert store.query("select * from practica_registro").empty
    trace = store.query("select registrado_por from rechazo_registro")
    assert list(trace["registrado_por"]) == ["e"], "refused, and it left its trace"
    answer = motor.preguntar(store, Scope.ie("A"), "2023-05", None, ["reportadas"])
    assert answer["reportadas", None, None].valor == 0


def test_a_slice_asked_by_somebody_else_is_empty():
    store = motor.cargar(libros(drawn(A=4, B=2), padron=escuelas("ie\nA\nB")))
    forged = Scope.ie("A") & Scope.ie("B")
    assert metrics.rows(store, "practica_mes", forged, "2023-05").empty
    answer = motor.preguntar(store, forged, "2023-05", None, ["puntos"])
    assert answer["puntos", None, None].valor is None

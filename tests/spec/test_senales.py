"""The three flags of section 7, which are different things: estancada, retroceso, silencio."""

from mgea import metrics
from mgea.permissions import Scope
from tests import motor
from tests.oraculo import Oraculo
from tests.spec.conftest import SIEMPRE, end_of_day
from tests.tablas import libros, verificaciones


def flags(libro, mes: str) -> tuple[set[str], int]:
    """Practices that are stuck and how many fell, once the engine and the oracle agree on them."""
    store = motor.cargar(libro)
    cells = metrics.rows(store, "practica_mes", Scope.ie("A"), mes)
    stuck = set(cells[cells["estancada"]]["practica"])
    fell = int(metrics.rows(store, "ie_mes", Scope.ie("A"), mes)["retrocesos"].iloc[0])
    oraculo = Oraculo(libro, end_of_day(SIEMPRE))
    assert stuck == {p for p in cells["practica"] if oraculo.estancada("A", p, mes)}
    assert fell == sum(oraculo.retroceso("A", p, mes) for p in cells["practica"])
    return stuck, fell


def test_stuck_is_the_same_level_in_three_reports_below_the_goal_while_more_was_asked():
    stuck, _ = flags(
        libros("""
        practica | 2023-05 | 2023-06 | 2023-07
        P1.1     | 2       | 2       | 2       # stuck
        P1.2     | 3       | 3       | 3       # at its goal
        P2.1     | 1       | 2       | 2       # rose
        P2.2     | 2       | .       | 2       # two reports
        P2.3     | 2       | NP      | 2       # it was left aside in between
        P2.4     | 0       | 0       | 0       # stuck at zero
        """),
        "2023-07",
    )
    assert stuck == {"P1.1", "P2.4"}


def test_a_fall_is_below_what_was_last_verified():
    visitas = verificaciones("practica | periodo | nivel\n P1.1-P2.1 | 2023-05 | 3")
    _, fell = flags(
        libros(
            """
            practica | 2023-05 | 2023-06
            P1.1     | 3       | 2       # fell
            P1.2     | 3       | 3
            P2.1     | 3       | 4
            P2.2     | 3       | 1       # fell, but nobody had verified it
            """,
            verificaciones=visitas,
        ),
        "2023-06",
    )
    assert fell == 1


def test_silence_is_two_expected_months_without_a_report():
    libro = libros("practica | 2022-12 | 2023-04\n resto | 2 | 2")
    store = motor.cargar(libro)
    oraculo = Oraculo(libro, end_of_day(SIEMPRE))
    silent = {"2022-12": 0, "2023-02": 0, "2023-03": 1, "2023-04": 0, "2023-05": 1, "2023-06": 2}
    for mes, months in silent.items():
        row = metrics.rows(store, "ie_mes", Scope.ie("A"), mes).iloc[0]
        assert row["meses_sin_reporte"] == oraculo.meses_sin_reporte("A", mes) == months

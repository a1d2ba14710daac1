"""What each school owes, and the message that says it: all of it, only it, and in no other way than as text."""

from datetime import datetime

import pandas as pd
import pytest

from mgea.lecturas import reportes
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from mgea.store import Store
from mgea.ui.acompanamiento.frases_mensaje import limpio, mensaje, mensajes
from tests import motor
from tests.oraculo import Libros
from tests.tablas import compromisos, cuadro, escuelas, verificaciones

AHORA = datetime(2023, 6, 5, 20)
UGEL = Scope.ugel("150103")


@pytest.fixture(scope="module")
def store() -> Store:
    """A: April late in coming and nothing since; a practice returned; a commitment overdue. B: up to date, one NA."""
    rows = cuadro("practica | 2023-03\n P1.1 | 2*\n resto | 2", "A")
    rows += cuadro(
        "practica | 2023-03 | 2023-04 | 2023-05\n P1.1 | NA | . | .\n resto | 2 | 2 | 2", "B"
    )
    said = verificaciones("ie | practica | periodo | nivel\nA | P2.1 | 2023-03 | devuelto")
    due = compromisos(
        "codigo | ie | fecha | fecha_limite | fecha_cumplido\nT1 | A | 2023-04-01 | 2023-05-10 | .\n"
        "T2 | A | 2023-04-01 | 2023-09-10 | .\nT3 | B | 2023-04-01 | 2023-05-10 | 2023-05-09"
    )
    padron = escuelas("ie\nA\nB")
    return motor.cargar(Libros(padron=padron, practicas=rows, verificaciones=said, compromisos=due))


def owed(store: Store, mes: str = "2023-05", known_at: datetime | None = None) -> pd.DataFrame:
    return reportes.pendientes(store, Pedido(UGEL, mes, known_at, AHORA))


def keys(frame: pd.DataFrame, ie: str, clase: str) -> list[str]:
    return list(frame[(frame["ie"] == ie) & (frame["clase"] == clase)]["clave"])


@pytest.mark.parametrize("known_at", [None, AHORA])
def test_exactly_what_is_due(store, known_at):
    frame = owed(store, known_at=known_at)
    assert keys(frame, "A", "mes") == ["2023-04", "2023-05"]
    assert keys(frame, "A", "practica") == []  # March still holds in May
    assert keys(frame, "A", "devuelta") == ["P2.1"]
    assert keys(frame, "A", "compromiso") == ["T1"]
    assert keys(frame, "B", "mes") == keys(frame, "B", "compromiso") == []


def test_a_level_too_old_is_due_and_what_does_not_apply_is_not(store):
    later = Pedido(UGEL, "2023-06", None, datetime(2023, 7, 5, 15))
    frame = reportes.pendientes(store, later)
    assert len(keys(frame, "A", "practica")) == 24  # the returned one is told apart
    assert keys(frame, "B", "practica") == []


def test_it_agrees_with_the_practices_view(store):
    from mgea import metrics

    for mes in ("2023-04", "2023-05", "2023-06", "2023-09", "2024-03"):
        cells = metrics.rows(store, "practica_mes", UGEL, mes)
        missing = cells[
            cells["estado"].isin(["sin_dato", "vencido"]) & (cells["verificacion"] != "devuelta")
        ]
        told = owed(store, mes)
        told = told[told["clase"] == "practica"]
        assert set(zip(told["ie"], told["clave"], strict=True)) == set(
            zip(missing["ie"], missing["practica"], strict=True)
        ), mes


@pytest.mark.parametrize("canal", ["whatsapp", "correo"])
def test_the_message_names_the_school_and_each_thing(store, canal):
    frame = owed(store)
    (text,) = mensajes(frame, [("A", "IE A"), ("B", "IE B")], canal, "2023-05", "Equipo UGEL")
    assert "IE A" in text and "IE B" not in text
    assert "abril de 2023 (venció el 10/05/2023)" in text
    assert "mayo de 2023 (vence el 10/06/2023)" in text
    assert "P2.1" in text and "falta evidencia" in text
    assert "T1: Reunión de trabajo colegiado (venció el 10/05/2023)" in text
    assert "T2" not in text
    assert "Dirección" not in text  # who answers for it is a person
    assert "datos al 31/05/2023" in text
    assert text.startswith("Asunto:" if canal == "correo" else "Buen día")


@pytest.mark.parametrize("canal", ["whatsapp", "correo"])
def test_a_school_that_owes_nothing_is_thanked(canal):
    text = mensaje("IE B", [], canal, "2023-05", "Equipo")
    assert "al día" in text and "pendiente lo siguiente" not in text


def test_what_is_written_in_data_cannot_shape_the_message():
    assert limpio("*gratis*\n_ya_ ~x~ `c`\u202eabc") == "gratis ya x cabc"
    rows = [
        {
            "clase": "compromiso",
            "clave": "T1",
            "texto": "uno\n\n*Reporte* falso",
            "fecha": None,
            "motivo": "",
        }
    ]
    text = mensaje("IE\nA", rows, "whatsapp", "2023-05", "Equipo")
    assert "• T1: uno Reporte falso" in text
    assert "*IE A*" in text


def test_many_missing_practices_are_told_by_their_codes():
    rows = [
        {"clase": "practica", "clave": f"P2.{k % 6 + 1}", "texto": "", "fecha": None, "motivo": ""}
        for k in range(9)
    ]
    text = mensaje("IE", rows, "whatsapp", "2023-05", "Equipo")
    assert "Prácticas sin dato vigente (9)" in text and "P2.1, P2.2" in text


def test_the_board_has_a_state_for_every_school_and_month(store):
    pedido = Pedido(UGEL, "2023-05", None, AHORA)
    wide = reportes.ancho(store, pedido).set_index("ie")
    assert reportes.meses(wide) == ["2023-03", "2023-04", "2023-05"]
    assert list(wide.loc["A", ["2023-03", "2023-04", "2023-05"]]) == [
        "a_tiempo",
        "no_reporto",
        "en_plazo",
    ]
    assert (wide.loc["A", "deben"], wide.loc["A", "pendientes"]) == (1, 1)
    counted = reportes.por_rei(reportes.ultimo(store, pedido)).iloc[0]
    assert counted[list(reportes.ESTADOS)].sum() == counted["n"] == 2

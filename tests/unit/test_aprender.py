"""Who already achieved it: verified only, nearest first, and nothing of a school that did not consent."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from mgea import metrics
from mgea.commands import aprender
from mgea.errors import BadInput, Forged, NotAllowed, NotFound
from mgea.lecturas import logros
from mgea.lecturas.pedido import Pedido
from mgea.permissions import COMPARTIDO, Persona, Scope
from mgea.store import Store
from tests import motor
from tests.oraculo import Libros
from tests.tablas import cuadro, escuelas, verificaciones

AHORA = datetime(2023, 6, 1, 15)
MES = "2023-04"
UGEL = Scope.ugel("150103")
DIRECTORA = Persona("d", "D", "director", Scope.ie("A"))
DE_B = Persona("b", "B", "director", Scope.ie("B"))
ESPECIALISTA = Persona("e", "E", "especialista", UGEL)


@pytest.fixture
def store() -> Store:
    """A lacks P4.1. B and C achieved it, verified; D declares it and nobody looked; E is of another UGEL; F changed
    its level after the verification."""
    nivel = {"A": "1", "B": "3*", "C": "4*", "D": "4*", "E": "4*", "F": "3*"}
    rows = [
        r
        for ie, n in nivel.items()
        for r in cuadro(f"practica | 2023-03\n P4.1 | {n}\n resto | 1", ie)
    ]
    rows += cuadro("practica | 2023-04\n P4.1 | 4*", "F")
    said = "ie | practica | periodo | nivel\nB | P4.1 | 2023-03 | 3\nC | P4.1 | 2023-03 | 4\nE | P4.1 | 2023-03 | 4"
    said += "\nF | P4.1 | 2023-03 | 3\nB | P1.1 | 2023-03 | 1"
    padron = escuelas("ie | ugel\nA | \nB | \nC | \nD | \nE | 150104\nF | ")
    rei = [{"ie": ie, "rei": "REI 1"} for ie in "AC"]
    return motor.cargar(
        Libros(padron=padron, rei=rei, practicas=rows, verificaciones=verificaciones(said))
    )


def pedido(scope: Scope, known_at: datetime | None = None) -> Pedido:
    return Pedido(scope, MES, known_at, AHORA)


def acepta(store: Store, ie: str, now: datetime = AHORA) -> None:
    quien = Persona(ie, ie, "director", Scope.ie(ie))
    aprender.consent(store, quien, ie, f"correo de {ie}", now=now)


def test_only_what_a_supervisor_verified_and_still_stands(store):
    frame = logros.practica_escuela(store, pedido(UGEL), "P4.1")
    assert set(frame[frame["logro"]]["ie"]) == {"B", "C"}
    assert set(logros.aprendices(frame)["ie"]) == {"A"}


@pytest.mark.parametrize("known_at", [None, datetime(2023, 5, 31)])
def test_it_is_what_the_verification_view_says(store, known_at):
    cells = metrics.rows(store, "practica_mes", UGEL, MES, known_at)
    good = cells[(cells["verificacion"] == "verificada") & (cells["nivel_verificado"] >= 3)]
    told = logros.ensenanza(store, pedido(UGEL, known_at))
    assert set(zip(told["ie"], told["practica"], strict=True)) == set(
        zip(good["ie"], good["practica"], strict=True)
    )


def test_the_same_rei_comes_before_the_same_level(store):
    frame = logros.practica_escuela(store, pedido(UGEL), "P4.1")
    una = frame[frame["ie"] == "A"].iloc[0].to_dict()
    found = logros.maestras(frame, una)
    assert list(zip(found["ie"], found["cercania"], strict=True)) == [
        ("C", "misma REI"), ("B", "mismo nivel y distrito"),
    ]  # fmt: skip


def test_the_contact_of_a_school_appears_with_its_consent_and_leaves_with_it(store):
    def contact() -> str:
        frame = logros.practica_escuela(store, pedido(UGEL), "P4.1").set_index("ie")
        return str(frame.loc["B", "contacto"])

    assert contact() == ""
    acepta(store, "B")
    assert contact() == "correo de B"
    aprender.withdraw(store, ESPECIALISTA, "B", now=AHORA)
    assert contact() == ""


def test_a_school_sees_four_fields_of_those_who_consent_and_nothing_else(store):
    own = pedido(Scope.ie("A"))
    assert logros.compartidos(store, own).empty
    for ie in "BCDEF":
        acepta(store, ie)
    frame = logros.compartidos(store, own)
    assert tuple(frame.columns) == COMPARTIDO
    assert list(frame["nombre"]) == [
        "IE C",
        "IE B",
    ]  # of its REI first; neither D, F nor another UGEL
    assert set(frame["practica"]) == {"P4.1"}  # B's P1.1 was verified at 1
    aprender.withdraw(store, DE_B, "B", now=AHORA)
    assert list(logros.compartidos(store, own)["nombre"]) == ["IE C"]


def test_a_school_that_did_not_consent_leaks_nothing_through_any_reading(store):
    acepta(store, "C")
    own = pedido(Scope.ie("A"))
    readings = [
        logros.compartidos(store, own), logros.practica_escuela(store, own, "P4.1"), logros.ensenanza(store, own),
        logros.consentimiento(store, own), logros.pasantias(store, own),
    ]  # fmt: skip
    for frame in readings:
        said = " ".join(map(str, frame.to_numpy().ravel()))
        assert not any(f"IE {ie}" in said or f"correo de {ie}" in said for ie in "BDEF")
    assert "correo de C" in " ".join(readings[0]["contacto"])


def test_before_the_consent_nobody_knew(store):
    acepta(store, "C", datetime(2023, 5, 20, 15))
    before, after = datetime(2023, 5, 19), datetime(2023, 5, 21)
    assert logros.compartidos(store, pedido(Scope.ie("A"), before)).empty
    assert len(logros.compartidos(store, pedido(Scope.ie("A"), after))) == 1


def test_more_than_one_school_is_not_a_school(store):
    acepta(store, "C")
    assert logros.compartidos(store, pedido(UGEL)).empty


def test_only_a_school_speaks_for_itself(store):
    for quien in (
        DIRECTORA,
        ESPECIALISTA,
        replace(ESPECIALISTA, rol="administrador", ambito=Scope.all()),
    ):
        with pytest.raises(NotAllowed):
            aprender.consent(store, quien, "B", "x", now=AHORA)
    with pytest.raises(BadInput):
        aprender.consent(store, DE_B, "B", "  ", now=AHORA)
    with pytest.raises(NotFound):
        aprender.withdraw(store, DIRECTORA, "B", now=AHORA)
    assert store.query("select seq from consentimiento_registro").empty


def visita(anfitriona: str, **cambios) -> aprender.Pasantia:
    base = aprender.Pasantia("A", anfitriona, "P4.1", date(2023, 5, 30), "Rotan los equipos")
    return replace(base, **cambios)


def test_a_visit_between_schools_changes_no_practice(store):
    acepta(store, "C")
    before = store.query("select count(*) as n from practica_registro")["n"][0]
    aprender.visit(store, DIRECTORA, visita("IE C"), now=AHORA)  # a director only knows its name
    assert store.query("select count(*) as n from practica_registro")["n"][0] == before
    seen = logros.pasantias(store, pedido(Scope.ie("C")))
    assert list(seen[["ie", "anfitriona", "practica"]].iloc[0]) == ["A", "C", "P4.1"]
    assert logros.pasantias(store, pedido(Scope.ie("B"))).empty


def test_one_visits_only_who_consents_or_who_is_theirs(store):
    with pytest.raises(NotFound):
        aprender.visit(store, DIRECTORA, visita("B"), now=AHORA)
    acepta(store, "E")
    with pytest.raises(NotFound):  # another UGEL
        aprender.visit(store, DIRECTORA, visita("E"), now=AHORA)
    with pytest.raises(NotFound):  # oneself
        aprender.visit(store, DIRECTORA, visita("A"), now=AHORA)
    aprender.visit(store, ESPECIALISTA, visita("B"), now=AHORA)


def test_a_visit_says_what_was_learnt_and_when(store):
    with pytest.raises(BadInput):
        aprender.visit(store, ESPECIALISTA, visita("B", aprendizaje=" "), now=AHORA)
    with pytest.raises(BadInput):
        aprender.visit(store, ESPECIALISTA, visita("B", fecha=date(2023, 6, 2)), now=AHORA)
    with pytest.raises(Forged):
        aprender.visit(store, ESPECIALISTA, visita("B", practica="P9.9"), now=AHORA)


def test_the_reverse_list_counts_who_needs_it_in_the_same_rei(store):
    told = logros.ensenanza(store, pedido(UGEL)).set_index("ie")
    assert (told.loc["C", "necesitan"], told.loc["B", "necesitan"]) == (1, 0)

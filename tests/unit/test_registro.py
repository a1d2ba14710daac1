"""Recording a month: who may, which month, what is said, once per submission, against what the screen saw."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from mgea import catalogo, metrics
from mgea.commands import borrador, registro
from mgea.commands.cambio import Cambio, Propia
from mgea.commands.registro import ConflictoDeMes, Recibo
from mgea.errors import BadInput, Forged, MgeaError, NotAllowed, NotFound
from mgea.lecturas import mi_mes
from mgea.permissions import SISTEMA, Persona, Scope
from mgea.store import Store
from tests.unit.dos_escuelas import (
    DIRECTORA,
    ESPECIALISTA,
    OTRO_DIRECTOR,
    SOLO_LEE,
    base,
    rechazos,
)

AGOSTO = datetime(2023, 8, 5, 15, 0)
JULIO = "2023-07"


@pytest.fixture
def store() -> Iterator[Store]:
    store = base()
    yield store
    store.close()


def visto(store: Store, practica: str, ie: str = "A", periodo: str = JULIO) -> int:
    return int(mi_mes.mes_de_escuela(store, ie, periodo).por_id[practica]["visto"])


def nivel(store: Store, practica: str, n: int, **rest: object) -> Cambio:
    return Cambio(practica, "valor", n, visto=visto(store, practica), **rest)


def resto(store: Store, *menos: str) -> list[Cambio]:
    """«Sin cambios» for everything else that stands."""
    cells = mi_mes.mes_de_escuela(store, "A", JULIO).celdas
    return [
        Cambio(str(c["practica"]), "sin_cambios", visto=int(c["visto"]))
        for c in cells
        if c["practica"] not in menos
    ]


def send(store: Store, cambios: list[Cambio], **rest: object) -> Recibo:
    told: dict = {"clave": "una", "now": AGOSTO} | rest
    persona, ie = told.pop("persona", DIRECTORA), told.pop("ie", "A")
    periodo, propias = told.pop("periodo", JULIO), told.pop("propias", None)
    return registro.registrar(store, persona, ie, periodo, cambios, propias, **told)


def celdas(store: Store, periodo: str = JULIO) -> dict[str, dict]:
    frame = metrics.rows(store, "practica_mes", Scope.ie("A"), periodo)
    return {row["practica"]: row for row in frame.to_dict("records")}


def count(store: Store, libro: str) -> int:
    return int(store.query(f"select count(*) as n from {libro}")["n"].iloc[0])


def test_a_month_is_sent_with_its_changes_and_what_stays(store):
    recibo = send(store, [nivel(store, "P1.1", 3), *resto(store, "P1.1")])
    cells = celdas(store)
    assert recibo.registros == 25
    assert (cells["P1.1"]["estado"], cells["P1.1"]["nivel"]) == ("valor", 3)
    assert {c["periodo_registro"] for c in cells.values()} == {JULIO}
    assert cells["P2.2"]["estado"] == "no_aplica"
    assert cells["P1.2"]["evidencia"], "what stays keeps its evidence"
    sent = store.query("select * from envio_registro where periodo = $1", JULIO)
    assert list(sent["practicas"]) == [25]


def test_the_same_key_twice_gives_the_same_answer_and_writes_once(store):
    cambios = [nivel(store, "P1.1", 3), *resto(store, "P1.1")]
    first = send(store, cambios)
    before = count(store, "practica_registro"), store.version()
    again = send(store, cambios)
    assert (again.lote, again.version, again.registros) == (first.lote, first.version, 25)
    assert again.repetido and not first.repetido
    assert (count(store, "practica_registro"), store.version()) == before


def test_two_tabs_on_one_practice_are_a_conflict_that_shows_both_values(store):
    stale = nivel(store, "P1.1", 1)
    send(store, [nivel(store, "P1.1", 3), *resto(store, "P1.1")])
    borrador.guardar(store, DIRECTORA, "A", JULIO, [stale], now=AGOSTO)
    before = count(store, "practica_registro")
    with pytest.raises(ConflictoDeMes) as caught:
        send(store, [stale], clave="otra")
    (clash,) = caught.value.choques
    assert (clash.mio.nivel, clash.otro["nivel"]) == (1, 3)
    assert count(store, "practica_registro") == before
    kept = borrador.leer(store, DIRECTORA, "A", JULIO)
    assert kept.cambios == {"P1.1": stale}, "nothing is lost: the second waits as a draft"


@pytest.mark.parametrize("persona", [ESPECIALISTA, SISTEMA, SOLO_LEE], ids=lambda p: p.rol)
def test_only_who_leads_a_school_declares_for_it(store, persona: Persona):
    with pytest.raises(NotAllowed):
        send(store, resto(store), persona=persona)
    assert rechazos(store) == [registro.QUE]


def test_another_school_is_refused_as_if_it_did_not_exist(store):
    with pytest.raises(NotFound) as one:
        send(store, resto(store), persona=OTRO_DIRECTOR)
    with pytest.raises(NotFound) as none:
        send(store, resto(store), ie="no-hay")
    assert str(one.value) == str(none.value)
    assert rechazos(store) == [registro.QUE] * 2


FORGED = {
    "a practice that does not exist": Cambio("P9.9", "valor", 2),
    "a level above four": Cambio("P1.1", "valor", 7),
    "a level below nought": Cambio("P1.1", "valor", -1),
    "a level that is a truth": Cambio("P1.1", "valor", True),
    "a level that is a text": Cambio("P1.1", "valor", "3"),
    "a level that is no number": Cambio("P1.1", "valor", float("nan")),
    "a value without a level": Cambio("P1.1", "valor"),
    "a state that does not exist": Cambio("P1.1", "verificado", 3),
    "a state and a level": Cambio("P1.1", "no_priorizada", 3),
}


@pytest.mark.parametrize("case", FORGED)
def test_a_forged_value_is_refused_and_leaves_a_trace(store, case: str):
    before = count(store, "practica_registro")
    with pytest.raises(Forged):
        send(store, [FORGED[case]])
    with pytest.raises(Forged):
        borrador.guardar(store, DIRECTORA, "A", JULIO, [FORGED[case]], now=AGOSTO)
    assert rechazos(store) == [registro.QUE, "guardar borrador"]
    assert count(store, "practica_registro") == before
    assert borrador.leer(store, DIRECTORA, "A", JULIO).cambios == {}


@pytest.mark.parametrize(
    "periodo", ["2023-01", "2023-02", "2023-08", "2024-03", "2022-02", "2023-13", "julio", "2023-7"]
)
def test_a_month_that_cannot_be_reported_is_refused(store, periodo: str):
    with pytest.raises(Forged):
        send(store, [Cambio("P1.1", "valor", 2)], periodo=periodo)
    assert rechazos(store) == [registro.QUE]


def test_no_aplica_needs_its_reason(store):
    with pytest.raises(BadInput):
        send(store, [Cambio("P1.1", "no_aplica", visto=visto(store, "P1.1"))])
    assert rechazos(store) == []


def test_a_month_with_too_little_is_not_closed(store):
    few = [Cambio(p.id, "valor", 1) for p in catalogo.practicas()[:19]]
    with pytest.raises(BadInput, match="falta"):
        send(store, few, persona=OTRO_DIRECTOR, ie="B", periodo="2023-06")
    enough = [Cambio(p.id, "valor", 1) for p in catalogo.practicas()[:20]]
    assert send(store, enough, persona=OTRO_DIRECTOR, ie="B", periodo="2023-06").registros == 20


def test_nothing_stands_so_nothing_can_stay(store):
    with pytest.raises(Forged):
        send(store, [Cambio("P1.1", "sin_cambios")], persona=OTRO_DIRECTOR, ie="B")


def test_a_correction_of_an_older_month_leaves_the_others_as_they_were(store):
    before = celdas(store, "2023-06")
    change = Cambio("P1.1", "valor", 4, visto=visto(store, "P1.1", periodo="2023-06"))
    assert send(store, [change], periodo="2023-06").registros == 1
    after = celdas(store, "2023-06")
    assert after["P1.1"]["nivel"] == 4
    assert {
        p: c["nivel"] for p, c in after.items() if p != "P1.1" and c["nivel"] == c["nivel"]
    } == {p: c["nivel"] for p, c in before.items() if p != "P1.1" and c["nivel"] == c["nivel"]}


def test_saying_again_what_the_month_says_writes_nothing(store):
    send(store, resto(store))
    with pytest.raises(BadInput, match="nada nuevo"):
        send(store, resto(store), clave="otra")


def test_own_practices_stand_apart_and_never_move_the_points(store):
    send(store, resto(store))
    before = metrics.compute(store, Scope.ie("A"), JULIO, slugs=("puntos",))
    send(store, [], propias=[Propia("Huerto escolar", 4)], clave="dos")
    (own,) = mi_mes.propias(store, "A", JULIO)
    assert (own["codigo"], own["titulo"], own["nivel"]) == ("PP1", "Huerto escolar", 4)
    after = metrics.compute(store, Scope.ie("A"), JULIO, slugs=("puntos",))
    assert after["valor"].equals(before["valor"])
    with pytest.raises(Forged):
        send(store, [], propias=[Propia("De otra", 1, "PP9")], clave="tres")


def test_what_the_review_promises_is_what_the_indicators_say(store):
    cambios = [
        nivel(store, "P1.1", 4),
        Cambio("P3.1", "no_aplica", motivo="no hay", visto=visto(store, "P3.1")),
        Cambio("P4.1", "no_priorizada", visto=visto(store, "P4.1")),
    ]
    said = {"P1.1": ("valor", 4), "P3.1": ("no_aplica", None), "P4.1": ("no_priorizada", None)}
    promised = mi_mes.ensayo(mi_mes.mes_de_escuela(store, "A", JULIO), said)
    send(store, [*cambios, *resto(store, "P1.1", "P3.1", "P4.1")])
    frame = metrics.compute(store, Scope.ie("A"), JULIO, slugs=("puntos", "brecha", "esperado"))
    got = frame[frame["principio"].isna()].set_index("indicador")["valor"]
    assert promised.puntos == pytest.approx(got["puntos"])
    assert promised.esperado == pytest.approx(got["esperado"])
    assert promised.brecha == pytest.approx(got["brecha"])


def test_a_draft_outlives_everything_but_its_sending(store):
    cambio = nivel(store, "P1.1", 3, evidencia="Acta · 12/07/2023")
    version = store.version()
    borrador.guardar(store, DIRECTORA, "A", JULIO, [cambio], now=AGOSTO)
    kept = borrador.leer(store, DIRECTORA, "A", JULIO)
    assert kept.cambios == {"P1.1": cambio}
    assert kept.guardado_en == AGOSTO
    assert store.version() == version, "the caches of everybody stay warm"
    assert borrador.leer(store, OTRO_DIRECTOR, "A", JULIO).cambios == {}
    send(store, [cambio, *resto(store, "P1.1")], clave=kept.clave)
    assert borrador.leer(store, DIRECTORA, "A", JULIO).cambios == {}, "even if nobody cleared it"


def test_a_draft_of_another_school_is_refused(store):
    with pytest.raises(MgeaError):
        borrador.guardar(store, OTRO_DIRECTOR, "A", JULIO, [Cambio("P1.1", "valor", 2)], now=AGOSTO)
    assert rechazos(store) == ["guardar borrador"]

"""Commitments: each command checks who, where, from which state and what the screen saw, and leaves one row."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from mgea import metrics
from mgea.commands import compromiso
from mgea.commands.compromiso import Visto
from mgea.errors import BadInput, Conflict, Forged, NotAllowed, NotFound
from mgea.permissions import Persona, Scope
from mgea.store import Store
from tests.unit.dos_escuelas import (
    AHORA,
    AJENO,
    DIRECTORA,
    ESPECIALISTA,
    OTRO_DIRECTOR,
    SOLO_LEE,
    acuerdo,
    base,
    despues,
    rechazos,
    todos,
    visto,
)


@pytest.fixture
def store() -> Iterator[Store]:
    store = base()
    yield store
    store.close()


@pytest.fixture
def con_uno(store: Store) -> Store:
    """School A has one commitment, T-001, due on 1 August."""
    compromiso.create(store, DIRECTORA, "A", acuerdo(), now=AHORA)
    return store


Hacer = Callable[[Store, Persona, Visto, float], object]
EVENTOS: dict[str, Hacer] = {
    "avance": lambda s, p, v, h: compromiso.progress(s, p, v, 40, "va bien", now=despues(h)),
    "reprogramado": lambda s, p, v, h: compromiso.reschedule(s, p, v, date(2023, 9, 1), "huelga", now=despues(h)),
    "reasignado": lambda s, p, v, h: compromiso.reassign(s, p, v, "Subdirección", now=despues(h)),
    "corregido": lambda s, p, v, h: compromiso.correct(s, p, v, "Otro texto", 5, "P1.1", now=despues(h)),
    "cumplido": lambda s, p, v, h: compromiso.complete(s, p, v, date(2023, 7, 10), "Acta 3", now=despues(h)),
    "anulado": lambda s, p, v, h: compromiso.cancel(s, p, v, "ya no procede", now=despues(h)),
}  # fmt: skip


def uno(store: Store) -> dict:
    return next(r for r in todos(store) if r["codigo"] == "T-001")


def test_a_director_agrees_one_for_their_school(con_uno: Store):
    row = uno(con_uno)
    assert (row["ie"], row["situacion"], row["de_parte"]) == ("A", "por_vencer", "ie")
    assert row["fecha_original"].date() == date(2023, 8, 1)


@pytest.mark.parametrize("evento", EVENTOS)
def test_each_event_leaves_one_row_and_keeps_the_first_date(con_uno: Store, evento: str):
    EVENTOS[evento](con_uno, DIRECTORA, visto(con_uno), 1)
    row = uno(con_uno)
    assert row["evento"] == evento
    assert row["fecha_original"].date() == date(2023, 8, 1)
    count = con_uno.query("select count(*) as n from compromiso_registro")
    assert int(count["n"][0]) == 2


@pytest.mark.parametrize("evento", EVENTOS)
def test_what_the_screen_saw_must_still_stand(con_uno: Store, evento: str):
    seen = visto(con_uno)
    compromiso.reassign(con_uno, ESPECIALISTA, seen, "Secretaría", now=despues(1))
    with pytest.raises(Conflict, match="No se guardó nada"):
        EVENTOS[evento](con_uno, DIRECTORA, seen, 2)
    assert uno(con_uno)["responsable"] == "Secretaría"


def test_a_conflict_tells_both_values(con_uno: Store):
    seen = visto(con_uno)
    compromiso.reassign(con_uno, ESPECIALISTA, seen, "Secretaría", now=despues(1))
    with pytest.raises(Conflict, match="ahora «Secretaría», usted puso «CONEI»"):
        compromiso.reassign(con_uno, DIRECTORA, seen, "CONEI", now=despues(2))


@pytest.mark.parametrize("evento", EVENTOS)
def test_nobody_from_another_school_can_touch_it(con_uno: Store, evento: str):
    for persona in (OTRO_DIRECTOR, AJENO):
        with pytest.raises(NotFound):
            EVENTOS[evento](con_uno, persona, visto(con_uno), 1)
    assert rechazos(con_uno) == [f"compromiso {evento}"] * 2


@pytest.mark.parametrize("evento", EVENTOS)
def test_who_only_reads_cannot_record(con_uno: Store, evento: str):
    with pytest.raises(NotAllowed):
        EVENTOS[evento](con_uno, SOLO_LEE, visto(con_uno), 1)
    assert len(rechazos(con_uno)) == 1


@pytest.mark.parametrize("evento", EVENTOS)
def test_nothing_happens_to_one_that_was_cancelled(con_uno: Store, evento: str):
    compromiso.cancel(con_uno, DIRECTORA, visto(con_uno), "ya no procede", now=despues(1))
    with pytest.raises(Forged):
        EVENTOS[evento](con_uno, DIRECTORA, visto(con_uno), 2)


def test_the_same_submission_twice_writes_once(store: Store):
    first = compromiso.create(store, DIRECTORA, "A", acuerdo(), now=AHORA, clave="k")
    again = compromiso.create(store, DIRECTORA, "A", acuerdo(), now=despues(1), clave="k")
    assert (again.repetido, again.lote, again.version) == (True, first.lote, first.version)
    assert len(todos(store)) == 1


def test_the_key_of_somebody_else_is_not_mine(store: Store):
    compromiso.create(store, DIRECTORA, "A", acuerdo(), now=AHORA, clave="k")
    compromiso.create(store, ESPECIALISTA, "A", acuerdo(), now=AHORA, clave="k")
    assert [r["codigo"] for r in todos(store)] == ["T-001", "T-002"]


@pytest.mark.parametrize(
    "cambio",
    [{"cge": 6}, {"practica": "P9.9"}, {"de_parte": "dre"}],
    ids=["cge", "practica", "parte"],
)
def test_a_forged_value_is_refused_and_leaves_a_trace(store: Store, cambio: dict):
    with pytest.raises(Forged):
        compromiso.create(store, DIRECTORA, "A", acuerdo(**cambio), now=AHORA)
    assert todos(store) == []
    assert rechazos(store) == ["compromiso creado"]


@pytest.mark.parametrize("avance", [-1, 101, 1000])
def test_a_forged_progress_is_refused(con_uno: Store, avance: int):
    with pytest.raises(Forged):
        compromiso.progress(con_uno, DIRECTORA, visto(con_uno), avance, "", now=despues(1))


def test_progress_never_counts_as_done(con_uno: Store):
    compromiso.progress(con_uno, DIRECTORA, visto(con_uno), 100, "listo", now=despues(1))
    row = uno(con_uno)
    assert (row["situacion"], row["avance"]) == ("en_curso", 100)
    figure = metrics.compute(con_uno, Scope.ie("A"), "2023-08", slugs=("cumplimiento_exigible",))
    assert figure.iloc[0]["valor"] == 0.0


def test_what_must_be_said_is_asked_for(con_uno: Store):
    seen = visto(con_uno)
    with pytest.raises(BadInput, match="el motivo"):
        compromiso.reschedule(con_uno, DIRECTORA, seen, date(2023, 9, 1), " ", now=despues(1))
    with pytest.raises(BadInput, match="la fecha límite"):
        compromiso.reschedule(con_uno, DIRECTORA, seen, None, "huelga", now=despues(1))
    with pytest.raises(BadInput, match="la evidencia"):
        compromiso.complete(con_uno, DIRECTORA, seen, date(2023, 7, 10), "", now=despues(1))
    with pytest.raises(BadInput, match="futura"):
        compromiso.complete(con_uno, DIRECTORA, seen, date(2023, 7, 11), "Acta", now=despues(1))
    with pytest.raises(BadInput, match="antes de acordarse"):
        compromiso.complete(con_uno, DIRECTORA, seen, date(2023, 7, 1), "Acta", now=despues(1))
    with pytest.raises(BadInput, match="haber pasado|después del acuerdo"):
        compromiso.reschedule(con_uno, DIRECTORA, seen, date(2023, 7, 1), "x", now=despues(1))
    assert rechazos(con_uno) == [], "what one forgets to type is no forgery"


def test_one_without_owner_or_date_is_listed_and_not_counted(store: Store):
    compromiso.create(store, DIRECTORA, "A", acuerdo(None), now=AHORA)
    compromiso.create(store, DIRECTORA, "A", acuerdo(responsable=""), now=AHORA)
    assert [r["situacion"] for r in todos(store)] == ["incompleto", "incompleto"]
    figure = metrics.compute(store, Scope.ie("A"), "2023-12", slugs=("cumplimiento_exigible",))
    assert figure.iloc[0]["estado"] == "nada_exigible"


def test_a_supervisor_verifies_what_the_school_did(con_uno: Store):
    EVENTOS["cumplido"](con_uno, DIRECTORA, visto(con_uno), 1)
    with pytest.raises(NotAllowed):
        compromiso.verify(con_uno, DIRECTORA, visto(con_uno), now=despues(2))
    compromiso.verify(con_uno, ESPECIALISTA, visto(con_uno), now=despues(3))
    row = uno(con_uno)
    assert row["verificado"] and row["verificado_por"] == "especialista"
    with pytest.raises(NotAllowed):
        compromiso.reopen(con_uno, DIRECTORA, visto(con_uno), "me equivoqué", now=despues(4))


def test_nobody_verifies_what_they_wrote(con_uno: Store):
    EVENTOS["cumplido"](con_uno, ESPECIALISTA, visto(con_uno), 1)
    with pytest.raises(NotAllowed, match="otra persona"):
        compromiso.verify(con_uno, ESPECIALISTA, visto(con_uno), now=despues(2))


def test_the_ugel_s_own_stand_apart(con_uno: Store):
    with pytest.raises(NotAllowed):
        compromiso.create(con_uno, DIRECTORA, "A", acuerdo(de_parte="ugel"), now=AHORA)
    compromiso.create(con_uno, ESPECIALISTA, "A", acuerdo(de_parte="ugel"), now=AHORA)
    with pytest.raises(NotAllowed):
        EVENTOS["cumplido"](con_uno, DIRECTORA, visto(con_uno, "T-002"), 1)
    own = metrics.commitments(con_uno, Scope.ie("A"), "2023-08")
    theirs = metrics.commitments(con_uno, Scope.ie("A"), "2023-08", de_parte="ugel")
    assert (list(own["codigo"]), list(theirs["codigo"])) == (["T-001"], ["T-002"])
    figure = metrics.compute(con_uno, Scope.ie("A"), "2023-08", slugs=("compromisos_vencidos",))
    assert figure.iloc[0]["denominador"] == 1

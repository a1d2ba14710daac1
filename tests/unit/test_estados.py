"""The machines of what is recorded: obeyed by the commands, drawn in the documents."""

import pytest

from mgea.commands.compromiso_fila import state_of
from mgea.commands.estados import COMPROMISO, MAQUINAS, Maquina, documento
from mgea.errors import Forged
from mgea.permissions import ROLES
from tests.conftest import ROOT


def test_the_document_is_drawn_from_the_machines():
    written = (ROOT / "docs" / "estados.md").read_text(encoding="utf-8")
    assert written == documento(), "run python scripts/estados.py"


@pytest.mark.parametrize("maquina", MAQUINAS, ids=lambda m: m.titulo)
def test_a_machine_speaks_only_of_its_states_and_of_known_actions(maquina: Maquina):
    known = {"", *maquina.estados}
    actions = {"", *(action for role in ROLES.values() for action in role)}
    for t in maquina.transiciones:
        assert set(t.desde) <= known and t.hacia in known
        assert t.accion in actions


@pytest.mark.parametrize("maquina", MAQUINAS, ids=lambda m: m.titulo)
def test_every_state_can_be_reached(maquina: Maquina):
    reached = {""} | ({"sin_verificar"} & set(maquina.estados))
    while True:
        more = {t.hacia for t in maquina.transiciones if set(t.desde) & reached and t.hacia}
        if more <= reached:
            break
        reached |= more
    assert set(maquina.estados) <= reached


def test_an_event_out_of_place_is_forged():
    with pytest.raises(Forged):
        COMPROMISO.step("cumplido", "reprogramado")


def test_a_verified_commitment_is_a_state_of_its_own():
    assert state_of({"estado": "cumplido", "verificado": True}) == "verificado"
    assert state_of({"estado": "cumplido", "verificado": False}) == "cumplido"

"""Who may see what: a slice can only shrink."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgea.errors import NotAllowed
from mgea.permissions import COLUMNAS, ROLES, Persona, Scope, may, require, visible

filtros = st.lists(st.tuples(st.sampled_from(COLUMNAS), st.sampled_from("abc")), max_size=4)


def _sees(scope: Scope, row: dict[str, str]) -> bool:
    return all(row[c] == v for c, v in scope.filtros)


@given(filtros, filtros, st.fixed_dictionaries({c: st.sampled_from("abc") for c in COLUMNAS}))
def test_narrowing_never_shows_more(a, b, row):
    one, other = Scope(tuple(a)), Scope(tuple(b))
    assert _sees(one & other, row) == (_sees(one, row) and _sees(other, row))
    assert _sees(visible(Persona("d", "D", "director", one), other), row) <= _sees(one, row)


def test_an_unknown_column_is_refused():
    with pytest.raises(ValueError, match="unknown"):
        Scope((("ie = '1' or 1", "1"),))


def test_values_travel_as_parameters():
    assert Scope.rei("150103", "x' or '1'='1").where("ie", 4) == (
        "ie.ugel = $4 and ie.rei = $5",
        ["150103", "x' or '1'='1"],
    )
    assert Scope.all().where() == ("true", [])


@pytest.mark.parametrize("rol", ROLES)
def test_asking_and_insisting_agree(rol):
    persona = Persona("x", "X", rol, Scope.all())
    for accion in (
        "leer",
        "registrar",
        "importar",
        "verificar",
        "configurar",
        "administrar",
        "volar",
    ):
        if may(persona, accion):
            require(persona, accion)
        else:
            with pytest.raises(NotAllowed):
                require(persona, accion)


def test_a_role_nobody_knows_may_do_nothing():
    with pytest.raises(NotAllowed):
        visible(Persona("x", "X", "invitado", Scope.all()), Scope.all())


def test_a_scope_is_named_by_its_finest_part():
    assert Scope.rei("150103", "REI 01").ambito == "rei:REI 01"
    assert Scope.distrito("150117", "150103").ambito == "distrito:150117"
    assert Scope.all().ambito == "todo"

"""Addresses that no screen of ours sends: nothing breaks, nothing runs, and nothing of others shows."""

from collections.abc import Callable

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1.element_tree import Button, Widget

from mgea.demo import personas
from mgea.permissions import may
from scripts.routes import Route, routes
from tests.pages.harness import dashboard, draw, problems, words

ESPECIALISTA, DIRECTOR, OTRO = personas()[0], personas()[2], personas()[3]
RUN = "<img src=x onerror=alert(1)><script>alert(2)</script>"
SQL = "x' or '1'='1' --"
LARGO = "A" * 20_000
AJENA = f"ie:{OTRO.ambito.codigo}"

FORJADAS = {
    "someone else's school, at the end of time": {
        "ambito": AJENA, "mes": "9999-99", "conocido": "9999-12-31", "publico": "0", "pagina": "-1", "orden": RUN,
        "mostrar": RUN, "columnas": RUN, "situacion": RUN, "buscar": RUN, "q": RUN, "pregunta": RUN, "con": RUN,
        "comparar": f"{AJENA},{AJENA}", "practica": RUN, "letra": RUN,
    },
    "text that wants to run": {
        "ambito": f"rei:150103/{SQL}", "mes": SQL, "conocido": "0001-01-01", "pagina": "99999999999999999999",
        "buscar": SQL, "q": SQL, "pregunta": SQL, "comparar": SQL, "practica": "P99.9", "publico": RUN,
    },
    "too long": {
        "ambito": f"distrito:{LARGO}", "mes": LARGO, "conocido": LARGO, "buscar": LARGO, "q": LARGO,
        "pregunta": LARGO, "comparar": ",".join([AJENA] * 500), "pagina": LARGO,
    },
}  # fmt: skip


def _array(state: WidgetState, values: list[str]) -> None:
    state.string_array_value.data[:] = values


# What a websocket may send for each kind of widget, whatever its list or its limits say.
VALORES: dict[str, Callable[[WidgetState], None]] = {
    "Selectbox": lambda state: setattr(state, "string_value", RUN + SQL),
    "TextInput": lambda state: setattr(state, "string_value", RUN + LARGO),
    "TextArea": lambda state: setattr(state, "string_value", RUN + LARGO),
    "Multiselect": lambda state: _array(state, [RUN, AJENA]),
    "ButtonGroup": lambda state: _array(state, ["9", RUN]),
    "DateInput": lambda state: _array(state, ["9999-12-31"]),
    "NumberInput": lambda state: setattr(state, "double_value", 1e300),
    "Radio": lambda state: setattr(state, "int_value", -(2**40)),
    "Checkbox": lambda state: setattr(state, "bool_value", True),
}


def forged(app) -> WidgetStates:
    """Every widget of a page, but its buttons, with a value that its screen does not offer."""
    states = WidgetStates()
    for node in app._tree:
        forge = VALORES.get(type(node).__name__)
        if (
            isinstance(node, Widget)
            and not isinstance(node, Button)
            and forge
            and node.key != "como"
        ):
            forge(states.widgets.add(id=node.id))
    return states


def raw(app) -> str:
    """Everything a page says, with its markup."""
    parts = []
    for kind in ("html", "markdown", "caption", "title", "header"):
        for element in app.get(kind):
            parts.append(str(getattr(getattr(element, "proto", None), "body", "")))
    return "\n".join(parts)


FIRST, *OTHERS = FORJADAS
# The first on every page; of the others, which the frame around every page reads, one on each in turn.
EACH = [(r, FIRST) for r in routes()] + [(r, OTHERS[n % 2]) for n, r in enumerate(routes())]


@pytest.mark.parametrize(("route", "cual"), EACH, ids=lambda x: x if isinstance(x, str) else x.id)
def test_a_forged_address_breaks_nothing_and_shows_nothing_of_others(
    route: Route, cual: str, ejemplo
):
    persona = DIRECTOR if may(DIRECTOR, route.module.PAGE.accion) else ESPECIALISTA
    app = draw(route, ejemplo, persona, **FORJADAS[cual])
    assert problems(app) == []
    assert words(app).strip()
    assert "<img src=x" not in raw(app) and "<script>alert" not in raw(app)
    if persona is DIRECTOR:
        nombre = ejemplo.view("ie", OTRO.ambito, hasta="9999-12")["nombre"].iloc[0]
        assert nombre not in words(app)


@pytest.mark.parametrize("como", ["", "sistema", RUN, SQL, LARGO])
def test_a_forged_person_is_nobody_with_more_power(como: str, ejemplo_path, monkeypatch):
    monkeypatch.setenv("MGEA_DATABASE", str(ejemplo_path))
    app = dashboard(como=como)
    assert problems(app) == []
    assert "Administración del tablero" not in words(app)


RECORDING = [r for r in routes() if r.module.__name__.startswith("pages.registrar.")]
CHOOSING = [r for r in routes() if r.path in ("escuelas", "comparar", "historial")]


@pytest.mark.parametrize("persona", [ESPECIALISTA, DIRECTOR], ids=lambda p: p.id)
@pytest.mark.parametrize("route", [*RECORDING, *CHOOSING], ids=lambda route: route.id)
def test_forged_values_of_widgets_break_nothing_and_write_nothing(
    route: Route, persona, ejemplo, monkeypatch
):
    if not may(persona, route.module.PAGE.accion):
        pytest.skip("this role has no such page in its menu")
    app = draw(route, ejemplo, persona, mes="2023-07")
    before, states = ejemplo.version(), forged(app)
    assert len(states.widgets) > 0
    monkeypatch.setattr(app._tree, "get_widget_states", lambda: states)
    app.run()
    assert problems(app) == []
    assert ejemplo.version() == before
    assert "<img src=x" not in raw(app)

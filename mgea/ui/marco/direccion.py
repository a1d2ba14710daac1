"""The view as the address says it: slice, month, person. A link reproduces it, and widgets follow it.

The address wins; what this session last chose fills what it leaves out.
"""

from collections.abc import Callable

import streamlit as st

DE_LA_VISTA = ("ambito", "mes", "como", "conocido", "publico")


def dice(name: str) -> str:
    """A view parameter: the address wins, then what this session last chose."""
    told = st.query_params.get(name)
    if told is not None:
        st.session_state[f"vista_{name}"] = told
    return str(st.session_state.get(f"vista_{name}", ""))


def guarda(**params: str) -> None:
    """Write parameters of the view into the address and the session."""
    for name, value in params.items():
        st.session_state[f"vista_{name}"] = value
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def al_cambiar(names: tuple[str, ...], forget: tuple[str, ...] = ()) -> Callable[[], None]:
    """What a widget of the view does when it changes: its value goes to the address, and ``forget`` leaves it."""

    def change() -> None:
        for name in names:
            st.session_state[f"vista_{name}"] = st.session_state[name]
            st.query_params[name] = st.session_state[name]
        for name in forget:
            st.session_state.pop(f"vista_{name}", None)
            st.session_state.pop(name, None)
            st.query_params.pop(name, None)

    return change


def muestra(name: str, value: str) -> None:
    """Make a keyed widget show the view's value, whoever changed it.

    Written at every run: on another page it is another widget, which would show its first option while the state
    still holds what the last page's said.
    """
    st.session_state[name] = value


def vista_actual() -> tuple[tuple[str, str], ...]:
    """The view as it stands in the address (slice, month, person…), for links that change one of them."""
    view = {name: dice(name) for name in DE_LA_VISTA}
    return tuple((name, value) for name, value in view.items() if value)

"""The foot of the sidebar: search from anywhere, and the way back to the tour."""

from collections.abc import Mapping

import streamlit as st

from mgea.ui.marco import recorrido

PREGUNTA = "q"


def pie(links: Mapping[str, st.Page], inicio: str = "resumen") -> None:
    """Search field and «Ayuda». Searching opens the page «Buscar» with the words in its address."""
    with st.sidebar, st.container(key="pie-lateral", gap="xsmall"):
        if "buscar" in links:
            st.text_input(
                "Buscar",
                key="buscar-lateral",
                placeholder="Práctica, escuela, cifra…",
                on_change=_preguntar,
            )
        if inicio in links:
            st.page_link(
                links[inicio],
                label="Ayuda",
                query_params={recorrido.PARAMETRO: recorrido.AVISO},
                help="El tablero en un minuto, paso a paso",
            )
    asked = st.session_state.pop("_preguntado", "")
    if asked and "buscar" in links:
        st.switch_page(links["buscar"], query_params={PREGUNTA: asked})


def _preguntar() -> None:
    """Leave the words for the run that follows, and the field clean for the next search."""
    st.session_state["_preguntado"] = st.session_state["buscar-lateral"].strip()
    st.session_state["buscar-lateral"] = ""

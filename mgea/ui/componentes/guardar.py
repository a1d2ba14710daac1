"""Saving from a screen: one key per submission, and a line that says what was done or why it was not.

Every write goes through a widget's callback: its arguments are those of the run that drew it, so the seq it carries is
what the person really saw, not what somebody wrote meanwhile.
"""

import uuid
from collections.abc import Callable
from datetime import datetime

import streamlit as st

from mgea.errors import MgeaError
from mgea.ui.componentes import components
from mgea.ui.nucleo import tablero


def clave(zona: str) -> str:
    """The key of this zone's next submission: the same until one is saved, so that a double tap writes once."""
    return str(st.session_state.setdefault(f"{zona}-clave", uuid.uuid4().hex))


def guardar(zona: str, accion: Callable[[datetime], str]) -> bool:
    """Run ``accion(now)``, which writes and returns the sentence to show; False when it was refused."""
    try:
        texto, tono = accion(tablero.now()), "en_ruta"
    except MgeaError as error:
        texto, tono = str(error), "critico"
    else:
        st.session_state[f"{zona}-clave"] = uuid.uuid4().hex
    st.session_state[f"{zona}-aviso"] = (texto, tono)
    return tono == "en_ruta"


def avisar(zona: str) -> bool:
    """Show what the zone's last submission did; True when there was something to say."""
    said = st.session_state.get(f"{zona}-aviso")
    if said is None:
        return False
    texto, tono = said
    components.aviso(texto, tono, voz=True)
    return True


def callar(zona: str) -> None:
    """Forget the zone's last line."""
    st.session_state.pop(f"{zona}-aviso", None)

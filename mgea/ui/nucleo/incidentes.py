"""When a page fails: the person reads what to do and a number; the server's log keeps the rest under that number."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from mgea.errors import MgeaError
from mgea.ui.nucleo import piezas

LOG = logging.getLogger("mgea.incidentes")


@contextmanager
def resguardo(donde: str) -> Iterator[None]:
    """Turns what goes wrong inside into a sentence. With ``client.showErrorDetails = full`` (tests, developers) the
    error passes as it is. What Streamlit uses to stop or repeat a run is no ``Exception`` and always passes."""
    try:
        yield
    except Exception as error:
        if _en_detalle():
            raise
        mostrar(error, donde)


def al_fallar(error: Exception) -> bool:
    """For ``st.App(on_script_error=…)``: what escapes ``resguardo`` (a fragment on its own) is told alike."""
    if _en_detalle():
        return False
    mostrar(error, "fuera de la página")
    return True


def mostrar(error: Exception, donde: str) -> str:
    """Say what happened and what to do; returns the incident's number ('' for an error that explains itself)."""
    if isinstance(error, MgeaError):
        st.html(piezas.aviso_html(f"**No se pudo mostrar.** {error}", "critico"))
        return ""
    numero = secrets.token_hex(3).upper()
    LOG.error("incidente %s en «%s»", numero, donde, exc_info=error)
    st.html(
        piezas.bloque(
            "mgea-aviso critico mgea-incidente",
            f'<p role="alert">✕ <strong>Esta página no se pudo mostrar.</strong> Sus datos están a salvo. Vuelva a '
            f"cargarla; si se repite, avise a quien administra el tablero y dígale el número de incidente "
            f"<strong>{numero}</strong>.</p>",
        )
    )
    return numero


def _en_detalle() -> bool:
    """Whether whoever looks is a test or a developer, who wants the error itself."""
    return bool(st.get_option("client.showErrorDetails") == "full")

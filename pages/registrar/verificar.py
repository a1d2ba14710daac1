"""Verificar: what waits for the supervisor, decided one by one or many at once; and the visits to schools."""

import streamlit as st

from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.registro import visitas
from mgea.ui.registro.bandeja import bandeja

PAGE = Page(
    "Verificar",
    "verificar",
    "Prácticas que esperan verificación, y las visitas a las escuelas",
    accion="verificar",
)


def render(ctx: Contexto) -> None:
    """The inbox, or the visits."""
    seccion = st.segmented_control(
        "Sección",
        ["Prácticas", "Visitas"],
        default="Prácticas",
        key="verificar-seccion",
        required=True,
        label_visibility="collapsed",
    )
    if seccion == "Visitas":
        visitas.visitas(ctx)
    else:
        bandeja(ctx)

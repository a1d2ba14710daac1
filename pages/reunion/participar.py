"""Participar: the host's view of the room: the code, who came, the words, the votes."""

import streamlit as st

from mgea import formato
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.guardar import avisar
from mgea.ui.marco.navegacion import Page, enlace
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import hoja_de
from mgea.ui.reuniones import reunion, reunion_archivo, reunion_red, reunion_sala

PAGE = Page(
    "Participar",
    "participar",
    "El código para los teléfonos, quién llegó, la nube de palabras y las votaciones",
    "reunir",
)


def render(ctx: Contexto) -> None:
    """The room of the meeting going on."""
    hoja_de("reunion")
    avisar(reunion.ZONA)
    r = reunion.elige(ctx, "en_curso")
    if r is None:
        ui.headline("Participar", "", "Los teléfonos entran mientras una reunión está en curso.")
        reunion.sin_reuniones(
            ctx, "Prepare una reunión y comiéncela en «Presentar»: ahí nace su código."
        )
        return
    ui.headline(
        r.codigo,
        "es el código",
        f"**{r.titulo}**, {formato.fecha(r.dia)}. Cualquiera en la sala entra con él.",
    )
    failed = reunion_red.si_se_pidio(ctx.store, ctx.persona)
    if failed:
        ui.aviso(failed, "critico")
    enlace("presentar", "Volver a las láminas", reunion=r.id)
    left, right = st.columns(2, gap="medium")
    with left:
        reunion_sala.puerta(ctx, r)
        reunion_sala.abrir_preguntas(ctx, r)
        reunion_archivo.archivo(ctx, r)
    with right:
        reunion_sala.vivo(ctx, r)
        reunion_sala.moderar(ctx, r)

"""Presentar: the slides over the whole screen, and the agreements taken while they are shown."""

import streamlit as st

from mgea import formato
from mgea.lecturas.reuniones import Reunion
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.guardar import avisar
from mgea.ui.marco.navegacion import Page, enlace
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import hoja_de
from mgea.ui.reuniones import reunion, reunion_acordar, reunion_presentar, reunion_red
from mgea.ui.reuniones.reunion_preparar import meta

PAGE = Page(
    "Presentar",
    "presentar",
    "Láminas a pantalla completa con los datos congelados, y los acuerdos que se tomen",
    "reunir",
)


def render(ctx: Contexto) -> None:
    """The slides of a meeting that is prepared or going on."""
    hoja_de("reunion")
    hoja_de("diapositivas")
    avisar(reunion.ZONA)
    r = reunion.elige(ctx, "en_curso", "preparada")
    if r is None:
        ui.headline("Presentar", "", "Aquí se proyectan las láminas de una reunión preparada.")
        reunion.sin_reuniones(
            ctx, "Prepare una reunión: se congelan sus datos y se arman las láminas."
        )
        return
    going = r.estado == "en_curso"
    frase = (
        "**En curso**: los acuerdos se guardan aquí mismo."
        if going
        else "Ensaye cuanto quiera; comience cuando la sala esté lista."
    )
    ui.headline(formato.fecha(r.dia), r.titulo, frase, meta=meta(reunion.foto_de(ctx, r)))
    failed = reunion_red.si_se_pidio(ctx.store, ctx.persona) if going else ""
    if failed:
        ui.aviso(failed, "critico")
    with st.container(horizontal=True, vertical_alignment="center"):
        reunion_presentar.mando(ctx, r)
        enlace("participar", "Código, asistencia y palabras", reunion=r.id)
    reunion_presentar.diapositivas(ctx, r)
    if going:
        vivo(ctx, r)
        reunion_acordar.acordar(ctx, r)


@st.fragment(run_every=reunion_presentar.CADA)
def vivo(ctx: Contexto, r: Reunion) -> None:
    """What the slides show of the room, every two seconds."""
    reunion_presentar.vivo(ctx, r)

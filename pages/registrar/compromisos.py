"""Compromisos (registrar): agree, move, finish and verify commitments; the UGEL's to the school stand apart."""

import streamlit as st

from mgea import formato
from mgea.commands.compromiso_fila import PARTES
from mgea.lecturas import acuerdos as lecturas
from mgea.permissions import may
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.guardar import avisar, callar
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import ESTILOS
from mgea.ui.nucleo.una_vez import una_vez
from mgea.ui.registro import acuerdo_dialogo, acuerdos_vistas

PAGE = Page(
    "Compromisos",
    "registrar-compromisos",
    "Registrar compromisos, su avance y su cumplimiento",
    accion="registrar",
)


def render(ctx: Contexto) -> None:
    """What is agreed, by situation, by day or in a list; each opens in a dialog."""
    st.html(ESTILOS / "verificar.css")
    hechos, exigibles, frase = _dicho(ctx)
    ui.headline(
        hechos,
        f"de {exigibles} compromisos exigibles cumplidos",
        frase,
        meta=f"lo registrado hasta hoy, mirado al {formato.fecha(lecturas.hoy(ctx.pedido))}",
    )
    avisar(acuerdo_dialogo.ZONA)
    with st.container(key="compromisos-barra", horizontal=True, vertical_alignment="bottom"):
        if st.button(
            "Nuevo compromiso", key="compromiso-nuevo", type="primary", icon=":material/add:"
        ):
            callar(acuerdo_dialogo.ZONA)
            acuerdo_dialogo.nuevo(ctx)
        ver = st.segmented_control(
            "Ver",
            ["Tablero", "Calendario", "Lista"],
            default="Tablero",
            key="compromisos-vista",
            required=True,
        )
        parte = st.segmented_control(
            "De parte de", list(PARTES), format_func=PARTES.__getitem__, default="ie", key="compromisos-parte",
            required=True,
        )  # fmt: skip
    if not _cuantos(ctx, parte):
        ui.empty_state(
            "Todavía no hay compromisos de la UGEL"
            if parte == "ugel"
            else "Todavía no hay compromisos",
            "Registre el primero con «Nuevo compromiso»: a qué, quién responde y para cuándo."
            if parte == "ie" or may(ctx.persona, "verificar")
            else "Aquí verá a qué se comprometió la UGEL con su escuela.",
        )
    elif ver == "Calendario":
        acuerdos_vistas.calendario(
            ctx, acuerdos_vistas.de_parte(ctx, parte), lecturas.hoy(ctx.pedido)
        )
    elif ver == "Lista":
        acuerdos_vistas.lista(ctx, acuerdos_vistas.de_parte(ctx, parte))
    else:
        acuerdos_vistas.tablero(ctx, parte)


@una_vez
def _cuantos(ctx: Contexto, parte: str) -> int:
    return len(acuerdos_vistas.de_parte(ctx, parte))


@una_vez
def _dicho(ctx: Contexto) -> tuple[str, str, str]:
    """Kept, due, and a sentence: the schools' own in the figure, the UGEL's own clock in the sentence."""
    frame, hoy = ctx.read("acuerdos"), lecturas.hoy(ctx.pedido)
    propios, ugel = frame[frame["de_parte"] == "ie"], frame[frame["de_parte"] == "ugel"]
    hechos, exigibles = lecturas.cumplimiento(propios, hoy)
    vencidos = int((propios["situacion"] == "vencido").sum())
    frase = (
        f"{formato.plural(vencidos, 'está vencido', 'están vencidos')} sin cumplir."
        if vencidos
        else "Ninguno está vencido."
    )
    if not ugel.empty:
        suyos, de = (formato.numero(n) for n in lecturas.cumplimiento(ugel, hoy))
        frase += f" La UGEL cumplió **{suyos} de {de}** de los suyos que ya vencían."
    return formato.numero(hechos), formato.numero(exigibles), frase

"""Compromisos: per CGE, what is due, overdue and done; the MGEA's contribution; the official indicators apart."""

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.frases import Titular
from mgea.frases import compromisos as frases_compromisos
from mgea.ui.acompanamiento import cge
from mgea.ui.componentes import components as ui
from mgea.ui.componentes import graficos
from mgea.ui.componentes.descargas import tabla_que_sale
from mgea.ui.componentes.ficha import que_significa
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.una_vez import una_vez

PAGE = Page("Compromisos", "compromisos", "Compromisos por CGE: cumplidos, por vencer y vencidos")
COLUMNAS = {
    "nombre": "Escuela", "cge_texto": "CGE", "compromiso": "Compromiso", "responsable": "Responsable",
    "limite": "Fecha límite", "estado_texto": "Estado", "nota": "Nota",
}  # fmt: skip

VER = {
    "Vencidos": ("vencido",),
    "Por vencer": ("pendiente",),
    "Cumplidos": ("cumplido_a_tiempo", "cumplido_tarde"),
    "Incompletos y anulados": ("incompleto", "anulado"),
}


def render(ctx: Contexto) -> None:
    """Commitments of the slice at the end of the month."""
    titular = _dicho(ctx)
    ui.headline(
        titular.cifra, titular.de, titular.frase, titular.chip, f"{titular.meta} · {ctx.meta()}"
    )
    with st.container(horizontal=True, key="titular-fichas"):
        que_significa(ctx, "cumplimiento_exigible", "titular")
        que_significa(
            ctx, "puntualidad_compromisos", "puntualidad", etiqueta="¿Qué es su fecha original?"
        )
    if ctx.read("compromisos").empty:
        ui.empty_state(
            "Todavía no hay compromisos registrados",
            "Impórtelos en Datos › Importar con el formato «compromisos», o pida la plantilla allí mismo.",
        )
    else:
        graficos.compromisos_cge(ctx)
        _lista(ctx)
    cge.aportes(ctx)
    cge.oficiales(ctx)


@una_vez
def _dicho(ctx: Contexto) -> Titular:
    """The headline: what was kept of what was due."""
    return frases_compromisos.titular_compromisos(
        ctx.figure("cumplimiento_exigible"),
        ctx.figure("puntualidad_compromisos"),
        ctx.read("compromisos"),
    )


def _lista(ctx: Contexto) -> None:
    ver = st.segmented_control(
        "Ver", list(VER), default="Vencidos", key="compromisos-ver", required=True
    )
    filas = _filas(ctx, str(ver or "Vencidos"))
    with st.container(key="tarjeta-lista-compromisos"):
        titulo = f"{ver}: {formato.plural(len(filas), 'compromiso', 'compromisos')}"
        st.html(piezas.encabezado_html(titulo, ctx.meta()))
        columns = {k: v for k, v in COLUMNAS.items() if k != "nombre" or not ctx.es_ie}
        tabla_que_sale(filas, columns, titulo, "compromisos", ctx.as_of)


@una_vez
def _filas(ctx: Contexto, ver: str) -> pd.DataFrame:
    frame = ctx.read("compromisos")
    shown = frame[frame["estado"].isin(VER[ver])].sort_values("fecha_limite")
    return frases_compromisos.filas_compromisos(shown)

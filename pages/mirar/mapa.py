"""Mapa: where the schools of the slice are, by band, without any map service."""

import streamlit as st

from mgea import formato
from mgea.lecturas import filas
from mgea.ui.comparacion import escuelas_calor, mapa
from mgea.ui.componentes import components as ui
from mgea.ui.marco.navegacion import Page, enlace
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import hoja_de

PAGE = Page("Mapa", "mapa", "Dónde están las escuelas y cómo va cada una")


def render(ctx: Contexto) -> None:
    """The map, its table, and the schools without coordinates."""
    escuelas_calor.ir_a_hoja()
    hoja_de("comparar")
    titulo = f"{piezas.esc(ctx.quien)} · {formato.mes_largo(ctx.as_of)}"
    st.html(piezas.bloque("mgea-pagina", f'<h1>Mapa</h1><p class="meta">{titulo}</p>'))
    schools = filas.buscadas(ctx.read("comparada"), "")
    if schools.empty:
        ui.empty_state("Ninguna escuela activa", "Elija otro mes u otro ámbito.")
        return
    situacion = st.selectbox(
        "Situación", list(filas.SITUACIONES), key="situacion", bind="query-params"
    )
    mapa.mapa(ctx, str(situacion), al_elegir=escuelas_calor.abrir_hoja)
    mapa.lista(ctx, str(situacion), len(filas.buscadas(schools, "", str(situacion))))
    mapa.sin_lugar(schools)
    enlace("escuelas", "Ver la lista y abrir una hoja")

"""Comparar: peer groups, principles between groups, rates, progress, and schools side by side."""

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.ui.comparacion import comparar, comparar_lado, comparar_tasas, escuelas_calor
from mgea.ui.componentes import components as ui
from mgea.ui.marco.navegacion import Page, enlace
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import hoja_de

PAGE = Page("Comparar", "comparar", "Grupos de escuelas parecidas, tasas y avances", "comparar")
VISTAS = ("Grupos", "Principios", "Tasas", "Avance", "Lado a lado")
PUBLICAS = ("Grupos", "Principios", "Avance")


def render(ctx: Contexto) -> None:
    """One question at a time, kept in the address."""
    escuelas_calor.ir_a_hoja()
    hoja_de("comparar")
    _titulo(ctx)
    schools = ctx.read("comparada")
    if not ctx.pedido.nombres and comparar.muy_pocas(ctx, schools, nivel=2):
        return
    if ctx.es_ie:
        ui.empty_state("Está mirando una sola escuela", "Elija arriba un ámbito con varias.")
        return
    vista = st.segmented_control(
        "Qué comparar",
        VISTAS if ctx.pedido.nombres else PUBLICAS,
        default=VISTAS[0],
        key="vista",
        bind="query-params",
        required=True,
    )
    {
        "Principios": _principios,
        "Tasas": _tasas,
        "Avance": _avance,
        "Lado a lado": _lado,
    }.get(str(vista), _grupos)(ctx, schools)
    enlace("escuelas", "Ver las escuelas una por una")


def _titulo(ctx: Contexto) -> None:
    donde = f"{piezas.esc(ctx.quien)} · {formato.mes_largo(ctx.as_of)}"
    texto = (
        f"{donde}. Grupos de escuelas parecidas, por su mediana. Menos de 4 puntos de diferencia no se distingue, y "
        "de un grupo con menos de 5 escuelas no se dice nada."
    )
    st.html(piezas.bloque("mgea-pagina", f'<h1>Comparar</h1><p class="meta">{texto}</p>'))


def _grupos(ctx: Contexto, schools: pd.DataFrame) -> None:
    comparar.grupos(ctx, *comparar.elegir_grupos(ctx, schools))


def _principios(ctx: Contexto, schools: pd.DataFrame) -> None:
    comparar.principios(ctx, *comparar.elegir_grupos(ctx, schools))


def _tasas(ctx: Contexto, schools: pd.DataFrame) -> None:
    cual = st.segmented_control(
        "Tasa",
        list(comparar_tasas.TASAS),
        default=next(iter(comparar_tasas.TASAS)),
        key="tasa",
        bind="query-params",
        required=True,
    )
    comparar_tasas.embudo(ctx, str(cual))


def _avance(ctx: Contexto, schools: pd.DataFrame) -> None:
    opens = escuelas_calor.abrir_hoja if ctx.pedido.nombres else None
    comparar_tasas.mejora(ctx, al_elegir=opens)


def _lado(ctx: Contexto, schools: pd.DataFrame) -> None:
    comparar_lado.dibuja(ctx, comparar_lado.elegir(schools))

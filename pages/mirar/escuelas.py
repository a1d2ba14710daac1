"""Escuelas: every school of the slice compared fairly, and one school's sheet."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from mgea import formato, frases
from mgea.ui.comparacion import comparar, escuelas_calor
from mgea.ui.comparacion.escuelas_lista import lista
from mgea.ui.componentes import components as ui
from mgea.ui.componentes import graficos
from mgea.ui.marco.navegacion import Page, enlace
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import hoja_de

PAGE = Page("Escuelas", "escuelas", "Todas las escuelas del ámbito, y la hoja de cada una", "comparar")  # fmt: skip


def render(ctx: Contexto) -> None:
    """One school's sheet; or the heat map, the dots and the list of many."""
    hoja_de("comparar")
    if ctx.es_ie and ctx.pedido.nombres:
        _hoja(ctx, ctx.read("escuelas").iloc[0].to_dict())
        return
    schools = ctx.read("comparada")
    if not ctx.pedido.nombres and comparar.muy_pocas(ctx, schools):
        return
    titular = frases.titular_grupo(schools, ctx.as_of, ctx.quien)
    ui.headline(titular.cifra, titular.de, titular.frase, titular.chip, titular.meta)
    vista = escuelas_calor.controles(ctx, schools)
    escuelas_calor.dibuja(ctx, vista)
    comparar.puntos(ctx)
    lista(ctx, schools, vista)
    enlace("comparar", "Comparar grupos, tasas y avances")


def _hoja(ctx: Contexto, school: Mapping[Any, Any]) -> None:
    """The sheet of one school: who it is, where it stands, its months and its principles."""
    titular = frases.titular_ie(school, ctx.as_of)
    st.html(f'<h1 class="mgea hoja">{piezas.esc(school["nombre"])}</h1>')
    ui.headline(titular.cifra, titular.de, titular.frase, titular.chip, titular.meta, nivel=2)
    with st.container(key="tarjeta-identidad"):
        rows = [
            ("Servicios", school["servicios"]),
            ("Nivel", school["niveles"]),
            ("Gestión", school["gestion_nombre"]),
            ("Distrito", school["distrito_nombre"]),
            ("REI", school["rei"] or "Sin REI asignada"),
            ("Ingreso al modelo", _ingreso(school)),
            ("Último registro", formato.fecha(school["ultimo_registro"])),
            ("Cambio", comparar.cambio(school)),
        ]
        terms = "".join(f"<dt>{k}</dt><dd>{piezas.esc(v)}</dd>" for k, v in rows)
        st.html(piezas.bloque("mgea-ficha", f"<dl>{terms}</dl>"))
    if school["estado"] == "inactiva":
        return
    ui.barra_celdas(ctx.read("celdas"))
    graficos.esperado_real(ctx)
    graficos.principio_mes(ctx)
    enlace("practicas", "Ver sus 25 prácticas")
    enlace("compromisos", "Ver sus compromisos")


def _ingreso(school: Mapping[Any, Any]) -> str:
    return "2022" if formato.es_nulo(school["ingreso"]) else formato.fecha(school["ingreso"])

"""Escuelas: every school of the slice, the heat map by principle, and one school's sheet."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.ui import components as ui
from mgea.ui import frases, graficos, piezas
from mgea.ui.contexto import Contexto
from mgea.ui.navegacion import Page, enlace
from mgea.ui.tablas import tabla

PAGE = Page("Escuelas", "escuelas", "Todas las escuelas del ámbito, y la hoja de cada una")
COLUMNAS = {
    "nombre": "Escuela", "rei": "REI", "distrito_nombre": "Distrito", "puntos_texto": "Puntos",
    "brecha_texto": "Brecha", "situacion": "Situación", "reporte": "Reportadas",
    "vencidos_texto": "Compromisos vencidos",
}  # fmt: skip
ORDEN = {
    "Situación": (["brecha", "nombre"], [True, True]),
    "Nombre": (["nombre"], [True]),
    "Puntos": (["puntos", "nombre"], [False, True]),
}


def render(ctx: Contexto) -> None:
    """One school's sheet, or the table and heat map of many."""
    schools = ctx.read("escuelas")
    if ctx.es_ie:
        _hoja(ctx, schools.iloc[0].to_dict())
        return
    titular = frases.titular_grupo(schools, ctx.as_of, ctx.quien)
    ui.headline(titular.cifra, titular.de, titular.frase, titular.chip, titular.meta)
    graficos.mapa_escuelas(ctx)
    _tabla(ctx, schools)


def _tabla(ctx: Contexto, schools: pd.DataFrame) -> None:
    with st.container(key="tarjeta-escuelas"):
        st.html(
            piezas.encabezado_html(
                f"Las {formato.numero(len(schools))} escuelas",
                "En orden de urgencia o por nombre; con menos de 4 puntos de diferencia no se distinguen · "
                + ctx.meta(),
            )
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            orden = st.segmented_control(
                "Ordenar por", list(ORDEN), default="Situación", key="orden", required=True
            )
            busca = st.text_input(
                "Buscar escuela", key="buscar-escuela", placeholder="Nombre o código"
            )
        columns, ascending = ORDEN[orden or "Situación"]
        shown = _filas(_buscadas(schools, busca)).sort_values(
            columns, ascending=ascending, na_position="last"
        )
        tabla(shown, COLUMNAS, "Escuelas", key="escuelas-tabla")
        elegida = st.selectbox(
            "Abrir la hoja de una escuela",
            list(shown["ie"]),
            index=None,
            format_func=dict(zip(schools["ie"], schools["nombre"], strict=True)).__getitem__,
            placeholder="Elija una escuela",
            key="abrir-escuela",
        )
        if elegida:
            enlace("escuelas", "Ver su hoja", ambito=f"ie:{elegida}")


def _buscadas(schools: pd.DataFrame, text: str) -> pd.DataFrame:
    words = text.casefold().split()
    if not words:
        return schools
    haystack = (schools["nombre"] + " " + schools["ie"] + " " + schools["servicios"]).str.casefold()
    match = pd.Series(True, index=schools.index)
    for word in words:
        match &= haystack.str.contains(word, regex=False)
    return schools[match]


def _filas(schools: pd.DataFrame) -> pd.DataFrame:
    rows = schools.to_dict("records")
    return schools.assign(
        situacion=[frases.banda_palabra(r) for r in rows],
        puntos_texto=schools["puntos"].map(formato.puntos),
        brecha_texto=schools["brecha"].map(formato.con_signo),
        vencidos_texto=schools["vencidos"].fillna(0).map(formato.numero),
        reporte=[_reporte(r) for r in rows],
    )


def _reporte(row: Mapping[Any, Any]) -> str:
    if formato.es_nulo(row["aplicables"]):
        return formato.SIN_DATO
    return f"{formato.numero(row['reportadas'])} de {formato.numero(row['aplicables'])}"


def _hoja(ctx: Contexto, school: Mapping[Any, Any]) -> None:
    """The sheet of one school: who it is, where it stands, its months and its principles."""
    titular = frases.titular_ie(school, ctx.as_of)
    st.html(f'<h1 class="mgea hoja">{piezas.esc(school["nombre"])}</h1>')
    ui.headline(titular.cifra, titular.de, titular.frase, titular.chip, titular.meta)
    with st.container(key="tarjeta-identidad"):
        rows = [
            ("Servicios", school["servicios"]),
            ("Nivel", school["niveles"]),
            ("Gestión", school["gestion_nombre"]),
            ("Distrito", school["distrito_nombre"]),
            ("REI", school["rei"] or "Sin REI asignada"),
            (
                "Ingreso al modelo",
                formato.fecha(school["ingreso"])
                if not formato.es_nulo(school["ingreso"])
                else "2022",
            ),
            ("Último registro", formato.fecha(school["ultimo_registro"])),
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

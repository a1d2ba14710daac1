"""Indicadores: the dictionary, generated from the declarations that compute the figures."""

import pandas as pd
import streamlit as st

from mgea import catalogo, formato, metrics
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.tablas import tabla_html
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto

PAGE = Page(
    "Indicadores", "indicadores", "Qué significa cada cifra, y de dónde sale", sin_escuelas=True
)

ABIERTAS = 3
"""Definitions that are shown open: when a search finds so few, nobody has to ask again."""


def render(ctx: Contexto) -> None:
    """Every definition, the thresholds in force with their owner, and the legal basis."""
    fichas = metrics.fichas()
    ui.headline(
        formato.numero(len(fichas)),
        "indicadores, una sola definición cada uno",
        "Cada cifra del tablero se calcula de esta misma definición. Puede comprobarlas con los datos exportados.",
    )
    busca = st.text_input(
        "Buscar",
        key="buscar-indicador",
        value=st.query_params.get("q", ""),
        placeholder="Por ejemplo: brecha, confianza, reportes",
    )
    words = busca.casefold().split()
    found = [
        f for f in fichas if all(w in f"{f.titulo} {f.formula} {f.slug}".casefold() for w in words)
    ]
    if not found:
        ui.empty_state(
            "Ningún indicador lleva esas palabras", "Borre la búsqueda o pruebe con otra palabra."
        )
    else:
        with st.container(key="tarjeta-fichas"):
            abiertas = len(found) <= ABIERTAS
            st.html("".join(_hoja(ctx, ficha, abiertas) for ficha in found))
    with st.container(key="tarjeta-referencias"):
        st.html(_umbrales(ctx) + _norma())


def _hoja(ctx: Contexto, ficha: metrics.Indicador, abierta: bool) -> str:
    """One definition, folded under its name."""
    clave = f'<p class="meta">Clave para exportar: <code>{ficha.slug}</code>{_uses(ctx, ficha)}</p>'
    cuerpo = piezas.ficha_html(ficha, titulo=False) + clave
    return piezas.plegable_html(ficha.titulo, ficha.unidad, cuerpo, abierta)


def _uses(ctx: Contexto, ficha: metrics.Indicador) -> str:
    limits = [
        f"{u.titulo}: {formato.puntos(ctx.umbrales[u.clave])}"
        for u in catalogo.umbrales()
        if u.clave in ficha.umbrales
    ]
    return " · " + piezas.esc("; ".join(limits)) if limits else ""


def _umbrales(ctx: Contexto) -> str:
    rows = [
        {
            "titulo": u.titulo,
            "valor": formato.puntos(ctx.umbrales[u.clave]),
            "dueno": u.dueno,
            "fuente": u.fuente,
        }
        for u in catalogo.umbrales()
    ]
    names = {"titulo": "Umbral o plazo", "valor": "Valor", "dueno": "Dueño", "fuente": "Fuente"}
    return piezas.plegable_html(
        "Umbrales y plazos",
        "Propuestos por el tablero; cada UGEL puede cambiarlos",
        tabla_html(pd.DataFrame(rows), names, "Umbrales y plazos"),
    )


def _norma() -> str:
    rows = [
        {"codigo": n.codigo, "que": n.de_que_trata, "fecha": n.fecha or formato.SIN_DATO}
        for n in catalogo.norma()
    ]
    names = {"codigo": "Documento", "que": "De qué trata", "fecha": "Fecha"}
    return piezas.plegable_html(
        "Base legal",
        "Lo que el modelo fija; todo lo demás dice de quién es",
        tabla_html(pd.DataFrame(rows), names, "Base legal"),
    )

"""Searching on the screen: the question in the address, and the indexes of what this person may see.

An index holds only what lies within one slice; it is built once per version of what it reads and shared by whoever has
that same slice.
"""

from functools import cache

import streamlit as st

from mgea.lecturas import buscar
from mgea.lecturas.buscar import Hallazgo, Indice, llano
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from mgea.store import Store
from mgea.ui.marco.lateral import PREGUNTA
from mgea.ui.marco.navegacion import ENLACES
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.memoria import por_version

Grupo = tuple[str, list[Hallazgo], bool]


def pregunta() -> str:
    """The search field of the page, whose words live in the address (``?q=``)."""
    told = str(st.query_params.get(PREGUNTA, ""))
    if st.session_state.get("_pregunta") != told:
        st.session_state["_pregunta"] = st.session_state["buscar"] = told
    texto = st.text_input("Qué busca", key="buscar", placeholder="Escriba y presione Enter", max_chars=80)  # fmt: skip
    if texto != told:
        st.session_state["_pregunta"] = texto
        st.query_params[PREGUNTA] = texto
    return texto.strip()


def hallazgos(ctx: Contexto, texto: str, limite: int) -> list[Grupo]:
    """(heading, found, whether there are more) of each kind that has something."""
    norma, more = _norma().buscar(texto, 4 * limite)

    def part(title: str, kind: str) -> Grupo:
        own = [cosa for cosa in norma if cosa.tipo == kind]
        return title, own[:limite], len(own) > limite or (more and bool(own))

    found: list[Grupo] = [("Páginas", *_paginas().buscar(texto, limite))]
    found.append(part("Prácticas", "Práctica"))
    if not ctx.roster.empty:
        index = _escuelas(ctx.store, ctx.persona.ambito)
        found.append(("Escuelas", *index.buscar(texto, limite)))
    found += [part("Indicadores", "Indicador"), part("La norma", "Norma")]
    if not ctx.roster.empty and len(ctx.roster) <= buscar.DEMASIADAS:
        index = _compromisos(ctx.store, ctx.pedido)
        found.append(("Compromisos", *index.buscar(texto, limite)))
    return [grupo for grupo in found if grupo[1]]


def _paginas() -> Indice:
    """Pages of this person's menu."""
    links = st.session_state.get(ENLACES, {})
    return Indice(
        (Hallazgo("Página", page.title, "Página del menú", ruta), f"{page.title} {llano(ruta)}")
        for ruta, page in links.items()
    )


@cache
def _norma() -> Indice:
    return buscar.de_la_norma()


@por_version(100)
def _escuelas(store: Store, scope: Scope) -> Indice:
    return buscar.de_escuelas(store, scope)


@por_version(100)
def _compromisos(store: Store, pedido: Pedido) -> Indice:
    return buscar.de_compromisos(store, pedido)

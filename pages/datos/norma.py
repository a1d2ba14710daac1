"""La norma: what the model fixes, what is a proposal, and the documents behind it. All from the catalogue."""

from collections.abc import Iterator

import streamlit as st

from mgea import catalogo, formato
from mgea.lecturas.buscar import llano
from mgea.ui.componentes import components as ui
from mgea.ui.datos import frases_norma
from mgea.ui.marco.lateral import PREGUNTA
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import hoja_de

PAGE = Page(
    "La norma",
    "norma",
    "Lo que fija el modelo, y lo que es propuesta editable",
    "comparar",
    sin_escuelas=True,
)


def render(ctx: Contexto) -> None:
    """Everything the board takes as given, with where each thing comes from, folded under seven headings.

    ``?q=`` opens the headings that have all its words, so that a search lands on what it found; without it a desk
    opens the first, and a phone none. The browser's own search and paper open them too.
    """
    hoja_de("ayuda")
    ui.headline(
        "7 y 25",
        "principios y prácticas sugeridas",
        "El modelo MGEA **sugiere** prácticas, fija cuatro fases y se relaciona con cinco compromisos de gestión. "
        "Lo que no fija la norma lleva aquí el nombre de **propuesta, editable**.",
        meta="documentos de la DRELM, la UGEL 02 y el Minedu; ver la base legal al final",
    )
    buscado = set(llano(str(st.query_params.get(PREGUNTA, ""))).split())
    with st.container(key="tarjeta-norma"):
        st.html("".join(_plegadas(ctx, buscado)))


def _plegadas(ctx: Contexto, buscado: set[str]) -> Iterator[str]:
    for n, s in enumerate(frases_norma.secciones(_umbrales(ctx))):
        abierta = bool(buscado) and buscado <= s.palabras
        yield piezas.plegable_html(s.titulo, s.meta, s.cuerpo, abierta, n == 0 and not buscado)


def _umbrales(ctx: Contexto) -> list[frases_norma.Umbral]:
    """The thresholds in force: what, how much, whose, from where."""
    return [
        (
            u.titulo,
            formato.numero(ctx.umbrales[u.clave], 0 if ctx.umbrales[u.clave] % 1 == 0 else 2),
            u.dueno,
            u.fuente,
        )
        for u in catalogo.umbrales()
    ]

"""Buscar: practices, schools, commitments, indicators, the norm and pages, with a few letters and no accents."""

import streamlit as st

from mgea.lecturas.buscar import DEMASIADAS, Hallazgo
from mgea.ui.componentes import components as ui
from mgea.ui.marco import busqueda
from mgea.ui.marco.lateral import PREGUNTA
from mgea.ui.marco.navegacion import Page, enlace
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto

PAGE = Page(
    "Buscar",
    "buscar",
    "Una práctica, una escuela, un compromiso, una cifra o una página",
    "ver_nombres",
    sin_escuelas=True,
)
MUESTRA = 8
EJEMPLOS = "Por ejemplo: **P2.3**, **convivencia**, **brecha**, **CGE 4**, o el nombre o el código de una escuela."


def render(ctx: Contexto) -> None:
    """The question, kept in the address, and what was found by kind."""
    st.html('<h1 class="mgea hoja">Buscar</h1>')
    texto = busqueda.pregunta()
    if not texto:
        ui.aviso(EJEMPLOS)
        return
    grupos = busqueda.hallazgos(ctx, texto, MUESTRA)
    for titulo, found, more in grupos:
        _grupo(titulo, found, more)
    if not grupos:
        ui.empty_state(
            f"Nada lleva «{texto}»",
            "Pruebe con menos letras o con otra palabra. Solo se busca en las escuelas de su ámbito.",
        )
    if len(ctx.roster) > DEMASIADAS:
        ui.aviso("Elija arriba una UGEL, una REI o una escuela para buscar también entre sus compromisos.")  # fmt: skip


def _grupo(titulo: str, found: list[Hallazgo], more: bool) -> None:
    clave = titulo.lower().replace(" ", "-")
    with st.container(key=f"tarjeta-hallazgos-{clave}", gap="xsmall"):
        hay = f"Se muestran {len(found)}; escriba algo más para acercarse." if more else ""
        st.html(piezas.encabezado_html(titulo, hay))
        for n, cosa in enumerate(found):
            with st.container(key=f"hallazgo-{clave}-{n}", gap=None):
                enlace(cosa.ruta, cosa.titulo, **_params(cosa))
                st.html(piezas.bloque("", f'<p class="meta">{piezas.esc(cosa.detalle)}</p>'))


def _params(cosa: Hallazgo) -> dict[str, str]:
    """What the link carries; to the norm, what was found, so that its heading comes open."""
    return dict(cosa.params) | ({PREGUNTA: cosa.titulo} if cosa.ruta == "norma" else {})

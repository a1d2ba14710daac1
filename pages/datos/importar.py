"""Importar: choose a file, see what would happen row by row, confirm. Nothing is written before that."""

from functools import partial

import streamlit as st

from mgea import imports
from mgea.ui.componentes import components as ui
from mgea.ui.datos.importacion import review
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto

PAGE = Page(
    "Importar",
    "importar",
    "Traer el padrón y los registros desde una hoja de cálculo",
    "importar",
    sin_escuelas=True,
)
AUTOMATICO = ""


def render(ctx: Contexto) -> None:
    """Upload, preview, confirm; and the templates."""
    ui.headline(
        "Importar",
        "",
        "Elija un archivo de Excel, CSV o dBASE. El tablero lo revisa fila por fila y le muestra qué haría; "
        "**nada se guarda hasta que usted confirme**.",
        meta="xlsx, csv, dbf o el listado .xls de ESCALE, hasta 10 MB · importar dos veces lo mismo no cambia nada",
    )
    if ctx.roster.empty:
        _pasos()
    with st.container(key="tarjeta-archivo"):
        slug = st.selectbox(
            "Qué trae el archivo",
            [AUTOMATICO, *imports.LAYOUTS],
            format_func=lambda s: (
                imports.LAYOUTS[s].titulo if s else "Reconocerlo por sus encabezados"
            ),
            key="importar-formato",
        )
        file = st.file_uploader(
            "Archivo", type=["csv", "xlsx", "txt", "dbf", "xls", "zip"], key="importar-archivo"
        )
    if file is not None:
        review(ctx, file.getvalue(), file.name, slug or None)
    _plantillas()


def _pasos() -> None:
    ui.aviso(
        "**Para empezar:** 1. el padrón (de ESCALE, tal como se descarga) · 2. la lista IE → REI · 3. los registros de "
        "prácticas. Las plantillas están más abajo."
    )


def _plantillas() -> None:
    with st.container(key="tarjeta-plantillas"):
        st.html(
            piezas.encabezado_html(
                "Plantillas", "Con los códigos como texto y las listas de valores válidos"
            )
        )
        for slug, layout in imports.LAYOUTS.items():
            with st.container(
                horizontal=True, vertical_alignment="center", key=f"plantilla-{slug}"
            ):
                st.html(
                    f'<div class="mgea"><strong>{piezas.esc(layout.titulo)}</strong>'
                    f'<p class="meta">{piezas.esc(layout.ayuda)}</p></div>'
                )
                st.download_button(
                    "Descargar plantilla",
                    data=partial(imports.template, slug),
                    file_name=f"plantilla-{slug}.xlsx",
                    key=f"descargar-{slug}",
                    on_click="ignore",
                )

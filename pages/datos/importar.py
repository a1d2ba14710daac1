"""Importar: choose a file, see what would happen row by row, confirm. Nothing is written before that."""

import hashlib
from functools import partial

import pandas as pd
import streamlit as st

from mgea import formato, imports
from mgea.commands import load
from mgea.errors import MgeaError
from mgea.store.directorio import directorio
from mgea.ui import components as ui
from mgea.ui import piezas, tablero
from mgea.ui.contexto import Contexto
from mgea.ui.navegacion import Page, enlace
from mgea.ui.tablas import tabla

PAGE = Page(
    "Importar",
    "importar",
    "Traer el padrón y los registros desde una hoja de cálculo",
    "importar",
    sin_escuelas=True,
)
AUTOMATICO = ""
REVISION = "_importar"


def render(ctx: Contexto) -> None:
    """Upload, preview, confirm; and the templates."""
    ui.headline(
        "Importar",
        "",
        "Elija un archivo de Excel o CSV. El tablero lo revisa fila por fila y le muestra qué haría; "
        "**nada se guarda hasta que usted confirme**.",
        meta="csv o xlsx, hasta 10 MB · importar dos veces lo mismo no cambia nada",
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
        file = st.file_uploader("Archivo", type=["csv", "xlsx", "txt"], key="importar-archivo")
    if file is not None:
        _review(ctx, file.getvalue(), file.name, slug or None)
    _plantillas()


def _pasos() -> None:
    ui.aviso(
        "**Para empezar:** 1. el padrón (de ESCALE, tal como se descarga) · 2. la lista IE → REI · 3. los registros de "
        "prácticas. Las plantillas están más abajo."
    )


def _review(ctx: Contexto, data: bytes, name: str, slug: str | None) -> None:
    """The preview of one file, read once per file, layout and state of the database."""
    key = (hashlib.sha256(data).hexdigest(), slug, ctx.persona.id, ctx.store.version())
    kept = st.session_state.get(REVISION)
    if kept is None or kept[0] != key:
        clock = tablero.now()
        try:
            found = imports.preview_file(
                data, name, slug, directorio(ctx.store, ctx.persona.ambito), clock
            )
            plan = load(
                ctx.store, ctx.persona, found.layout, list(found.rows), now=clock, dry_run=True
            )
        except MgeaError as error:
            ui.aviso(f"**No se puede importar.** {error}", "critico")
            return
        kept = (key, found, plan)
        st.session_state[REVISION] = kept
    _, found, plan = kept
    _summary(found, plan.nuevas, plan.sin_cambio)
    if plan.nuevas:
        _confirm(ctx, found, plan.nuevas, name)
    elif found.rows:
        ui.aviso(
            "Todo lo que trae el archivo **ya estaba guardado**: no hay nada que importar.",
            "en_ruta",
        )


def _summary(found: imports.Preview, new: int, same: int) -> None:
    rejected = [*found.rechazadas, *found.preguntas]
    with st.container(key="tarjeta-revision"):
        ui.cifras(
            [
                (formato.numero(found.leidas), "filas leídas"),
                (formato.numero(new), "se guardarán"),
                (formato.numero(same + found.repetidas), "sin cambio"),
                (formato.numero(len(found.arregladas)), "celdas arregladas"),
                (formato.numero(len(rejected)), "filas que no se guardarán"),
            ],
            imports.LAYOUTS[found.layout].titulo,
        )
        for note in found.notas:
            ui.aviso(note)
    if rejected:
        _rejected(found, rejected)
    if found.arregladas:
        with st.container(key="tarjeta-arregladas"):
            st.html(
                piezas.encabezado_html(
                    "Celdas arregladas", "Así se guardarán; corrija el archivo si no es eso"
                )
            )
            frame = pd.DataFrame([vars(a) for a in found.arregladas[:200]])
            names = {
                "fila": "Fila",
                "columna": "Columna",
                "antes": "Decía",
                "despues": "Se guardará",
                "razon": "Por qué",
            }
            tabla(frame, names, "Celdas arregladas", key="tabla-arregladas")


def _rejected(found: imports.Preview, rejected: list[imports.Rechazo]) -> None:
    with st.container(key="tarjeta-rechazadas"):
        st.html(
            piezas.encabezado_html(
                "Filas que no se guardarán",
                "Descárguelas, corríjalas y vuelva a importar solo ese archivo",
            )
        )
        rows = [
            {"fila": r.fila, "columna": r.columna, "valor": r.valor, "razon": r.razon}
            for r in rejected[:200]
        ]
        names = {"fila": "Fila", "columna": "Columna", "valor": "Dice", "razon": "Qué hacer"}
        tabla(pd.DataFrame(rows), names, "Filas que no se guardarán", key="tabla-rechazadas")
        st.download_button(
            "Descargar las filas rechazadas",
            data=lambda: imports.rejected_csv(found),
            file_name="filas-rechazadas.csv",
            mime="text/csv",
            key="descargar-rechazadas",
            on_click="ignore",
        )


def _confirm(ctx: Contexto, found: imports.Preview, new: int, name: str) -> None:
    label = f"Guardar {formato.plural(new, 'fila', 'filas')}"
    if not st.button(label, type="primary", key="importar-guardar"):
        return
    try:
        done = load(
            ctx.store, ctx.persona, found.layout, list(found.rows), now=tablero.now(), archivo=name
        )
    except MgeaError as error:
        ui.aviso(f"**No se guardó nada.** {error}", "critico")
        return
    st.session_state.pop(REVISION, None)
    ui.aviso(f"**Listo.** Se guardaron {formato.plural(done.nuevas, 'fila', 'filas')}.", "en_ruta")
    enlace("resumen", "Ver el resumen")


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

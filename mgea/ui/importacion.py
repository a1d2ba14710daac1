"""The review of a file: what would be saved, what was fixed, what was refused and why; then the confirmation."""

import hashlib

import pandas as pd
import streamlit as st

from mgea import formato, imports
from mgea.commands import load
from mgea.errors import MgeaError
from mgea.store.directorio import directorio
from mgea.ui import components as ui
from mgea.ui import piezas, tablero
from mgea.ui.contexto import Contexto
from mgea.ui.navegacion import enlace
from mgea.ui.tablas import tabla

REVISION = "_importar"


def review(ctx: Contexto, data: bytes, name: str, slug: str | None) -> None:
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
    found = _only_one_ugel(found)
    if len(found.rows) != len(kept[1].rows):
        plan = load(
            ctx.store, ctx.persona, found.layout, list(found.rows), now=tablero.now(), dry_run=True
        )
    _summary(found, plan.nuevas, plan.sin_cambio)
    if plan.nuevas:
        _confirm(ctx, found, plan.nuevas, name)
    elif found.rows:
        ui.aviso(
            "Todo lo que trae el archivo **ya estaba guardado**: no hay nada que importar.",
            "en_ruta",
        )


def _only_one_ugel(found: imports.Preview) -> imports.Preview:
    """A roster downloaded for a region brings many UGEL: let one be chosen."""
    names = {r["ugel"]: r["ugel_nombre"] for r in found.rows if "ugel_nombre" in r}
    if len(names) < 2:
        return found
    chosen = st.selectbox(
        "El archivo trae varias UGEL: ¿cuál se importa?",
        ["", *sorted(names)],
        format_func=lambda code: names.get(code, f"Las {len(names)} UGEL"),
        key="importar-ugel",
    )
    return found.only(lambda row: row["ugel"] == chosen) if chosen else found


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

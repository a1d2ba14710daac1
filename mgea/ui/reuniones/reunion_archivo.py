"""Answers that came on paper or in somebody else's form, brought into the meeting from a spreadsheet."""

from datetime import datetime

import streamlit as st

from mgea import formato
from mgea.commands.reunion_archivo import load_answers
from mgea.errors import MgeaError
from mgea.imports.previa import Preview
from mgea.imports.sala import DE_SALA, preview_answers
from mgea.lecturas.reuniones import Reunion
from mgea.store.directorio import directorio
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.guardar import clave, guardar
from mgea.ui.nucleo import tablero
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import bloque, esc
from mgea.ui.reuniones.reunion import ZONA

MUESTRA = 5


def archivo(ctx: Contexto, r: Reunion) -> None:
    """Choose what the file brings, look at what would be added, and add it."""
    with st.expander("Traer respuestas de una hoja de cálculo", key=f"hoja-{r.id}"):
        clase = st.selectbox(
            "Qué trae el archivo",
            list(DE_SALA),
            format_func=lambda s: DE_SALA[s].titulo,
            key="hoja-clase",
        )
        columns = ", ".join(f"«{c.nombre}»" for c in DE_SALA[clase].columnas)
        st.html(
            bloque(
                "",
                f'<p class="meta">{esc(DE_SALA[clase].ayuda)} Columnas: {esc(columns)}. Las demás (marca temporal, '
                "correo) no se leen. Traer dos veces el mismo archivo no repite nada.</p>",
            )
        )
        file = st.file_uploader("Archivo", type=["csv", "xlsx", "txt"], key="hoja-archivo")
        if file is not None:
            _revisa(ctx, r, clase, file.getvalue(), file.name)


def _revisa(ctx: Contexto, r: Reunion, clase: str, data: bytes, name: str) -> None:
    try:
        lookup = directorio(ctx.store, ctx.persona.ambito)
        found = preview_answers(data, name, clase, lookup, tablero.now())
    except MgeaError as error:
        ui.aviso(f"**No se puede traer.** {error}", "critico")
        return
    taken, wrong = len(found.rows), [*found.rechazadas, *found.preguntas]
    said = f"**{formato.plural(taken, 'respuesta', 'respuestas')}** para traer"
    if wrong:
        said += f"; {formato.plural(len(wrong), 'fila no se toma', 'filas no se toman')}."
    ui.aviso(said, "en_riesgo" if wrong else "en_ruta")
    for refusal in wrong[:MUESTRA]:
        st.html(bloque("", f'<p class="meta">{esc(refusal.razon)}</p>'))
    if taken:
        st.button("Traer estas respuestas", type="primary", key="hoja-traer", on_click=_trae,
                  args=(ctx, r, clase, found, clave(ZONA)))  # fmt: skip


def _trae(ctx: Contexto, r: Reunion, clase: str, found: Preview, key: str) -> None:
    def write(now: datetime) -> str:
        load_answers(ctx.store, ctx.persona, r.id, clase, found.rows, now=now, clave=key)
        return f"Trajo {formato.plural(len(found.rows), 'respuesta', 'respuestas')} de una hoja."

    guardar(ZONA, write)

"""The acta of a meeting on screen, and as files to take away."""

from functools import partial

import streamlit as st

from mgea import formato
from mgea.exports.formatos import FORMATOS, nombre_de_archivo
from mgea.lecturas import participacion as leer
from mgea.lecturas.reuniones import Reunion
from mgea.ui.componentes import components as ui
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import bloque
from mgea.ui.reuniones import nube
from mgea.ui.reuniones.reunion import acta_de, palabras, sala
from mgea.ui.reuniones.reunion_acordar import punto


def acta(ctx: Contexto, r: Reunion) -> None:
    """What was agreed, who came, what was said; and the files."""
    room = sala(ctx, r)
    came = leer.asistencia(room.respuestas, room.padron)
    schools = int(((came["asistentes"] > 0) & (came["ie"] != "")).sum())
    with st.container(key="tarjeta-acta"):
        ui.cifras(
            [
                (formato.numero(len(room.acuerdos)), "acuerdos"),
                (formato.numero(int(came["asistentes"].sum())), "asistentes"),
                (formato.numero(schools), "escuelas presentes"),
                (formato.fecha(r.proxima), "próxima reunión"),
            ],
            "Acta",
        )
        with st.container(horizontal=True, gap="medium"):
            for extension, f in FORMATOS.items():
                st.download_button(
                    f.titulo,
                    data=partial(_archivo, ctx, r, extension),
                    file_name=f"{nombre_de_archivo(f'acta {r.titulo} {r.dia}')}.{extension}",
                    mime=f.mime,
                    key=f"acta-{extension}",
                    on_click="ignore",
                    type="tertiary",
                )
    left, right = st.columns(2, gap="medium")
    with left, st.container(key="tarjeta-acta-acuerdos"):
        points = [punto(a) for a in room.acuerdos]
        ui.lista("Acuerdos, y cómo van hoy", points, "No se tomaron acuerdos.")
    with right, st.container(key="tarjeta-acta-palabras"):
        asked = next((q.texto for q in room.preguntas if q.clase == "palabra"), "Palabras")
        st.html(piezas.encabezado_html(asked))
        cloud = nube.nube_html(palabras(ctx, r))
        st.html(bloque("", cloud or '<p class="meta">Nadie respondió desde un teléfono.</p>'))


def _archivo(ctx: Contexto, r: Reunion, extension: str) -> bytes:
    """The acta in a format, made when somebody asks for it."""
    return FORMATOS[extension].hace(acta_de(ctx, r))

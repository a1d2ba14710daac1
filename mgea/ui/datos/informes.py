"""Reports to take away: a button per format, made when asked for; all the sheets of a slice, in the background."""

from collections.abc import Hashable
from functools import partial
from pathlib import Path

import streamlit as st

from mgea import formato
from mgea.exports.clases import CLASES, Clase, reporte
from mgea.exports.formatos import FORMATOS, nombre_de_archivo
from mgea.exports.lote import Avance, Sigue, zip_de_fichas, zip_de_graficos
from mgea.exports.trabajo import Taller, Trabajo, turno
from mgea.lecturas.pedido import Pedido
from mgea.store import Store
from mgea.ui.componentes import components as ui
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto

BOTON = {"pptx": "PowerPoint", "pdf": "PDF", "xlsx": "Excel"}


def clases(ctx: Contexto) -> list[Clase]:
    """The kinds of report that make sense of the slice, for who looks."""
    return [c for c in CLASES.values() if ctx.es_ie or not c.de_una]


def tarjeta(ctx: Contexto, clase: Clase) -> None:
    """One kind of report with its formats; each file is made only when its button is pressed."""
    with st.container(key=f"tarjeta-descargar-{clase.slug}"):
        st.html(
            piezas.encabezado_html(f"{clase.titulo} · {ctx.quien}", f"{clase.ayuda} · {ctx.meta()}")
        )
        with st.container(horizontal=True, gap="small"):
            for extension, forma in FORMATOS.items():
                st.download_button(
                    BOTON[extension],
                    data=partial(_hace, ctx.store, ctx.pedido, clase.slug, extension),
                    file_name=f"{_nombre(ctx, clase.titulo)}.{extension}",
                    mime=forma.mime,
                    key=f"descargar-{clase.slug}-{extension}",
                    on_click="ignore",
                    icon=":material/download:",
                )


def graficos(ctx: Contexto) -> None:
    """The charts of the report, each as a picture."""
    with st.container(key="tarjeta-descargar-graficos"):
        ayuda = (
            "Cada gráfico del informe como SVG y como PNG, con su título, unidad y fecha · "
            + ctx.meta()
        )
        st.html(piezas.encabezado_html("Los gráficos, sueltos", ayuda))
        st.download_button(
            "SVG y PNG",
            data=partial(_hace_graficos, ctx.store, ctx.pedido),
            file_name=f"{_nombre(ctx, 'graficos')}.zip",
            mime="application/zip",
            key="descargar-graficos",
            on_click="ignore",
            icon=":material/download:",
        )


def _nombre(ctx: Contexto, que: str) -> str:
    return nombre_de_archivo(f"{que} {ctx.quien} {ctx.as_of}")


# What runs when a button is pressed is outside the page's run: it may only use what it is given, and the slice it is
# given was narrowed to what the person may see.
def _hace(store: Store, pedido: Pedido, clase: str, extension: str) -> bytes:
    with turno():
        return FORMATOS[extension].hace(reporte(store, pedido, clase))


def _hace_graficos(store: Store, pedido: Pedido) -> bytes:
    with turno():
        return zip_de_graficos(reporte(store, pedido, "informe"), pedido.now)


@st.cache_resource(show_spinner=False)
def taller() -> Taller:
    """The works of this process; a session that ends leaves its work to whoever comes back for it."""
    return Taller()


def fichas(ctx: Contexto) -> None:
    """The sheet of every school of the slice in a zip: begun, watched, stopped, and then taken."""
    clave = (ctx.persona.id, ctx.persona.rol, id(ctx.store), ctx.store.version(), ctx.pedido)
    trabajo = taller().busca(clave)
    vivo = trabajo is not None and trabajo.vivo
    with st.container(key="tarjeta-descargar-fichas"):
        n = formato.plural(len(ctx.roster), "escuela", "escuelas")
        ayuda = f"Una página en PDF por cada una de las {n}, en un zip · {ctx.meta()}"
        st.html(piezas.encabezado_html("Fichas de todas las escuelas", ayuda))
        # A fragment asks again by itself only while there is something to watch.
        st.fragment(run_every=1.0 if vivo else None)(_mira)(ctx, clave, vivo)


def _mira(ctx: Contexto, clave: Hashable, vigilado: bool) -> None:
    trabajo = taller().busca(clave)
    if vigilado != (trabajo is not None and trabajo.vivo):
        st.rerun()  # it began or ended: only a whole run changes how often this part asks
    if trabajo is None or trabajo.estado in ("cancelado", "fallo"):
        if trabajo is not None:
            ui.aviso(trabajo.mensaje or "Se canceló. No quedó ningún archivo a medias.")
        _empezar(ctx, clave)
    elif trabajo.vivo:
        _avance(trabajo)
    else:
        _listo(ctx, trabajo, clave)


def _empezar(ctx: Contexto, clave: Hashable) -> None:
    def empieza() -> None:
        taller().empieza(clave, len(ctx.roster), partial(_zip, ctx.store, ctx.pedido))

    st.button("Preparar las fichas", key="fichas-preparar", on_click=empieza)


def _zip(store: Store, pedido: Pedido, ruta: Path, avance: Avance, sigue: Sigue) -> int:
    return zip_de_fichas(store, pedido, ruta, avance, sigue)


def _avance(trabajo: Trabajo) -> None:
    hechas = min(trabajo.hechas, trabajo.total)
    dice = f"{formato.numero(hechas)} de {formato.plural(trabajo.total, 'ficha', 'fichas')}"
    if trabajo.estado == "espera":
        dice = "Esperando turno: se preparan otros archivos."
    st.progress(hechas / max(trabajo.total, 1), text=dice)
    st.html(
        '<p class="mgea meta">Puede seguir trabajando en otra página: al volver, aquí estará.</p>'
    )
    if trabajo.cancelado:
        st.html('<p class="mgea meta">Cancelando…</p>')
    else:
        st.button("Cancelar", key="fichas-cancelar", on_click=trabajo.cancela)


def _listo(ctx: Contexto, trabajo: Trabajo, clave: Hashable) -> None:
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            f"Guardar {formato.plural(trabajo.hechas, 'ficha', 'fichas')} (zip)",
            data=trabajo.ruta.read_bytes,
            file_name=f"{_nombre(ctx, 'fichas')}.zip",
            mime="application/zip",
            key="fichas-guardar",
            on_click="ignore",
            icon=":material/download:",
        )
        st.button("Descartar", key="fichas-descartar", on_click=taller().olvida, args=(clave,))

"""What pages use to write on the screen. Each function writes to Streamlit and returns nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd
import streamlit as st

from mgea.charts import CONFIG_ES, Figure, ampliada
from mgea.ui.componentes.celdas import celdas_html
from mgea.ui.componentes.tablas import tabla
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.look import figuras_grandes, tema_actual

Tabla = (
    pd.DataFrame | Callable[[], pd.DataFrame] | str | None
)  # a text is a table already written as HTML


def headline(
    valor: str, de: str, frase: str, chip: str = "", meta: str = "", nivel: int = 1
) -> None:
    """The page's big figure: ``62`` · ``de 100 puntos`` · one sentence (``**bold**``) · band · what is behind.
    ``nivel`` 2 under a title of the page's own."""
    st.html(piezas.titular_html(valor, de, frase, chip, meta, nivel))


def chip(estado: str, palabra: str = "") -> None:
    """A band (critico, en_riesgo, en_ruta, adelantada, datos_insuficientes) as glyph and word."""
    st.html(piezas.bloque("", piezas.chip_html(estado, palabra)))


def aviso(texto: str, tono: str = "neutro", voz: bool = False) -> None:
    """A notice; ``tono`` is a band or ``neutro``; with ``voz`` it is said aloud too."""
    st.html(piezas.aviso_html(texto, tono, voz))


def barra_celdas(
    df: pd.DataFrame, titulos: Mapping[str, str] | None = None, key: str = "barra"
) -> None:
    """The bar of 25 cells in its card; see ``celdas_html`` for the frame."""
    with st.container(key=f"tarjeta-{key}"):
        st.html(celdas_html(df, titulos))


def lista(titulo: str, items: Sequence[tuple[str, str]], vacia: str = "") -> None:
    """A heading and its points, each (what, detail)."""
    st.html(piezas.lista_html(titulo, items, vacia))


def listas(key: str, *partes: tuple[str, Sequence[tuple[str, str]]], vacia: str = "") -> None:
    """Several lists in one card: «Qué sube más el puntaje», «Vence pronto»."""
    with st.container(key=f"tarjeta-{key}"):
        for titulo, items in partes:
            lista(titulo, items, vacia)


def cifras(pares: Sequence[tuple[str, str]], titulo: str = "") -> None:
    """Two or three middle-sized figures: («6 días», «de envío a verificación»)."""
    if titulo:
        st.html(piezas.encabezado_html(titulo))
    st.html(piezas.cifras_html(pares))


def principios(
    tarjetas: str,
    titulo: str = "Los siete principios",
    meta: str = "",
    pie: Callable[[], None] | None = None,
) -> None:
    """The row of principle cards, as ``tarjetas_html`` writes them. ``pie`` draws what goes under them."""
    with st.container(key="tarjeta-principios"):
        st.html(
            piezas.encabezado_html(
                titulo, meta or "Puntos de 100 en cada principio; en gris, lo esperado"
            )
        )
        st.html(tarjetas or piezas.bloque("", '<p class="meta">Todavía no hay datos.</p>'))
        if pie is not None:
            pie()


def a_la_vista(fig: Figure) -> Figure:
    """The figure as big as this session's screen needs it."""
    return ampliada(fig) if figuras_grandes() else fig


def chart_frame(
    titulo: str,
    meta: str,
    fig: Figure,
    resumen: str,
    tabla_df: Tabla,
    key: str,
    columnas: Mapping[str, str] | None = None,
    ficha: object | None = None,
    leyenda: Iterable[tuple[str, str]] = (),
    mostrar_resumen: bool = True,
) -> None:
    """A chart in its card: title, meta («datos al 31/07/2023 · 51 de 56 IE»), drawing, sentence, table, definition.

    ``resumen`` is also the drawing's accessible name. ``tabla_df`` may be a function: then it is called only when the
    table is opened. ``ficha`` is an ``Indicador``, or a function that draws its «¿Qué significa?».
    """
    with st.container(key=f"tarjeta-{key}"):
        st.html(piezas.encabezado_html(titulo, meta, leyenda))
        fig = a_la_vista(fig)
        st.plotly_chart(
            fig,
            height=int(fig.layout.height),  # its place is kept while the drawing loads
            key=f"grafico-{key}-{tema_actual()}",
            config=CONFIG_ES,
            alt=f"{titulo}. {resumen}",
            theme="streamlit",
        )
        if mostrar_resumen:
            st.html(piezas.bloque("", f'<p class="resumen">{piezas.rico(resumen)}</p>'))
        if tabla_df is not None or ficha is not None:
            with st.container(horizontal=True, gap="medium"):
                _ver_tabla(titulo, tabla_df, columnas, key)
                if callable(ficha):
                    ficha()
                elif ficha is not None:
                    que_significa(ficha, key)


def _ver_tabla(titulo: str, tabla_df: Tabla, columnas: Mapping[str, str] | None, key: str) -> None:
    if tabla_df is None:
        return
    if callable(tabla_df):
        hoja = st.popover("Ver tabla", type="tertiary", key=f"tabla-{key}", on_change="rerun")
        if hoja.open:
            with hoja:
                tabla(tabla_df(), columnas, titulo)
        return
    with st.popover("Ver tabla", type="tertiary", key=f"tabla-{key}"):
        if isinstance(tabla_df, str):
            st.html(tabla_df)
        else:
            tabla(tabla_df, columnas, titulo)


def que_significa(ficha: object, key: str) -> None:
    """A quiet «¿Qué significa?» that opens the definition of an indicator."""
    with st.popover("¿Qué significa?", type="tertiary", key=f"ficha-{key}"):
        st.html(piezas.ficha_html(ficha))


def empty_state(
    titulo: str,
    que_hacer: str,
    accion: Callable[[], None] | None = None,
    key: str = "vacio",
    nivel: int = 2,
) -> None:
    """Nothing to show yet: what is missing, what to do next, and the button or link that does it (``accion``).
    ``nivel`` 1 when the page says nothing else: then it is the page's heading."""
    with st.container(key=f"tarjeta-{key}", horizontal_alignment="center"):
        st.html(piezas.vacio_html(titulo, que_hacer, nivel))
        if accion is not None:
            accion()

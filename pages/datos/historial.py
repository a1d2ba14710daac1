"""Historial: who said what, when and from where; two moments side by side; and batches that can be taken back."""

import streamlit as st

from mgea import catalogo, formato
from mgea.lecturas import historial as lecturas
from mgea.permissions import may
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.descargas import tabla_que_sale
from mgea.ui.datos import historial
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo import contexto, tablero
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import hoja_de
from mgea.ui.nucleo.piezas import bloque, encabezado_html, esc

PAGE = Page(
    "Historial",
    "historial",
    "La vida de cada dato: qué, cuándo, quién y de dónde; comparar fechas y deshacer cargas",
    "ver_nombres",
)


def render(ctx: Contexto) -> None:
    """The history of one school, and the batches of whatever slice is looked at."""
    hoja_de("registro")
    nombres = lecturas.quienes(ctx.store)
    st.html(
        bloque(
            "mgea-mes",
            f'<h1>Historial</h1><p class="meta">{esc(ctx.quien)} · nada se borra: cada corrección se suma</p>',
        )
    )
    if ctx.es_ie:
        _vida(ctx, nombres)
        _comparar(ctx)
    else:
        ui.aviso(
            "Elija una escuela arriba, donde dice el ámbito, para ver la vida de sus prácticas."
        )
    _cargas(ctx, nombres)


def _vida(ctx: Contexto, nombres: dict[str, str]) -> None:
    titulos = {p.id: f"{p.id} {p.titulo}" for p in catalogo.practicas()}
    with st.container(key="tarjeta-vida"):
        st.html(
            encabezado_html(
                "La vida de una práctica",
                f"todo lo dicho hasta {formato.mes_largo(ctx.as_of)}, lo más nuevo primero",
            )
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            practica = st.selectbox(
                "Práctica", list(titulos), format_func=titulos.__getitem__, key="vida-practica"
            )
            dia = st.date_input(
                "Como se sabía el",
                None,
                format="DD/MM/YYYY",
                key="vida-fecha",
                max_value=historial.hoy(ctx.pedido),
            )
        pedido = historial.sabido(ctx.pedido, dia)
        linea = tablero.read(ctx.store, "linea", pedido)
        own = linea[linea["practica"] == practica]
        titulo = f"{formato.plural(len(own), 'registro', 'registros')} de {practica}"
        tabla_que_sale(historial.filas_linea(own, nombres), historial.LINEA, titulo, "vida", "")


def _comparar(ctx: Contexto) -> None:
    months = contexto.meses(ctx.pedido.now)
    with st.container(key="tarjeta-comparar"):
        st.html(encabezado_html("Comparar dos momentos", "solo las prácticas que difieren"))
        sides = []
        for lado, titulo, month in (
            ("antes", "Antes", ctx.pedido.back(1)),
            ("luego", "Después", ctx.as_of),
        ):
            with st.container(horizontal=True, key=f"lado-{lado}"):
                mes = st.selectbox(
                    f"{titulo}: mes",
                    months,
                    index=months.index(month) if month in months else 0,
                    format_func=formato.mes_largo,
                    key=f"comparar-mes-{lado}",
                )
                dia = st.date_input(
                    f"{titulo}: como se sabía el",
                    None,
                    format="DD/MM/YYYY",
                    key=f"comparar-fecha-{lado}",
                    max_value=historial.hoy(ctx.pedido),
                )
            sides.append(historial.sabido(ctx.pedido.at(mes), dia))
        different = lecturas.comparar(ctx.store, *sides)
        if different.empty:
            ui.aviso("Las 25 prácticas están igual en los dos momentos.")
            return
        names = {"practica": "Práctica", "antes": "Antes", "luego": "Después"}
        titulo = formato.plural(len(different), "práctica difiere", "prácticas difieren")
        tabla_que_sale(historial.filas_comparadas(different), names, titulo, "momentos", ctx.as_of)


def _cargas(ctx: Contexto, nombres: dict[str, str]) -> None:
    cargas = ctx.read("cargas")
    with st.container(key="tarjeta-cargas"):
        st.html(encabezado_html("Cargas de archivos", "lo que llegó por «Importar»"))
        if st.session_state.pop("_deshecha", False):
            ui.aviso("La carga quedó deshecha: sus filas ya no cuentan.", "en_ruta")
        filas = historial.filas_cargas(cargas, nombres)
        tabla_que_sale(filas, historial.CARGA, "Cargas de archivos", "cargas", "")
        if may(ctx.persona, "importar"):
            historial.forma_deshacer(ctx.store, ctx.persona, cargas)

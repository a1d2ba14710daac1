"""The map of the slice, and the schools it cannot draw."""

import pandas as pd
import streamlit as st

from mgea import formato, frases
from mgea.charts import mapa as dibujos
from mgea.charts.paleta import BANDAS
from mgea.lecturas import filas
from mgea.ui.componentes.descargas import tabla_que_sale
from mgea.ui.componentes.enlazadas import Vista, tabla_enlazada
from mgea.ui.componentes.laminas import lamina
from mgea.ui.componentes.paneles import Panel
from mgea.ui.marco.direccion import vista_actual
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.una_vez import una_vez

COLUMNAS = {
    "nombre": "Escuela", "distrito_nombre": "Distrito", "rei": "REI", "situacion": "Situación", "puntos": "Puntos",
}  # fmt: skip


@lamina
def mapa(ctx: Contexto, situacion: str) -> Panel:
    """Schools at their place, each with the shape and colour of its band; the table lists the same schools."""
    schools = filas.buscadas(ctx.read("comparada"), "", situacion)
    told = schools.assign(situacion=[frases.banda_palabra(r) for r in schools.to_dict("records")])
    told = told.sort_values(["distrito_nombre", "nombre"], kind="stable")
    con = dibujos.con_coordenadas(told)
    n = schools["banda"].value_counts()
    leyenda = [(f"({g})", f"{w}: {formato.numero(int(n[b]))}") for b, (g, w) in BANDAS.items() if n.get(b)]  # fmt: skip
    sin = int((schools["banda"] == "").sum())
    if sin:
        leyenda.append(("(○)", f"Sin comparación: {formato.numero(sin)}"))
    return Panel(
        f"Dónde están las escuelas de {ctx.quien}",
        f"Coordenadas del padrón, sin mapa de fondo · {ctx.meta(len(con), len(schools))} dibujadas · toque un punto "
        "para abrir su hoja",
        dibujos.mapa(told),
        dibujos.resumen_mapa(told),
        told,
        "mapa",
        COLUMNAS,
        leyenda=leyenda,
    )


def lista(ctx: Contexto, situacion: str, total: int) -> None:
    """The same schools by district, each a link to its sheet: the map by keyboard."""
    with st.container(key="tarjeta-lista-mapa"):
        titulo = "Las mismas escuelas, por distrito"
        st.html(piezas.encabezado_html(titulo, f"Cada nombre abre su hoja · {ctx.meta()}"))
        n, numero = filas.paginas(total), "1"
        if n > 1:
            hojas = [str(i) for i in range(1, n + 1)]
            numero = st.selectbox(f"Página (de {n})", hojas, key="pagina", bind="query-params")
        st.html(_lista(ctx, situacion, int(numero or 1), vista_actual()))


@una_vez
def _lista(ctx: Contexto, situacion: str, numero: int, view: Vista) -> str:
    schools = filas.buscadas(ctx.read("comparada"), "", situacion)
    schools = schools.sort_values(["distrito_nombre", "nombre"], kind="stable")
    rows = filas.pagina(schools, numero)
    told = rows.assign(situacion=[frases.banda_palabra(r) for r in rows.to_dict("records")])
    return tabla_enlazada(told, COLUMNAS, view, "escuelas")


def sin_lugar(schools: pd.DataFrame) -> None:
    """The schools whose coordinates are missing or impossible."""
    fuera = schools[~schools.index.isin(dibujos.con_coordenadas(schools).index)]
    if fuera.empty:
        return
    with st.container(key="tarjeta-sin-lugar"):
        st.html(
            piezas.encabezado_html(
                f"{formato.plural(len(fuera), 'escuela', 'escuelas')} sin coordenadas",
                "El padrón no dice dónde están, o las pone fuera del Perú. Corríjalo en ESCALE e impórtelo de nuevo.",
            )
        )
        columns = {"nombre": "Escuela", "distrito_nombre": "Distrito", "rei": "REI"}
        tabla_que_sale(fuera, columns, "Escuelas sin coordenadas", "sin-lugar", "")

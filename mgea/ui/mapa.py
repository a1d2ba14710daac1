"""The map of the slice, and the schools it cannot draw."""

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.charts import mapa as dibujos
from mgea.charts.paleta import BANDAS
from mgea.lecturas import filas
from mgea.ui import frases, piezas
from mgea.ui.contexto import Contexto
from mgea.ui.laminas import lamina
from mgea.ui.paneles import Panel
from mgea.ui.tablas import tabla

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
        tabla(fuera, columns, "Escuelas sin coordenadas", key="sin-lugar")

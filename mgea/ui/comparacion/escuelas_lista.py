"""The list of schools: a page of it as a table whose names are links, and all of it as a file."""

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.lecturas import filas
from mgea.ui.comparacion.escuelas_calor import Vista, en_pagina, reportadas, situacion
from mgea.ui.componentes.descargas import descargas
from mgea.ui.componentes.enlazadas import tabla_enlazada
from mgea.ui.marco.direccion import vista_actual
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.una_vez import una_vez

COLUMNAS = {
    "nombre": "Escuela", "rei": "REI", "distrito_nombre": "Distrito", "puntos_texto": "Puntos",
    "brecha_texto": "Brecha", "situacion": "Situación", "mejora_texto": "Cambio", "reporte": "Reportadas",
    "vencidos_texto": "Vencidos",
}  # fmt: skip
PUBLICAS = ("nombre", "puntos_texto", "brecha_texto", "situacion", "mejora_texto")
ARCHIVO = {
    "ie": "IE", "nombre": "Escuela", "servicios": "Servicios", "rei": "REI", "distrito_nombre": "Distrito",
    "niveles": "Nivel", "gestion_nombre": "Gestión", "estado": "Estado", "puntos": "Puntos", "esperado": "Esperado",
    "brecha": "Brecha", "situacion": "Situación", "partida": "Punto de partida", "mejora": "Cambio",
    "reportadas": "Prácticas reportadas", "aplicables": "Prácticas aplicables",
    "vencidos": "Compromisos vencidos",
}  # fmt: skip


def lista(ctx: Contexto, schools: pd.DataFrame, vista: Vista) -> None:
    """The rows of the page looked at, in the order of the heat map."""
    with st.container(key="tarjeta-lista"):
        total = len(filas.buscadas(schools, vista.buscar, vista.situacion))
        st.html(
            piezas.encabezado_html(
                f"{formato.plural(total, 'escuela', 'escuelas')}, una por una",
                f"Orden: {vista.orden.lower()}; menos de 4 puntos entre dos escuelas no se distingue. El cambio es "
                f"desde diciembre del año anterior, o desde su primer mes con datos suficientes · {ctx.meta()}",
            )
        )
        # The links carry the view: part of the key, so that nobody gets the links of another person's view.
        st.html(_html(ctx, vista, vista_actual()))
        with st.container(horizontal=True, gap="medium"):
            descargas(
                lambda: _todas(ctx, schools, vista),
                ARCHIVO,
                f"Escuelas {ctx.quien}",
                "lista",
                ctx.as_of,
            )


@una_vez
def _html(ctx: Contexto, vista: Vista, view: tuple[tuple[str, str], ...]) -> str:
    rows, _ = en_pagina(ctx.read("comparada"), vista)
    keys = list(COLUMNAS) if ctx.pedido.nombres else list(PUBLICAS)
    return tabla_enlazada(_dicho(ctx, rows), {k: COLUMNAS[k] for k in keys}, view)


def _dicho(ctx: Contexto, rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows with what the table says in words."""
    records = rows.to_dict("records")
    told = rows.assign(
        situacion=[situacion(r) for r in records],
        puntos_texto=rows["puntos"].map(formato.puntos),
        brecha_texto=rows["brecha"].map(formato.con_signo),
        mejora_texto=rows["mejora"].map(formato.con_signo),
    )
    if not ctx.pedido.nombres:
        return told
    vencidos = _vencidos(ctx, rows)
    return told.assign(
        reporte=[reportadas(r) for r in records],
        vencidos=vencidos,
        vencidos_texto=vencidos.map(formato.numero),
    )


def _vencidos(ctx: Contexto, rows: pd.DataFrame) -> pd.Series:
    due = ctx.read("tasa_compromisos", None, "compromisos_vencidos")
    return rows["ie"].map(due.set_index("ie")["numerador"]).fillna(0).astype(int)


def _todas(ctx: Contexto, schools: pd.DataFrame, vista: Vista) -> pd.DataFrame:
    """All pages: what the file holds. Words only for the band, numbers unrounded."""
    found = filas.ordenadas(filas.buscadas(schools, vista.buscar, vista.situacion), vista.orden)
    words = {v: k for k, v in filas.SITUACIONES.items() if v}
    told = found.assign(situacion=found["banda"].map(words).fillna("Sin comparación"))
    return told.assign(vencidos=_vencidos(ctx, told)) if ctx.pedido.nombres else told

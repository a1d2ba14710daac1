"""Compromisos: per CGE, what is due, overdue and done; the MGEA's contribution; the official indicators apart."""

import pandas as pd
import streamlit as st

from mgea import catalogo, formato
from mgea.frases import compromisos as frases_compromisos
from mgea.ui import components as ui
from mgea.ui import graficos, piezas
from mgea.ui.contexto import Contexto
from mgea.ui.descargas import tabla_que_sale
from mgea.ui.ficha import que_significa
from mgea.ui.navegacion import Page
from mgea.ui.tablas import tabla

PAGE = Page("Compromisos", "compromisos", "Compromisos por CGE: cumplidos, por vencer y vencidos")
COLUMNAS = {
    "nombre": "Escuela", "cge_texto": "CGE", "compromiso": "Compromiso", "responsable": "Responsable",
    "limite": "Fecha límite", "estado_texto": "Estado", "nota": "Nota",
}  # fmt: skip


def render(ctx: Contexto) -> None:
    """Commitments of the slice at the end of the month."""
    frame = ctx.read("compromisos")
    cumplimiento = ctx.figure("cumplimiento_exigible")
    puntualidad = ctx.figure("puntualidad_compromisos")
    titular = frases_compromisos.titular_compromisos(cumplimiento, puntualidad, frame)
    ui.headline(
        titular.cifra, titular.de, titular.frase, titular.chip, f"{titular.meta} · {ctx.meta()}"
    )
    with st.container(horizontal=True, key="titular-fichas"):
        que_significa(ctx, "cumplimiento_exigible", "titular")
        que_significa(
            ctx, "puntualidad_compromisos", "puntualidad", etiqueta="¿Qué es su fecha original?"
        )
    if frame.empty:
        ui.empty_state(
            "Todavía no hay compromisos registrados",
            "Impórtelos en Datos › Importar con el formato «compromisos», o pida la plantilla allí mismo.",
        )
    else:
        graficos.compromisos_cge(ctx)
        _lista(ctx, frame)
    _aportes(ctx)
    _oficiales(ctx)


def _lista(ctx: Contexto, frame: pd.DataFrame) -> None:
    ver = st.segmented_control(
        "Ver",
        ["Vencidos", "Por vencer", "Cumplidos", "Incompletos y anulados"],
        default="Vencidos",
        key="compromisos-ver",
        required=True,
    )
    estados = {
        "Vencidos": ["vencido"],
        "Por vencer": ["pendiente"],
        "Cumplidos": ["cumplido_a_tiempo", "cumplido_tarde"],
        "Incompletos y anulados": ["incompleto", "anulado"],
    }[ver or "Vencidos"]
    shown = frame[frame["estado"].isin(estados)].sort_values("fecha_limite")
    with st.container(key="tarjeta-lista-compromisos"):
        titulo = f"{ver}: {formato.plural(len(shown), 'compromiso', 'compromisos')}"
        st.html(piezas.encabezado_html(titulo, ctx.meta()))
        columns = {k: v for k, v in COLUMNAS.items() if k != "nombre" or not ctx.es_ie}
        filas = frases_compromisos.filas_compromisos(shown)
        tabla_que_sale(filas, columns, titulo, "compromisos", ctx.as_of)


def _aportes(ctx: Contexto) -> None:
    """The contribution of the practices to each CGE: a proposal, never the official indicator."""
    frame = ctx.read("aportes")
    principal = {m.cge for m in catalogo.mapa_cge() if m.peso == 1}
    rows = [
        {
            "cge": f"CGE {r['cge']}",
            "titulo": r["titulo"],
            "aporte": formato.porcentaje(r["valor"]),
            "nota": "sin práctica principal" if r["cge"] not in principal else "",
        }
        for r in frame.to_dict("records")
    ]
    with st.container(key="tarjeta-aportes"):
        st.html(
            piezas.encabezado_html(
                "Aporte del MGEA a cada CGE",
                f"Propuesta editable, no oficial: compare un CGE consigo mismo, no con otro · {ctx.meta()}",
            )
        )
        names = {
            "cge": "CGE",
            "titulo": "Compromiso de gestión",
            "aporte": "Aporte",
            "nota": "Nota",
        }
        tabla(pd.DataFrame(rows), names, "Aporte del MGEA a cada CGE")
        with st.container(horizontal=True, key="aporte-fichas"):
            for cge in catalogo.compromisos():
                clave = str(cge.n)
                que_significa(
                    ctx, "aporte_cge", f"aporte-{clave}", clave, f"¿Qué hay en el CGE {clave}?"
                )


def _oficiales(ctx: Contexto) -> None:
    """CGE 1 and 2 are officially followed by indicators: kept apart from the practices."""
    frame = ctx.read("oficiales")
    with st.container(key="tarjeta-oficiales"):
        st.html(
            piezas.encabezado_html(
                "Indicadores oficiales de CGE 1 y 2",
                "Resultados de los estudiantes; no se mezclan con las prácticas · hasta el año "
                f"{ctx.as_of[:4]}",
            )
        )
        rows, names = frases_compromisos.filas_oficiales(frame)
        tabla(rows, names, "Indicadores oficiales")

"""Cronograma: the phases over the months, expected and actual, levels by month, and the checkpoints of Evaluar."""

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.frases import cronograma as frases_cronograma
from mgea.ui.componentes import components as ui
from mgea.ui.componentes import graficos
from mgea.ui.componentes.descargas import tabla_que_sale
from mgea.ui.componentes.ficha import que_significa
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto

PAGE = Page("Cronograma", "cronograma", "Las cuatro fases: qué toca hoy y qué tan lejos se está")


def render(ctx: Contexto) -> None:
    """Where the calendar stands, and where the slice stands against it."""
    titular = frases_cronograma.titular_cronograma(ctx.read("fases"), ctx.read("meses"), ctx.as_of)
    ui.headline(
        titular.cifra, titular.de, titular.frase, titular.chip, f"{titular.meta} · {ctx.meta()}"
    )
    graficos.esperado_real(ctx)
    graficos.distribucion(ctx)
    left, right = st.columns([1, 1], gap="small")
    with left:
        _ritmo(ctx)
    with right:
        _hitos(ctx)


def _ritmo(ctx: Contexto) -> None:
    """Pace: what it is, and what it would have to be."""
    frame = {slug: ctx.figure(slug) for slug in ("ritmo", "ritmo_necesario", "meses_atras")}
    with st.container(key="tarjeta-ritmo"):
        ui.cifras(
            [
                (
                    formato.con_signo(frame["ritmo"]["valor"]),
                    "puntos por mes, en los últimos tres meses exigibles",
                ),
                (
                    formato.con_signo(frame["ritmo_necesario"]["valor"]),
                    "puntos por mes harían falta hasta diciembre",
                ),
                (
                    formato.numero(frame["meses_atras"]["valor"], 0 if ctx.es_ie else 1),
                    "meses de atraso",
                ),
            ],
            "Ritmo actual y ritmo necesario",
        )
        st.html(f'<p class="mgea meta">{frases_cronograma.ritmo(frame)}</p>')
        with st.container(horizontal=True):
            que_significa(ctx, "ritmo", "ritmo")
            que_significa(ctx, "ritmo_necesario", "ritmo-necesario", etiqueta="¿Y el necesario?")
            que_significa(ctx, "meses_atras", "meses-atras", etiqueta="¿Y el atraso?")


def _hitos(ctx: Contexto) -> None:
    """Evaluar is a checkpoint: a complete self-assessment in each of its months."""
    frame = hitos(ctx)
    with st.container(key="tarjeta-hitos"):
        st.html(
            piezas.encabezado_html(
                "Hitos de Evaluar", f"Autoevaluación completa en cada mes · {ctx.meta()}"
            )
        )
        cuantas = {} if ctx.es_ie else {"cumplido": "Cumplido", "pendiente": "Pendiente"}
        names = {"mes": "Mes", **cuantas, "estado": "Estado"}
        tabla_que_sale(frame, names, "Hitos de Evaluar", "hitos", ctx.as_of)


def hitos(ctx: Contexto) -> pd.DataFrame:
    """One row per Evaluar month: schools whose every applicable practice had a state, and those not."""
    frame = ctx.read("hitos")
    rows = []
    for r in frame.to_dict("records"):
        futuro = r["periodo"] > ctx.as_of
        done, rest = int(r["cumplido"]), int(r["activas"] - r["cumplido"])
        if futuro:
            estado = "Todavía no toca"
        elif ctx.es_ie:
            estado = "✓ Hito cumplido" if done else "○ Hito pendiente"
        else:
            estado = (
                f"{formato.porcentaje(done / r['activas'])} de las escuelas"
                if r["activas"]
                else "—"
            )
        rows.append(
            {
                "mes": formato.mes_largo(r["periodo"]),
                "cumplido": None if futuro else done,
                "pendiente": None if futuro else rest,
                "estado": estado,
            }
        )
    return pd.DataFrame(rows, columns=["mes", "cumplido", "pendiente", "estado"])

"""Resumen: one figure, one sentence, and what stands behind them, for a school or for a group."""

from functools import partial

import pandas as pd
import streamlit as st

from mgea import formato, frases
from mgea.frases import compromisos as frases_compromisos
from mgea.frases import cronograma as frases_cronograma
from mgea.lecturas import compromisos as lecturas_compromisos
from mgea.lecturas import practicas as lecturas_practicas
from mgea.ui.acompanamiento import acompanar
from mgea.ui.componentes import components as ui
from mgea.ui.componentes import graficos
from mgea.ui.componentes.ficha import que_significa
from mgea.ui.componentes.tarjetas import tarjetas_html
from mgea.ui.marco.navegacion import Page, enlace
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.una_vez import una_vez

PAGE = Page("Resumen", "resumen", "Cómo va: puntos, lo esperado y qué atender primero", inicio=True)


def render(ctx: Contexto) -> None:
    """The summary of the slice: a school's own, or a group's."""
    if ctx.es_ie:
        _ie(ctx)
    else:
        _grupo(ctx)


def _ie(ctx: Contexto) -> None:
    school = ctx.read("escuelas").iloc[0]
    cells = ctx.read("celdas")
    titular = frases.titular_ie(school, ctx.as_of)
    ui.headline(titular.cifra, titular.de, titular.frase, titular.chip, titular.meta)
    if school["estado"] == "inactiva":
        return
    que_significa(ctx, "puntos", "titular")
    ui.barra_celdas(cells)
    left, right = st.columns([2, 1], gap="small")
    with left:
        graficos.esperado_real(ctx)
    with right:
        _atender(ctx, cells)
    _principios(ctx)
    enlace("practicas", "Ver las 25 prácticas una por una")


def _atender(ctx: Contexto, cells: pd.DataFrame) -> None:
    """What raises the score most, and what falls due."""
    sube = lecturas_practicas.que_sube(cells)
    todos = ctx.read("compromisos")
    hasta = pd.Timestamp(formato.ultimo_dia(ctx.as_of)) + pd.Timedelta(days=31)
    vence = lecturas_compromisos.vence_pronto(todos, hasta)
    ui.listas(
        "atender",
        ("Qué sube más el puntaje", [frases.sube(r) for r in sube.to_dict("records")]),
        (
            "Vence pronto",
            [frases_compromisos.vence(r) for r in vence.to_dict("records")]
            + frases_cronograma.hitos(ctx.read("meses"), cells, ctx.as_of),
        ),
        vacia="Nada pendiente por ahora.",
    )


def _grupo(ctx: Contexto) -> None:
    titular = _dicho(ctx)
    ui.headline(titular.cifra, titular.de, titular.frase, titular.chip, titular.meta)
    que_significa(ctx, "brecha", "titular")
    left, right = st.columns([3, 2], gap="small")
    with left:
        graficos.escuelas_puntos(ctx)
        graficos.esperado_real(ctx)
    with right:
        graficos.reporte_mes(ctx)
        acompanar.apoyo(ctx)
    _principios(ctx)
    left, middle, right = st.columns(3, gap="small")
    with left:
        acompanar.cambios(ctx)
        acompanar.reloj(ctx)
    with middle:
        acompanar.celebrar(ctx)
    with right:
        acompanar.ensenar(ctx)
        acompanar.verificado(ctx)


@una_vez
def _dicho(ctx: Contexto) -> frases.Titular:
    """The headline of a group."""
    return frases.titular_grupo(ctx.read("escuelas"), ctx.as_of, ctx.quien)


def _principios(ctx: Contexto) -> None:
    """A small card per principle: points, its line against the expected one, and what it means."""
    tarjetas, meta = _tarjetas(ctx)
    pie = partial(que_significa, ctx, "indice_equilibrado", "principios")
    ui.principios(tarjetas, meta=meta, pie=pie)


@una_vez
def _tarjetas(ctx: Contexto) -> tuple[str, str]:
    """The principles' cards as HTML, and the line that says what they count."""
    frame = ctx.read("principio_mes")
    notas = (
        frases.notas_principio(ctx.read("celdas"))
        if ctx.es_ie
        else frases.notas_esperado(frame, ctx.as_of)
    )
    now = frame[frame["periodo"] == ctx.as_of]
    n = int(now["n"].max()) if len(now) else 0
    quienes = ctx.meta() if ctx.es_ie else ctx.meta(n, len(ctx.roster))
    unidad = "Puntos de 100 en cada principio" if ctx.es_ie else "Media de los puntos de 100"
    meta = f"{unidad}; en gris, lo que espera el cronograma · {quienes}"
    return tarjetas_html(frame, ctx.as_of, notas), meta

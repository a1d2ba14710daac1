"""Riesgo y visitas: which schools need company and why, a plan for the time there is, and the promises kept."""

import streamlit as st

from mgea import formato
from mgea.permissions import may
from mgea.ui.acompanamiento import riesgo
from mgea.ui.acompanamiento.reportes import ESTILO
from mgea.ui.componentes import components as ui
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.una_vez import una_vez

PAGE = Page(
    "Riesgo y visitas",
    "riesgo",
    "Qué escuelas necesitan compañía y por qué, y a quién visitar este mes",
    "supervisar",
)


def render(ctx: Contexto) -> None:
    """The list with its rules; for whoever visits, also the plan."""
    st.html(ESTILO)
    figure, of, sentence, meta = _dicho(ctx)
    ui.headline(figure, of, sentence, meta=meta)
    riesgo.lista(ctx)
    riesgo.reglas(ctx)
    if may(ctx.persona, "verificar"):
        riesgo.plan(ctx)
    riesgo.prometidas(ctx)


@una_vez
def _dicho(ctx: Contexto) -> tuple[str, str, str, str]:
    """The headline: how many schools, of how many, one sentence, and what is behind."""
    frame = riesgo.en_riesgo(ctx)
    schools = ctx.read("escuelas")
    activas = int((schools["estado"] != "inactiva").sum())
    tiers = frame["tramo"].value_counts().to_dict()
    parts = [
        f"**{formato.numero(n)}** con urgencia {word}"
        for word in ("alta", "media", "baja")
        if (n := tiers.get(word, 0))
    ]
    frase = f"{formato.enumera(parts)}." if parts else "Ninguna muestra señales de riesgo este mes."
    return (
        formato.numero(len(frame)),
        f"de {formato.plural(activas, 'escuela necesita', 'escuelas necesitan')} compañía",
        frase[0].upper() + frase[1:],
        ctx.meta(activas, len(schools)),
    )

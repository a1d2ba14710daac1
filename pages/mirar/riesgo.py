"""Riesgo y visitas: which schools need company and why, a plan for the time there is, and the promises kept."""

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.permissions import may
from mgea.ui import components as ui
from mgea.ui import riesgo
from mgea.ui.contexto import Contexto
from mgea.ui.navegacion import Page
from mgea.ui.reportes import ESTILO

PAGE = Page(
    "Riesgo y visitas",
    "riesgo",
    "Qué escuelas necesitan compañía y por qué, y a quién visitar este mes",
    "supervisar",
)


def render(ctx: Contexto) -> None:
    """The list with its rules; for whoever visits, also the plan."""
    st.html(ESTILO)
    frame = riesgo.en_riesgo(ctx)
    _titular(ctx, frame)
    riesgo.lista(ctx, frame)
    riesgo.reglas(ctx, frame)
    if may(ctx.persona, "verificar"):
        riesgo.plan(ctx, frame)
    riesgo.prometidas(ctx)


def _titular(ctx: Contexto, frame: pd.DataFrame) -> None:
    schools = ctx.read("escuelas")
    activas = int((schools["estado"] != "inactiva").sum())
    tiers = frame["tramo"].value_counts().to_dict()
    parts = [
        f"**{formato.numero(n)}** con urgencia {word}"
        for word in ("alta", "media", "baja")
        if (n := tiers.get(word, 0))
    ]
    frase = f"{formato.enumera(parts)}." if parts else "Ninguna muestra señales de riesgo este mes."
    ui.headline(
        formato.numero(len(frame)),
        f"de {formato.plural(activas, 'escuela necesita', 'escuelas necesitan')} compañía",
        frase[0].upper() + frase[1:],
        meta=ctx.meta(activas, len(schools)),
    )

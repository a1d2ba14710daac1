"""Reportes: who reported each month, school by school and REI by REI, and the message to whoever owes something."""

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.permissions import may
from mgea.ui.acompanamiento.prorrogas import prorrogas
from mgea.ui.acompanamiento.reportes import mensajes, por_escuela, por_rei
from mgea.ui.componentes import components as ui
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.una_vez import una_vez

PAGE = Page(
    "Reportes",
    "reportes",
    "Quién reportó a tiempo, tarde o no, y el mensaje listo para cada escuela",
    "supervisar",
)


def render(ctx: Contexto) -> None:
    """The figure of the month, the two boards, the messages and the extensions."""
    now = ctx.read("reportes_ultimo")
    if now.empty:
        ui.empty_state(
            "Todavía no hay reportes exigibles",
            f"El cronograma de {ctx.as_of[:4]} no pide ningún reporte hasta {formato.mes_nombre(ctx.as_of)}. "
            "Elija otro mes arriba.",
            nivel=1,
        )
        return
    periodo = str(now["periodo"].iloc[0])
    figure, of, sentence, meta = _dicho(ctx)
    ui.headline(figure, of, sentence, meta=meta)
    if periodo != ctx.as_of:
        st.caption(f"{formato.mes_largo(ctx.as_of).capitalize()} no pide reporte.")
    if ctx.roster["rei"].nunique() > 1:
        por_rei(ctx, periodo)
    por_escuela(ctx)
    if may(ctx.persona, "verificar"):
        mensajes(ctx)
    prorrogas(ctx)


@una_vez
def _dicho(ctx: Contexto) -> tuple[str, str, str, str]:
    """The headline: how many reported on time the last month that asked for a report."""
    now = ctx.read("reportes_ultimo")
    periodo = str(now["periodo"].iloc[0])
    n = now["reporte"].value_counts().to_dict()
    due = len(now) - n.get("no_exigible", 0)
    parts = [
        formato.plural(n[key], *words)
        for key, words in (
            ("tarde", ("reportó tarde", "reportaron tarde")),
            ("no_reporto", ("no reportó", "no reportaron")),
            ("en_plazo", ("todavía está en plazo", "todavía están en plazo")),
        )
        if n.get(key)
    ]
    said = formato.enumera(parts)
    frase = f"{said[0].upper()}{said[1:]}." if said else "Todas reportaron a tiempo."
    last = (now["vence_en"].min() - pd.Timedelta(hours=29)).date()
    return (
        formato.numero(n.get("a_tiempo", 0)),
        f"de {formato.plural(due, 'escuela reportó', 'escuelas reportaron')} {formato.mes_nombre(periodo)} a tiempo",
        frase,
        f"plazo: {formato.fecha(last)} · {ctx.meta(due, len(ctx.roster))}",
    )

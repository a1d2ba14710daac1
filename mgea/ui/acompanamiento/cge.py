"""What hangs from a CGE: the contribution of the practices (a proposal) and the official indicators, kept apart."""

import pandas as pd
import streamlit as st

from mgea import catalogo, formato
from mgea.frases import compromisos as frases_compromisos
from mgea.ui.componentes.ficha import que_significa
from mgea.ui.componentes.tablas import tabla
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.una_vez import una_vez


def aportes(ctx: Contexto) -> None:
    """The contribution of the practices to each CGE: a proposal, never the official indicator."""
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
        tabla(_filas_aporte(ctx), names, "Aporte del MGEA a cada CGE")
        with st.container(horizontal=True, key="aporte-fichas"):
            for cge in catalogo.compromisos():
                clave = str(cge.n)
                que_significa(
                    ctx, "aporte_cge", f"aporte-{clave}", clave, f"¿Qué hay en el CGE {clave}?"
                )


@una_vez
def _filas_aporte(ctx: Contexto) -> pd.DataFrame:
    principal = {m.cge for m in catalogo.mapa_cge() if m.peso == 1}
    rows = [
        {
            "cge": f"CGE {r['cge']}",
            "titulo": r["titulo"],
            "aporte": formato.porcentaje(r["valor"]),
            "nota": "sin práctica principal" if r["cge"] not in principal else "",
        }
        for r in ctx.read("aportes").to_dict("records")
    ]
    return pd.DataFrame(rows)


@una_vez
def _filas_oficiales(ctx: Contexto) -> tuple[pd.DataFrame, dict[str, str]]:
    return frases_compromisos.filas_oficiales(ctx.read("oficiales"))


def oficiales(ctx: Contexto) -> None:
    """CGE 1 and 2 are officially followed by indicators: kept apart from the practices."""
    with st.container(key="tarjeta-oficiales"):
        st.html(
            piezas.encabezado_html(
                "Indicadores oficiales de CGE 1 y 2",
                "Resultados de los estudiantes; no se mezclan con las prácticas · hasta el año "
                f"{ctx.as_of[:4]}",
            )
        )
        rows, names = _filas_oficiales(ctx)
        tabla(rows, names, "Indicadores oficiales")

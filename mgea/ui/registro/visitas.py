"""Visits on screen: what was promised and made, and the record of one with the commitments of both sides."""

from typing import Any

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.commands.estados import VISITA
from mgea.lecturas import acuerdos as lecturas_acuerdos
from mgea.lecturas import visitas as lecturas
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.descargas import tabla_que_sale
from mgea.ui.componentes.guardar import avisar
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import encabezado_html
from mgea.ui.registro.visita_formulario import ZONA, formulario, mover

GLIFO = {"programada": "○", "realizada": "✓", "cancelada": "–"}
COLUMNAS = {
    "nombre": "Escuela", "prometida": "Prometida", "fecha": "Fecha", "estado": "Estado",
    "recomendaciones": "Recomendaciones", "acuerdos": "Acuerdos", "proxima": "Próxima",
}  # fmt: skip


@st.fragment
def visitas(ctx: Contexto) -> None:
    """Figures, the form of a visit, and the list."""
    frame = ctx.read("visitas")
    hoy = lecturas_acuerdos.hoy(ctx.pedido)
    hechas, prometidas, a_tiempo = lecturas.prometidas_hechas(frame, hoy)
    realizadas = int((frame["estado"] == "realizada").sum())
    frase = (
        f"**{a_tiempo}** se hicieron a más tardar el día prometido."
        if prometidas
        else "Todavía no vence ninguna visita prometida."
    )
    frase += (
        f" En total hay {formato.plural(realizadas, 'visita realizada', 'visitas realizadas')}."
    )
    ui.headline(
        str(hechas),
        f"de {formato.plural(prometidas, 'visita prometida', 'visitas prometidas')} hasta hoy",
        frase,
        meta=ctx.meta(),
    )
    avisar(ZONA)
    abiertas = frame[frame["estado"] == "programada"]
    with st.expander("Registrar una visita", key="visita-nueva", expanded=frame.empty):
        formulario(ctx, abiertas)
    if not abiertas.empty:
        with st.expander("Mover o cancelar una visita prometida", key="visita-mover"):
            mover(ctx, abiertas)
    if frame.empty:
        return
    with st.container(key="tarjeta-visitas"):
        st.html(encabezado_html("Visitas prometidas y realizadas", ctx.meta()))
        tabla_que_sale(_filas(frame), COLUMNAS, "Visitas", "visitas", ctx.as_of)


def _filas(frame: pd.DataFrame) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    for r in frame.to_dict("records"):
        texto = r["recomendaciones"] or (f"Motivo: {r['motivo']}" if r["motivo"] else "")
        rows.append(
            {
                "nombre": r["nombre"],
                "prometida": "No"
                if formato.es_nulo(r["prometida"])
                else formato.fecha(r["prometida"]),
                "fecha": formato.fecha(r["fecha"]),
                "estado": f"{GLIFO[r['estado']]} {VISITA.estados[r['estado']]}",
                "recomendaciones": texto or formato.SIN_DATO,
                "acuerdos": str(int(r["acuerdos"])),
                "proxima": formato.fecha(r["proxima"]),
            }
        )
    return pd.DataFrame(rows, columns=list(COLUMNAS))

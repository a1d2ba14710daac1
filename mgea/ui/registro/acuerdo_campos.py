"""What an event of a commitment asks for, and what the commitment says."""

from datetime import date, timedelta
from typing import Any

import streamlit as st

from mgea import catalogo, formato
from mgea.commands.compromiso_fila import LARGO, PARTES
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import bloque, esc
from mgea.ui.registro.acuerdos import UNO, cuando

CGES = {c.n: f"CGE {c.n} {c.titulo}" for c in catalogo.compromisos()}
PRACTICAS = (
    {"": "Ninguna en particular"}
    | {p.slug: f"Principio {p.n}. {p.titulo}" for p in catalogo.principios()}
    | {p.id: f"{p.id} {p.titulo}" for p in catalogo.practicas()}
)
Fila = dict[str, Any]


def campos(ctx: Contexto, fila: Fila, evento: str, codigo: str) -> None:
    """The fields that an event asks for; their keys are ``<field>-<codigo>``."""
    if evento == "avance":
        hecho = 0 if formato.es_nulo(fila["avance"]) else int(fila["avance"])
        st.slider("Avance (%)", 0, 100, hecho, 5, key=f"avance-{codigo}")
        st.text_input("Nota (opcional)", key=f"nota-{codigo}", max_chars=LARGO)
        st.caption("Es informativo: solo «Marcar cumplido» cuenta.")
    if evento == "cumplido":
        st.date_input(
            "Se cumplió el",
            value=hoy_lima(ctx),
            max_value=hoy_lima(ctx),
            format="DD/MM/YYYY",
            key=f"fecha_cumplido-{codigo}",
        )
        st.text_area("Evidencia", key=f"evidencia-{codigo}", max_chars=LARGO, height=80,
                     placeholder="Documento, fecha y dónde está")  # fmt: skip
    if evento == "reprogramado":
        st.date_input(
            "Nueva fecha límite",
            value=None,
            min_value=hoy_lima(ctx),
            format="DD/MM/YYYY",
            key=f"fecha_limite-{codigo}",
        )
    if evento == "reasignado":
        st.text_input(
            "Responsable",
            value=str(fila["responsable"]),
            key=f"responsable-{codigo}",
            max_chars=120,
        )
    if evento == "corregido":
        st.text_area(
            "A qué se compromete",
            value=str(fila["compromiso"]),
            key=f"compromiso-{codigo}",
            max_chars=LARGO,
            height=90,
        )
        st.selectbox("Compromiso de gestión escolar", list(CGES), format_func=CGES.__getitem__, key=f"cge-{codigo}",
                     index=int(fila["cge"]) - 1)  # fmt: skip
        st.selectbox("Principio o práctica", list(PRACTICAS), format_func=PRACTICAS.__getitem__,
                     key=f"practica-{codigo}",
                     index=list(PRACTICAS).index(fila["practica"]))  # fmt: skip
    if evento in ("reprogramado", "anulado", "reabierto"):
        st.text_input("Motivo", key=f"motivo-{codigo}", max_chars=LARGO)
    if evento == "verificado":
        st.text_input("Nota (opcional)", key=f"nota-{codigo}", max_chars=LARGO)


def datos_html(fila: Fila) -> str:
    """The commitment as a list of terms; what it lacks is left out."""
    practica = PRACTICAS.get(fila["practica"], "") if fila["practica"] else ""
    pairs = [
        ("Estado", f"{UNO[fila['situacion']]}: {cuando(fila)}"),
        ("De parte de", PARTES[fila["de_parte"]]),
        ("Responsable", fila["responsable"] or "Sin responsable"),
        ("CGE", CGES[int(fila["cge"])]),
        ("Principio o práctica", practica),
        ("Acordado el", formato.fecha(fila["fecha"])),
        (
            "Fecha original",
            formato.fecha(fila["fecha_original"]) if fila["reprogramado"] is True else "",
        ),
        (
            "Avance",
            "" if formato.es_nulo(fila["avance"]) else f"{int(fila['avance'])}{formato.FINO}%",
        ),
        ("Nota", fila["nota"]),
        ("Evidencia", fila["evidencia"]),
        ("Verificado el", formato.fecha(fila["verificado_en"]) if fila["verificado"] else ""),
        ("Último motivo", fila["motivo"]),
        ("De la visita", fila["visita"]),
    ]
    terms = "".join(f"<dt>{esc(k)}</dt><dd>{esc(v)}</dd>" for k, v in pairs if v)
    titulo = f"<h2>{esc(fila['compromiso'])}</h2><p class='meta'>{esc(fila['nombre'])} · {esc(fila['codigo'])}</p>"
    return bloque("mgea-ficha mgea-ficha-acuerdo", f"{titulo}<dl>{terms}</dl>")


def hoy_lima(ctx: Contexto) -> date:
    """Today in Lima: what is recorded falls on the real calendar, whatever month is looked at."""
    return (ctx.pedido.now - timedelta(hours=5)).date()

"""Agreements taken while a meeting goes on: the form, and those already taken."""

from datetime import datetime

import streamlit as st

from mgea import formato
from mgea.commands.compromiso_fila import LARGO, PARTES, Acuerdo
from mgea.commands.reunion_acuerdos import agree
from mgea.exports.presentacion import como_va
from mgea.lecturas.foto import Fila, dia
from mgea.lecturas.reuniones import Reunion
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.guardar import clave, guardar
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.registro.acuerdo_campos import CGES, PRACTICAS, hoy_lima
from mgea.ui.reuniones.reunion import ZONA, acuerdos, sala


def acordar(ctx: Contexto, r: Reunion) -> None:
    """The form of an agreement, and those already taken."""
    roster = sala(ctx, r).padron
    names = dict(zip(roster["ie"], roster["nombre"], strict=True))
    with st.container(key="tarjeta-acordar"):
        st.html(
            piezas.encabezado_html(
                "Acuerdos de hoy", "Cada uno queda como compromiso, y abre la próxima reunión"
            )
        )
        ui.lista(
            "",
            [punto(a) for a in acuerdos(ctx, r)],
            "Todavía ninguno.",
        )
        st.text_area("Qué se acuerda", key="acordar-que", max_chars=LARGO, height=80)
        with st.container(horizontal=True):
            st.text_input("Quién responde", key="acordar-quien", max_chars=120)
            st.date_input(
                "Hasta cuándo",
                value=None,
                min_value=hoy_lima(ctx),
                format="DD/MM/YYYY",
                key="acordar-limite",
            )
        with st.container(horizontal=True):
            st.selectbox(
                "Compromiso de gestión escolar",
                list(CGES),
                format_func=CGES.__getitem__,
                index=3,
                key="acordar-cge",
            )
            st.selectbox(
                "Principio o práctica (opcional)",
                list(PRACTICAS),
                format_func=PRACTICAS.__getitem__,
                key="acordar-practica",
            )
        st.segmented_control(
            "Se compromete",
            list(PARTES),
            format_func=PARTES.__getitem__,
            default="ie",
            key="acordar-parte",
            required=True,
        )
        st.multiselect(
            "Escuelas a las que alcanza",
            list(names),
            format_func=names.__getitem__,
            key="acordar-ies",
            placeholder="Elija una o varias",
            disabled=bool(st.session_state.get("acordar-todas")),
        )
        st.toggle(f"Todas las escuelas del ámbito ({len(names)})", key="acordar-todas")
        st.button(
            "Guardar el acuerdo",
            type="primary",
            key="acordar-guardar",
            on_click=_acordar,
            args=(ctx, r, tuple(names), clave(ZONA)),
        )


def punto(a: Fila) -> tuple[str, str]:
    """An agreement as a point of a list: what, and who, until when and how it goes."""
    until = formato.fecha(dia(a["limite"]))
    return (
        f"**{piezas.sin_marcas(a['compromiso'])}**",
        f"{a['responsable']} · hasta el {until} · {como_va(a)[2:].lower()}",
    )


def _acordar(ctx: Contexto, r: Reunion, todas: tuple[str, ...], key: str) -> None:
    s = st.session_state
    ies = todas if s.get("acordar-todas") else tuple(s["acordar-ies"])
    agreed = Acuerdo(
        str(s["acordar-que"] or ""),
        s["acordar-cge"],
        str(s["acordar-quien"] or ""),
        s["acordar-limite"],
        s["acordar-practica"],
        str(s["acordar-parte"]),
    )

    def write(now: datetime) -> str:
        agree(ctx.store, ctx.persona, r.id, ies, agreed, now=now, clave=key)
        return f"Guardó el acuerdo «{formato.recorta(agreed.compromiso, 60)}»."

    if guardar(ZONA, write):
        for name in ("que", "quien", "limite", "ies", "todas", "practica"):
            s.pop(f"acordar-{name}", None)

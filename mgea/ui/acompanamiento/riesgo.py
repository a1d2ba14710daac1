"""Schools at risk and the plan of visits, on screen."""

import uuid
from datetime import date, datetime, timedelta

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.commands import visita
from mgea.errors import MgeaError
from mgea.lecturas import acuerdos as lecturas_acuerdos
from mgea.lecturas import plan as lecturas_plan
from mgea.lecturas import riesgo as lecturas
from mgea.lecturas import visitas as lecturas_visitas
from mgea.ui.acompanamiento.reportes import de_rei, elige_rei
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.descargas import descargas
from mgea.ui.componentes.guardar import avisar, clave, guardar
from mgea.ui.componentes.tablas import tabla
from mgea.ui.marco.navegacion import enlace
from mgea.ui.nucleo import tablero
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import bloque, encabezado_html, esc
from mgea.ui.nucleo.una_vez import una_vez

ZONA = "plan"
TRAMO = {"alta": "✕ Alta", "media": "▲ Media", "baja": "· Baja"}
COLUMNAS = {"nombre": "Escuela", "rei": "REI", "urgencia_texto": "Urgencia", "razon": "Por qué"}
Puntos = list[tuple[str, str]]
PLAN = {
    "orden": "Orden", "nombre": "Escuela", "fecha": "Día", "razon": "Por qué visitarla",
    "porque": "Por qué en este turno",
}  # fmt: skip


@una_vez
def en_riesgo(ctx: Contexto) -> pd.DataFrame:
    """The schools of the slice with some sign, most urgent first (see ``lecturas.riesgo``)."""
    return lecturas.riesgo(ctx.read("escuelas"), ctx.umbrales)


def reglas(ctx: Contexto) -> None:
    """Each rule as it is applied, with its weight and how many schools show it."""
    with st.container(key="tarjeta-reglas"):
        st.html(_reglas(ctx))


@una_vez
def _reglas(ctx: Contexto) -> str:
    frame = en_riesgo(ctx)
    shown = frame["reglas"].explode().value_counts().to_dict()
    terms = "".join(
        f"<div><dt>{esc(r.titulo)} · pesa {r.peso} · "
        f"{formato.plural(int(shown.get(r.slug, 0)), 'escuela', 'escuelas')}</dt>"
        f"<dd>{esc(lecturas.explica(r, ctx.umbrales))}</dd></div>"
        for r in lecturas.REGLAS
    )
    return encabezado_html(
        "Qué mira cada señal",
        "La urgencia es la suma de los pesos: alta desde 4, media 2 o 3, baja 1. Son una propuesta del "
        "tablero, no de la norma; los umbrales se pueden cambiar.",
    ) + bloque("mgea-reglas", f"<dl>{terms}</dl>")


def lista(ctx: Contexto) -> None:
    """The schools, by rule and REI."""
    with st.container(key="tarjeta-riesgo"):
        active = ctx.read("escuelas")["estado"] != "inactiva"
        n = ctx.meta(len(en_riesgo(ctx)), int(active.sum()))
        st.html(encabezado_html("Escuelas con alguna señal", f"La más urgente primero · {n}"))
        titles = {r.slug: r.titulo for r in lecturas.REGLAS}
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.pills(
                "Señales", list(titles), format_func=titles.__getitem__, selection_mode="multi", key="riesgo-senales",
            )  # fmt: skip
            rei = elige_rei(ctx, "riesgo-rei")
        shown = _con_senal(ctx, tuple(chosen), rei)
        if shown.empty:
            ui.aviso("Ninguna escuela con esas señales.", "en_ruta")
            return
        tabla(shown, COLUMNAS, "Escuelas con alguna señal", key="riesgo-tabla")
        with st.container(horizontal=True, gap="medium"):
            descargas(shown, {"ie": "Código"} | COLUMNAS, "Escuelas en riesgo", "riesgo", ctx.as_of)


@una_vez
def _con_senal(ctx: Contexto, chosen: tuple[str, ...], rei: str | None) -> pd.DataFrame:
    """The schools that show some of the signs chosen (all, when none is), with their urgency in words."""
    shown = de_rei(en_riesgo(ctx), rei)
    if chosen:
        shown = shown[[bool(set(chosen) & set(r)) for r in shown["reglas"]]]
    return shown.assign(
        urgencia_texto=[
            f"{TRAMO[t]} ({s})" for t, s in zip(shown["tramo"], shown["suma"], strict=True)
        ],
        rei=shown["rei"].replace("", "Sin REI"),
    )


def plan(ctx: Contexto) -> None:
    """The visits proposed for the time there is, and the button that promises them."""
    today = (tablero.now() - timedelta(hours=5)).date()
    with st.container(key="tarjeta-plan"):
        st.html(
            encabezado_html(
                "Plan de visitas",
                "Del tramo más urgente, la escuela más cercana a la visita anterior. Distancias en línea recta.",
            )
        )
        avisar(ZONA)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            capacity = st.number_input("Cuántas visitas", 1, 60, 8, key="plan-capacidad", width=140)
            per_day = st.number_input("Por día", 1, 6, 2, key="plan-por-dia", width=110)
            start = st.date_input(
                "Desde el día", value=_habil(today + timedelta(days=1)), min_value=today, format="DD/MM/YYYY",
                key="plan-desde", width=160,
            )  # fmt: skip
            rei = elige_rei(ctx, "plan-rei")
        agenda = lecturas_plan.Agenda(int(capacity), int(per_day), start)
        proposed, left_out = _propuesto(ctx, agenda, rei, today)
        if proposed.empty:
            ui.aviso("Ninguna escuela por visitar con esas condiciones.", "en_ruta")
            return
        tabla(proposed, PLAN, "Plan de visitas", key="plan-tabla")
        if left_out:
            st.caption(
                f"{formato.plural(left_out, 'escuela queda', 'escuelas quedan')} fuera: con una visita prometida, o "
                "visitada en los últimos 30 días."
            )
        _prometer(ctx, proposed)


@una_vez
def _propuesto(
    ctx: Contexto, agenda: lecturas_plan.Agenda, rei: str | None, today: date
) -> tuple[pd.DataFrame, int]:
    """The visits proposed among the schools of a REI (or all), and how many schools are left out as visited."""
    among = de_rei(en_riesgo(ctx), rei)
    busy = lecturas_plan.ocupadas(ctx.read("visitas"), today)
    return lecturas_plan.planear(among, agenda, busy), int(among["ie"].isin(list(busy)).sum())


def _prometer(ctx: Contexto, proposed: pd.DataFrame) -> None:
    names = dict(zip(proposed["ie"], proposed["nombre"], strict=True))
    chosen = st.multiselect(
        "Quite las que no vaya a visitar", list(names), default=list(names), format_func=names.__getitem__,
        key=f"plan-elegidas-{hash(tuple(names)) & 0xFFFFFF:x}", placeholder="Elija escuelas",
    )  # fmt: skip
    days = dict(zip(proposed["ie"], proposed["fecha"], strict=True))
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.button(
            f"Prometer {formato.plural(len(chosen), 'visita', 'visitas')}", key="plan-prometer", type="primary",
            disabled=not chosen, on_click=_guardar, args=(ctx, {ie: days[ie] for ie in chosen}, clave(ZONA)),
        )  # fmt: skip
        kept = proposed[proposed["ie"].isin(chosen)]
        descargas(kept, {"ie": "Código"} | PLAN, "Plan de visitas", "plan")


def _guardar(ctx: Contexto, days: dict[str, date], key: str) -> None:
    """Promise each visit; the key of each makes a second tap, or a second try after a failure, write nothing twice."""

    def accion(now: datetime) -> str:
        done = 0
        try:
            for ie, day in days.items():
                own = uuid.uuid5(uuid.NAMESPACE_OID, f"{key} {ie}").hex
                visita.schedule(ctx.store, ctx.persona, ie, day, now=now, clave=own)
                done += 1
        except MgeaError as error:
            said = f"Se guardaron {done} de {len(days)} visitas. " if done else ""
            raise type(error)(f"{said}{error}") from error
        return f"{formato.plural(done, 'visita prometida', 'visitas prometidas')}."

    guardar(ZONA, accion)


def prometidas(ctx: Contexto) -> None:
    """Promised against made, so far this year."""
    cifras, listas = _promesas(ctx)
    if not cifras:
        return
    with st.container(key="tarjeta-prometidas"):
        ui.cifras(cifras, "Visitas prometidas y hechas")
        for titulo, items in listas:
            ui.lista(titulo, items)
        enlace("verificar", "Registrar, mover o cancelar visitas")


@una_vez
def _promesas(ctx: Contexto) -> tuple[Puntos, list[tuple[str, Puntos]]]:
    """Figures of the visits promised, and the schools of those not made yet; nothing without visits."""
    frame = ctx.read("visitas")
    if frame.empty:
        return [], []
    hoy = lecturas_acuerdos.hoy(ctx.pedido)
    made, promised, on_day = lecturas_visitas.prometidas_hechas(frame, hoy)
    open_ = frame.loc[frame["estado"] == "programada", ["nombre", "fecha"]].sort_values("fecha")
    late = open_["fecha"] < pd.Timestamp(hoy)
    ahead, owed = open_[~late], open_[late]
    cifras = [
        (f"{formato.numero(made)} de {formato.numero(promised)}", "visitas prometidas, hechas"),
        (formato.numero(on_day), "el día prometido o antes"),
        (formato.numero(len(owed)), "con fecha pasada, sin hacer"),
        (formato.numero(len(ahead)), "por venir"),
    ]
    listas = [
        (titulo, [(f"**{nombre}**", formato.fecha(fecha))
                  for nombre, fecha in rows.head(6)[["nombre", "fecha"]].itertuples(index=False)])
        for titulo, rows in (("Prometidas y sin hacer", owed), ("Las próximas", ahead))
        if not rows.empty
    ]  # fmt: skip
    return cifras, listas


def _habil(day: date) -> date:
    """That day, or the Monday after."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)

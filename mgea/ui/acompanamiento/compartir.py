"""What a school opens to others, and the visits between schools, on screen."""

from datetime import date, datetime, timedelta

import streamlit as st

from mgea.commands import aprender
from mgea.permissions import may, may_consent
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.descargas import descargas
from mgea.ui.componentes.guardar import avisar, clave, guardar
from mgea.ui.componentes.tablas import tabla
from mgea.ui.nucleo import tablero
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import encabezado_html

ZONA, ZONA_VISITA = "consentimiento", "pasantia"


def consentir(ctx: Contexto) -> None:
    """The school's own answer: whether others may see what it achieved, and how to reach it."""
    ie = ctx.scope.codigo
    told = ctx.read("consentimiento")
    accepts = bool(len(told)) and bool(told["acepta"].iloc[0])
    with st.container(key="tarjeta-consentir"):
        st.html(
            encabezado_html(
                "Compartir lo que su escuela logró",
                "Si acepta, los directivos de su UGEL verán el nombre de su escuela, las prácticas que la UGEL le "
                "verificó en Logrado o Destacado, su evidencia y el contacto que usted escriba. Nada más, y puede "
                "retirarlo cuando quiera.",
            )
        )
        avisar(ZONA)
        if accepts:
            ui.aviso(f"Su escuela **acepta**. Contacto: {told['contacto'].iloc[0]}", "en_ruta")
        if may_consent(ctx.persona, ie):
            contact = st.text_input(
                "Contacto que verán las otras escuelas", key="consentir-contacto", max_chars=aprender.CONTACTO,
                placeholder="Correo o teléfono de la escuela, y a qué hora",
            )  # fmt: skip
            st.button(
                "Cambiar el contacto" if accepts else "Aceptar y compartir", key="consentir-aceptar",
                type="secondary" if accepts else "primary", on_click=_aceptar,
                args=(ctx, ie, contact, clave(ZONA)),
            )  # fmt: skip
        if accepts and may(ctx.persona, "registrar"):
            st.button(
                "Dejar de compartir",
                key="consentir-retirar",
                on_click=_retirar,
                args=(ctx, ie, clave(ZONA)),
            )


def _aceptar(ctx: Contexto, ie: str, contact: str, key: str) -> None:
    def accion(now: datetime) -> str:
        aprender.consent(ctx.store, ctx.persona, ie, contact, now=now, clave=key)
        return "Guardado. Las escuelas de su UGEL ya pueden ver lo que la suya logró."

    guardar(ZONA, accion)


def _retirar(ctx: Contexto, ie: str, key: str) -> None:
    def accion(now: datetime) -> str:
        aprender.withdraw(ctx.store, ctx.persona, ie, now=now, clave=key)
        return "Retirado. Desde ahora ninguna otra escuela lo ve."

    guardar(ZONA, accion)


def visitar(ctx: Contexto, practica: str, nombres: list[str], nombre: str) -> None:
    """Record a visit to one of the schools shown; it becomes a suggestion of evidence, never a level."""
    if not may(ctx.persona, "registrar"):
        return
    with st.expander(f"Registrar una visita de {nombre}", key="pasantia-nueva"):
        avisar(ZONA_VISITA)
        today = (tablero.now() - timedelta(hours=5)).date()
        left, right = st.columns(2)
        host = left.selectbox("Escuela que los recibió", nombres, key="pasantia-anfitriona")
        day = right.date_input(
            "Día de la visita",
            value=today,
            max_value=today,
            format="DD/MM/YYYY",
            key="pasantia-dia",
        )
        said = st.text_area(
            "Qué aprendieron y qué van a adaptar", key="pasantia-aprendizaje", max_chars=600
        )
        st.caption(
            "Queda como evidencia sugerida de P3.2 y P7.2: la escuela decide en Mi mes si la usa. No cambia niveles."
        )
        st.button(
            "Guardar la visita", key="pasantia-guardar", type="primary", on_click=_guardar_visita,
            args=(ctx, str(host), practica, day, said, clave(ZONA_VISITA)),
        )  # fmt: skip


def _guardar_visita(
    ctx: Contexto, host: str, practica: str, day: date, said: str, key: str
) -> None:
    went = aprender.Pasantia(ctx.scope.codigo, host, practica, day, said)

    def accion(now: datetime) -> str:
        aprender.visit(ctx.store, ctx.persona, went, now=now, clave=key)
        return f"Visita a {host} guardada: aparece como evidencia sugerida de P3.2 y P7.2."

    if guardar(ZONA_VISITA, accion):
        st.session_state["pasantia-aprendizaje"] = ""


def entre_escuelas(ctx: Contexto) -> None:
    """The visits between schools already recorded."""
    frame = ctx.read("pasantias")
    if frame.empty:
        return
    columns = {
        "fecha": "Día", "nombre": "Visitó", "anfitriona_nombre": "A", "practica": "Para aprender",
        "aprendizaje": "Qué aprendieron",
    }  # fmt: skip
    with st.container(key="tarjeta-pasantias"):
        st.html(
            encabezado_html(
                "Visitas entre escuelas",
                "Evidencia sugerida de P3.2 y P7.2; cada escuela decide si la usa",
            )
        )
        tabla(frame, columns, "Visitas entre escuelas", key="pasantias-tabla")
        with st.container(horizontal=True, gap="medium"):
            descargas(frame, columns, "Visitas entre escuelas", "pasantias", ctx.as_of)

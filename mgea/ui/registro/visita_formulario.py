"""The form of a visit: what was seen, what both sides agreed and when it will be the next; or only a promise."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from mgea import catalogo, formato
from mgea.commands import visita
from mgea.commands.compromiso_fila import PARTES, Acuerdo
from mgea.ui.componentes.guardar import clave, guardar
from mgea.ui.nucleo.contexto import Contexto

ZONA = "visitas"


def formulario(ctx: Contexto, abiertas: pd.DataFrame) -> None:
    """A visit that was made, or one that is promised."""
    hoy = hoy_lima(ctx)
    nombres = dict(zip(ctx.roster["ie"], ctx.roster["nombre"], strict=True))
    izquierda, derecha = st.columns(2)
    ie = izquierda.selectbox(
        "Escuela", list(nombres), format_func=nombres.__getitem__, key="visita-ie", index=None,
        placeholder="Elija la escuela",
    )  # fmt: skip
    realizada = derecha.segmented_control(
        "Qué registra", ["Una visita que hizo", "Una visita que promete"], default="Una visita que hizo",
        key="visita-que", required=True,
    )  # fmt: skip
    if not ie:
        st.caption("Elija la escuela para seguir.")
        return
    if realizada == "Una visita que promete":
        fecha = izquierda.date_input(
            "Fecha prometida", value=hoy + timedelta(days=14), min_value=hoy, format="DD/MM/YYYY", key="visita-fecha",
        )  # fmt: skip
        args = (ctx, ie, fecha, nombres[ie], clave(ZONA))
        st.button(
            "Guardar la promesa",
            key="visita-prometer",
            type="primary",
            on_click=_prometer,
            args=args,
        )
        return
    suyas = abiertas[abiertas["ie"] == ie]
    dia = izquierda.date_input(
        "Fecha de la visita", value=hoy, max_value=hoy, format="DD/MM/YYYY", key="visita-dia"
    )
    vistas: dict[str, visita.Vista | None] = {"No estaba prometida": None} | _vistas(suyas)
    cual = derecha.selectbox(
        "Cumple una visita prometida",
        list(vistas),
        index=min(1, len(suyas)),
        key=f"visita-cual-{ie}",
    )
    recomendaciones = st.text_area(
        "Recomendaciones",
        key="visita-recomendaciones",
        max_chars=2400,
        placeholder="Qué vio y qué recomienda",
    )
    acuerdos = _acuerdos(hoy)
    proxima = st.date_input(
        "Próxima visita (opcional)",
        value=None,
        min_value=hoy,
        format="DD/MM/YYYY",
        key="visita-proxima",
    )
    datos = (ie, dia, recomendaciones, vistas[cual], acuerdos, proxima)
    st.button(
        "Guardar la visita", key="visita-guardar", type="primary", on_click=_hacer,
        args=(ctx, nombres[ie], datos, clave(ZONA)),
    )  # fmt: skip


def _acuerdos(hoy: date) -> tuple[Acuerdo, ...]:
    """The commitments of both sides: as many rows as asked for; the ones without words are left out."""
    n = int(st.session_state.setdefault("visita-n", 1))
    st.html(
        '<p class="mgea"><b>Acuerdos</b> <span class="meta">de la escuela y de la UGEL</span></p>'
    )
    found = []
    cges = {c.n: f"CGE {c.n} {c.titulo}" for c in catalogo.compromisos()}
    for k in range(n):
        with st.container(key=f"acuerdo-{k}", border=True):
            parte, texto = st.columns([1, 3])
            de_parte = parte.segmented_control(
                "Se compromete", list(PARTES), format_func=PARTES.__getitem__, default="ie",
                key=f"acuerdo-parte-{k}", required=True,
            )  # fmt: skip
            que = texto.text_input("A qué", key=f"acuerdo-que-{k}", max_chars=600)
            uno, dos, tres = st.columns(3)
            cge = uno.selectbox(
                "CGE", list(cges), format_func=cges.__getitem__, index=3, key=f"acuerdo-cge-{k}"
            )
            quien = dos.text_input("Responsable", key=f"acuerdo-quien-{k}", max_chars=120)
            limite = tres.date_input(
                "Fecha límite",
                value=None,
                min_value=hoy,
                format="DD/MM/YYYY",
                key=f"acuerdo-limite-{k}",
            )
        if que.strip():
            found.append(Acuerdo(que, cge, quien, limite, "", str(de_parte)))
    st.button(
        "Añadir otro acuerdo", key="acuerdo-mas", on_click=_otro, disabled=n >= 8, type="tertiary"
    )
    return tuple(found)


def mover(ctx: Contexto, abiertas: pd.DataFrame) -> None:
    """Another day for a promised visit, or its end, with the reason."""
    vistas = {
        f"{n}: {k}": v for n, rows in abiertas.groupby("nombre") for k, v in _vistas(rows).items()
    }
    cual = st.selectbox("Visita", list(vistas), key="mover-cual")
    hoy = hoy_lima(ctx)
    fecha = st.date_input(
        "Nueva fecha",
        value=hoy + timedelta(days=7),
        min_value=hoy,
        format="DD/MM/YYYY",
        key="mover-fecha",
    )
    st.text_input("Motivo", key="mover-motivo", max_chars=600)
    with st.container(horizontal=True):
        for texto, key, mueve in (
            ("Mover la visita", "mover-mover", True),
            ("Cancelar la visita", "mover-cancelar", False),
        ):
            st.button(
                texto,
                key=key,
                on_click=_cambiar,
                args=(ctx, vistas[cual], fecha if mueve else None, clave(ZONA)),
            )


def hoy_lima(ctx: Contexto) -> date:
    """Today in Lima: a visit is recorded on the real calendar, whatever month is looked at."""
    return (ctx.pedido.now - timedelta(hours=5)).date()


def _vistas(rows: pd.DataFrame) -> dict[str, visita.Vista]:
    return {
        f"La del {formato.fecha(r['fecha'])} ({r['visita']})": visita.Vista(
            r["ie"], r["visita"], int(r["visto"])
        )
        for r in rows.to_dict("records")
    }


def _otro() -> None:
    st.session_state["visita-n"] = int(st.session_state.get("visita-n", 1)) + 1


def _guardado(escribir: Callable[[datetime], object], texto: str) -> bool:
    def write(now: datetime) -> str:
        escribir(now)
        return texto

    return guardar(ZONA, write)


def _prometer(ctx: Contexto, ie: str, fecha: date, nombre: str, key: str) -> None:
    _guardado(
        lambda now: visita.schedule(ctx.store, ctx.persona, ie, fecha, now=now, clave=key),
        f"Prometió visitar **{nombre}** el {formato.fecha(fecha)}.",
    )


def _hacer(ctx: Contexto, nombre: str, datos: tuple[Any, ...], key: str) -> None:
    ie, dia, texto, prometida, acuerdos, proxima = datos
    sentence = f"Guardó la visita a **{nombre}** del {formato.fecha(dia)}"
    sentence += f" con {formato.plural(len(acuerdos), 'acuerdo', 'acuerdos')}."
    if proxima is not None:
        sentence += f" Próxima visita: {formato.fecha(proxima)}."
    saved = _guardado(
        lambda now: visita.make(
            ctx.store, ctx.persona, ie, dia, texto, now=now, prometida=prometida, acuerdos=acuerdos, proxima=proxima,
            clave=key,
        ),
        sentence,
    )  # fmt: skip
    if saved:  # what was written goes, so that the next visit starts clean
        for name in [k for k in st.session_state if str(k).startswith(("acuerdo-", "visita-"))]:
            if name != "visita-que":
                st.session_state.pop(name, None)


def _cambiar(ctx: Contexto, vista: visita.Vista, fecha: date | None, key: str) -> None:
    motivo = str(st.session_state.get("mover-motivo") or "")
    if fecha is None:
        _guardado(
            lambda now: visita.cancel(ctx.store, ctx.persona, vista, motivo, now=now, clave=key),
            "Canceló la visita. Queda en la lista con su motivo.",
        )
    else:
        _guardado(
            lambda now: visita.move(
                ctx.store, ctx.persona, vista, fecha, motivo, now=now, clave=key
            ),
            f"Movió la visita al {formato.fecha(fecha)}. La fecha prometida sigue siendo la primera.",
        )

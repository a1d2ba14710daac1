"""Preparing a meeting: choosing, freezing, looking at the proposals, and putting things right before it begins."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.commands import reunion
from mgea.commands.estados import REUNION
from mgea.commands.reunion import PALABRA, TITULO, Plan
from mgea.exports import presentacion_escuelas as escuelas
from mgea.exports.report import Lista, Parrafo
from mgea.lecturas.foto import Fila, Foto
from mgea.lecturas.reuniones import Reunion
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.guardar import clave, guardar
from mgea.ui.componentes.tablas import tabla
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import bloque, encabezado_html, esc, sin_marcas
from mgea.ui.registro.acuerdo_campos import hoy_lima
from mgea.ui.reuniones.reunion import ZONA, congelada, foto_de

AGENDA = (
    "Acuerdos de la reunión anterior\nCómo vamos frente al cronograma\nLo que hay que celebrar\n"
    "A quién acompañar y cómo\nAcuerdos, responsables y fechas"
)


def formulario(ctx: Contexto, abierto: bool) -> None:
    """A new meeting of the slice and month on top of the page."""
    with st.expander(
        "Preparar una reunión nueva", expanded=abierto, key=f"reunion-nueva-{abierto}"
    ):
        st.html(
            bloque(
                "",
                f'<p class="meta">Se congelan los datos de <strong>{esc(ctx.quien)}</strong> a '
                f"<strong>{formato.mes_largo(ctx.as_of)}</strong>, tal como están en este momento: lo que se registre "
                "después no cambia las láminas. Elija arriba otro ámbito u otro mes.</p>",
            )
        )
        hoy = hoy_lima(ctx)
        with st.container(horizontal=True):
            st.text_input(
                "Título",
                key="plan-titulo",
                max_chars=TITULO,
                value=f"Reunión de planificación, {formato.mes_nombre(ctx.as_of)}",
            )
            st.date_input(
                "Fecha de la reunión",
                value=hoy + timedelta(days=7),
                min_value=hoy,
                format="DD/MM/YYYY",
                key="plan-fecha",
            )
        st.text_area("Agenda, un punto por línea", value=AGENDA, key="plan-agenda", height=150)
        st.text_input("Pregunta de una palabra", value=PALABRA, key="plan-pregunta", max_chars=160)
        st.toggle(
            "Ocultar los nombres de las escuelas",
            key="plan-sin-nombres",
            help="Las láminas no nombran a ninguna escuela ni cuentan grupos de menos de 5.",
        )
        st.button(
            "Congelar los datos y preparar",
            type="primary",
            key="plan-guardar",
            on_click=_preparar,
            args=(ctx, clave(ZONA)),
        )


def lista(found: tuple[Reunion, ...]) -> None:
    """Every meeting in a small table."""
    rows = [
        (r.titulo, formato.fecha(r.dia), REUNION.estados[r.estado], formato.mes_largo(r.periodo))
        for r in found
    ]
    frame = pd.DataFrame(rows, columns=["titulo", "dia", "estado", "mes"])
    names = {"titulo": "Reunión", "dia": "Fecha", "estado": "Estado", "mes": "Datos de"}
    with st.container(key="tarjeta-reuniones"):
        st.html(encabezado_html("Reuniones"))
        tabla(frame, names, "Reuniones")


def propuestas(ctx: Contexto, r: Reunion) -> None:
    """What the board proposes to say, from the frozen data."""
    f = foto_de(ctx, r)
    named = not r.sin_nombres
    left, right = st.columns(2, gap="medium")
    with left:
        _puntos("celebrar-propuesta", "Para celebrar", _elegidas(f.celebrar, r.celebrar))
        _vencidos(f)
    with right:
        _puntos("apoyar-propuesta", "Para acompañar", _elegidas(f.apoyar, r.apoyar))
        _seccion("reporte-propuesta", escuelas.reporte(f, True).piezas, "Quién no reportó")
        for s in escuelas.desde(f, True):
            _seccion("desde-propuesta", s.piezas, s.titulo)
    if not named:
        ui.aviso("En las láminas **no se nombra a ninguna escuela**; esta página es solo suya.")


def meta(f: Foto) -> str:
    """The line under the title of a prepared meeting."""
    return f"{f.quien} · datos al {formato.fin_de_mes(f.as_of)} · {congelada(f)}"


def _elegidas(propuestas: list[Fila], lugares: tuple[int, ...]) -> list[tuple[str, str]]:
    return [(f"**{p['nombre']}**", p["razon"]) for p in escuelas.elegidas(propuestas, lugares)]


def _puntos(key: str, titulo: str, puntos: list[tuple[str, str]]) -> None:
    with st.container(key=f"tarjeta-{key}"):
        ui.lista(titulo, puntos, "Nada que proponer con los datos congelados.")


def _vencidos(f: Foto) -> None:
    shown = [
        (
            f"**{v['nombre']}**: {sin_marcas(v['compromiso'])}",
            f"vencía hace {formato.plural(v['dias'], 'día', 'días')}",
        )
        for v in f.vencidos[:5]
    ]
    with st.container(key="tarjeta-vencidos-propuesta"):
        ui.lista("Compromisos vencidos", shown, "Ninguno.")
        if len(f.vencidos) > 5:
            st.html(bloque("", f'<p class="meta">y {formato.numero(len(f.vencidos) - 5)} más</p>'))


def _seccion(key: str, piezas: tuple[object, ...], titulo: str) -> None:
    points = [(sin_marcas(a), b) for p in piezas if isinstance(p, Lista) for a, b in p.cosas] + [
        (p.texto, "") for p in piezas if isinstance(p, Parrafo)
    ]
    with st.container(key=f"tarjeta-{key}"):
        ui.lista(titulo, points, "Todas reportaron.")


# -- what the buttons call -------------------------------------------------------------------------------------------


def _guarda(escribir: Callable[[datetime], object], texto: str) -> bool:
    def write(now: datetime) -> str:
        escribir(now)
        return texto

    return guardar(ZONA, write)


def _preparar(ctx: Contexto, key: str) -> None:
    s = st.session_state
    plan = Plan(
        str(s["plan-titulo"]),
        s["plan-fecha"] or date.min,
        ctx.scope,
        ctx.as_of,
        str(s["plan-agenda"]),
        bool(s["plan-sin-nombres"]),
        str(s["plan-pregunta"]),
    )

    def write(now: datetime) -> None:
        s["_reunion"] = reunion.prepare(ctx.store, ctx.persona, plan, now=now, clave=key)
        st.query_params["reunion"] = s["_reunion"]

    _guarda(write, f"Preparó «{plan.titulo}» con los datos congelados.")

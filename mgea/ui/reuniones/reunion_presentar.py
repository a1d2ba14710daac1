"""Presenting a meeting: its slides over the whole screen, what lives in them, its beginning and its end."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache, partial

import streamlit as st

from mgea import formato
from mgea.commands import reunion
from mgea.exports.formatos import FORMATOS, nombre_de_archivo
from mgea.lecturas import participacion as leer
from mgea.lecturas import reuniones
from mgea.lecturas.foto import dia
from mgea.lecturas.reuniones import Reunion
from mgea.permissions import Scope
from mgea.ui.componentes.guardar import clave, guardar
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import ESTILOS, estilo
from mgea.ui.nucleo.piezas import esc
from mgea.ui.registro.acuerdo_campos import hoy_lima
from mgea.ui.reuniones import nube, reunion_red
from mgea.ui.reuniones.reunion import (
    ZONA,
    acuerdos,
    laminas,
    laminas_html,
    palabras,
    preguntas,
    sala,
    vista,
)

CADA = timedelta(seconds=2)


def diapositivas(ctx: Contexto, r: Reunion) -> None:
    """The slides, ready in the page, with the button that opens them and the order they come in."""
    titles = "".join(f"<li>{esc(s.titulo)}</li>" for s in laminas(ctx, r).secciones if not s.aparte)
    with st.container(key="tarjeta-laminas"):
        st.html(
            piezas.encabezado_html(
                "Láminas",
                "Flechas para avanzar, B para pantalla en negro, N para las notas, H para ver todas las teclas",
            )
        )
        st.html(
            f'<button type="button" class="mgea-presentar" data-presentar="{esc(r.id)}">Presentar a pantalla completa'
            f"</button>{laminas_html(ctx, r)}"
        )
        st.html(piezas.bloque("", f'<ol class="mgea-orden" role="list">{titles}</ol>'))
        with st.container(horizontal=True, gap="medium"):
            _llevar(r, "Llevar en un archivo", "html", "text/html", partial(suelta, ctx, r))
            for extension in ("pptx", "pdf"):
                f = FORMATOS[extension]
                hace = partial(_formato, ctx, r, extension)
                _llevar(r, f.titulo, extension, f.mime, hace)


def _llevar(r: Reunion, titulo: str, extension: str, mime: str, hace: Callable[[], bytes]) -> None:
    """A quiet link to the slides as a file, made when somebody asks for it."""
    st.download_button(
        titulo,
        data=hace,
        file_name=f"{nombre_de_archivo(r.titulo)}.{extension}",
        mime=mime,
        key=f"laminas-{extension}",
        on_click="ignore",
        type="tertiary",
        help="Una sola página que se abre en cualquier navegador, sin el tablero y sin internet."
        if extension == "html"
        else None,
    )


def _formato(ctx: Contexto, r: Reunion, extension: str) -> bytes:
    return FORMATOS[extension].hace(laminas(ctx, r))


def vivo(ctx: Contexto, r: Reunion) -> None:
    """What the slides copy while the meeting goes on: the code with the cloud, the last poll, today's agreements."""
    parts = {"palabra": _palabra(ctx, r), "voto": _voto(ctx, r), "acuerdos": _acuerdos(ctx, r)}
    st.html(
        "".join(
            f'<div class="mgea mgea-oculta" aria-hidden="true" data-vivo-de="{name}">{html}</div>'
            for name, html in parts.items()
        )
    )


def _palabra(ctx: Contexto, r: Reunion) -> str:
    return reunion_red.invitacion_html(r) + nube.nube_html(palabras(ctx, r))


def _voto(ctx: Contexto, r: Reunion) -> str:
    polls = [q for q in preguntas(ctx, r) if q.clase == "voto"]
    if not polls:
        return "<p>Todavía no se ha preguntado nada.</p>"
    votes = leer.votos(sala(ctx, r).respuestas, polls[-1])
    bars = nube.barras_html(votes, "Responda desde su teléfono.")
    return f"<h3>{esc(polls[-1].texto)}</h3>{bars}"


def _acuerdos(ctx: Contexto, r: Reunion) -> str:
    rows = "".join(
        f"<li><b>{esc(a['compromiso'])}</b> <span>{esc(a['responsable'])} · hasta el {formato.fecha(dia(a['limite']))}"
        f" · {formato.plural(a['n'], 'escuela', 'escuelas')}</span></li>"
        for a in acuerdos(ctx, r)
    )
    return f'<ul role="list">{rows}</ul>' if rows else ""


def mando(ctx: Contexto, r: Reunion) -> None:
    """Beginning and ending."""
    if r.estado == "preparada":
        st.button(
            "Comenzar la reunión",
            type="primary",
            key="reunion-comenzar",
            on_click=_comenzar,
            args=(ctx, r, clave(ZONA)),
            help="Se abre la participación con un código. Puede ensayar las láminas antes, sin comenzar.",
        )
        return
    with st.popover("Cerrar la reunión", key="reunion-cerrar"):
        st.html(
            piezas.bloque("", "<p>Los teléfonos ya no podrán responder y queda lista el acta.</p>")
        )
        st.date_input(
            "Próxima reunión (opcional)",
            value=None,
            min_value=hoy_lima(ctx) + timedelta(days=1),
            format="DD/MM/YYYY",
            key="reunion-proxima",
        )
        st.button(
            "Cerrar la reunión",
            type="primary",
            key="reunion-cerrar-si",
            on_click=_cerrar,
            args=(ctx, r, clave(ZONA)),
        )


def suelta(ctx: Contexto, r: Reunion) -> bytes:
    """The slides as one page that needs nothing else: neither the board nor the network."""
    style = estilo(False).removeprefix("<style>").removesuffix("</style>")
    style = style.replace("color-scheme:light;", "color-scheme:light dark;", 1)
    return (
        f'<!doctype html><html lang="es-PE"><head><meta charset="utf-8"><title>{esc(r.titulo)}</title><meta '
        f'name="viewport" content="width=device-width, initial-scale=1"><style>{style}{_hoja("diapositivas.css")}'
        f'{_hoja("reunion.css")}</style></head><body data-solo="1">{laminas_html(ctx, r)}'
        f"<script>{_hoja('diapositivas.js')}</script></body></html>"
    ).encode()


@cache
def _hoja(nombre: str) -> str:
    return (ESTILOS / nombre).read_text(encoding="utf-8")


def _guarda(escribir: Callable[[datetime], object], texto: str) -> bool:
    def write(now: datetime) -> str:
        escribir(now)
        return texto

    return guardar(ZONA, write)


def _comenzar(ctx: Contexto, r: Reunion, key: str) -> None:
    _guarda(
        lambda now: reunion.start(ctx.store, ctx.persona, vista(r), now=now, clave=key),
        "La reunión comenzó. El código para los teléfonos está en «Participar».",
    )


def _cerrar(ctx: Contexto, r: Reunion, key: str) -> None:
    proxima = st.session_state.get("reunion-proxima")
    closed = _guarda(
        lambda now: reunion.close(ctx.store, ctx.persona, vista(r), proxima, now=now, clave=key),
        "Cerró la reunión. El acta está en «Preparar».",
    )
    others = any(x.estado == "en_curso" for x in reuniones.reuniones(ctx.store, Scope.all()))
    if closed and not others:
        reunion_red.cierra()

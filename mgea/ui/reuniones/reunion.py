"""What the three pages of a meeting share: which meeting is looked at, its frozen data, its slides and its acta."""

from datetime import timedelta

import streamlit as st
from cachetools import cached

from mgea import formato
from mgea.commands.estados import REUNION
from mgea.commands.reunion import Vista
from mgea.exports.acta import Sala, acta
from mgea.exports.diapositivas import diapositivas
from mgea.exports.presentacion import CIERRE, VOTACION, presentacion
from mgea.exports.report import Report
from mgea.lecturas import foto, reuniones
from mgea.lecturas import participacion as leer
from mgea.lecturas.foto import Fila, Foto
from mgea.lecturas.participacion import Palabra
from mgea.lecturas.pedido import Pedido
from mgea.lecturas.reuniones import Pregunta, Reunion
from mgea.permissions import Scope
from mgea.store import Store
from mgea.ui.componentes import components as ui
from mgea.ui.marco.navegacion import enlace
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.memoria import memoria, por_version

ZONA = "reunion"
PARAMETRO = "reunion"
LIMA = timedelta(hours=5)
ORDEN = ("en_curso", "preparada", "cerrada", "cancelada")
_FOTOS, _TURNO = memoria(50)


@por_version(200)
def _todas(store: Store, scope: Scope) -> tuple[Reunion, ...]:
    return tuple(reuniones.reuniones(store, scope))


def todas(ctx: Contexto) -> tuple[Reunion, ...]:
    """Every meeting this person may hold: the one going on, those to come, and those held, the newest first."""
    found = _todas(ctx.store, ctx.persona.ambito)
    return tuple(sorted(found, key=lambda r: ORDEN.index(r.estado)))


def elige(ctx: Contexto, *estados: str) -> Reunion | None:
    """The meeting of the address, or the first in one of these states; a list to choose another."""
    options = {r.id: r for r in todas(ctx) if r.estado in (estados or ORDEN)}
    if not options:
        return None
    asked = st.query_params.get(PARAMETRO) or st.session_state.get("_reunion", "")
    chosen = asked if asked in options else next(iter(options))
    key = f"reunion-{'-'.join(estados)}"
    if st.session_state.get(key) != chosen:
        st.session_state[key] = chosen
    if len(options) > 1:
        chosen = st.selectbox(
            "Reunión",
            list(options),
            format_func=lambda i: rotulo(options[i]),
            key=key,
            on_change=_elegida,
            args=(key,),
        )
    st.session_state["_reunion"] = chosen
    return options[chosen]


def _elegida(key: str) -> None:
    st.session_state["_reunion"] = st.query_params[PARAMETRO] = st.session_state[key]


def rotulo(r: Reunion) -> str:
    """A meeting in a list."""
    return f"{r.titulo} · {formato.fecha(r.dia)} · {REUNION.estados[r.estado].lower()}"


def vista(r: Reunion) -> Vista:
    """What this screen has seen of a meeting."""
    return Vista(r.id, r.visto)


@cached(_FOTOS, condition=_TURNO)
def _foto(store: Store, visto: int, reunion: str) -> Foto:
    del visto  # part of the key only
    return foto.guardada(store, reunion)


def foto_de(ctx: Contexto, r: Reunion) -> Foto:
    """The frozen data of a meeting: they change only with an event of the meeting itself."""
    return _foto(ctx.store, r.visto, r.id)


@por_version(200)
def _preguntas(store: Store, reunion: str) -> tuple[Pregunta, ...]:
    return reuniones.preguntas(store, reunion)


def preguntas(ctx: Contexto, r: Reunion) -> tuple[Pregunta, ...]:
    """What the meeting is asked."""
    return _preguntas(ctx.store, r.id)


@por_version(50)
def _sala(store: Store, r: Reunion, pedido: Pedido) -> Sala:
    answers = leer.respuestas(store, r.id)
    return Sala(
        foto.acuerdos_de(store, pedido, r.id),
        answers,
        leer.palabras(answers, leer.moderadas(store, r.id)),
        reuniones.preguntas(store, r.id),
        leer.escuelas(store, r.scope),
    )


def sala(ctx: Contexto, r: Reunion) -> Sala:
    """What the room has said until now, read once for everybody who looks."""
    pedido = Pedido(r.scope, r.periodo, None, ctx.pedido.now)
    return _sala(ctx.store, r, pedido)


def palabras(ctx: Contexto, r: Reunion) -> tuple[Palabra, ...]:
    """The words that any screen may show."""
    return leer.visibles(sala(ctx, r).palabras)


def acuerdos(ctx: Contexto, r: Reunion) -> list[Fila]:
    """What the meeting has agreed."""
    return list(sala(ctx, r).acuerdos)


def laminas(ctx: Contexto, r: Reunion) -> Report:
    """The slides of a meeting as a report."""
    asked = next((q.texto for q in preguntas(ctx, r) if q.clase == "palabra"), "")
    return presentacion(
        r, foto_de(ctx, r), pregunta=asked, ejemplo=ctx.ejemplo, nombres=not r.sin_nombres
    )


def laminas_html(ctx: Contexto, r: Reunion) -> str:
    """The slides of a meeting, with the places that the page keeps up to date."""
    asked = next((q.texto for q in preguntas(ctx, r) if q.clase == "palabra"), "")
    live = (
        {asked: "palabra", VOTACION: "voto", CIERRE: "acuerdos"} if r.estado == "en_curso" else {}
    )
    return diapositivas(laminas(ctx, r), r.id, live)


def acta_de(ctx: Contexto, r: Reunion) -> Report:
    """The acta of a meeting, as things stand now."""
    return acta(r, foto_de(ctx, r), sala(ctx, r), ejemplo=ctx.ejemplo)


def congelada(f: Foto) -> str:
    """When the data were frozen, in words."""
    when = f.momento - LIMA
    return f"datos congelados el {formato.fecha(when)} a las {when:%H:%M} · versión {formato.numero(f.version)}"


def sin_reuniones(ctx: Contexto, que: str) -> None:
    """Nothing to show: how to begin."""
    del ctx
    ui.empty_state(
        "Todavía no hay una reunión aquí", que, lambda: enlace("preparar", "Ir a Preparar")
    )

"""The host's view of a room: how to come in, who came, the words as they arrive, quick polls, and the survey."""

from collections.abc import Callable
from datetime import datetime, timedelta

import streamlit as st

from mgea import formato
from mgea.commands import reunion_preguntas
from mgea.errors import MgeaError
from mgea.lecturas import participacion as leer
from mgea.lecturas.participacion import Palabra
from mgea.lecturas.reuniones import Pregunta, Reunion
from mgea.sala import ROLES
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.guardar import clave, guardar
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import bloque, esc
from mgea.ui.reuniones import nube, reunion_red
from mgea.ui.reuniones.reunion import ZONA, palabras, preguntas, sala

CADA = timedelta(seconds=2)
INTERRUPTOR = "sala-abierta"


def puerta(ctx: Contexto, r: Reunion) -> None:
    """The switch that opens the phones' site, the code and its QR."""
    with st.container(key="tarjeta-puerta"):
        st.html(
            piezas.encabezado_html(
                "Entrar con el teléfono",
                "Sin cuenta, sin internet: basta estar en la misma red wifi que esta computadora",
            )
        )
        opened = reunion_red.abierto() is not None
        if st.session_state.get(INTERRUPTOR) != opened:
            st.session_state[INTERRUPTOR] = opened
        st.toggle(
            "Abrir la participación a los teléfonos de esta red",
            key=INTERRUPTOR,
            on_change=_puerta,
            args=(ctx,),
            disabled=bool(reunion_red.pedida()),
            help="Solo se abre la página de la reunión; el tablero sigue viéndose únicamente en esta computadora. "
            "Se cierra sola al terminar la reunión.",
        )
        st.html(bloque("", reunion_red.invitacion_html(r)))
        url = reunion_red.enlace_de(r)
        if url:
            st.html(bloque("", f'<p class="meta">Dirección completa: {esc(url)}</p>'))


@st.fragment(run_every=CADA)
def vivo(ctx: Contexto, r: Reunion) -> None:
    """Counts and cloud, looked at anew every two seconds."""
    room = sala(ctx, r)
    came = leer.asistencia(room.respuestas, room.padron)
    schools = int(((came["asistentes"] > 0) & (came["ie"] != "")).sum())
    total = int((came["ie"] != "").sum())
    with st.container(key="tarjeta-sala"):
        ui.cifras(
            [
                (formato.numero(int(came["asistentes"].sum())), "personas registradas"),
                (f"{formato.numero(schools)} de {formato.numero(total)}", "escuelas presentes"),
                (formato.numero(leer.dispositivos(room.respuestas)), "teléfonos que respondieron"),
            ],
            "En la sala",
        )
        roles = [
            f"{ROLES.get(k, k)}: {formato.numero(n)}"
            for k, n in leer.roles(room.respuestas).items()
        ]
        if roles:
            st.html(bloque("", f'<p class="meta">{esc(" · ".join(roles))}</p>'))
    asked = next((q for q in room.preguntas if q.clase == "palabra"), None)
    with st.container(key="tarjeta-nube"):
        st.html(
            piezas.encabezado_html(
                asked.texto if asked else "Palabras", "Se actualiza cada dos segundos"
            )
        )
        cloud = nube.nube_html(palabras(ctx, r))
        st.html(bloque("", cloud or '<p class="meta">Todavía no llega ninguna palabra.</p>'))
    for q in room.preguntas:
        if q.clase == "voto":
            with st.container(key=f"tarjeta-voto-{q.id}"):
                st.html(piezas.encabezado_html(q.texto, ESTADO[q.estado]))
                votes = leer.votos(room.respuestas, q)
                st.html(bloque("", nube.barras_html(votes, "Todavía no hay votos.")))


ESTADO = {
    "lista": "Por abrir",
    "abierta": "Abierta: los teléfonos pueden responder",
    "cerrada": "Cerrada",
}


def abrir_preguntas(ctx: Contexto, r: Reunion) -> None:
    """Which questions phones may answer now, and a new quick poll."""
    with st.container(key="tarjeta-preguntas"):
        st.html(
            piezas.encabezado_html(
                "Qué pueden responder ahora", "La asistencia está abierta mientras dure la reunión"
            )
        )
        for q in preguntas(ctx, r):
            key = f"pregunta-{q.id}"
            if st.session_state.get(key) != q.abierta:
                st.session_state[key] = q.abierta
            name = "Encuesta de satisfacción" if q.clase == "encuesta" else q.texto
            st.toggle(name, key=key, on_change=_alternar, args=(ctx, r, q))
        with st.expander("Nueva votación rápida", key="votacion-nueva"):
            st.text_input("Pregunta", key="votacion-texto", max_chars=reunion_preguntas.TEXTO)
            st.text_area("Opciones, una por línea (de 2 a 6)", key="votacion-opciones", height=110)
            st.button(
                "Preguntar ahora",
                type="primary",
                key="votacion-guardar",
                on_click=_votar,
                args=(ctx, r, clave(ZONA)),
            )


def moderar(ctx: Contexto, r: Reunion) -> None:
    """Every word with its count: the list that stands for the cloud, and where the host hides one."""
    words = sala(ctx, r).palabras
    with st.container(key="tarjeta-moderar"):
        st.html(
            piezas.encabezado_html(
                "Palabras, como lista",
                "Ocultar no borra: la palabra deja de verse en todas las pantallas",
            )
        )
        if not words:
            st.html(bloque("", '<p class="meta">Todavía no llega ninguna palabra.</p>'))
        for n, p in enumerate(words[:60]):
            with st.container(horizontal=True, vertical_alignment="center", key=f"palabra-{n}"):
                mark = " (oculta)" if p.oculta else ""
                st.html(
                    bloque(
                        "",
                        f"<p>{esc(p.texto)} · {formato.plural(p.n, 'persona', 'personas')}{mark}</p>",
                    )
                )
                st.button(
                    f"Mostrar «{p.texto}»" if p.oculta else f"Ocultar «{p.texto}»",
                    key=f"moderar-{p.clave}",
                    type="tertiary",
                    on_click=_moderar,
                    args=(ctx, r, p),
                )
        if words:
            st.button("Actualizar la lista", key="moderar-actualizar", type="tertiary")


def _guarda(escribir: Callable[[datetime], object], texto: str) -> bool:
    def write(now: datetime) -> str:
        escribir(now)
        return texto

    return guardar(ZONA, write)


def _puerta(ctx: Contexto) -> None:
    if not st.session_state[INTERRUPTOR]:
        reunion_red.cierra()
        _guarda(lambda now: None, "Cerró la participación desde teléfonos.")
        return
    try:
        url = reunion_red.abre(ctx.store, ctx.persona).url
    except MgeaError as error:
        st.session_state[f"{ZONA}-aviso"] = (str(error), "critico")
        return
    _guarda(lambda now: None, f"Los teléfonos de esta red ya pueden entrar a {url}.")


def _alternar(ctx: Contexto, r: Reunion, q: Pregunta) -> None:
    state = "abierta" if st.session_state[f"pregunta-{q.id}"] else "cerrada"
    _guarda(
        lambda now: reunion_preguntas.switch(ctx.store, ctx.persona, r.id, q.id, state, now=now),
        f"{'Abrió' if state == 'abierta' else 'Cerró'} «{formato.recorta(q.texto, 60)}».",
    )


def _votar(ctx: Contexto, r: Reunion, key: str) -> None:
    s = st.session_state
    text, options = str(s["votacion-texto"] or ""), str(s["votacion-opciones"] or "")
    asked = _guarda(
        lambda now: reunion_preguntas.poll(
            ctx.store, ctx.persona, r.id, text, options, now=now, clave=key
        ),
        f"Preguntó «{formato.recorta(text, 60)}».",
    )
    if asked:
        s.pop("votacion-texto", None)
        s.pop("votacion-opciones", None)


def _moderar(ctx: Contexto, r: Reunion, p: Palabra) -> None:
    _guarda(
        lambda now: reunion_preguntas.moderate(
            ctx.store, ctx.persona, r.id, p.clave, not p.oculta, now=now
        ),
        f"{'Mostró' if p.oculta else 'Ocultó'} «{p.texto}».",
    )

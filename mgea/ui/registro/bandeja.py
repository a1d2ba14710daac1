"""The inbox of a supervisor on screen: each practice declared beside verified, decided in one tap or one key.

It is one fragment: ticking, accepting or returning redraws the inbox and nothing else of the page.
"""

from typing import Any

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.commands.estados import VERIFICACION
from mgea.lecturas import verificacion as lecturas
from mgea.lecturas.pedido import Pedido
from mgea.store import Store
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.descargas import descargas
from mgea.ui.componentes.guardar import avisar, clave
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import ESTILOS
from mgea.ui.nucleo.memoria import por_version
from mgea.ui.registro import frases_verificacion as frases
from mgea.ui.registro.decidir import (
    ZONA,
    Fila,
    abrir,
    aceptar,
    aceptar_marcadas,
    cerrar,
    clave_fila,
    confirmar,
    deshacer,
    ir,
    marcar,
)
from mgea.ui.registro.practica import NIVEL

FILAS = 12  # of a page: with more, a phone scrolls seven screens and each tap costs the server more
ESTILO = ESTILOS / "verificar.css"
ESTADOS = {
    "": "Todas",
    "respondida": "Respondidas",
    "por_reverificar": "Por reverificar",
    "sin_verificar": "Nunca verificadas",
    "caducada": "Vencidas",
}


SALE = {
    "ie": "Código", "nombre": "Escuela", "practica": "Práctica", "periodo": "Mes", "nivel": "Nivel declarado",
    "nivel_verificado": "Nivel verificado", "espera": "Situación", "porque": "Por qué mirarla primero",
    "evidencia": "Evidencia",
}  # fmt: skip
"""What of each row leaves in a file."""


@por_version(200)
def _leer(store: Store, pedido: Pedido, pagina: int, estado: str) -> pd.DataFrame:
    return lecturas.bandeja(store, pedido, pagina=pagina, filas=FILAS, estado=estado)


@st.fragment
def bandeja(ctx: Contexto) -> None:
    """What waits, page by page, with its decisions."""
    st.html(ESTILO)
    estado = str(st.session_state.get("verificar-estado") or "")
    pagina = int(st.session_state.get("verificar-pagina", 0))
    frame = _leer(ctx.store, ctx.pedido, pagina, estado)
    if frame.empty and pagina:
        st.session_state["verificar-pagina"] = pagina = 0
        frame = _leer(ctx.store, ctx.pedido, 0, estado)
    total = 0 if frame.empty else int(frame["total"].iloc[0])
    titular = frases.titular(frame, total, estado, ctx.pedido.clock)
    ui.headline(*titular, meta=ctx.meta())
    _hecho(ctx)
    st.segmented_control(
        "Mostrar",
        list(ESTADOS),
        format_func=ESTADOS.__getitem__,
        key="verificar-estado",
        default="",
        required=True,
        on_change=ir,
        args=(0,),
    )
    if frame.empty:
        ui.empty_state(
            "No hay prácticas por verificar" + (" en este grupo" if estado else ""),
            "Cuando una escuela registre o cambie un nivel, aparecerá aquí. Puede elegir otro mes arriba.",
            key="verificar-vacio",
        )
        return
    filas = [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]
    _todas(ctx, filas)
    for fila in filas:
        _fila(ctx, fila)
    _paginas(pagina, total)
    with st.container(horizontal=True, gap="medium"):
        descargas(
            lambda: toda(ctx, total, estado), SALE, "Bandeja de verificación", "bandeja", ctx.as_of
        )


def toda(ctx: Contexto, total: int, estado: str) -> pd.DataFrame:
    """Every row that waits, with its words, for a file."""
    frame = lecturas.bandeja(ctx.store, ctx.pedido, filas=total, estado=estado)
    return frame.assign(
        espera=frame["verificacion"].map(VERIFICACION.estados),
        porque=frame["riesgo"].map(lecturas.RIESGOS),
    )


def _hecho(ctx: Contexto) -> None:
    """What was decided last, and how to take it back."""
    if not avisar(ZONA):
        return
    lote = st.session_state.get("verificar-lote")
    if lote:
        st.button(
            "Deshacer",
            key="verificar-deshacer",
            on_click=deshacer,
            args=(ctx, lote, clave(ZONA)),
        )


def _todas(ctx: Contexto, filas: list[Fila]) -> None:
    """Many at once: mark the page and accept what is marked, each at its declared level."""
    claves = [clave_fila(f) for f in filas]
    marcadas = [k for k in claves if st.session_state.get(f"marca-{k}")]
    with st.container(
        key="verificar-todas", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.button(
            f"Aceptar {formato.plural(len(marcadas), 'marcada', 'marcadas')}",
            key="verificar-aceptar",
            type="primary" if marcadas else "secondary",
            disabled=not marcadas,
            on_click=aceptar_marcadas,
            args=(ctx, filas, clave(ZONA)),
            help="Cada una queda verificada en el nivel que declaró su escuela.",
        )
        todas = len(marcadas) == len(claves)
        st.button(
            "Quitar marcas" if todas else f"Marcar las {len(claves)} de esta página",
            key="verificar-marcar",
            on_click=marcar,
            args=(claves, not todas),
        )


def _fila(ctx: Contexto, fila: Fila) -> None:
    quien, key = f"{fila['practica']} de {fila['nombre']}", clave_fila(fila)
    with st.container(key=f"tarjeta-{key}"):
        with st.container(key=f"fila-{key}", horizontal=True, vertical_alignment="center"):
            st.checkbox(f"Marcar {quien}", key=f"marca-{key}", label_visibility="collapsed")
            st.html(frases.fila_html(fila, ctx.pedido.clock))
            with st.container(key=f"botones-{key}", horizontal=True, width="content", gap="small"):
                _boton(
                    "Aceptar", f"aceptar-{key}", f"Aceptar {quien} en su nivel", aceptar, ctx, fila
                )
                _boton(
                    "Otro nivel", f"nivel-{key}", f"Otro nivel para {quien}", abrir, key, "nivel"
                )
                _boton("Devolver", f"devolver-{key}", f"Devolver {quien}", abrir, key, "devolver")
        abierto = st.session_state.get("verificar-abierto")
        if abierto and abierto[0] == key:
            _decidir(ctx, fila, key, abierto[1])


def _boton(texto: str, key: str, ayuda: str, que: Any, *args: Any) -> None:
    if que is aceptar:
        args = (*args, clave(ZONA))
    st.button(texto, key=key, on_click=que, args=args, help=ayuda)


def _decidir(ctx: Contexto, fila: Fila, key: str, que: str) -> None:
    """The level or the reason, right under its row: Tab leads here from the button."""
    with st.form(key=f"decidir-{key}", border=False):
        if que == "nivel":
            st.segmented_control(
                f"Nivel que verifica (declaró {int(fila['nivel'])} {NIVEL[int(fila['nivel'])]})",
                list(NIVEL),
                format_func=lambda n: f"{n} {NIVEL[n]}",
                key=f"otro-{key}",
            )
        st.text_area(
            "Motivo" + (" (obligatorio si baja el nivel)" if que == "nivel" else ""),
            key=f"motivo-{key}",
            height=80,
            max_chars=600,
            placeholder="Qué vio y qué falta. La escuela lo leerá primero al abrir su mes.",
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                "Verificar en este nivel" if que == "nivel" else "Devolver con este motivo",
                key=f"confirmar-{key}",
                type="primary",
                on_click=confirmar,
                args=(ctx, fila, key, que, clave(ZONA)),
            )
            st.form_submit_button("Cancelar", key=f"cancelar-{key}", on_click=cerrar)


def _paginas(pagina: int, total: int) -> None:
    if total <= FILAS:
        return
    primera, ultima = pagina * FILAS + 1, min((pagina + 1) * FILAS, total)
    with st.container(key="verificar-paginas", horizontal=True, vertical_alignment="center"):
        st.button(
            "Anteriores",
            key="verificar-antes",
            disabled=not pagina,
            on_click=ir,
            args=(pagina - 1,),
        )
        st.markdown(f"{primera} a {ultima} de {formato.numero(total)}", width="content")
        st.button(
            "Siguientes",
            key="verificar-despues",
            disabled=ultima >= total,
            on_click=ir,
            args=(pagina + 1,),
        )

"""What may still change in a meeting that has not begun: its words, what was picked, its frozen data, or all of it."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from mgea.commands import reunion
from mgea.commands.reunion import TITULO
from mgea.lecturas.foto import TRES, Fila
from mgea.lecturas.reuniones import Reunion
from mgea.ui.componentes.guardar import clave, guardar
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.reuniones.reunion import ZONA, foto_de, vista


def corregir(ctx: Contexto, r: Reunion) -> None:
    """Everything that may still change before it begins."""
    f = foto_de(ctx, r)
    with st.expander("Cambiar título, agenda o propuestas", key=f"corregir-{r.id}"):
        with st.container(horizontal=True):
            st.text_input("Título", value=r.titulo, key=f"c-titulo-{r.id}", max_chars=TITULO)
            st.date_input(
                "Fecha de la reunión", value=r.fecha, format="DD/MM/YYYY", key=f"c-fecha-{r.id}"
            )
        st.text_area(
            "Agenda, un punto por línea",
            value="\n".join(r.agenda),
            key=f"c-agenda-{r.id}",
            height=150,
        )
        _elegir("Para celebrar", f.celebrar, r.celebrar, f"c-celebrar-{r.id}")
        _elegir("Para acompañar", f.apoyar, r.apoyar, f"c-apoyar-{r.id}")
        st.toggle("Ocultar los nombres de las escuelas", value=r.sin_nombres, key=f"c-sin-{r.id}")
        st.button(
            "Guardar los cambios",
            type="primary",
            key=f"c-guardar-{r.id}",
            on_click=_corregir,
            args=(ctx, r, clave(ZONA)),
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            "Volver a congelar los datos",
            key=f"congelar-{r.id}",
            on_click=_congelar,
            args=(ctx, r, clave(ZONA)),
            help="Toma los datos como están ahora y propone de nuevo.",
        )
        with st.popover("Cancelar la reunión", key=f"cancelar-{r.id}"):
            st.text_input("Por qué se cancela", key=f"motivo-{r.id}", max_chars=300)
            st.button(
                "Cancelar la reunión",
                key=f"cancelar-si-{r.id}",
                on_click=_cancelar,
                args=(ctx, r, clave(ZONA)),
            )


def _elegir(rotulo: str, propuestas: list[Fila], elegidas: tuple[int, ...], key: str) -> None:
    st.multiselect(
        rotulo,
        list(range(len(propuestas))),
        default=list(elegidas or range(min(TRES, len(propuestas)))),
        format_func=lambda k: f"{propuestas[k]['nombre']}: {propuestas[k]['razon']}",
        max_selections=TRES,
        key=key,
    )


def _guarda(escribir: Callable[[datetime], object], texto: str) -> bool:
    def write(now: datetime) -> str:
        escribir(now)
        return texto

    return guardar(ZONA, write)


def _corregir(ctx: Contexto, r: Reunion, key: str) -> None:
    s = st.session_state
    _guarda(
        lambda now: reunion.correct(
            ctx.store,
            ctx.persona,
            vista(r),
            titulo=str(s[f"c-titulo-{r.id}"]),
            fecha=s[f"c-fecha-{r.id}"] or r.fecha,
            agenda=str(s[f"c-agenda-{r.id}"]),
            sin_nombres=bool(s[f"c-sin-{r.id}"]),
            celebrar=tuple(s[f"c-celebrar-{r.id}"]),
            apoyar=tuple(s[f"c-apoyar-{r.id}"]),
            now=now,
            clave=key,
        ),
        "Guardó los cambios.",
    )


def _congelar(ctx: Contexto, r: Reunion, key: str) -> None:
    _guarda(
        lambda now: reunion.freeze(ctx.store, ctx.persona, vista(r), now=now, clave=key),
        "Congeló los datos de nuevo. Revise las propuestas.",
    )


def _cancelar(ctx: Contexto, r: Reunion, key: str) -> None:
    why = str(st.session_state.get(f"motivo-{r.id}") or "")
    _guarda(
        lambda now: reunion.cancel(ctx.store, ctx.persona, vista(r), why, now=now, clave=key),
        "Canceló la reunión.",
    )

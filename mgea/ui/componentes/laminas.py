"""Panels with options: as ``paneles``, for charts that depend on more than the slice and the month, whose marks can be
chosen, and whose rows can be taken away as a file."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import streamlit as st

from mgea.charts import CONFIG_ES
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.descargas import descargas
from mgea.ui.componentes.ficha import que_significa
from mgea.ui.componentes.paneles import Construido, Panel, construido
from mgea.ui.componentes.tablas import tabla
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import tema_actual

Eleccion = Callable[[str], None]


def lamina(build: Callable[..., Panel]) -> Callable[..., None]:
    """Turn ``build(ctx, *opciones)`` into a function that draws its panel, built at most once per question.

    ``opciones`` are texts or numbers. ``al_elegir`` is called with what a chosen mark carries first in ``customdata``.
    """
    built_by = construido(build)

    @wraps(build)
    def draw(ctx: Contexto, *opciones: Any, al_elegir: Eleccion | None = None) -> None:
        _dibuja(ctx, built_by(ctx, *opciones), al_elegir)

    return draw


def _dibuja(ctx: Contexto, hecha: Construido, al_elegir: Eleccion | None) -> None:
    shown = hecha.panel
    with st.container(key=f"tarjeta-{shown.key}"):
        st.html(piezas.encabezado_html(shown.titulo, shown.meta, shown.leyenda))
        _grafico(shown, al_elegir)
        st.html(piezas.bloque("", f'<p class="resumen">{piezas.rico(shown.resumen)}</p>'))
        with st.container(horizontal=True, gap="medium"):
            hoja = st.popover(
                "Ver tabla", type="tertiary", key=f"tabla-{shown.key}", on_change="rerun"
            )
            if hoja.open:
                with hoja:
                    _tabla(hecha)
            descargas(shown.tabla, shown.columnas, shown.titulo, shown.key, ctx.as_of)
            if shown.ficha is not None:
                que_significa(ctx, shown.ficha, shown.key)


def _tabla(hecha: Construido) -> None:
    if hecha.html:
        st.html(hecha.html)
    else:
        tabla(hecha.panel.tabla, hecha.panel.columnas, hecha.panel.titulo)


def _grafico(shown: Panel, al_elegir: Eleccion | None) -> None:
    key, figura = f"grafico-{shown.key}-{tema_actual()}", ui.a_la_vista(shown.figura)
    common: dict[str, Any] = {
        "config": CONFIG_ES,
        "alt": f"{shown.titulo}. {shown.resumen}",
        "theme": "streamlit",
        "key": key,
    }
    if al_elegir is None:
        st.plotly_chart(figura, **common)
        return

    def chosen() -> None:
        points = st.session_state[key]["selection"]["points"]
        carried = points[0].get("customdata") if points else None
        if carried:
            al_elegir(str(carried[0]))

    st.plotly_chart(figura, on_select=chosen, selection_mode="points", **common)

"""Panels: a chart with its title, meta line, sentence, table and definition, built once per question and version.

Building a figure and its table costs 10–30 ms of processor; drawing what was built, 3. A panel is a function of
(name, pedido, version), so it is kept as it is and shared between sessions: nobody may change one after it is built.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps

import pandas as pd
import streamlit as st

from mgea.charts import Figure, sellada
from mgea.indicadores import Indicador
from mgea.lecturas.pedido import Pedido
from mgea.ui import components as ui
from mgea.ui.contexto import Contexto
from mgea.ui.ficha import que_significa
from mgea.ui.tablas import CHICA, tabla_html


@dataclass(frozen=True)
class Panel:
    """What a chart's card holds. ``tabla`` is shown with the headings of ``columnas``."""

    titulo: str
    meta: str
    figura: Figure
    resumen: str
    tabla: pd.DataFrame
    key: str
    columnas: Mapping[str, str] | None = None
    ficha: Indicador | None = None
    leyenda: Iterable[tuple[str, str]] = ()


@dataclass(frozen=True)
class _Built:
    panel: Panel
    html: str  # the small table already written, or '' when it is big


Builder = Callable[[Contexto], Panel]
_BUILDERS: dict[str, Builder] = {}


def panel(build: Builder) -> Callable[[Contexto], None]:
    """Turn a function that builds a panel into one that draws it, built at most once per question and version."""
    name = f"{build.__module__}.{build.__name__}"
    _BUILDERS[name] = build

    @wraps(build)
    def draw(ctx: Contexto) -> None:
        built = _built(ctx, id(ctx.store), ctx.store.version(), name, ctx.pedido)
        shown = built.panel
        ui.chart_frame(
            shown.titulo,
            shown.meta,
            shown.figura,
            shown.resumen,
            built.html or (lambda: shown.tabla),
            shown.key,
            shown.columnas,
            ficha=shown.ficha and (lambda: que_significa(ctx, shown.ficha, shown.key)),
            leyenda=shown.leyenda,
        )

    return draw


@st.cache_resource(show_spinner=False, max_entries=600)
def _built(_ctx: Contexto, base: int, version: int, name: str, pedido: Pedido) -> _Built:
    del base, version, pedido  # part of the key only
    shown = _BUILDERS[name](_ctx)
    sellada(shown.figura)
    columns = shown.columnas or {str(c): str(c) for c in shown.tabla.columns}
    small = 0 < len(shown.tabla) <= CHICA
    return _Built(shown, tabla_html(shown.tabla, columns, shown.titulo) if small else "")

"""Panels: a chart with its title, meta line, sentence, table and definition, built once per question and version.

Building a figure and its table costs 10–30 ms of processor; drawing what was built, 3. A panel is a function of
(name, pedido, version), so it is kept as it is and shared between sessions: nobody may change one after it is built.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

import pandas as pd

from mgea.charts import Figure, sellada
from mgea.indicadores import Indicador
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.ficha import que_significa
from mgea.ui.componentes.tablas import CHICA, tabla_html
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.memoria import memoria
from mgea.ui.nucleo.una_vez import una_vez


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
class Construido:
    """A panel ready to draw; ``html`` is its small table already written, or '' when it is big."""

    panel: Panel
    html: str


_PANELES = memoria(600)


def construido(build: Callable[..., Panel]) -> Callable[..., Construido]:
    """What ``build`` gives, sealed and with its small table written, at most once per question and version."""

    def make(ctx: Contexto, *opciones: Any) -> Construido:
        shown = build(ctx, *opciones)
        sellada(shown.figura)
        columns = shown.columnas or {str(c): str(c) for c in shown.tabla.columns}
        shown = replace(shown, columnas=columns, leyenda=tuple(shown.leyenda))
        small = 0 < len(shown.tabla) <= CHICA
        return Construido(shown, tabla_html(shown.tabla, columns, shown.titulo) if small else "")

    return una_vez(make, _PANELES)


def panel(build: Callable[[Contexto], Panel]) -> Callable[[Contexto], None]:
    """Turn a function that builds a panel into one that draws it."""
    built_by = construido(build)

    @wraps(build)
    def draw(ctx: Contexto) -> None:
        built = built_by(ctx)
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

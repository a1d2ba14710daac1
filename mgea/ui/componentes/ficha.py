"""«¿Qué significa?»: the definition of a figure, how it came out on this screen, and every row behind it.

Nothing is read until somebody opens it. It is no fragment: to remember one costs every run of the page 1 ms, and a
page has ten of these, while opening one costs a warm run.
"""

from typing import Any

import streamlit as st

from mgea import formato, metrics
from mgea.indicadores import Indicador
from mgea.lecturas.detras import Detras, detras
from mgea.lecturas.pedido import Pedido
from mgea.store import Store
from mgea.ui.componentes import frases_ficha
from mgea.ui.componentes.tablas import tabla
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import hoja_de
from mgea.ui.nucleo.memoria import por_version

CON_VERIFICADO = {"confianza", "puntos_verificados"}


def que_significa(
    ctx: Contexto,
    ficha: Indicador | str,
    key: str,
    clave: str = "",
    etiqueta: str = "¿Qué significa?",
) -> None:
    """A quiet «¿Qué significa?» for one figure of the slice looked at; ``clave``: a principle's slug or a CGE."""
    hoja = st.popover(etiqueta, type="tertiary", key=f"ficha-{key}", on_change="rerun")
    if hoja.open:
        with hoja:
            contenido(ctx, metrics.ficha(ficha) if isinstance(ficha, str) else ficha, key, clave)


def contenido(ctx: Contexto, ficha: Indicador, key: str, clave: str = "") -> None:
    """The open ficha: words, this screen's numbers, thresholds in force, rows."""
    behind = _detras(ctx.store, ctx.pedido, ficha.slug, clave)
    figura = _figura(ctx, ficha.slug, clave)
    donde = f"{ctx.quien} · {formato.mes_largo(ctx.as_of)}"
    hoja_de("ayuda")
    st.html(
        piezas.ficha_html(
            ficha,
            aqui=(donde, frases_ficha.cuenta(ficha, figura, behind)),
            umbrales=frases_ficha.umbrales(ficha, ctx.umbrales),
        )
    )
    if not ctx.pedido.nombres:
        return
    frame, names = frases_ficha.filas(behind)
    if ficha.slug not in CON_VERIFICADO:
        names.pop("nivel_verificado", None)
    if ficha.slug != "tasa_evidencia":
        names.pop("evidencia", None)
    if ctx.es_ie:
        names.pop("escuela", None)
    tabla(frame, names, "Las filas que hay detrás", key=f"ficha-filas-{key}")


def _figura(ctx: Contexto, slug: str, clave: str) -> dict[str, Any]:
    if not clave:
        return ctx.figure(slug)
    frame = ctx.compute((slug,))
    own = (frame["principio"].astype(str) == clave) | (frame["cge"].astype(str) == clave)
    return {str(k): v for k, v in frame[own].iloc[0].to_dict().items()}


@por_version(500)
def _detras(store: Store, pedido: Pedido, slug: str, clave: str) -> Detras:
    return detras(store, pedido, slug, clave)

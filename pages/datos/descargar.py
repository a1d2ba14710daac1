"""Descargar: what is looked at, as a deck, a document or a workbook; all the sheets at once; the charts as pictures."""

from mgea.lecturas import anonimo
from mgea.ui.componentes import components as ui
from mgea.ui.datos import informes
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo.contexto import Contexto

PAGE = Page(
    "Descargar",
    "descargar",
    "Llevarse lo que mira: presentación, documento, libro, fichas y gráficos",
    "comparar",
)


def render(ctx: Contexto) -> None:
    """What can be taken away of the slice; nothing is made before it is asked for."""
    ui.headline(
        "Descargar",
        "",
        "Lo mismo que se ve en el tablero, para llevarlo a una reunión o imprimirlo. Cada archivo dice de quién es, "
        "hasta qué fecha y con cuántas escuelas; sus números son los de la pantalla.",
        meta=f"{ctx.quien} · {ctx.meta()}",
    )
    if not ctx.pedido.nombres and len(ctx.roster) < anonimo.MINIMO:
        ui.empty_state(
            "Son muy pocas escuelas para mostrarlas sin nombres",
            f"Elija un ámbito de {anonimo.MINIMO} escuelas o más.",
        )
        return
    for clase in informes.clases(ctx):
        informes.tarjeta(ctx, clase)
    if not ctx.es_ie and ctx.pedido.nombres:
        informes.fichas(ctx)
    informes.graficos(ctx)

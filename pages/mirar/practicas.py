"""Prácticas: 7 principles × 25 practices, declared beside verified, with the history of each."""

import streamlit as st

from mgea import catalogo, formato, frases
from mgea.lecturas import practicas as lecturas
from mgea.ui.componentes import components as ui
from mgea.ui.componentes import graficos
from mgea.ui.componentes.ficha import que_significa
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.registro import practica

PAGE = Page("Prácticas", "practicas", "Las 25 prácticas: declarado, verificado y su historia")


def render(ctx: Contexto) -> None:
    """The practices of a school one by one, or of a group in aggregate."""
    if ctx.es_ie:
        _ie(ctx)
    else:
        _grupo(ctx)


def _ie(ctx: Contexto) -> None:
    school = ctx.read("escuelas").iloc[0]
    cells = ctx.read("celdas")
    gap = lecturas.brecha_autoverificada(cells)
    if school["estado"] in ("inactiva", "no_aplica"):
        # Nothing is due, so there is nothing to count: «0 de 25» would be a reproach.
        titular = frases.titular_ie(school, ctx.as_of)
        ui.headline(titular.cifra, titular.de, titular.frase, titular.chip, titular.meta)
    else:
        ui.headline(
            formato.numero(int((cells["estado"] == "valor").sum())),
            f"de {int((cells['estado'] != 'no_aplica').sum())} prácticas aplicables con dato vigente",
            frases.autoverificada(gap),
            meta=ctx.meta(),
        )
    ui.barra_celdas(cells)
    _confianza(ctx, gap)
    graficos.distribucion(ctx)
    graficos.principio_mes(ctx)
    historia = ctx.read("historia")
    for principio in catalogo.principios():
        own = cells[cells["principio"] == principio.slug]
        with st.container(key=f"tarjeta-{principio.slug}"):
            st.html(practica.principio_html(principio.n, principio.titulo, own))
            for row in own.to_dict("records"):
                practica.detalle(row, historia[historia["practica"] == row["practica"]])
    que_significa(ctx, "confianza", "practicas")


def _confianza(ctx: Contexto, gap: dict[str, float | int | None]) -> None:
    """What stands behind what is declared: evidence, verification, fidelity."""
    evidencia, fidelidad = ctx.figure("tasa_evidencia"), ctx.figure("principios_fidelidad")
    with st.container(key="tarjeta-confianza"):
        ui.cifras(
            [
                (
                    formato.porcentaje(evidencia["valor"]),
                    "de las prácticas en Proceso o más tienen evidencia",
                ),
                (
                    formato.con_signo(gap["media"]),
                    f"niveles de diferencia media en {gap['n']} pares",
                ),
                (formato.porcentaje(gap["cercanos"]), "difieren a lo más en un nivel"),
                (formato.numero(fidelidad["valor"]), "principios con fidelidad, de 7"),
            ],
            "Lo que respalda lo declarado",
        )
        with st.container(horizontal=True, gap="medium"):
            que_significa(ctx, "tasa_evidencia", "evidencia")
            que_significa(ctx, "principios_fidelidad", "fidelidad")


def _grupo(ctx: Contexto) -> None:
    frame = ctx.read("practicas_grupo")
    total = int(frame["aplicables"].fillna(0).max()) if not frame.empty else 0
    logradas, aplicables = frame["logradas"].fillna(0).sum(), frame["aplicables"].fillna(0).sum()
    share = logradas / aplicables if aplicables else None
    n = int(frame["n"].fillna(0).max()) if total else 0
    ui.headline(
        formato.porcentaje(share),
        "de las prácticas están implementadas",
        frases.practicas_grupo(frame),
        meta=f"nivel Logrado o Destacado, sobre prácticas aplicables · {ctx.meta(n, total)}"
        if total
        else ctx.meta(),
    )
    graficos.distribucion(ctx)
    graficos.principio_mes(ctx)
    with st.container(key="tarjeta-practicas"):
        st.html(piezas.encabezado_html("Las 25 prácticas, una por una", ctx.meta(n, total)))
        st.html(practica.tabla_grupo_html(frame))
        que_significa(ctx, "cobertura_implementada", "practicas-grupo")

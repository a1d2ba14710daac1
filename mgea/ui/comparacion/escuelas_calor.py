"""The heat map of schools and of their groups, and the list below it: what is shown, and what a choice opens."""

from dataclasses import astuple, dataclass

import pandas as pd
import streamlit as st

from mgea import catalogo, charts, formato, frases, metrics
from mgea.charts.filas import Columna, calor
from mgea.lecturas import filas
from mgea.lecturas.comparacion import Reglas
from mgea.ui.componentes.laminas import lamina
from mgea.ui.componentes.paneles import Panel
from mgea.ui.marco.navegacion import ir
from mgea.ui.nucleo.contexto import Contexto

PRINCIPIOS = [(p.slug, p.titulo) for p in catalogo.principios()]
COLUMNAS = ("Los 7 principios", "Las 25 prácticas", *(titulo for _, titulo in PRINCIPIOS))
AGRUPAR = {"Por UGEL": "ugel", "Por REI": "rei", "Por distrito": "distrito", "Por situación": "banda"}  # fmt: skip
CADA_UNA = "Cada escuela"
_A_LA_HOJA = "_a_la_hoja"
REPETIDAS = ("situacion", "pagina")  # what a new slice starts again


@dataclass(frozen=True)
class Vista:
    """What the controls say: how rows are made, ordered, filtered and paged."""

    mostrar: str = CADA_UNA
    orden: str = "Situación"
    columnas: str = COLUMNAS[0]
    situacion: str = "Todas"
    buscar: str = ""
    pagina: int = 1


def controles(ctx: Contexto, schools: pd.DataFrame) -> Vista:
    """The bar of controls; each lives in the address."""
    fijas = [c for c, _ in ctx.scope.filtros]
    names = {v: k for k, v in AGRUPAR.items()}
    modos = [names[g] for g in filas.agrupaciones(schools, fijas)] + [CADA_UNA]
    default = modos.index(CADA_UNA) if len(schools) <= filas.MUCHAS else 0
    with st.container(key="barra-escuelas", horizontal=True, vertical_alignment="bottom"):
        mostrar = st.selectbox("Mostrar", modos, index=default, key="mostrar", bind="query-params")
        orden = st.selectbox("Ordenar por", filas.ORDENES, key="orden", bind="query-params")
        if mostrar != CADA_UNA:
            return Vista(mostrar, orden)
        columnas = COLUMNAS if ctx.pedido.nombres else COLUMNAS[:1]
        detalle = st.selectbox("Columnas", columnas, key="columnas", bind="query-params")
        situacion = st.selectbox(
            "Situación", list(filas.SITUACIONES), key="situacion", bind="query-params"
        )
        texto = st.text_input(
            "Buscar escuela", key="buscar", placeholder="Nombre o código", bind="query-params"
        )
        n = filas.paginas(len(filas.buscadas(schools, texto or "", situacion)))
        pagina = "1"
        if n > 1:
            hojas = [str(i) for i in range(1, n + 1)]
            pagina = st.selectbox(f"Página (de {n})", hojas, key="pagina", bind="query-params")
    return Vista(mostrar, orden, detalle, situacion, texto or "", int(pagina or 1))


def en_pagina(schools: pd.DataFrame, vista: Vista) -> tuple[pd.DataFrame, int]:
    """The rows of the page looked at, in order, and how many there are on all pages."""
    found = filas.buscadas(schools, vista.buscar, vista.situacion)
    return filas.pagina(filas.ordenadas(found, vista.orden), vista.pagina), len(found)


def abrir(address: str) -> None:
    """Look at a school or a group chosen on a chart: ``ie:…``, ``rei:…``, or ``situacion:…``. For callbacks."""
    name, _, value = address.partition(":")
    if not value:
        return
    if name == "situacion":
        st.session_state["mostrar"], st.session_state["situacion"] = CADA_UNA, value
        return
    for old in REPETIDAS:
        st.session_state.pop(old, None)
    st.session_state["vista_ambito"] = address
    st.query_params["ambito"] = address


def abrir_hoja(ie: str) -> None:
    """Leave for a school's sheet in the next run. For callbacks of pages that have no sheet of their own."""
    abrir(f"ie:{ie}")
    st.session_state[_A_LA_HOJA] = True


def ir_a_hoja() -> None:
    """Go where ``abrir_hoja`` asked, if it did."""
    if st.session_state.pop(_A_LA_HOJA, False):
        ir("escuelas")


def dibuja(ctx: Contexto, vista: Vista) -> None:
    """The heat map of the rows the controls ask for."""
    if vista.mostrar == CADA_UNA:
        escoge = (lambda ie: abrir(f"ie:{ie}")) if ctx.pedido.nombres else None
        calor_escuelas(ctx, *astuple(vista), al_elegir=escoge)
    else:
        calor_grupos(ctx, AGRUPAR[vista.mostrar], vista.orden, al_elegir=abrir)


@lamina
def calor_escuelas(ctx: Contexto, *opciones: str | int) -> Panel:
    """Schools × principles, or × practices of one principle or of all."""
    vista = Vista(*opciones)  # type: ignore[arg-type]
    rows, total = en_pagina(ctx.read("comparada"), vista)
    niveles = vista.columnas != COLUMNAS[0] and not rows.empty
    columns = _columnas(vista.columnas if niveles else COLUMNAS[0])
    if niveles:
        rows = _con_practicas(ctx, rows)
    rows = rows.assign(id=rows["ie"], total=rows["puntos"].map(formato.numero))
    desde = (vista.pagina - 1) * filas.PAGINA
    pie = f"; filas {desde + 1} a {desde + len(rows)} de {formato.numero(total)}"
    unidad = "Nivel 0 a 4 de cada práctica" if niveles else "Puntos de 100"
    names = {"nombre": "Escuela"} | {c.clave: c.titulo for c in columns} | {"puntos": "Puntos"}
    return Panel(
        f"Escuelas de {ctx.quien} por {'práctica' if niveles else 'principio'}",
        f"{unidad} · orden: {vista.orden.lower()}{pie} · menos de 4 puntos no se distingue · "
        f"{ctx.meta(int((rows['estado'] == 'ok').sum()), total)}"
        + (" · toque el total de una fila para abrir su hoja" if ctx.pedido.nombres else ""),
        calor(rows, columns, niveles),
        charts.resumen_mapa_escuelas(rows, PRINCIPIOS),
        rows,
        "calor",
        names,
        ficha=metrics.ficha("puntos"),
    )


def _columnas(cuales: str) -> list[Columna]:
    if cuales == COLUMNAS[0]:
        return [Columna(s, formato.principio_corto(s, titulo), titulo) for s, titulo in PRINCIPIOS]
    slug = filas.PRINCIPIOS.get(cuales, "")
    return [
        Columna(p.id, p.id, f"{p.id} {p.titulo}", formato.principio_corto(p.principio))
        for p in catalogo.practicas()
        if not slug or p.principio == slug
    ]


def _con_practicas(ctx: Contexto, rows: pd.DataFrame) -> pd.DataFrame:
    told = ctx.read("practicas_de", None, *sorted(rows["ie"]))
    wide = told.pivot(index="ie", columns="practica", values="nivel").astype(float)
    return rows.join(wide.reindex(columns=[p.id for p in catalogo.practicas()]), on="ie")


@lamina
def calor_grupos(ctx: Contexto, por: str, orden: str) -> Panel:
    """Groups × principles: medians, with how many schools stand behind each."""
    schools = ctx.read("comparada")
    schools = schools[schools["estado"] != "inactiva"]
    reglas = Reglas.de(ctx.umbrales)
    rows = filas.de_grupos(schools, por, reglas)
    column = filas.PRINCIPIOS.get(orden, "mediana")
    by = ["nombre"] if orden in ("Nombre", "Parecido") else [column, "nombre"]
    up = [True] if len(by) == 1 else [orden == "Situación", True]
    rows = rows.sort_values(by, ascending=up, na_position="last", kind="stable")
    rows["total"] = rows["mediana"].map(formato.numero)
    rows["escuelas"] = [_cuantas(n, h) for n, h in zip(rows["n"], rows["oculto"], strict=True)]
    word = {v: k for k, v in AGRUPAR.items()}[por]
    shown = int((rows["oculto"] == "").sum())
    names = {"nombre": "Grupo", "escuelas": "Escuelas con datos", "mediana": "Mediana"}
    ok = int((schools["estado"] == "ok").sum())
    return Panel(
        f"Escuelas de {ctx.quien}, {word[0].lower()}{word[1:]}",
        f"Mediana de los puntos de 100 de sus escuelas; menos de 4 no se distingue · {ctx.meta(ok, len(schools))} · "
        "toque la mediana de una fila para ver sus escuelas",
        calor(rows, _columnas(COLUMNAS[0])),
        f"{formato.plural(shown, 'grupo', 'grupos')} con 5 escuelas o más; los demás no se muestran.",
        rows,
        "calor-grupos",
        names | dict(PRINCIPIOS),
        ficha=metrics.ficha("puntos"),
    )


def _cuantas(n: int, oculto: str) -> str:
    words = {
        "pequeno": "menos de 5 escuelas",
        "complemento": "no se muestra, para cuidar a otro grupo",
    }
    return words.get(oculto) or formato.numero(n)


def reportadas(row: dict) -> str:
    """«24 de 25», or the mark of no data."""
    if formato.es_nulo(row.get("aplicables")):
        return formato.SIN_DATO
    return f"{formato.numero(row['reportadas'])} de {formato.numero(row['aplicables'])}"


def situacion(row: dict) -> str:
    """A school's band as glyph and word, or why it has none."""
    return frases.banda_palabra(row)

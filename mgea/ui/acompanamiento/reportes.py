"""The board of reports on screen: states by REI and by school, and the messages to copy."""

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.lecturas import reportes as lecturas
from mgea.permissions import Scope
from mgea.ui.acompanamiento import frases_mensaje
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.descargas import descargas
from mgea.ui.componentes.tablas import leyenda, tabla, tabla_envuelta
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import ESTILOS
from mgea.ui.nucleo.piezas import encabezado_html, esc
from mgea.ui.nucleo.una_vez import una_vez

ESTILO = ESTILOS / "acompanar.css"
FILAS = 50
DICE = {
    "a_tiempo": ("✓", "A tiempo"),
    "tarde": ("◷", "Tarde"),
    "no_reporto": ("✕", "No reportó"),
    "en_plazo": ("○", "En plazo"),
    "no_exigible": ("·", "No exigible"),
}
FILTROS = {
    "todas": "Todas",
    "deben": "Deben algún mes",
    "tardes": "Con tardanzas",
    "pendientes": "En plazo",
}
SIN_REI = "Sin REI"


def por_rei(ctx: Contexto, periodo: str) -> None:
    """One row per REI, in the month: how many schools are in each state. A share only of five schools or more."""
    table, columns = _por_rei(ctx)
    with st.container(key="tarjeta-reportes-rei"):
        st.html(
            encabezado_html(
                f"Por REI, en {formato.mes_largo(periodo)}",
                f"Escuelas en cada situación · {ctx.meta(int(table['n'].sum()), len(ctx.roster))}",
            )
        )
        tabla(table, columns, "Reportes por REI", key="reportes-rei")
        with st.container(horizontal=True, gap="medium"):
            descargas(table, columns, "Reportes por REI", "reportes-rei", periodo)


@una_vez
def _por_rei(ctx: Contexto) -> tuple[pd.DataFrame, dict[str, str]]:
    """The rows of the last month that asked for a report, and their headings."""
    table = lecturas.por_rei(ctx.read("reportes_ultimo"))
    table["rei"] = table["rei"].replace("", SIN_REI)
    due = table[["a_tiempo", "tarde", "no_reporto"]].sum(axis=1)
    minimo = ctx.umbrales["grupo_minimo"]
    table["parte"] = [
        formato.porcentaje(a / d) if d >= minimo else "menos de 5"
        for a, d in zip(table["a_tiempo"], due, strict=True)
    ]
    columns = {"rei": "REI", "parte": "Parte a tiempo", "n": "Escuelas"} | {
        k: w for k, (_, w) in DICE.items()
    }
    always = ("a_tiempo", "tarde", "no_reporto")
    shown = {k: v for k, v in columns.items() if k in always or k not in DICE or table[k].any()}
    return table, shown


def por_escuela(ctx: Contexto) -> None:
    """School × month, a page of them at a time: who owes most first."""
    with st.container(key="tarjeta-reportes-escuela"):
        st.html(ESTILO)
        st.html(
            encabezado_html(
                "Cada escuela, mes a mes",
                f"Primero las que más deben · {ctx.meta(len(ctx.read('reportes_ancho')), len(ctx.roster))}",
            )
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            que = st.segmented_control(
                "Mostrar", list(FILTROS), format_func=FILTROS.__getitem__, default="todas", key="reportes-filtro",
                required=True,
            )  # fmt: skip
            rei = elige_rei(ctx, "reportes-rei-filtro")
        total = len(_elegidas(ctx, str(que), rei))
        pages = max(1, -(-total // FILAS))
        page = 1
        if pages > 1:
            page = st.selectbox(
                "Página",
                range(1, pages + 1),
                format_func=lambda p: f"{p} de {pages}",
                key="reportes-pagina",
                width=140,
            )
        if total:
            st.html(_cuadro(ctx, str(que), rei, min(page, pages)))
        else:
            ui.aviso("Ninguna escuela en esta situación.", "en_ruta")
        names = {"ie": "Código", "nombre": "Escuela", "rei": "REI"}
        names |= {m: formato.mes_largo(m) for m in lecturas.meses(ctx.read("reportes_ancho"))}
        with st.container(horizontal=True, gap="medium"):
            descargas(
                lambda: _en_palabras(_elegidas(ctx, str(que), rei)),
                names,
                "Reportes por escuela",
                "reportes-escuela",
                ctx.as_of,
            )


@una_vez
def _elegidas(ctx: Contexto, que: str, rei: str | None) -> pd.DataFrame:
    """The schools of one filter and REI (None: all), who owes most first."""
    wide: pd.DataFrame = ctx.read("reportes_ancho")
    return de_rei(wide if que == "todas" else wide[wide[que] > 0], rei)


@una_vez
def _cuadro(ctx: Contexto, que: str, rei: str | None, page: int) -> str:
    shown = _elegidas(ctx, que, rei)
    return cuadro_html(shown.iloc[FILAS * (page - 1) : FILAS * page], lecturas.meses(shown))


def _en_palabras(shown: pd.DataFrame) -> pd.DataFrame:
    """The states of each month as words, for a file."""
    words = {k: w for k, (_, w) in DICE.items()}
    return shown.assign(**{m: shown[m].map(words) for m in lecturas.meses(shown)})


def elige_rei(ctx: Contexto, key: str) -> str | None:
    """A REI of the slice, or None for all; nothing to choose when there is only one."""
    found = sorted(set(ctx.roster["rei"]))
    if len(found) < 2:
        return None
    return st.selectbox(
        "REI",
        [None, *found],
        format_func=lambda r: "Todas" if r is None else r or SIN_REI,
        key=key,
        width=260,
    )


def de_rei(frame: pd.DataFrame, rei: str | None) -> pd.DataFrame:
    """The rows of the REI that ``elige_rei`` gave."""
    return frame if rei is None else frame[frame["rei"] == rei]


def cuadro_html(part: pd.DataFrame, months: list[str]) -> str:
    """School × month as a table: each cell a glyph and a word."""
    head = "".join(f'<th scope="col">{esc(formato.mes_corto(m))}</th>' for m in months)
    rows = []
    for row in part.to_dict("records"):
        cells = "".join(
            f'<td data-t="{esc(formato.mes_corto(m))}"><span class="celda {row[m]}">'
            f'<span aria-hidden="true">{DICE[row[m]][0]}</span> {DICE[row[m]][1]}</span></td>'
            for m in months
        )
        who = f'<th scope="row" data-t="Escuela">{esc(row["nombre"])}</th>'
        rows.append(f"<tr>{who}{cells}</tr>")
    title = "Reportes por escuela y mes"
    body = (
        f'<thead><tr><th scope="col">Escuela</th>{head}</tr></thead><tbody>{"".join(rows)}</tbody>'
    )
    table = f"<table>{leyenda(title)}{body}</table>"
    return tabla_envuelta(table, len(part), title, "fichas breve mgea-reportes")


def mensajes(ctx: Contexto) -> None:
    """The message to a school, or to all of a REI, with exactly what each owes."""
    with st.container(key="tarjeta-mensajes"):
        st.html(
            encabezado_html(
                "Mensajes listos para copiar",
                f"Dicen qué falta en cada escuela; no llevan nombres de personas · {ctx.meta()}",
            )
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            canal = st.segmented_control(
                "Para enviar por", list(frases_mensaje.CANALES), format_func=frases_mensaje.CANALES.__getitem__,
                default="whatsapp", key="mensaje-canal", required=True,
            )  # fmt: skip
            rei = elige_rei(ctx, "mensaje-rei")
        schools = de_rei(ctx.read("reportes_ancho"), rei)
        names = dict(zip(schools["ie"], schools["nombre"], strict=True))
        todas = rei is not None or len(names) <= FILAS
        options = ["todas", *names] if todas and len(names) > 1 else list(names)
        quien = st.selectbox(
            "Escuela", options, index=None if len(options) > 1 else 0, key=f"mensaje-ie-{rei}",
            format_func=lambda i: "Todas las que deben algo" if i == "todas" else names[i],
            placeholder="Elija una escuela" + (", o todas" if todas else "; para varias, elija antes una REI"),
        )  # fmt: skip
        if quien:
            _textos(ctx, str(quien), names, str(canal), rei)


def _textos(ctx: Contexto, quien: str, names: dict[str, str], canal: str, rei: str | None) -> None:
    firma = f"Equipo de acompañamiento, {ctx.roster['ugel_nombre'].iloc[0]}"
    if quien != "todas":
        debe = ctx.read("pendientes", Scope.ie(quien)).to_dict("records")
        st.code(
            frases_mensaje.mensaje(names[quien], debe, canal, ctx.as_of, firma),
            language=None,
            wrap_lines=True,
        )
        return
    debe = ctx.read("pendientes", None if rei is None else Scope((("rei", rei),)))
    texts = frases_mensaje.mensajes(debe, list(names.items()), canal, ctx.as_of, firma)
    if not texts:
        ui.aviso("Ninguna escuela debe nada.", "en_ruta")
        return
    st.html(
        f'<p class="mgea meta">{formato.plural(len(texts), "mensaje", "mensajes")}, uno tras otro.</p>'
    )
    st.code(frases_mensaje.SEPARADOR.join(texts), language=None, wrap_lines=True, height=420)
    st.download_button(
        "Descargar los mensajes (.txt)", frases_mensaje.SEPARADOR.join(texts), "mensajes.txt", "text/plain",
        key="mensajes-txt", on_click="ignore", type="tertiary",
    )  # fmt: skip

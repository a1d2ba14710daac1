"""The three ways to look at commitments: the board by situation, the calendar of a month, the list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from mgea import cronograma, formato
from mgea.ui.componentes.descargas import tabla_que_sale
from mgea.ui.componentes.guardar import callar
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import bloque, encabezado_html
from mgea.ui.nucleo.una_vez import una_vez
from mgea.ui.registro import acuerdo_dialogo, acuerdos

TABLERO = ("vencido", "por_vencer", "en_curso", "cumplido")
FUERA = ("incompleto", "anulado")
POR_COLUMNA = 8
EN_TELEFONO = 3
"""Cards of a column on a phone, where the four columns stand one under another."""
ABRIBLES = 300  # a longer list of options makes every run of the page slow
COLUMNAS = {
    "codigo": "Código", "nombre": "Escuela", "compromiso": "Compromiso", "cge": "CGE",
    "responsable": "Responsable", "cuando": "Fecha", "situacion": "Estado",
}  # fmt: skip


@dataclass(frozen=True)
class Columna:
    """One situation: how many there are, and (key, card, help of its button) of those shown."""

    situacion: str
    total: int
    tarjetas: tuple[tuple[str, str, str], ...]


def tablero(ctx: Contexto, parte: str) -> None:
    """Four columns by situation, each its most pressing first, and a button that opens each."""
    columnas, fuera = _columnas(ctx, parte)
    for lugar, columna in zip(st.columns(len(columnas)), columnas, strict=True):
        glifo, titulo, tono = acuerdos.SITUACION[columna.situacion]
        with lugar, st.container(key=f"tarjeta-columna-{columna.situacion}"):
            marca = (
                f'<span class="chip {tono}"><span aria-hidden="true">{glifo}</span> {titulo}</span>'
            )
            st.html(bloque("mgea-columna", f"<h2>{marca} {formato.numero(columna.total)}</h2>"))
            for clave, tarjeta, ayuda in columna.tarjetas:
                with st.container(key=f"acuerdo-{clave}", gap=None):
                    st.html(tarjeta)
                    if st.button("Abrir", key=f"abrir-{clave}", type="tertiary", help=ayuda):
                        _abrir(ctx, clave)
            _el_resto(columna)
    if fuera:
        _fuera(ctx, parte, fuera)


def _el_resto(columna: Columna) -> None:
    """The way to those the column does not show. A server does not know the screen: where the style (``verificar.css``)
    shows only the first ``EN_TELEFONO``, it also shows the button of a column that is whole on a wide one."""
    if columna.total > EN_TELEFONO:
        clave = "abrir-todos" if columna.total > POR_COLUMNA else "abrir-todos-angosta"
        st.button(
            f"Ver los {formato.numero(columna.total)} en la lista",
            key=f"{clave}-{columna.situacion}",
            type="tertiary",
            on_click=_a_la_lista,
        )


def _a_la_lista() -> None:
    st.session_state["compromisos-vista"] = "Lista"


@una_vez
def _columnas(ctx: Contexto, parte: str) -> tuple[tuple[Columna, ...], int]:
    """The columns of whose commitments (``parte``), and how many are incomplete or cancelled."""
    frame = de_parte(ctx, parte)
    todas = {s: frame.index[frame["situacion"] == s] for s in TABLERO}
    hechos = frame.loc[todas["cumplido"], "fecha_cumplido"].sort_values(ascending=False)
    todas["cumplido"] = hechos.index
    columnas = tuple(
        Columna(s, len(todas[s]), tuple(_tarjetas(ctx, frame.loc[todas[s][:POR_COLUMNA]])))
        for s in TABLERO
    )
    return columnas, int(frame["situacion"].isin(FUERA).sum())


def _tarjetas(ctx: Contexto, frame: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    for fila in frame.to_dict("records"):
        ayuda = f"Abrir «{formato.recorta(str(fila['compromiso']), 60)}»"
        yield acuerdos.clave_fila(fila), acuerdos.tarjeta_html(fila, not ctx.es_ie), ayuda


def de_parte(ctx: Contexto, parte: str) -> pd.DataFrame:
    """The commitments of the slice made by its schools (``ie``) or by the UGEL (``ugel``)."""
    frame: pd.DataFrame = ctx.read("acuerdos")
    return frame[frame["de_parte"] == parte]


def _fuera(ctx: Contexto, parte: str, total: int) -> None:
    """Incomplete and cancelled ones: listed, never counted."""
    aparte = st.expander(
        f"Incompletos y anulados: {formato.numero(total)} (se listan, no se cuentan)",
        key="compromisos-fuera",
        on_change="rerun",
    )
    if aparte.open:
        frame = de_parte(ctx, parte)
        with aparte:
            lista(ctx, frame[frame["situacion"].isin(FUERA)], "fuera")


def lista(ctx: Contexto, frame: pd.DataFrame, key: str = "lista") -> None:
    """A table of them, and a box to find and open one."""
    cerca = frame.head(ABRIBLES)
    claves = [acuerdos.clave_fila(f) for f in cerca.to_dict("records")]
    textos = dict(
        zip(
            claves,
            cerca["codigo"] + " · " + cerca["compromiso"] + " · " + cerca["nombre"],
            strict=True,
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cual = st.selectbox(
            "Abrir un compromiso", claves, format_func=textos.__getitem__, key=f"cual-{key}"
        )
        if st.button("Abrir", key=f"abrir-{key}"):
            _abrir(ctx, cual)
    if len(frame) > ABRIBLES:
        st.caption(
            f"Se pueden abrir los {ABRIBLES} que vencen primero; para ver otros elija una escuela arriba."
        )
    with st.container(key=f"tarjeta-compromisos-{key}"):
        columnas = {k: v for k, v in COLUMNAS.items() if k != "nombre" or not ctx.es_ie}
        titulo = formato.plural(len(frame), "compromiso", "compromisos")
        tabla_que_sale(_filas(frame), columnas, titulo, f"compromisos-{key}", ctx.as_of)


def calendario(ctx: Contexto, frame: pd.DataFrame, hoy: date) -> None:
    """What falls due in a month, day by day, with the months around it one tap away."""
    mes = str(st.session_state.get("compromisos-mes") or cronograma.periodo_of(hoy))
    with st.container(key="tarjeta-calendario"):
        st.html(encabezado_html(formato.mes_largo(mes).capitalize(), "Por fecha límite"))
        with st.container(horizontal=True):
            for texto, paso in (("Mes anterior", -1), ("Mes siguiente", 1)):
                st.button(
                    texto,
                    key=f"calendario{paso}",
                    on_click=_mes,
                    args=(cronograma.add_months(mes, paso),),
                )
        anio, numero = cronograma.parse_periodo(mes)
        st.html(acuerdos.calendario_html(frame, anio, numero, hoy, not ctx.es_ie))


def _mes(mes: str) -> None:
    st.session_state["compromisos-mes"] = mes


def _abrir(ctx: Contexto, codigo: str) -> None:
    callar(acuerdo_dialogo.ZONA)
    acuerdo_dialogo.abierto(ctx, codigo)


def _filas(frame: pd.DataFrame) -> pd.DataFrame:
    """Commitments as rows of a table."""
    rows = [
        {
            "nombre": r["nombre"],
            "codigo": r["codigo"],
            "compromiso": r["compromiso"],
            "cge": f"CGE {int(r['cge'])}",
            "responsable": r["responsable"] or "Sin responsable",
            "cuando": acuerdos.cuando(r),
            "situacion": f"{acuerdos.SITUACION[r['situacion']][0]} {acuerdos.UNO[r['situacion']]}",
        }
        for r in frame.to_dict("records")
    ]
    names = ["codigo", "nombre", "compromiso", "cge", "responsable", "cuando", "situacion"]
    return pd.DataFrame(rows, columns=names)

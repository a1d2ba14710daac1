"""The three ways to look at commitments: the board by situation, the calendar of a month, the list."""

from datetime import date

import pandas as pd
import streamlit as st

from mgea import cronograma, formato
from mgea.ui import acuerdo_dialogo, acuerdos
from mgea.ui.contexto import Contexto
from mgea.ui.descargas import tabla_que_sale
from mgea.ui.guardar import callar
from mgea.ui.piezas import bloque, encabezado_html

TABLERO = ("vencido", "por_vencer", "en_curso", "cumplido")
POR_COLUMNA = 8
ABRIBLES = 300  # a longer list of options makes every run of the page slow
COLUMNAS = {
    "codigo": "Código", "nombre": "Escuela", "compromiso": "Compromiso", "cge": "CGE",
    "responsable": "Responsable", "cuando": "Fecha", "situacion": "Estado",
}  # fmt: skip


def tablero(ctx: Contexto, frame: pd.DataFrame) -> None:
    """Four columns by situation, each its most pressing first, and a button that opens each."""
    columnas = st.columns(len(TABLERO))
    todas = {s: frame.index[frame["situacion"] == s] for s in TABLERO}
    hechos = frame.loc[todas["cumplido"], "fecha_cumplido"].sort_values(ascending=False)
    todas["cumplido"] = hechos.index
    # Only the rows that are shown become records: each costs as much as its column is long.
    vistas = frame.loc[[i for s in TABLERO for i in todas[s][:POR_COLUMNA]]]
    fichas = dict(zip(vistas.index, vistas.to_dict("records"), strict=True))
    for columna, situacion in zip(columnas, TABLERO, strict=True):
        filas = todas[situacion]
        glifo, titulo, tono = acuerdos.SITUACION[situacion]
        with columna, st.container(key=f"tarjeta-columna-{situacion}"):
            marca = (
                f'<span class="chip {tono}"><span aria-hidden="true">{glifo}</span> {titulo}</span>'
            )
            st.html(bloque("mgea-columna", f"<h2>{marca} {len(filas)}</h2>"))
            for fila in (fichas[i] for i in filas[:POR_COLUMNA]):
                with st.container(key=f"acuerdo-{acuerdos.clave_fila(fila)}", gap=None):
                    st.html(acuerdos.tarjeta_html(fila, not ctx.es_ie))
                    if st.button("Abrir", key=f"abrir-{acuerdos.clave_fila(fila)}", type="tertiary",
                                 help=f"Abrir «{formato.recorta(str(fila['compromiso']), 60)}»"):  # fmt: skip
                        _abrir(ctx, acuerdos.clave_fila(fila))
            if len(filas) > POR_COLUMNA:
                st.caption(f"y {len(filas) - POR_COLUMNA} más: véalos en la lista.")
    _fuera(ctx, frame)


def _fuera(ctx: Contexto, frame: pd.DataFrame) -> None:
    """Incomplete and cancelled ones: listed, never counted."""
    fuera = frame[frame["situacion"].isin(["incompleto", "anulado"])]
    if fuera.empty:
        return
    aparte = st.expander(
        f"Incompletos y anulados: {len(fuera)} (se listan, no se cuentan)",
        key="compromisos-fuera",
        on_change="rerun",
    )
    if aparte.open:
        with aparte:
            lista(ctx, fuera, "fuera")


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

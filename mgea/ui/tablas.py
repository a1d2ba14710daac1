"""Tables: small ones as HTML that a phone can read, big ones as Streamlit's grid."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.ui.piezas import bloque, esc

CHICA = 60  # rows


def tabla(
    df: pd.DataFrame,
    columnas: Mapping[str, str] | None = None,
    titulo: str = "",
    key: str | None = None,
) -> None:
    """Shows ``df`` with the headings of ``columnas`` (column → Spanish heading; only those, in that order).

    Up to 60 rows it is HTML (a sheet per row on phones); beyond, ``st.dataframe``. Missing values show «—».
    """
    columnas = columnas or {str(c): str(c) for c in df.columns}
    if df.empty:
        st.html(bloque("", '<p class="meta">Sin filas que mostrar.</p>'))
    elif len(df) <= CHICA:
        st.html(tabla_html(df, columnas, titulo))
    else:
        visto = df[[c for c in columnas if c in df]].rename(columns=dict(columnas))
        st.dataframe(
            visto,
            hide_index=True,
            placeholder=formato.SIN_DATO,
            key=key,
            alt=titulo or "Tabla de datos",
        )


def tabla_html(df: pd.DataFrame, columnas: Mapping[str, str], titulo: str = "") -> str:
    """The HTML of a small table; the first column heads its row."""
    claves = [c for c in columnas if c in df]
    numericas = {
        c
        for c in claves
        if pd.api.types.is_numeric_dtype(df[c]) and not pd.api.types.is_bool_dtype(df[c])
    }
    cabeza = "".join(
        f'<th scope="col"{_num(c in numericas)}>{esc(columnas[c])}</th>' for c in claves
    )
    filas = []
    for fila in df[claves].itertuples(index=False, name=None):
        celdas = []
        for k, (clave, valor) in enumerate(zip(claves, fila, strict=True)):
            etiqueta, alcance = ("th", ' scope="row"') if k == 0 else ("td", "")
            atributos = (
                f'{alcance}{_num(clave in numericas and k > 0)} data-t="{esc(columnas[clave])}"'
            )
            celdas.append(f"<{etiqueta}{atributos}>{esc(celda(valor))}</{etiqueta}>")
        filas.append(f"<tr>{''.join(celdas)}</tr>")
    leyenda = f"<caption>{esc(titulo)}</caption>" if titulo else ""
    cuerpo = (
        f"<table>{leyenda}<thead><tr>{cabeza}</tr></thead><tbody>{''.join(filas)}</tbody></table>"
    )
    return bloque("mgea-tabla fichas", cuerpo)


def celda(valor: object) -> str:
    """One value as a person in Peru writes it."""
    if formato.es_nulo(valor):
        return formato.SIN_DATO
    if isinstance(valor, bool):
        return "Sí" if valor else "No"
    if isinstance(valor, date):
        return formato.fecha(valor)
    if isinstance(valor, int | float):
        return formato.puntos(valor)
    return str(valor)


def _num(si: bool) -> str:
    return ' class="num"' if si else ""

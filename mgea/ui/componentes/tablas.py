"""Tables: small ones as HTML that a phone can read, big ones as Streamlit's grid."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.ui.nucleo.piezas import bloque, esc

CHICA = 60  # rows
POCAS = 4  # rows up to which a phone gives each value its own line
SOLAS = {"Situación", "Estado", "Distrito", "REI"}
ALTA = 20  # rows beyond which the table scrolls inside its card
CORTA, LARGA = (
    16,
    32,
)  # letters: a column this short never wraps; one this long may break a word that does not fit


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
    """The HTML of a small table; the first column heads its row. ``titulo`` is heard, not seen: its card says it."""
    claves = [c for c in columnas if c in df]
    textos = {c: [celda(v) for v in df[c].tolist()] for c in claves}
    clases = {c: _clase(df[c], textos[c], columnas[c]) for c in claves}
    cabeza = "".join(f'<th scope="col"{clases[c]}>{esc(columnas[c])}</th>' for c in claves)
    filas = []
    for fila in zip(*textos.values(), strict=True):
        celdas = []
        for k, (clave, texto) in enumerate(zip(claves, fila, strict=True)):
            etiqueta, alcance = ("th", ' scope="row"') if k == 0 else ("td", "")
            atributos = f'{alcance}{clases[clave]} data-t="{esc(columnas[clave])}"'
            celdas.append(f"<{etiqueta}{atributos}>{esc(texto)}</{etiqueta}>")
        filas.append(f"<tr>{''.join(celdas)}</tr>")
    cuerpo = f"<thead><tr>{cabeza}</tr></thead><tbody>{''.join(filas)}</tbody>"
    cuerpo = f"<table>{leyenda(titulo)}{cuerpo}</table>"
    cortas = sum("larga" not in clases[c] for c in claves[1:])
    breve = len(df) > POCAS and cortas > 1
    return tabla_envuelta(cuerpo, len(df), titulo, "fichas breve" if breve else "fichas")


def leyenda(titulo: str) -> str:
    """The caption of a table, for ears only."""
    return f'<caption><span class="sr">{esc(titulo)}</span></caption>' if titulo else ""


def tabla_envuelta(cuerpo: str, filas: int, titulo: str = "", clase: str = "") -> str:
    """A table in its frame. A long one scrolls inside, and the keyboard can reach it to do so."""
    if filas <= ALTA:
        return bloque(f"mgea-tabla {clase}", cuerpo)
    nombre = titulo or "Tabla"
    return bloque(
        f"mgea-tabla alta {clase}", cuerpo, role="region", tabindex="0", aria_label=nombre
    )


def _clase(columna: pd.Series, textos: list[str], encabezado: str) -> str:
    """How a column sits: numbers to the right, short words in one line, long ones free to wrap; ``sola`` says by itself
    what it is («REI 02», «✓ En ruta»), so that a phone shows it without its heading."""
    numeros = pd.api.types.is_numeric_dtype(columna) and not pd.api.types.is_bool_dtype(columna)
    largo = max(map(len, textos), default=0)
    clase = "num" if numeros else "corta" if largo <= CORTA else "larga" if largo > LARGA else ""
    sola = encabezado in SOLAS or all(t.startswith(f"{encabezado} ") for t in textos)
    clase = f"{clase} sola".strip() if sola and textos else clase
    return f' class="{clase}"' if clase else ""


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

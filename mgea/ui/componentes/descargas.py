"""Every list can be taken away: the same rows as a CSV and as a workbook."""

import re
import unicodedata
from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from mgea.exports.tabla_csv import tabla_csv
from mgea.exports.tabla_xlsx import tabla_xlsx
from mgea.ui.componentes.tablas import tabla

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def descargas(
    filas: pd.DataFrame | Callable[[], pd.DataFrame],
    columnas: Mapping[str, str] | None,
    titulo: str,
    key: str,
    mes: str = "",
) -> None:
    """Two quiet links; the file is written only when somebody asks for it, and the rows made only then if ``filas`` is
    a function."""

    def df() -> pd.DataFrame:
        return filas() if callable(filas) else filas

    nombre = archivo(f"{titulo} {mes}")
    # Asking for a file changes nothing on the page: "ignore" spares the rerun.
    st.download_button(
        "Descargar CSV",
        data=lambda: tabla_csv(df(), columnas),
        file_name=f"{nombre}.csv",
        mime="text/csv",
        key=f"csv-{key}",
        on_click="ignore",
        type="tertiary",
    )
    st.download_button(
        "Excel",
        data=lambda: tabla_xlsx(df(), columnas, titulo),
        file_name=f"{nombre}.xlsx",
        mime=XLSX,
        key=f"xlsx-{key}",
        on_click="ignore",
        type="tertiary",
    )


def tabla_que_sale(
    df: pd.DataFrame, columnas: Mapping[str, str], titulo: str, key: str, mes: str
) -> None:
    """A list on screen and, below it, the same rows to take away. ``mes``: goes into the name of the file."""
    tabla(df, columnas, titulo, key=f"{key}-tabla")
    if not df.empty:
        with st.container(horizontal=True, gap="medium"):
            descargas(df, columnas, titulo, key, mes)


def archivo(texto: str) -> str:
    """A name of a file that every system takes: lower case, no accents, hyphens, at most 60 characters."""
    plano = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plano.lower()).strip("-")[:60].strip("-") or "tabla"

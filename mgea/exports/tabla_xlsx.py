"""A table as a workbook of one sheet: text stays text (never a formula, never a link), numbers stay numbers."""

import io
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import xlsxwriter

from mgea.exports.tabla_csv import celda

SEGURO = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
LARGO = 32_767  # what a cell can hold


def tabla_xlsx(
    df: pd.DataFrame, columnas: Mapping[str, str] | None = None, titulo: str = "Tabla"
) -> bytes:
    """The bytes of the file. ``columnas``: column → heading; only those, in that order."""
    columnas = columnas or {str(c): str(c) for c in df.columns}
    claves = [c for c in columnas if c in df]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SEGURO) as libro:
        hoja = libro.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", titulo)[:31].strip() or "Tabla")
        fuerte = libro.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for k, clave in enumerate(claves):
            hoja.write_string(0, k, columnas[clave][:LARGO], fuerte)
            hoja.set_column(k, k, 32 if k == 0 else 16)
        for i, fila in enumerate(df[claves].itertuples(index=False, name=None), start=1):
            for k, valor in enumerate(fila):
                _escribe(hoja, i, k, valor)
        hoja.freeze_panes(1, 1)
        if claves and len(df):
            hoja.autofilter(0, 0, len(df), len(claves) - 1)
    return out.getvalue()


def _escribe(hoja: Any, fila: int, columna: int, valor: Any) -> None:
    numero = isinstance(valor, int | float) and not isinstance(valor, bool)
    if numero and valor == valor and abs(valor) != float("inf"):
        hoja.write_number(fila, columna, valor)
        return
    texto = str(valor) if isinstance(valor, str) else celda(valor)
    if texto:
        hoja.write_string(fila, columna, re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", texto)[:LARGO])

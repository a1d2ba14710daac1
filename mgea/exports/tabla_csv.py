"""A table as a CSV that a spreadsheet in Peru opens well: ``;``, UTF-8 with BOM, CRLF, and no cell is a formula."""

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pandas as pd

PELIGRO = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""


def tabla_csv(df: pd.DataFrame, columnas: Mapping[str, str] | None = None) -> bytes:
    """The bytes of the file. ``columnas``: column → heading; only those, in that order. Missing values are empty."""
    columnas = columnas or {str(c): str(c) for c in df.columns}
    claves = [c for c in columnas if c in df]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([seguro(columnas[c]) for c in claves])
    for fila in df[claves].itertuples(index=False, name=None):
        writer.writerow([celda(v) for v in fila])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def celda(valor: Any) -> str:
    """One value as text: numbers with a decimal point and without thousands, dates ISO, yes or no in Spanish."""
    if valor is None or valor is pd.NA or valor is pd.NaT or valor != valor:
        return ""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if isinstance(valor, datetime):
        return valor.isoformat(sep=" ", timespec="minutes")
    if isinstance(valor, date):
        return valor.isoformat()
    if isinstance(valor, float):
        return f"{valor:.10g}"
    if isinstance(valor, int):
        return str(valor)
    return seguro(str(valor))


def seguro(texto: str) -> str:
    """Text that no spreadsheet runs: a leading apostrophe when it begins like a formula, even after spaces."""
    plano = texto.replace("\x00", "")
    # Full-width signs are read as their plain selves by some spreadsheets.
    inicio = plano.lstrip(" \u00a0\u3000")[:1].translate(str.maketrans("＝＋－＠", "=+-@"))
    return f"'{plano}" if plano[:1] in PELIGRO or inicio in PELIGRO else plano

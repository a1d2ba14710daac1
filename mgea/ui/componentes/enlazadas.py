"""Tables whose first column is a link to the school's sheet: the way by keyboard to what a chart shows."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from mgea.ui.componentes.tablas import SOLAS, celda, leyenda, tabla_envuelta
from mgea.ui.nucleo import piezas

Vista = tuple[tuple[str, str], ...]


def tabla_enlazada(
    rows: pd.DataFrame,
    columnas: Mapping[str, str],
    view: Vista,
    ruta: str = "",
    titulo: str = "Escuelas",
) -> str:
    """HTML of a table; ``rows`` carries ``ie`` besides the keys of ``columnas``. ``view``: what the address says now;
    ``ruta``: the page that shows a sheet, when it is another; ``titulo`` is heard. Schools without a name are not
    linked."""
    if rows.empty:
        return piezas.bloque("", '<p class="meta">Ninguna escuela coincide con lo buscado.</p>')
    keys = [k for k in columnas if k in rows]
    heads = "".join(f'<th scope="col">{piezas.esc(columnas[k])}</th>' for k in keys)
    body = "".join(_fila(row, keys, columnas, dict(view), ruta) for row in rows.to_dict("records"))
    cuerpo = f"<table>{leyenda(titulo)}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    return tabla_envuelta(cuerpo, len(rows), titulo, "fichas breve")


def _fila(
    row: Mapping[Any, Any],
    keys: Sequence[str],
    columnas: Mapping[str, str],
    view: dict[str, str],
    ruta: str,
) -> str:
    first, *rest = keys
    name = piezas.esc(row[first])
    if not str(row["ie"]).startswith("anonima-"):
        address = urlencode(view | {"ambito": f"ie:{row['ie']}"})
        name = f'<a href="{ruta}?{piezas.esc(address)}" target="_self">{name}</a>'
    cells = "".join(
        f'<td{_clase(columnas[k])} data-t="{piezas.esc(columnas[k])}">{piezas.esc(celda(row[k]) or "—")}</td>'
        for k in rest
    )
    return f'<tr><th scope="row" data-t="{piezas.esc(columnas[first])}">{name}</th>{cells}</tr>'


def _clase(encabezado: str) -> str:
    return ' class="sola"' if encabezado in SOLAS else ""

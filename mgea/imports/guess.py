"""What a file is, by its headers; and when they do not say, what stands in the way."""

from mgea.imports.columns import Layout
from mgea.imports.layouts import LAYOUTS
from mgea.imports.table import Table
from mgea.imports.words import listed, shown

CHOOSE = "Elija el tipo de archivo o copie sus datos en una plantilla."


def _ranked(table: Table, complete: bool) -> list[tuple[int, Layout]]:
    """(columns known, layout), best first; only the layouts that have all they need when ``complete``."""
    ranked = [
        (len(layout.reconocidas(table.columns)), layout)
        for layout in LAYOUTS.values()
        if not complete or layout.completa(table.columns)
    ]
    return sorted(ranked, key=lambda pair: pair[0], reverse=True)


def guess_layout(table: Table) -> str | None:
    """The layout whose required columns are all there and that knows most headers; None if unclear."""
    ranked = _ranked(table, complete=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1].slug


def unknown(table: Table) -> str:
    """Why ``guess_layout`` found nothing: the kind of file it looks like and the columns it lacks."""
    ranked = _ranked(table, complete=True)
    if ranked:
        titles = [layout.titulo.lower() for n, layout in ranked if n == ranked[0][0]]
        return f"Por sus encabezados el archivo puede ser de {' o de '.join(titles)}. {CHOOSE}"
    count, nearest = _ranked(table, complete=False)[0]
    headers = listed([shown(name) for name in table.columns])
    if count < 2:
        return f"No se reconoce qué trae el archivo por sus encabezados ({headers}). {CHOOSE}"
    known = nearest.reconocidas(table.columns)
    missing = [c.nombre for c in nearest.columnas if c.requerida and c.campo not in known]
    return (
        f"El archivo parece de {nearest.titulo.lower()}, pero no se encuentra la columna {listed(missing)}. Sus "
        f"encabezados son {headers}. Corrija el nombre de la columna o copie sus datos en una plantilla."
    )

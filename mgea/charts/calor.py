"""Pieces of a heat map: the coloured cells, the hatch where there is nothing, the numbers on them."""

import numpy as np

from mgea import formato
from mgea.charts import paleta as p
from mgea.charts import plantilla as t

ESCALA = [[paso, color] for k, color in enumerate(p.NIVELES) for paso in (k / 5, (k + 1) / 5)]


def mapa(
    z: np.ndarray, filas: np.ndarray | None = None, columnas: list[str] | None = None
) -> t.Trazo:
    """The coloured cells, in five flat steps of 20 points.

    ``z`` travels as float32: as a list it would cost 18 times more to build. ``filas`` (one name per cell) and
    ``columnas`` are what the hover says; without them it reads the axis.
    """
    celdas = {"z": z, "zmin": 0, "zmax": 100, "colorscale": ESCALA, "showscale": False}
    quien = "" if filas is None else "%{customdata}<br>"
    cual = "%{x}" if columnas is None else "%{text}"
    hover: dict = {"hovertemplate": f"{quien}{cual}: %{{z:.1f}} puntos<extra></extra>"}
    if filas is not None:
        hover["customdata"] = filas
    if columnas is not None:
        hover["text"] = np.broadcast_to(np.array(columnas, dtype=object), z.shape)
    return {"type": "heatmap", **celdas, "xgap": 2, "ygap": 2, "hoverongaps": False, **hover}


def sin_dato(z: np.ndarray) -> list[t.Trazo]:
    """Hatch over the cells that have no number."""
    y, x = np.where(np.isnan(z))
    if not len(x):
        return []
    caja = {"x": x.tolist(), "y": [0.92] * len(x), "base": (y - 0.46).tolist(), "width": 0.94}
    return [
        {"type": "bar", **caja, "marker": t.rejilla(), "hovertemplate": "Sin dato<extra></extra>"}
    ]


def tramos_sin_dato(z: np.ndarray, maximo: int = 600) -> list[t.Trazo]:
    """The same hatch for hundreds of rows: one piece per run of empty rows in a column, the longest first."""
    piezas = []
    for columna in range(z.shape[1]):
        vacio = np.concatenate([[0], np.isnan(z[:, columna]).astype(np.int8), [0]])
        cambios = np.flatnonzero(np.diff(vacio))
        piezas += [(b - a, a, columna) for a, b in zip(cambios[::2], cambios[1::2], strict=True)]
    piezas = sorted(piezas, reverse=True)[:maximo]
    if not piezas:
        return []
    caja = {
        "x": [c for _, _, c in piezas],
        "y": [float(largo) for largo, _, _ in piezas],
        "base": [float(a) - 0.5 for _, a, _ in piezas],
        "width": 0.98,
    }
    return [{"type": "bar", **caja, "marker": t.rejilla(), "hoverinfo": "skip"}]


def numeros(z: np.ndarray) -> list[t.Trazo]:
    """The numbers in the cells: dark on pale steps, pale on dark ones, «—» where there is none."""
    y, x = (np.asarray(lado) for lado in np.indices(z.shape))
    trazos = []
    for cuales, color in ((z < 60, p.TINTA), (z >= 60, p.PAPEL), (np.isnan(z), p.TENUE)):
        if cuales.any():
            textos = [formato.numero(v) for v in z[cuales].tolist()]
            sitio = {"x": x[cuales].tolist(), "y": y[cuales].tolist(), "text": textos}
            estilo = {"textfont": t.letra(color, 12), "hoverinfo": "skip"}
            trazos.append({"type": "scatter", "mode": "text", **sitio, **estilo})
    return trazos

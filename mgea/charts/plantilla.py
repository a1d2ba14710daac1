"""What every figure shares: how it is built, its axes, the hatch of missing data, Plotly's Spanish.

Figures are built from plain dicts without Plotly's validation: 1 ms instead of 4–10 ms each, on every run of a page.
The unit tests validate each of them, so a misspelt property still fails there.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from mgea import formato
from mgea.charts import paleta as p

Trazo = dict[str, Any]

CONFIG_ES: dict[str, Any] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "locale": "es",
    "locales": {
        "es": {
            "dictionary": {"Autoscale": "Ajustar", "Zoom": "Acercar", "Reset axes": "Restablecer"},
            "format": {
                "months": [m.capitalize() for m in formato.MESES],
                "shortMonths": [m[:3].capitalize() for m in formato.MESES],
                "days": ["Domingo", "Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado"],
                "shortDays": ["Dom", "Lun", "Mar", "Mié", "Jue", "Vie", "Sáb"],
                "decimal": ".",
                "thousands": formato.FINO,
                "date": "%d/%m/%Y",
            },
        }
    },
}
LETRA, LETRA_CHICA = 13, 11.5


def figura(
    trazos: list[Trazo], alto: int, margen: tuple[int, int, int, int], **disposicion: Any
) -> go.Figure:
    """A figure of ``alto`` px; ``margen`` is left, top, right, bottom. No zoom, no legend, transparent."""
    izquierda, arriba, derecha, abajo = margen
    layout = {
        "height": alto,
        "margin": {"l": izquierda, "t": arriba, "r": derecha, "b": abajo, "pad": 0},
        "paper_bgcolor": p.NADA,
        "plot_bgcolor": p.NADA,
        "font": {"size": LETRA, "color": p.TINTA},
        "showlegend": False,
        "dragmode": False,
        "separators": f".{formato.FINO}",
        "hoverlabel": {
            "bgcolor": p.PAPEL,
            "bordercolor": p.LINEA,
            "font": {"color": p.TINTA, "size": LETRA},
        },
        "template": {},
        **disposicion,
    }
    return go.Figure({"data": trazos, "layout": layout}, _validate=False)


def eje(**cambios: Any) -> dict[str, Any]:
    """An axis nobody can drag or zoom, without lines of its own."""
    return {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "automargin": False,
        "title": {"text": ""},
        "tickfont": {"size": LETRA_CHICA, "color": p.TENUE},
        **cambios,
    }


def eje_puntos(**cambios: Any) -> dict[str, Any]:
    """The axis of points: always 0–100, a line each 25."""
    return eje(
        **{
            "range": [0, 104],
            "tickvals": [0, 25, 50, 75, 100],
            "showgrid": True,
            "gridcolor": p.NEUTRO_SUAVE,
            "gridwidth": 1,
            **cambios,
        }
    )


def eje_meses(
    meses: Sequence[str], resaltado: str = "", maximo: int = 13, **cambios: Any
) -> dict[str, Any]:
    """Months as positions 0…n−1 with Spanish names of ours; thinned beyond ``maximo`` so that phones can read them."""
    paso = max(1, -(-len(meses) // maximo))
    lugares = [i for i, m in enumerate(meses) if i % paso == 0 or m == resaltado]
    if resaltado in meses:  # the highlighted month wins over a neighbour that would touch it
        aqui = meses.index(resaltado)
        lugares = [i for i in lugares if i == aqui or abs(i - aqui) >= paso]
    textos = [formato.mes_eje(meses[i]) for i in lugares]
    return eje(
        **{
            "range": [-0.5, max(len(meses), 1) - 0.5],
            "tickvals": lugares,
            "ticktext": [
                f"<b>{t}</b>" if meses[i] == resaltado else t
                for i, t in zip(lugares, textos, strict=True)
            ],
            "tickangle": 0,
            **cambios,
        }
    )


def inicios_de_anio(meses: Sequence[str]) -> list[tuple[int, str]]:
    """Where each year begins among ``meses``: (position, year)."""
    return [(i, m[:4]) for i, m in enumerate(meses) if i == 0 or m[:4] != meses[i - 1][:4]]


def marcas_de_anio(meses: Sequence[str], **texto: Any) -> tuple[list[dict], list[dict]]:
    """Year labels over the plot and a divider at each change: (annotations, shapes); nothing for a single year."""
    inicios = inicios_de_anio(meses)
    if len(inicios) < 2:
        return [], []
    notas = [
        nota(
            anio,
            x=i - 0.45,
            y=1,
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            font=letra(p.TENUE),
            **texto,
        )
        for i, anio in inicios
    ]
    lineas = [
        {
            "type": "line",
            "xref": "x",
            "yref": "paper",
            "x0": i - 0.5,
            "x1": i - 0.5,
            "y0": 0,
            "y1": 1.05,
        }
        | {"line": {"color": p.LINEA, "width": 1}, "layer": "below"}
        for i, _ in inicios[1:]
    ]
    return notas, lineas


def letra(color: str = p.TINTA, tamano: float = LETRA_CHICA) -> dict[str, Any]:
    """A font as Plotly writes it; the family is the theme's."""
    return {"color": color, "size": tamano}


def nota(texto: str, **lugar: Any) -> dict[str, Any]:
    """A label on the drawing, without arrow."""
    return {"text": texto, "showarrow": False, **lugar}


def rejilla(color: str = p.LINEA) -> dict[str, Any]:
    """The hatch that stands for «sin dato» in every figure: lines over nothing, never a flat colour."""
    return {
        "color": p.NADA,
        "line": {"width": 0},
        "pattern": {"shape": "/", "fgcolor": color, "bgcolor": p.NADA, "size": 6, "solidity": 0.18},
    }


def vacia(mensaje: str = "Todavía no hay datos que dibujar") -> go.Figure:
    """What is drawn when there is nothing: a sentence, not an empty grid."""
    ejes = {"xaxis": eje(visible=False), "yaxis": eje(visible=False)}
    texto = nota(mensaje, x=0.5, y=0.5, xref="paper", yref="paper", font=letra(p.TENUE, LETRA))
    return figura([], 120, (8, 8, 8, 8), annotations=[texto], **ejes)


def lista(columna: pd.Series) -> list[float | None]:
    """A column of numbers as Python floats with None where there is nothing; zero stays zero."""
    return [None if formato.es_nulo(v) else float(v) for v in columna.tolist()]


def corta(texto: object, largo: int = 90) -> str:
    """Text safe for a Plotly label: no tags, no endless lines."""
    limpio = str(texto).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return formato.recorta(limpio, largo)


def sellada(fig: go.Figure) -> go.Figure:
    """The same figure, laid out once for all the times it is drawn: a copy of everything it holds at each run would
    cost a third of a page. It must not be changed afterwards (``para_proyector`` makes another)."""
    hecha = fig.to_dict()
    fig.to_dict = lambda: hecha
    return fig


def ampliada(fig: go.Figure) -> go.Figure:
    """``para_proyector`` of a sealed figure, made once and kept with it: a wall asks for it at every run."""
    if getattr(fig, "_ampliada", None) is None:
        fig._ampliada = sellada(para_proyector(fig))
    return fig._ampliada


def para_proyector(fig: go.Figure, factor: float = 1.35) -> go.Figure:
    """The same figure with everything bigger (letters, lines, margins, height), for a room that looks from afar."""
    return go.Figure(_agranda(fig.to_dict(), factor), _validate=False)


_CRECEN = {"size", "width", "height", "l", "t", "r", "b", "yshift", "xshift", "ticklabelstandoff"}


def _agranda(cosa: Any, factor: float, clave: str = "") -> Any:
    if isinstance(cosa, dict):
        if cosa.get("type") == "bar":
            # A bar's width is in months, not in pixels.
            return {k: v if k == "width" else _agranda(v, factor, k) for k, v in cosa.items()}
        return {k: _agranda(v, factor, k) for k, v in cosa.items()}
    if isinstance(cosa, list | tuple) and cosa and isinstance(cosa[0], dict):
        return [_agranda(v, factor, clave) for v in cosa]
    crece = clave in _CRECEN and isinstance(cosa, int | float) and not isinstance(cosa, bool)
    if not crece:
        return cosa
    return round(cosa * factor) if isinstance(cosa, int) else cosa * factor

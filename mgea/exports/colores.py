"""Colours of files: the light theme of the board, by what a mark means. Paper and projector have no dark theme."""

from mgea.charts.paleta import CLARO

_E = CLARO.estados
ROLES: dict[str, str] = {
    "real": CLARO.acento,
    "esperado": CLARO.tenue,
    "a_tiempo": _E["en_ruta"][0],
    "tarde": "#D9B76A",
    "no_reporto": _E["critico"][0],
    "en_plazo": "#CBD4D8",
    "cumplido_a_tiempo": _E["en_ruta"][0],
    "cumplido_tarde": "#9CCDB4",
    "pendiente": CLARO.niveles[1],
    "vencido": _E["critico"][0],
    "anulado": "#CBD4D8",
    "incompleto": "#D9B76A",
    "critico": _E["critico"][0],
    "en_riesgo": _E["en_riesgo"][0],
    "en_ruta": _E["en_ruta"][0],
    "adelantada": _E["adelantada"][0],
    "": _E["neutro"][0],
    **{f"nivel_{n}": color for n, color in enumerate(CLARO.niveles)},
    "no_priorizada": "#FFFFFF",
    "no_aplica": _E["neutro"][1],
    "sin_dato": "#FFFFFF",
}
"""What a series or a mark means → its colour."""

SUAVES = {banda: _E[banda][1] for banda in ("critico", "en_riesgo", "en_ruta", "adelantada")}
"""Band → the colour of its zone."""

FASES = dict(
    zip(("sonar", "generar_condiciones", "implementar", "evaluar"), CLARO.fases, strict=True)
)
TINTA, TENUE, LINEA, BORDE, ACENTO, PAPEL = (
    CLARO.tinta,
    CLARO.tenue,
    CLARO.linea,
    CLARO.borde,
    CLARO.acento,
    "#FFFFFF",
)


def encima(color: str) -> str:
    """The colour of a text on ``color``: dark on light, white on dark."""
    r, g, b = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return TINTA if 0.299 * r + 0.587 * g + 0.114 * b > 150 else PAPEL

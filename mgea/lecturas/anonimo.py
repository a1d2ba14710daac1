"""The public variant: what is read for somebody who may not see names, and how names leave the rows.

Names are taken away where data is read, not where it is drawn: a page that forgets shows nothing it should not. Only
readings named here exist for the public; of a school's row only the columns named here are left, and its place in the
list says nothing, because it follows the figures themselves.
"""

from typing import Any

import pandas as pd

from mgea.errors import NotAllowed
from mgea.lecturas import comparacion

AGREGADAS = ("meses", "fases")
"""Readings without rows of schools that the public may have of any slice."""

CIFRAS = (
    "estado", "banda", "puntos", "esperado", "brecha", "partida", "puntos_partida", "mejora", "autonomia",
    "cultura_colaborativa", "innovacion", "comunidad_aprendizaje", "exigencia_esfuerzo", "mejora_continua",
    "enfoque_territorial", "ugel", "ugel_nombre", "meses_sin_reporte",
)  # fmt: skip
"""What is left of a school: its figures and its UGEL. Neither what it is (level, management, services) nor where."""

DE_ESCUELAS = {"comparada": CIFRAS, "reportes": ("numerador", "denominador")}
MINIMO = 5
"""Fewer schools than this are not a public: nothing is said of them."""


def lectura(nombre: str, resultado: Any) -> Any:
    """A reading as the public gets it. Raises NotAllowed for one that was never meant for them."""
    if nombre in AGREGADAS:
        return resultado
    if nombre not in DE_ESCUELAS:
        raise NotAllowed("Esta parte del tablero muestra datos de cada escuela y no es pública.")
    return sin_nombres(resultado, DE_ESCUELAS[nombre])


def sin_nombres(frame: pd.DataFrame, columnas: tuple[str, ...]) -> pd.DataFrame:
    """Rows of schools with only ``columnas`` and, as ie and nombre, a number: «Escuela 07».

    The number follows the order of the rows' own figures read as text, which is no ranking and no secret: whoever has
    the rows can number them the same way. Fewer than 5 schools: no rows.
    """
    kept = _sin_ugel_pequena(frame[[c for c in columnas if c in frame]])
    if len(frame) < MINIMO:
        kept = kept.iloc[:0]
    text = kept.map(lambda v: f"{v:.6f}"[::-1] if isinstance(v, float) else str(v))
    if len(kept):
        kept = kept.iloc[text.agg("|".join, axis=1).argsort(kind="stable")].reset_index(drop=True)
    numbers = [f"{i + 1:0{len(str(len(kept)))}d}" for i in range(len(kept))]
    return kept.assign(
        ie=[f"anonima-{n}" for n in numbers],
        nombre=[f"Escuela {n}" for n in numbers],
        **{name: "" for name in ("rei", "distrito", "distrito_nombre", "niveles", "servicios")},
    )


def _sin_ugel_pequena(frame: pd.DataFrame) -> pd.DataFrame:
    """A UGEL of a few schools names them: those lose their UGEL, and one more when the difference would tell."""
    if "ugel" not in frame or frame.empty:
        return frame
    counts = {str(ugel): int(n) for ugel, n in frame["ugel"].value_counts().items()}
    hidden = comparacion.ocultos(counts, MINIMO)
    small = frame["ugel"].isin(list(hidden)).to_numpy()
    return frame.assign(
        ugel=frame["ugel"].astype(object).mask(small, ""),
        ugel_nombre=frame["ugel_nombre"].astype(object).mask(small, "Otras UGEL"),
    )


def padron(roster: pd.DataFrame) -> pd.DataFrame:
    """The roster of a slice as the public gets it: how many schools, of which UGEL and DRE, and nothing else."""
    numbers = [f"{i + 1:04d}" for i in range(len(roster))]
    blank = {"rei": "", "distrito": "", "distrito_nombre": "", "niveles": ""}
    dates = {name: None for name in ("cierre", "ingreso") if name in roster}
    return roster.assign(
        ie=[f"anonima-{n}" for n in numbers],
        nombre=[f"Escuela {n}" for n in numbers],
        **blank,
        **dates,
    )

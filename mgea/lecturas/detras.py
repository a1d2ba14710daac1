"""What stands behind a figure: the rows whose sums give it, for the ficha that a person opens beside it.

``detras(store, pedido, slug).valor()`` equals what ``metrics.compute`` says of the same question. Of one school the
rows are its practices, principles or months; of a group, its schools; of commitments, decisions and visits, always
those.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from mgea import cortes, metrics
from mgea.lecturas import detras_corte, detras_ie
from mgea.lecturas.pedido import Pedido
from mgea.metrics import Indicador
from mgea.store import Store


@dataclass(frozen=True)
class Detras:
    """Rows behind one figure. ``filas``: clave, titulo, numerador, denominador (NaN when a row gives none), and what
    explains each: estado, nivel, nivel_verificado, planeado, antes, fecha. ``que``: what a row is (practica, principio,
    mes, escuela, compromiso, decision, visita, reporte). ``factor`` multiplies Σ numerador ÷ Σ denominador; ``tipo`` is
    the indicator's: a suma adds, a mediana takes the middle."""

    que: str
    filas: pd.DataFrame
    factor: float = 1.0
    tipo: str = "razon"

    @property
    def numerador(self) -> float:
        """Σ of the upper part; NaN without rows."""
        return float(self.filas["numerador"].sum(min_count=1))

    @property
    def denominador(self) -> float:
        """Σ of the lower part; NaN when the figure has none."""
        return float(self.filas["denominador"].sum(min_count=1))

    @property
    def n(self) -> int:
        """How many rows count in the figure."""
        cuenta = "denominador" if self.filas["denominador"].notna().any() else "numerador"
        return int((self.filas[cuenta].fillna(0) != 0).sum())

    def valor(self) -> float:
        """The figure that the rows give; NaN when they give none."""
        if self.tipo == "mediana":
            return float(self.filas["numerador"].median())
        if self.tipo == "suma":
            return float(self.filas["numerador"].sum())
        if np.isnan(self.denominador):
            return self.numerador
        return self.factor * self.numerador / self.denominador if self.denominador else float("nan")


def detras(store: Store, pedido: Pedido, slug: str, clave: str = "") -> Detras:
    """The rows behind one figure of the slice and month; ``clave`` is a principle's slug or a CGE's number, or ''."""
    indicador = _declared(slug, clave)
    found = _rows(store, pedido, indicador)
    if pedido.nombres:
        return found
    # whoever may not see whose anything is gets what the rows add up to, and no row
    hidden = {c: "" for c in ("clave", "titulo", "escuela") if c in found.filas}
    return replace(found, filas=found.filas.assign(**hidden))


def _rows(store: Store, pedido: Pedido, indicador: Indicador) -> Detras:
    rows = None
    if indicador.vista in cortes.VISTAS:
        rows = detras_corte.filas(store, pedido, indicador)
    elif pedido.scope.nivel == "ie":
        rows = detras_ie.filas(store, pedido, indicador)
    if rows is None:
        return _schools(store, pedido, indicador)
    return Detras(rows[0], _tidy(rows[1]), _factor(indicador), indicador.tipo)


def _declared(slug: str, clave: str) -> Indicador:
    """The declaration of a figure, or of the part of it that ``clave`` names; KeyError when there is none."""
    return {(i.slug, i.clave): i for i in metrics.INDICADORES}[slug, clave]


def _factor(i: Indicador) -> float:
    return i.factor if i.denominador else 1.0


def _schools(store: Store, pedido: Pedido, i: Indicador) -> Detras:
    """A group's schools: in a mean each counts once, and only those in state ok."""
    frame = metrics.compute(
        store, pedido.scope, pedido.as_of, pedido.known_at, slugs=(i.slug,), por="ie", now=pedido.now
    )  # fmt: skip
    own = frame["principio" if i.dimension == "principio" else "cge"]
    told = own.astype(object).map(str) == i.clave if i.dimension else _plain(frame)
    frame = frame[(frame["indicador"] == i.slug) & told].copy()
    frame["clave"] = frame["ambito"].str.removeprefix("ie:")
    roster = metrics.rows(store, "ie", pedido.scope, pedido.as_of, pedido.known_at)
    names = dict(zip(roster["ie"], roster["nombre"], strict=True))
    frame["titulo"] = frame["clave"].map(names)
    if i.tipo == "media" and pedido.scope.nivel != "ie":
        ok = (frame["estado"] == "ok") & frame["valor"].notna()
        frame["numerador"] = frame["valor"].where(ok)
        frame["denominador"] = np.where(ok, 1.0, np.nan)
        return Detras("escuela", _tidy(frame.sort_values(["numerador", "titulo"])))
    if not i.denominador:
        frame["denominador"] = np.nan
    que = "reporte" if pedido.scope.nivel == "ie" else "escuela"
    return Detras(que, _tidy(frame.sort_values("titulo")), _factor(i), i.tipo)


def _plain(frame: pd.DataFrame) -> pd.Series:
    return frame["principio"].isna() & frame["cge"].isna()


def _tidy(frame: pd.DataFrame) -> pd.DataFrame:
    """Only the columns that speak, in one order."""
    columns = [c for c in (*COLUMNAS, "numerador", "denominador") if c in frame]
    tidy = frame[columns].reset_index(drop=True)
    return tidy.astype({"numerador": float, "denominador": float})


COLUMNAS = (
    "clave", "titulo", "escuela", "estado", "fecha", "antes", "nivel", "nivel_verificado", "planeado", "evidencia",
)  # fmt: skip

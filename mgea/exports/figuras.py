"""The data of a chart: what is drawn, never how. Screens have their own figures (``mgea.charts``); these travel.

A format draws them natively where it can (slides, workbook) and as SVG where it cannot (document, picture).
"""

from dataclasses import dataclass

Numero = float | int | None


@dataclass(frozen=True)
class Serie:
    """Values of one series, in the order of the chart's categories. ``rol`` says what it means, and so its colour: a
    key of ``colores.ROLES`` («real», «esperado», «a_tiempo», «nivel_3», «principio_2»…)."""

    nombre: str
    valores: tuple[Numero, ...]
    rol: str = "real"


@dataclass(frozen=True)
class Barras:
    """Horizontal bars, one per category; ``apiladas``: the series of a bar one after the other. A series
    whose ``rol`` is «esperado» is a mark across its bar, not a bar. ``tipo``: how a value is written."""

    categorias: tuple[str, ...]
    series: tuple[Serie, ...]
    tipo: str = "entero"
    apiladas: bool = False
    maximo: float | None = None


@dataclass(frozen=True)
class Fase:
    """A phase under the months: its name and the positions of its months."""

    slug: str
    titulo: str
    lugares: tuple[int, ...]


@dataclass(frozen=True)
class Lineas:
    """Points 0–100 by month (``AAAA-MM``): the real line stops at ``hasta`` (a position), what is expected goes on
    dashed, and the phases lie under the months."""

    meses: tuple[str, ...]
    series: tuple[Serie, ...]
    hasta: int
    fases: tuple[Fase, ...] = ()


@dataclass(frozen=True)
class Puntos:
    """A dot per school along 0–100. ``puntos``: (name, points, band or ''); ``esperado`` and ``bordes`` (differences
    from it, ascending) make the zones of the four bands, or None when nothing is expected."""

    puntos: tuple[tuple[str, float, str], ...]
    esperado: float | None = None
    bordes: tuple[float, float, float] = (-15, -5, 10)


@dataclass(frozen=True)
class Celda:
    """One of the 25 practices of a school: ``estado`` as in ``lecturas.celdas``, level 0–4 only when it is 'valor';
    ``ultimo`` is the level of a report that is no longer valid ('vencido')."""

    practica: str
    principio: str
    titulo: str
    estado: str
    nivel: int | None
    ultimo: int | None = None
    verificada: bool = False


@dataclass(frozen=True)
class Celdas:
    """The bar of 25 cells grouped by principle."""

    celdas: tuple[Celda, ...]


Datos = Barras | Lineas | Puntos | Celdas

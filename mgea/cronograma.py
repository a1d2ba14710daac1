"""The phase calendar as arithmetic: which months count, and what level the calendar expects in each.

Pure functions over crosses (year, phase, month). Source: definitions 0, 5 and 6 of the indicators manual.

* The school year runs March–December. January and February do not exist: a record for them is refused.
* *Validity* months of a year are those of its calendar, or March–December when it has none; they make a level age.
* *Calendar* months are those on which a report is expected; a year without calendar has none.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from mgea.errors import BadInput

PRIMER_MES = "2022-03"  # the first school year of the model
METAS = (2, 3, 4)
RAMPA = {"sonar": 2, "generar_condiciones": 2, "implementar": 3, "evaluar": 4}
"""Phase → the smallest goal whose planned level it raises. Evaluar raises goal 4 only: elsewhere it is a checkpoint."""


@dataclass(frozen=True)
class Mes:
    """One month of one calendar.

    ``orden`` counts validity months up to and including this one, ``orden_cronograma`` calendar months. ``curva`` is
    the planned level (0–goal) for goals 2, 3 and 4 within this year alone, or None when the year has no calendar.
    """

    periodo: str
    anio: int
    mes: int
    inicio: date
    fin: date
    valido: bool
    en_cronograma: bool
    con_cronograma: bool
    hito: bool
    orden: int
    orden_cronograma: int
    limite: date
    curva: tuple[float, float, float] | None


@dataclass(frozen=True)
class Esperado:
    """The planned levels in one month for the schools that entered in ``ingreso_anio`` (carry-over included)."""

    ingreso_anio: int
    periodo: str
    niveles: tuple[float, float, float]
    modo: str


def periodo_of(day: date) -> str:
    """The month of a day, as ``AAAA-MM``."""
    return f"{day.year:04d}-{day.month:02d}"


def parse_periodo(text: str) -> tuple[int, int]:
    """``AAAA-MM`` → (year, month); BadInput when it is not a month."""
    parts = text.split("-")
    if len(parts) != 2 or not all(p.isascii() and p.isdigit() for p in parts) or len(text) != 7:
        raise BadInput(f"«{text}» no es un mes. Escríbalo como AAAA-MM, por ejemplo 2023-07.")
    year, month = int(parts[0]), int(parts[1])
    if not 1 <= month <= 12:
        raise BadInput(f"«{text}» no es un mes: el número de mes va de 01 a 12.")
    return year, month


def add_months(periodo: str, count: int) -> str:
    """The month ``count`` calendar months after ``periodo`` (before, when negative)."""
    year, month = parse_periodo(periodo)
    index = year * 12 + month - 1 + count
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def month_end(periodo: str) -> date:
    """The last day of a month."""
    year, month = parse_periodo(periodo)
    return date(year, month, calendar.monthrange(year, month)[1])


def last_closed(today: date) -> str:
    """The last month that has ended by ``today``; the default as-of."""
    return periodo_of(today.replace(day=1) - timedelta(days=1))


def share(months: Iterable[int], month: int) -> float:
    """φ: the part of a phase's months reached by ``month``; a phase without months contributes nothing."""
    window = list(months)
    return sum(m <= month for m in window) / len(window) if window else 0.0


def planned_levels(crosses: Iterable[tuple[str, int]], month: int) -> tuple[float, float, float]:
    """Planned level of a practice with goal 2, 3 and 4 in ``month``, from one year's crosses (phase, month)."""
    phases: dict[str, list[int]] = {fase: [] for fase in RAMPA}
    for fase, mes in crosses:
        phases[fase].append(mes)
    reached = {fase: share(months, month) for fase, months in phases.items()}
    levels = [
        sum(reached[fase] for fase, from_goal in RAMPA.items() if goal >= from_goal)
        for goal in METAS
    ]
    return levels[0], levels[1], levels[2]


def months(
    crosses: Iterable[tuple[int, str, int]], until_year: int, deadline_day: int
) -> list[Mes]:
    """Every month from the first school year of the model to December of ``until_year``.

    ``crosses``: (year, phase slug, month number). ``deadline_day``: day of the next month until which a report is on
    time.
    """
    by_year: dict[int, list[tuple[str, int]]] = {}
    for anio, fase, mes in crosses:
        by_year.setdefault(anio, []).append((fase, mes))
    result: list[Mes] = []
    orden = orden_cronograma = 0
    for anio in range(int(PRIMER_MES[:4]), until_year + 1):
        year = by_year.get(anio, [])
        in_calendar = {mes for _, mes in year}
        for mes in range(1, 13):
            valido = mes in in_calendar if year else mes >= 3
            orden += valido
            orden_cronograma += mes in in_calendar
            inicio = date(anio, mes, 1)
            fin = month_end(periodo_of(inicio))
            result.append(
                Mes(
                    periodo=periodo_of(inicio),
                    anio=anio,
                    mes=mes,
                    inicio=inicio,
                    fin=fin,
                    valido=valido,
                    en_cronograma=mes in in_calendar,
                    con_cronograma=bool(year),
                    hito=("evaluar", mes) in year,
                    orden=orden,
                    orden_cronograma=orden_cronograma,
                    limite=fin + timedelta(days=deadline_day),
                    curva=planned_levels(year, mes) if year else None,
                )
            )
    return result


def expected(all_months: list[Mes], ingreso_anio: int) -> list[Esperado]:
    """What the calendar expects of a school that entered the model in ``ingreso_anio``.

    One item per month with something to expect. A school already in carries the level of the last calendar year's
    December (``acumulado``): the curve restarts in March below it. In its first year it uses the curve alone
    (``ciclo anual``), which begins with the year's first calendar month.
    """
    carry: tuple[float, float, float] | None = None
    result: list[Esperado] = []
    for month in all_months:
        if month.anio < ingreso_anio or month.curva is None:
            continue
        levels = month.curva
        if carry is not None:
            levels = (max(carry[0], levels[0]), max(carry[1], levels[1]), max(carry[2], levels[2]))
        if carry is not None or max(levels) > 0:
            modo = "ciclo anual" if carry is None else "acumulado"
            result.append(Esperado(ingreso_anio, month.periodo, levels, modo))
        if month.mes == 12:
            carry = levels
    return result

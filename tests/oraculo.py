"""The indicators a second time: slow, plain Python over lists of rows, so that the engine has somebody to agree with.

Nothing here is shared with ``mgea``: calendars, practices and the CGE map are typed again from the norm. A row is a
dict with the columns of its layout; the order of a list is the order of arrival. Moments are naive UTC.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

Row = dict[str, Any]
Mes = str  # 'AAAA-MM': compares like a date

PRINCIPIOS = {
    "autonomia": 2,
    "cultura_colaborativa": 6,
    "innovacion": 3,
    "comunidad_aprendizaje": 3,
    "exigencia_esfuerzo": 5,
    "mejora_continua": 2,
    "enfoque_territorial": 4,
}
PRACTICAS = tuple(
    f"P{n}.{k}" for n, size in enumerate(PRINCIPIOS.values(), 1) for k in range(1, size + 1)
)
CALENDARIO: dict[int, dict[str, tuple[int, ...]]] = {
    2022: {"sonar": (10, 11), "generar_condiciones": (11, 12), "evaluar": (12,)},
    2023: {
        "sonar": (3,),
        "generar_condiciones": (3, 4),
        "implementar": (5, 6, 7, 8, 9, 10, 11, 12),
        "evaluar": (7, 12),
    },
}
MAPA_CGE = {  # practice: (primary CGE, secondary CGEs)
    "P1.1": (1, (4,)), "P1.2": (3, (4, 5)),
    "P2.1": (5, ()), "P2.2": (5, (1,)), "P2.3": (5, (1,)), "P2.4": (5, (4,)), "P2.5": (5, (3,)), "P2.6": (5, (4,)),
    "P3.1": (4, (3,)), "P3.2": (4, (3,)), "P3.3": (4, (1,)),
    "P4.1": (4, (1,)), "P4.2": (4, ()), "P4.3": (4, (1,)),
    "P5.1": (5, (1, 2)), "P5.2": (4, ()), "P5.3": (1, (4,)), "P5.4": (1, (2, 3, 4)), "P5.5": (3, (1, 5)),
    "P6.1": (3, (4,)), "P6.2": (1, (2, 4)),
    "P7.1": (4, (1,)), "P7.2": (4, (5,)), "P7.3": (5, (2, 3)), "P7.4": (4, (3, 5)),
}  # fmt: skip
METAS = dict.fromkeys(PRACTICAS, 3)
SUFICIENTE = 0.8
VIGENCIA, VIGENCIA_VERIFICACION = 2, 6
DIA_LIMITE = 10
IGUAL = 1e-9

PROMEDIADOS = (
    "puntos", "puntos_conservador", "indice_equilibrado", "esperado", "brecha", "meses_atras",
    "puntos_verificados", "ritmo", "ritmo_necesario",
)  # fmt: skip
SUMADOS = (
    "aporte_cge", "cobertura_inicio", "cobertura_implementada", "confianza", "tasa_evidencia",
    "cumplimiento_exigible", "puntualidad_compromisos", "completitud", "puntualidad_reporte",
)  # fmt: skip
PRINCIPIOS_CON = ("principios_implementados", "principios_fidelidad")
RAZONES = (
    "datos_insuficientes", "sin_dato", "nada_exigible", "cronograma_no_definido", "no_aplica",
)  # fmt: skip


def lima(moment: datetime) -> datetime:
    """The wall clock of Lima at a naive UTC moment."""
    return moment - timedelta(hours=5)


def next_month(mes: Mes) -> Mes:
    """The month after."""
    year, month = int(mes[:4]), int(mes[5:])
    return f"{year + 1}-01" if month == 12 else f"{year}-{month + 1:02d}"


def last_day(mes: Mes) -> date:
    """The last day of a month."""
    return date.fromisoformat(next_month(mes) + "-01") - timedelta(days=1)


def principio_of(practica: str) -> str:
    """The slug of the principle a practice belongs to."""
    return list(PRINCIPIOS)[int(practica[1]) - 1]


def practicas_of(principio: str) -> tuple[str, ...]:
    """The practices of a principle."""
    return tuple(p for p in PRACTICAS if principio_of(p) == principio)


@dataclass(repr=False)
class Libros:
    """Everything that was ever recorded, in the order in which it arrived."""

    padron: list[Row] = field(default_factory=list)
    rei: list[Row] = field(default_factory=list)
    practicas: list[Row] = field(default_factory=list)
    compromisos: list[Row] = field(default_factory=list)
    verificaciones: list[Row] = field(default_factory=list)
    cronograma: list[Row] = field(default_factory=list)

    def __repr__(self) -> str:
        """The books in a few lines: a report of many practices at once is one of them."""
        lines = [f"{r['ie']} {r['ugel']} {r['ingreso']}…{r['cierre']}" for r in self.padron]
        for rows in (self.practicas, self.verificaciones):
            runs: dict[tuple[str, ...], list[str]] = {}
            for r in rows:
                told = r["nivel"] if r["nivel"] is not None else r.get("estado", "devuelto")
                moment = f"{r['registrado_en']:%Y-%m-%d %H}h"
                runs.setdefault((r["ie"], r["periodo"], str(told), moment), []).append(
                    r["practica"]
                )
            lines += [
                f"{' '.join(key)}: {len(found)} from {found[0]} to {found[-1]}"
                for key, found in runs.items()
            ]
        skipped = ("compromiso", "motivo", "cge")
        lines += [
            " ".join(str(v) for k, v in r.items() if k not in skipped) for r in self.compromisos
        ]
        return "Libros\n  " + "\n  ".join(lines)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """How Hypothesis prints a failing history: as ``repr`` does."""
        printer.text(repr(self))


@dataclass(frozen=True)
class Fila:
    """One answer. ``numerador`` and ``denominador`` only where the definition names them."""

    valor: float | None
    estado: str = "ok"
    numerador: float | None = None
    denominador: float | None = None
    n: int = 1


@dataclass(frozen=True)
class Celda:
    """One practice of one school: valor, no_aplica, no_priorizada, sin_dato or vencido (with the last level)."""

    estado: str
    nivel: int | None = None
    row: Row | None = None


Llave = tuple[str, str | None, int | None]  # slug, principle, CGE


def share(part: float, whole: float, empty: str = "nada_exigible") -> Fila:
    """A ratio 0–1, or nothing when there is nothing to divide by."""
    if whole == 0:
        return Fila(None, empty, part, whole)
    return Fila(part / whole, "ok", part, whole)


def percentile(values: list[float], q: float) -> float | None:
    """By linear interpolation between the two neighbours."""
    if not values:
        return None
    ordered = sorted(values)
    at = q * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


class Oraculo:
    """What the books say, known at one moment."""

    def __init__(
        self, libros: Libros, known_at: datetime, metas: dict[str, int] | None = None
    ) -> None:
        self.libros = libros
        self.known_at = known_at
        self.metas = metas or METAS
        self.calendario = {year: dict(phases) for year, phases in CALENDARIO.items()}
        imported: dict[int, dict[str, tuple[int, ...]]] = {}
        for row in libros.cronograma:
            phases = imported.setdefault(row["anio"], {})
            phases[row["fase"]] = (*phases.get(row["fase"], ()), row["mes"])
        self.calendario.update(imported)
        self.known: dict[tuple[str, str], list[Row]] = {}
        for row in libros.practicas:
            if row["registrado_en"] <= known_at:
                self.known.setdefault((row["ie"], row["practica"]), []).append(row)

    # --- time ---------------------------------------------------------------------------------------------------

    def calendar_months(self, year: int) -> list[Mes]:
        """The months a year's calendar names; none when the year has no calendar."""
        phases = self.calendario.get(year, {})
        return [
            f"{year}-{m:02d}" for m in sorted({m for months in phases.values() for m in months})
        ]

    def valid_months(self, after: Mes, until: Mes) -> list[Mes]:
        """The months that age a record, in (after, until]."""
        found, mes = [], after
        while mes < until:
            mes = next_month(mes)
            year = int(mes[:4])
            named = self.calendar_months(year)
            if (mes in named) if named else (3 <= int(mes[5:]) <= 12):
                found.append(mes)
        return found

    # --- schools ------------------------------------------------------------------------------------------------

    def escuela(self, ie: str) -> Row:
        """The last roster row of a school."""
        return [row for row in self.libros.padron if row["ie"] == ie][-1]

    def escuelas(self) -> list[str]:
        """Every school, once, however many services it runs."""
        return list(dict.fromkeys(row["ie"] for row in self.libros.padron))

    def activa(self, ie: str, mes: Mes) -> bool:
        """Whether the school is in the model during the month."""
        row, end = self.escuela(ie), last_day(mes)
        entered = row["ingreso"] is None or row["ingreso"] <= end
        return entered and (row["cierre"] is None or row["cierre"] >= end)

    # --- cells --------------------------------------------------------------------------------------------------

    def records(self, ie: str, practica: str) -> list[Row]:
        """What had been recorded of a practice when we look."""
        return self.known.get((ie, practica), [])

    def winner(self, ie: str, practica: str, mes: Mes, at: datetime | None = None) -> Row | None:
        """The record that speaks for the month: greatest periodo, then latest registered, then last to arrive."""
        known = at or self.known_at
        best: Row | None = None
        for row in self.records(ie, practica):
            if row["periodo"] > mes or row["registrado_en"] > known:
                continue
            rank = (row["periodo"], row["registrado_en"])
            if best is None or rank >= (best["periodo"], best["registrado_en"]):
                best = row
        return best

    def celda(self, ie: str, practica: str, mes: Mes) -> Celda:
        """The state of a practice as of a month."""
        row = self.winner(ie, practica, mes)
        if row is None:
            return Celda("sin_dato")
        if row["estado"] != "valor":
            same_year = row["periodo"][:4] == mes[:4]
            return Celda(row["estado"] if same_year else "sin_dato", None, row)
        if len(self.valid_months(row["periodo"], mes)) > VIGENCIA:
            return Celda("vencido", row["nivel"], row)
        return Celda("valor", row["nivel"], row)

    def celdas(self, ie: str, mes: Mes) -> dict[str, Celda]:
        """The 25 cells of a school."""
        return {p: self.celda(ie, p, mes) for p in PRACTICAS}

    # --- points -------------------------------------------------------------------------------------------------

    def puntos(self, cells: dict[str, Celda]) -> Fila:
        """100 · Σ level / (4 · reported) over any set of cells."""
        applicable = [c for c in cells.values() if c.estado != "no_aplica"]
        reported = [c for c in applicable if c.estado in ("valor", "no_priorizada")]
        total, out_of = sum(c.nivel or 0 for c in reported), 4 * len(reported)
        if not applicable:
            return Fila(None, "no_aplica", 0, 0)
        if not reported:
            return Fila(None, "sin_dato", 0, 0)
        enough = len(reported) / len(applicable) >= SUFICIENTE
        estado = "ok" if enough else "datos_insuficientes"
        return Fila(100 * total / out_of, estado, total, out_of)

    def conservador(self, cells: dict[str, Celda]) -> Fila:
        """Like ``puntos``, with what is missing counted as 0."""
        points = self.puntos(cells)
        if points.valor is None:
            return points
        out_of = 4 * sum(c.estado != "no_aplica" for c in cells.values())
        total = points.numerador or 0
        return Fila(100 * total / out_of, points.estado, total, out_of)

    def equilibrado(self, cells: dict[str, Celda]) -> Fila:
        """The mean of the principles that have a report."""
        whole = self.puntos(cells)
        if whole.valor is None:
            return Fila(None, whole.estado)
        parts = [
            self.puntos({p: cells[p] for p in practicas_of(slug)}).valor for slug in PRINCIPIOS
        ]
        told = [part for part in parts if part is not None]
        return Fila(sum(told) / len(told), whole.estado, sum(told), len(told))

    def priorizados(self, cells: dict[str, Celda]) -> Fila:
        """Points over the practices the school has in its plan: the real side of the gap."""
        plan = {p: c for p, c in cells.items() if c.estado != "no_priorizada"}
        points = self.puntos(plan)
        estado = points.estado if points.valor is None else self.puntos(cells).estado
        return Fila(points.valor, estado, points.numerador, points.denominador)

    def aporte_cge(self, cells: dict[str, Celda], cge: int) -> Fila:
        """Σ m·level/4 ÷ Σ m over the reported practices mapped to a CGE."""
        part = whole = 0.0
        applicable = False
        for practica, (primary, secondary) in MAPA_CGE.items():
            m = 1.0 if primary == cge else 0.5 if cge in secondary else 0.0
            applicable = applicable or (m > 0 and cells[practica].estado != "no_aplica")
            if cells[practica].estado in ("valor", "no_priorizada"):
                part += m * (cells[practica].nivel or 0) / 4
                whole += m
        return share(part, whole, "sin_dato" if applicable else "no_aplica")

    def cobertura(self, cells: dict[str, Celda], desde: int) -> Fila:
        """Practices at a level or above, as a share of the applicable ones; silence stays in the denominator."""
        applicable = sum(c.estado != "no_aplica" for c in cells.values())
        reached = sum(c.estado == "valor" and (c.nivel or 0) >= desde for c in cells.values())
        return share(reached, applicable, "no_aplica")

    def principios_implementados(self, cells: dict[str, Celda]) -> Fila:
        """Principles with at least one practice at 3 or above, of seven."""
        points = self.puntos(cells)
        reached = {
            principio_of(p) for p, c in cells.items() if c.estado == "valor" and (c.nivel or 0) >= 3
        }
        if points.valor is None:
            return Fila(None, points.estado, 0, 7)
        return Fila(len(reached), "ok", len(reached), 7)

    def fiel(self, cells: dict[str, Celda], principio: str) -> bool:
        """A principle "con fidelidad": 70 points, no applicable practice at 0, enough reported."""
        own = {p: cells[p] for p in practicas_of(principio)}
        points = self.puntos(own)
        zero = any(c.estado == "valor" and c.nivel == 0 for c in own.values())
        return points.estado == "ok" and (points.valor or 0) >= 70 and not zero

    def principios_fidelidad(self, cells: dict[str, Celda]) -> Fila:
        """How many principles are "con fidelidad", of seven."""
        points = self.puntos(cells)
        if points.valor is None:
            return Fila(None, points.estado, 0, 7)
        count = sum(self.fiel(cells, slug) for slug in PRINCIPIOS)
        return Fila(count, "ok", count, 7)

    # --- expected progress ----------------------------------------------------------------------------------------

    def phi(self, fase: str, mes: Mes) -> float:
        """The share of a phase's months that have come."""
        months = self.calendario[int(mes[:4])].get(fase, ())
        return sum(m <= int(mes[5:]) for m in months) / len(months) if months else 0.0

    def planned(self, meta: int, mes: Mes) -> float:
        """The level a practice with this goal should have by the month, by its year's calendar alone."""
        ramp = ("sonar", "generar_condiciones", "implementar", "evaluar")[:meta]
        return sum(self.phi(fase, mes) for fase in ramp)

    def curva(self, mes: Mes, practicas: list[str]) -> float:
        """100 · mean(planned / 4)."""
        levels = [self.planned(self.metas[p], mes) / 4 for p in practicas]
        return 100 * sum(levels) / len(levels)

    def acumulado(self, ie: str, year: int) -> bool:
        """Whether a school carries what it had to reach in earlier years."""
        entered = self.escuela(ie)["ingreso"]
        return entered is None or entered.year < year

    def esperado(self, ie: str, mes: Mes, practicas: list[str] | None = None) -> Fila:
        """E: the curve, never below what an earlier year had asked for."""
        year = int(mes[:4])
        if year not in self.calendario:
            return Fila(None, "cronograma_no_definido")
        if practicas is None:
            cells = self.celdas(ie, mes)
            practicas = [
                p for p in PRACTICAS if cells[p].estado not in ("no_aplica", "no_priorizada")
            ]
        if not practicas:
            return Fila(None, "no_aplica")
        curve = self.curva(mes, practicas)
        entered = self.escuela(ie)["ingreso"]
        before = [y for y in self.calendario if y < year and (entered is None or entered.year <= y)]
        if self.acumulado(ie, year) and before:
            carried = self.esperado(ie, f"{max(before)}-12", practicas).valor or 0.0
            return Fila(max(carried, curve))
        return Fila(curve) if curve > 0 else Fila(None, "nada_exigible")

    def brecha(self, ie: str, mes: Mes, cells: dict[str, Celda]) -> Fila:
        """Prioritised points − E."""
        planned, real = self.esperado(ie, mes), self.priorizados(cells)
        if real.valor is None or planned.valor is None:
            return Fila(None, planned.estado if planned.valor is None else real.estado)
        return Fila(real.valor - planned.valor, real.estado)

    def serie(self, ie: str, mes: Mes) -> list[Mes]:
        """The calendar months a school is measured against: of the years since it entered, to the month's December."""
        entered = self.escuela(ie)["ingreso"]
        since = entered.year if entered else 0
        years = [y for y in sorted(self.calendario) if since <= y <= int(mes[:4])]
        return [m for y in years for m in self.calendar_months(y)]

    def meses_atras(self, ie: str, mes: Mes, cells: dict[str, Celda]) -> Fila:
        """Expected months since the calendar asked for what the school has today."""
        gap, real = self.brecha(ie, mes, cells), self.priorizados(cells)
        if gap.valor is None or real.valor is None:
            return gap
        plan = [p for p, c in cells.items() if c.estado not in ("no_aplica", "no_priorizada")]
        series = self.serie(ie, mes)
        for month in series:
            if (self.esperado(ie, month, plan).valor or 0.0) >= real.valor - IGUAL:
                return Fila(sum(month < m <= mes for m in series), gap.estado)
        return Fila(None, gap.estado)

    # --- verification -------------------------------------------------------------------------------------------

    def declared(self, row: Row | None) -> tuple[Any, ...] | None:
        """What a record declares: a level or a state, whether still valid or not."""
        return None if row is None else (row["estado"], row["nivel"])

    def verificacion(self, ie: str, practica: str, mes: Mes) -> tuple[str, int | None]:
        """('verificada' | 'por_reverificar' | 'devuelta' | '', level): only a 'verificada' level counts."""
        last: Row | None = None
        for row in self.libros.verificaciones:
            mine = row["ie"] == ie and row["practica"] == practica
            if not mine or row["periodo"] > mes or row["registrado_en"] > self.known_at:
                continue
            rank = (row["periodo"], row["registrado_en"])
            if last is None or rank >= (last["periodo"], last["registrado_en"]):
                last = row
        if last is None or len(self.valid_months(last["periodo"], mes)) > VIGENCIA_VERIFICACION:
            return "", None
        if last["decision"] == "devuelto":
            return "devuelta", None
        now = self.declared(self.winner(ie, practica, mes))
        then = self.declared(self.winner(ie, practica, last["periodo"]))
        seen = self.declared(self.winner(ie, practica, last["periodo"], last["registrado_en"]))
        if now != then or (seen is not None and seen != then):
            return "por_reverificar", None
        return "verificada", last["nivel"]

    def puntos_verificados(self, ie: str, mes: Mes, cells: dict[str, Celda]) -> Fila:
        """Σ of the levels a supervisor confirmed and nobody changed since."""
        levels = [
            level
            for p, c in cells.items()
            if c.estado != "no_aplica" and (level := self.verificacion(ie, p, mes)[1]) is not None
        ]
        estado = self.puntos(cells).estado
        if estado == "sin_dato" and levels:
            estado = "datos_insuficientes"  # every level is vencido, yet the supervisor's tick still stands
        return Fila(None if estado in ("no_aplica", "sin_dato") else sum(levels), estado)

    def confianza(self, ie: str, mes: Mes, cells: dict[str, Celda]) -> Fila:
        """Σ min(declared, verified) / Σ declared over the practices that have both."""
        both = [
            (c.nivel or 0, level)
            for p, c in cells.items()
            if c.estado == "valor" and (level := self.verificacion(ie, p, mes)[1]) is not None
        ]
        return share(sum(min(pair) for pair in both), sum(d for d, _ in both), "sin_dato")

    def tasa_evidencia(self, cells: dict[str, Celda]) -> Fila:
        """Practices at 2 or above with evidence, of those at 2 or above."""
        high = [c for c in cells.values() if c.estado == "valor" and (c.nivel or 0) >= 2]
        proven = sum(bool(c.row and c.row["evidencia"]) for c in high)
        return share(proven, len(high), "sin_dato")

    # --- commitments --------------------------------------------------------------------------------------------

    def compromisos(
        self, ie: str, mes: Mes, principio: str | None = None, cge: int | None = None
    ) -> dict[str, int]:
        """How many are due, done of those, due by their first date, done by it, and overdue, as of a month's end."""
        cut = last_day(mes)
        count = dict.fromkeys(("due", "done", "due_first", "on_time", "overdue"), 0)
        codes: dict[str, list[Row]] = {}
        for row in self.libros.compromisos:
            if principio and (not row["practica"] or principio_of(row["practica"]) != principio):
                continue
            if cge and row["cge"] != cge:
                continue
            if row["ie"] == ie and row["registrado_en"] <= self.known_at:
                codes.setdefault(row["codigo"], []).append(row)
        for arrived in codes.values():
            history = sorted(arrived, key=lambda row: row["registrado_en"])
            first = history[0]
            if first["fecha"] > cut:
                continue
            seen = [first] + [r for r in history[1:] if lima(r["registrado_en"]).date() <= cut]
            current = seen[-1]
            original = next((r["fecha_limite"] for r in seen if r["fecha_limite"]), None)
            if current["estado"] == "anulado" or not current["responsable"]:
                continue
            if current["fecha_limite"] is None or original is None:
                continue
            facts = [r for r in history if r["estado"] != "anulado"]
            done_on = facts[-1]["fecha_cumplido"] if facts[-1]["estado"] == "cumplido" else None
            done = done_on is not None and done_on <= cut
            due = current["fecha_limite"] <= cut
            count["due"] += due
            count["done"] += due and done
            count["overdue"] += due and not done
            count["due_first"] += original <= cut
            count["on_time"] += original <= cut and done and done_on <= original
        return count

    # --- reporting ----------------------------------------------------------------------------------------------

    def received(self, ie: str, mes: Mes) -> datetime | None:
        """The first moment in which the month's report was complete, by what was known then."""
        told = [r for p in PRACTICAS for r in self.records(ie, p) if r["periodo"] <= mes]
        own = [r["registrado_en"] for r in told if r["periodo"] == mes]
        moments = sorted({r["registrado_en"] for r in told})
        return next(
            (m for m in moments if own and m >= min(own) and self.complete(ie, mes, m)), None
        )

    def complete(self, ie: str, mes: Mes, at: datetime) -> bool:
        """Whether 80 % of what applied had a state: said of that month, or a state the year still holds."""
        applicable = given = 0
        for practica in PRACTICAS:
            row = self.winner(ie, practica, mes, at)
            held = row is not None and row["periodo"][:4] == mes[:4] and row["estado"]
            applicable += held != "no_aplica"
            given += held == "no_priorizada" or (held == "valor" and row["periodo"] == mes)
        return 10 * given >= 8 * applicable

    def reporte(self, ie: str, mes: Mes) -> str:
        """a_tiempo, tarde, no_reporto, en_plazo or no_exigible."""
        today = lima(self.known_at).date()
        expected = mes in self.calendar_months(int(mes[:4])) and self.activa(ie, mes)
        if not expected or today <= last_day(mes):
            return "no_exigible"
        deadline = last_day(mes) + timedelta(days=DIA_LIMITE)
        moment = self.received(ie, mes)
        if moment is None:
            return "no_reporto" if today > deadline else "en_plazo"
        return "a_tiempo" if lima(moment).date() <= deadline else "tarde"

    def reportes(self, ie: str, mes: Mes) -> tuple[Fila, Fila]:
        """Completeness and punctuality of one school: both over expected."""
        state = self.reporte(ie, mes)
        has = int(mes[:4]) in self.calendario
        empty = "nada_exigible" if has else "cronograma_no_definido"
        expected = int(state in ("a_tiempo", "tarde", "no_reporto"))
        came, on_time = int(state in ("a_tiempo", "tarde")), int(state == "a_tiempo")
        return share(came, expected, empty), share(on_time, expected, empty)

    # --- movement -------------------------------------------------------------------------------------------------

    def ritmo(self, ie: str, mes: Mes) -> Fila:
        """Points per expected month since the third month before, on the practices both months share."""
        months = self.valid_months(f"{int(mes[:4]) - 2}-12", mes)
        if months and months[-1] != mes:
            months.append(mes)
        last = months[-4:]
        now, before = self.celdas(ie, mes), self.celdas(ie, last[0])
        told = ("valor", "no_priorizada")
        common = [p for p in PRACTICAS if now[p].estado in told and before[p].estado in told]
        reports = sum(self.activa(ie, m) and self.received(ie, m) is not None for m in last)
        if reports < 3 or not common:
            return Fila(None, "datos_insuficientes")
        gain = sum((now[p].nivel or 0) - (before[p].nivel or 0) for p in common)
        return Fila(100 * gain / (4 * len(common)) / 3)

    def ritmo_necesario(self, ie: str, mes: Mes, cells: dict[str, Celda]) -> Fila:
        """Points per month that would close the year on the curve."""
        plan = [p for p, c in cells.items() if c.estado not in ("no_aplica", "no_priorizada")]
        real = self.priorizados(cells)
        goal = self.esperado(ie, f"{mes[:4]}-12", plan)
        if goal.estado == "cronograma_no_definido":
            return Fila(None, goal.estado)
        left = [m for m in self.calendar_months(int(mes[:4])) if m > mes]
        if not left:
            return Fila(None, "nada_exigible")
        if real.valor is None or goal.valor is None:
            return Fila(None, goal.estado if goal.valor is None else real.estado)
        return Fila((goal.valor - real.valor) / len(left), real.estado)

    # --- answers --------------------------------------------------------------------------------------------------

    def de_escuela(self, ie: str, mes: Mes) -> dict[Llave, Fila]:
        """Every indicator of one active school; nothing for one that is not in the model that month."""
        if not self.activa(ie, mes):
            return {}
        cells = self.celdas(ie, mes)
        applicable = sum(c.estado != "no_aplica" for c in cells.values())
        reported = sum(c.estado in ("valor", "no_priorizada") for c in cells.values())
        complete, punctual = self.reportes(ie, mes)
        found: dict[Llave, Fila] = {
            ("puntos", slug, None): self.puntos({p: cells[p] for p in practicas_of(slug)})
            for slug in PRINCIPIOS
        }
        found |= {("aporte_cge", None, n): self.aporte_cge(cells, n) for n in range(1, 6)}
        parts: list[tuple[str | None, int | None]] = [(None, None)]
        parts += [(slug, None) for slug in PRINCIPIOS] + [(None, n) for n in range(1, 6)]
        for part in parts:
            c = self.compromisos(ie, mes, *part)
            found["cumplimiento_exigible", *part] = share(c["done"], c["due"])
            found["puntualidad_compromisos", *part] = share(c["on_time"], c["due_first"])
            found["compromisos_vencidos", *part] = Fila(c["overdue"], "ok", c["overdue"])
        simple = {
            "puntos": self.puntos(cells),
            "puntos_conservador": self.conservador(cells),
            "indice_equilibrado": self.equilibrado(cells),
            "reportadas": Fila(reported, "ok", reported, applicable),
            "aplicables": Fila(applicable, "ok", applicable, 25),
            "cobertura_inicio": self.cobertura(cells, 1),
            "cobertura_implementada": self.cobertura(cells, 3),
            "principios_implementados": self.principios_implementados(cells),
            "principios_fidelidad": self.principios_fidelidad(cells),
            "esperado": self.esperado(ie, mes),
            "brecha": self.brecha(ie, mes, cells),
            "meses_atras": self.meses_atras(ie, mes, cells),
            "puntos_verificados": self.puntos_verificados(ie, mes, cells),
            "confianza": self.confianza(ie, mes, cells),
            "tasa_evidencia": self.tasa_evidencia(cells),
            "completitud": complete,
            "puntualidad_reporte": punctual,
            "ritmo": self.ritmo(ie, mes),
            "ritmo_necesario": self.ritmo_necesario(ie, mes, cells),
        }
        return found | {(slug, None, None): fila for slug, fila in simple.items()}

    def de_grupo(self, escuelas: list[str], mes: Mes) -> dict[Llave, Fila]:
        """Every indicator of a group of schools, always from its schools and never from its parts' averages."""
        told = [answers for ie in escuelas if (answers := self.de_escuela(ie, mes))]
        found: dict[Llave, Fila] = {}
        for key in told[0] if told else ():
            slug, principio, _ = key
            filas = [answers[key] for answers in told]
            if slug in PROMEDIADOS:
                comparable = [a for a in told if a["puntos", principio, None].estado == "ok"]
                found[key] = mean([a[key] for a in comparable], filas)
            elif slug in PRINCIPIOS_CON:
                found[key] = mean(filas, filas)
            elif slug in SUMADOS:
                found[key] = pooled(filas)
            else:
                total = sum(f.valor or 0 for f in filas)
                out_of = [f.denominador for f in filas if f.denominador is not None]
                found[key] = Fila(total, "ok", total, sum(out_of) if out_of else None, len(told))
        if told:
            whole = [a["puntos", None, None] for a in told]
            points = [f.valor for f in whole if f.estado == "ok" and f.valor is not None]
            for slug, q in (("puntos_p25", 0.25), ("puntos_mediana", 0.5), ("puntos_p75", 0.75)):
                estado = found["puntos", None, None].estado
                found[slug, None, None] = Fila(percentile(points, q), estado, n=len(points))
        return found

    # --- what stands beside the figures -----------------------------------------------------------------------

    def estancada(self, ie: str, practica: str, mes: Mes) -> bool:
        """The same level in three or more reported months, below the goal, while the calendar rose."""
        cell = self.celda(ie, practica, mes)
        if cell.estado != "valor" or (cell.nivel or 0) >= self.metas[practica]:
            return False
        told = {r["periodo"] for r in self.records(ie, practica) if r["periodo"] <= mes}
        run: list[Mes] = []
        for month in sorted(told, reverse=True):
            row = self.winner(ie, practica, month)
            if row is None or row["estado"] != "valor" or row["nivel"] != cell.nivel:
                break
            run.append(month)
        if len(run) < 3:
            return False
        then, now = run[-1], mes
        if any(int(m[:4]) not in self.calendario for m in (then, now)):
            return False
        return self.curva(now, [practica]) > self.curva(then, [practica])

    def retroceso(self, ie: str, practica: str, mes: Mes) -> bool:
        """The level fell below what was last verified."""
        cell = self.celda(ie, practica, mes)
        found = [
            r
            for r in self.libros.verificaciones
            if r["ie"] == ie
            and r["practica"] == practica
            and r["periodo"] <= mes
            and r["registrado_en"] <= self.known_at
        ]
        if cell.estado != "valor" or not found:
            return False
        last = max(enumerate(found), key=lambda e: (e[1]["periodo"], e[1]["registrado_en"], e[0]))[
            1
        ]
        return last["nivel"] is not None and (cell.nivel or 0) < last["nivel"]

    def meses_sin_reporte(self, ie: str, mes: Mes) -> int:
        """Expected months in a row, up to this one, without a report; two are a "silencio"."""
        run = 0
        months = [m for y in sorted(self.calendario) for m in self.calendar_months(y) if m <= mes]
        for month in reversed(months):
            if self.reporte(ie, month) != "no_reporto":
                break
            run += 1
        return run


def mean(comparable: list[Fila], filas: list[Fila]) -> Fila:
    """The mean of the comparable schools of a group; without any, the reason that comes nearest to a figure."""
    values = [f.valor for f in comparable if f.valor is not None]
    if values:
        return Fila(sum(values) / len(values), "ok", sum(values), len(values), len(values))
    return Fila(None, reason(filas), 0, 0, 0)


def reason(filas: list[Fila]) -> str:
    """Why a group has no figure: the reason of its schools that comes first in ``RAZONES``."""
    found = {"datos_insuficientes" if f.estado == "ok" else f.estado for f in filas}
    return next(r for r in RAZONES if r in found)


def pooled(filas: list[Fila]) -> Fila:
    """Σ numerators ÷ Σ denominators of all the schools of a group."""
    part = sum(f.numerador or 0 for f in filas)
    whole = sum(f.denominador or 0 for f in filas)
    return share(part, whole, reason(filas))


def banda(brecha: float) -> str:
    """The word for a gap in points."""
    if brecha > 10:
        return "adelantada"
    if brecha >= -5:
        return "en_ruta"
    return "en_riesgo" if brecha >= -15 else "critico"


def frescura(dias: int | None) -> str:
    """The word for the age of the last report, in days."""
    if dias is None:
        return "sin_reportes"
    return "al_dia" if dias <= 35 else "por_vencer" if dias <= 65 else "vencido"


def antiguedad(dias: int) -> str:
    """The bracket of an overdue commitment, in days."""
    return "1-7" if dias <= 7 else "8-30" if dias <= 30 else "mas_de_30"

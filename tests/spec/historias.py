"""Histories for property tests: a few schools that report, correct, fall silent, promise and are visited.

A report is drawn as a gesture (a run of practices, a month, a level or a state, a delay), so that a failing example
shrinks to something a person can read.
"""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.oraculo import PRACTICAS, Libros, Mes, Row, next_month
from tests.tablas import cell, cronograma, escuelas

MESES = (
    *(f"2022-{m}" for m in (10, 11, 12)),
    *(f"2023-{m:02d}" for m in range(3, 13)),
    *(f"2024-{m:02d}" for m in range(3, 8)),
)
CALENDARIO_2024 = cronograma("""
    anio | fase                | meses
    2024 | sonar               | 3 4
    2024 | generar_condiciones | 4 5
    2024 | implementar         | 6 7 8 9
    2024 | evaluar             | 12
""")
TRAMOS = ((0, 24), (0, 24), (0, 19), (0, 18), (5, 24), (0, 7), (8, 15), (16, 24), (3, 3))
NIVELES = ("0", "1", "2", "2*", "3", "3*", "4", "NA", "NP", "mezcla")
HORAS = st.integers(0, 23)


def dates(first: date, last: date) -> st.SearchStrategy[date | None]:
    """A day of the range, or nothing."""
    return st.none() | st.dates(first, last)


def after(mes: Mes, days: int, hours: int, order: int) -> datetime:
    """A moment some days after a month's end; ``order`` seconds keep two moments apart."""
    end = datetime.fromisoformat(next_month(mes) + "-01")
    return end + timedelta(days=days, hours=hours, seconds=order)


@st.composite
def reports(draw: Any, ie: str) -> list[Row]:
    """Layout ``practicas`` of one school, in order of arrival."""
    gestures = draw(
        st.lists(
            st.tuples(
                st.sampled_from(MESES),
                st.sampled_from(TRAMOS),
                st.sampled_from(NIVELES),
                st.sampled_from((-10, 3, 4, 8, 9, 10, 11, 40, 100)),
                HORAS,
            ),
            max_size=14,
        )
    )
    rows: list[Row] = []
    for mes, (first, last), level, days, hours in gestures:
        for k in range(first, last + 1):
            told = str((k * 7 + days) % 5) if level == "mezcla" else level
            moment = after(mes, days, hours, len(rows))
            rows.append(
                {
                    "ie": ie,
                    "practica": PRACTICAS[k],
                    "periodo": mes,
                    "registrado_en": moment,
                    **cell(told),
                }
            )
    return rows


@st.composite
def visits(draw: Any, ie: str) -> list[Row]:
    """Layout ``verificaciones`` of one school."""
    gestures = draw(
        st.lists(
            st.tuples(
                st.sampled_from(MESES),
                st.sampled_from(TRAMOS),
                st.sampled_from((None, 0, 2, 3, 4)),
                st.integers(1, 60),
            ),
            max_size=4,
        )
    )
    rows: list[Row] = []
    for mes, (first, last), level, days in gestures:
        for k in range(first, last + 1):
            rows.append(
                {
                    "ie": ie,
                    "practica": PRACTICAS[k],
                    "periodo": mes,
                    "nivel": level,
                    "decision": "devuelto" if level is None else "verificado",
                    "motivo": "falta evidencia" if level is None else "",
                    "registrado_en": after(mes, days, 9, len(rows)),
                }
            )
    return rows


@st.composite
def promises(draw: Any, ie: str) -> list[Row]:
    """Layout ``compromisos`` of one school: promised, put off, done, cancelled, or handed to nobody."""
    rows = []
    for n in range(draw(st.integers(0, 3))):
        promised = draw(st.dates(date(2022, 10, 1), date(2024, 3, 31)))
        row = {
            "codigo": f"C{n}",
            "ie": ie,
            "cge": draw(st.integers(1, 5)),
            "practica": draw(st.sampled_from(("", "P1.1", "P4.2"))),
            "compromiso": "Reunión",
            "responsable": draw(st.sampled_from(("Dirección", "Dirección", ""))),
            "fecha": promised,
            "fecha_limite": draw(dates(promised, promised + timedelta(days=90))),
            "fecha_cumplido": None,
            "estado": "pendiente",
            "motivo": "",
            "registrado_en": datetime(promised.year, promised.month, promised.day, 17),
        }
        rows.append(row)
        events = st.lists(
            st.tuples(
                st.sampled_from(("fecha", "cumplido", "anulado", "dueño")), st.integers(1, 70)
            ),
            max_size=3,
        )
        for event, days in draw(events):
            moment = row["registrado_en"] + timedelta(days=days, hours=days % 13)
            row = {**row, "registrado_en": moment}
            if event == "fecha":
                row["fecha_limite"] = promised + timedelta(days=2 * days)
            elif event == "cumplido":
                done = max(promised, moment.date() - timedelta(days=days // 2))
                row |= {"estado": "cumplido", "fecha_cumplido": done}
            elif event == "anulado":
                row |= {"estado": "anulado", "fecha_cumplido": None, "motivo": "ya no procede"}
            else:
                row["responsable"] = "" if row["responsable"] else "Subdirección"
            rows.append(row)
    return rows


@st.composite
def historias(draw: Any, schools: int = 4) -> Libros:
    """Books of one to ``schools`` schools in two UGEL, some entering and some closing on the way."""
    libros = Libros()
    for n in range(draw(st.integers(1, schools))):
        ie = f"E{n}"
        row = escuelas(f"ie | ugel\n {ie} | {draw(st.sampled_from(('150103', '150104')))}")[0]
        row["cod_mod"] = f"{n:07d}"
        row["ingreso"] = draw(dates(date(2022, 1, 1), date(2024, 7, 31)))
        row["cierre"] = draw(dates(date(2023, 1, 1), date(2024, 7, 31)) | st.none() | st.none())
        libros.padron.append(row)
        libros.practicas += draw(reports(ie))
        libros.verificaciones += draw(visits(ie))
        libros.compromisos += draw(promises(ie))
    return libros


def meses() -> st.SearchStrategy[Mes]:
    """A month to look at, summers and a year without calendar among them."""
    return st.sampled_from((*MESES, "2023-01", "2024-02", "2024-09"))


def momentos() -> st.SearchStrategy[datetime]:
    """A moment to know at, between the first report and long after the last."""
    return st.datetimes(datetime(2022, 11, 1), datetime(2024, 12, 31))

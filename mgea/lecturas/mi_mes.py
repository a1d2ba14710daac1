"""What a school has to say of a month, and what its figures would be with what it is about to send.

``ensayo`` writes nothing: it repeats the definitions of points and gap over the 25 cells, and a test holds it equal to
what the indicators say once the month is really sent.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from mgea import catalogo, formato
from mgea import sql as textos
from mgea.permissions import Scope
from mgea.store import Store

Row = dict[str, Any]
LIMA = timedelta(hours=5)
HOLDS = ("no_aplica", "no_priorizada")


@dataclass(frozen=True)
class MesDeEscuela:
    """One school and month: the practices as they stand (in order) and when the month was due (naive UTC)."""

    ie: str
    periodo: str
    celdas: tuple[Row, ...]
    activa: bool
    en_cronograma: bool
    vence_en: datetime | None
    planeado: dict[int, float | None]

    @property
    def por_id(self) -> dict[str, Row]:
        """The practices by id."""
        return {str(c["practica"]): c for c in self.celdas}


@dataclass(frozen=True)
class Ensayo:
    """Points and gap of a school as they would be; None where the definition gives no number."""

    puntos: float | None
    esperado: float | None
    brecha: float | None
    reportadas: int
    aplicables: int


def mes_de_escuela(store: Store, ie: str, periodo: str) -> MesDeEscuela:
    """The month of a school as the libros have it now."""
    months = store.query(textos.raw("views/mes_ie"), ie, periodo)
    this = months[months["periodo"] == periodo]
    cells = store.query(textos.raw("views/celda_ie"), ie, periodo)
    titles = {p.id: p.titulo for p in catalogo.practicas()}
    rows = tuple(
        _plain(row) | {"titulo": titles[row["practica"]]} for row in cells.to_dict("records")
    )
    if this.empty:
        return MesDeEscuela(ie, periodo, rows, False, False, None, {})
    month = _plain(this.iloc[0].to_dict())
    planned = {goal: month[f"nivel_{goal}"] for goal in (2, 3, 4)}
    due = month["vence_en"].to_pydatetime() if month["en_cronograma"] else None
    return MesDeEscuela(
        ie, periodo, rows, bool(month["activa"]), bool(month["en_cronograma"]), due, planned
    )


def meses_de_escuela(store: Store, ie: str, hasta: str, cuantos: int = 12) -> pd.DataFrame:
    """The last school-year months of a school until ``hasta``, newest first: periodo, activa, con_envio."""
    months = store.query(textos.raw("views/mes_ie"), ie, hasta)
    sent = store.query(
        "select distinct periodo from practica_registro r where ie = $1 and not exists "
        "(select 1 from anulacion_registro z where z.lote_anulado = r.lote)",
        ie,
    )
    school_year = months["periodo"].str[5:].astype(int) >= 3
    found = months[school_year & months["activa"].astype(bool)][["periodo", "en_cronograma"]]
    found = found.assign(con_registro=found["periodo"].isin(sent["periodo"]))
    return found.sort_values("periodo", ascending=False).head(cuantos).reset_index(drop=True)


def propias(store: Store, ie: str, periodo: str) -> list[Row]:
    """The school's own practices as they stand in a month: codigo, titulo, nivel, periodo, evidencia."""
    frame = store.query(
        "select codigo, titulo, nivel, periodo, estado, evidencia from (select r.*, row_number() over ("
        "partition by codigo order by periodo desc, registrado_en desc, seq desc) as turno "
        "from propia_registro r where ie = $1 and periodo <= $2) u where turno = 1 and estado = 'valor' "
        "order by codigo",
        ie,
        periodo,
    )
    return [_plain(row) for row in frame.to_dict("records")]


def pendiente(celda: Row, periodo: str) -> str:
    """Why a practice asks for attention in a month: ``devuelta``, ``vencida``, ``sin_dato``, ``por_confirmar``; or ''
    when the month already says something of it (or what it says holds until December)."""
    if celda["devuelta"]:
        return "devuelta"
    if celda["estado"] in HOLDS or celda["periodo_registro"] == periodo:
        return ""
    return {"vencido": "vencida", "sin_dato": "sin_dato"}.get(str(celda["estado"]), "por_confirmar")


def ensayo(mes: MesDeEscuela, dichos: dict[str, tuple[str, int | None]]) -> Ensayo:
    """Points, expectation and gap if ``dichos`` (practice → state and level) were recorded in this month."""
    sum_levels = reported = applicable = 0
    planned: list[float] = []
    plan_reported = 0
    for cell in mes.celdas:
        now = (str(cell["estado"]), cell["nivel"])
        estado, nivel = dichos.get(str(cell["practica"]), now)
        if estado == "no_aplica":
            continue
        applicable += 1
        if estado != "no_priorizada":
            planned.append(mes.planeado.get(int(cell["meta"])) or 0.0)
        if estado == "valor":
            sum_levels += int(nivel or 0)
            plan_reported += 1
        reported += estado in ("valor", "no_priorizada")
    known = mes.planeado.get(3) is not None
    points = 100 * sum_levels / (4 * reported) if reported else None
    own_plan = 100 * sum_levels / (4 * plan_reported) if plan_reported else None
    expected = 100 * sum(planned) / (4 * len(planned)) if planned and known else None
    gap = own_plan - expected if own_plan is not None and expected is not None else None
    return Ensayo(points, expected, gap, reported, applicable)


def _plain(row: Any) -> Row:
    result = {str(k): (None if formato.es_nulo(v) else v) for k, v in row.items()}
    for name in ("nivel", "nivel_verificado", "visto", "meta"):
        if (value := result.get(name)) is not None:
            result[name] = int(value)
    return result


def alcance(store: Store, scope: Scope) -> str:
    """The one school of a slice, or '' when it holds none or several."""
    frame = store.view("ie", scope, hasta="9999-12")
    return str(frame["ie"].iloc[0]) if len(frame) == 1 else ""

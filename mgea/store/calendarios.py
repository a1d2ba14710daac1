"""From calendar crosses to the tables ``calendario``, ``mes``, ``mes_esperado`` and ``fase_mes``.

Every version of every slice's calendar is kept, so that a past known-at is answered with the calendar known then. A
slice's calendar is everybody's calendar with the years it declared itself put in their place.
"""

from datetime import datetime, timedelta
from typing import Any

from mgea import catalogo, cronograma
from mgea.store.motor_duckdb import Transaction

LIMA = timedelta(hours=5)  # Lima is UTC−5 all year round
Cross = tuple[int, str, int]


def _versions(tx: Transaction) -> list[tuple[str, datetime, int, dict[int, list[Cross]]]]:
    """(slice, known since, seq, year → crosses declared) per import of a calendar, in order of arrival."""
    rows = tx.query(
        "select ambito, registrado_en, lote, anio, fase, mes, seq from cronograma_registro order by seq"
    )
    result: list[tuple[str, datetime, int, dict[int, list[Cross]]]] = []
    for (ambito, lote), group in rows.groupby(["ambito", "lote"], sort=False):
        _ = lote
        years: dict[int, list[Cross]] = {}
        for anio, fase, mes in zip(group["anio"], group["fase"], group["mes"], strict=True):
            # fase '' erases the year: "cronograma no definido" again
            years.setdefault(int(anio), []).extend(
                [(int(anio), str(fase), int(mes))] if fase else []
            )
        result.append(
            (
                str(ambito),
                group["registrado_en"].iloc[0].to_pydatetime(),
                int(group["seq"].max()),
                years,
            )
        )
    return sorted(result, key=lambda version: (version[1], version[2]))


def rebuild(tx: Transaction, until_year: int) -> None:
    """Write the four tables anew from the catalogue and the libro."""
    for table in ("calendario", "mes", "mes_esperado", "fase_mes"):
        tx.execute(f"delete from {table}")
    official: dict[int, list[Cross]] = {}
    for cross in catalogo.calendarios():
        official.setdefault(cross.anio, []).append((cross.anio, cross.fase, cross.mes))
    deadline = tx.query("select valor from umbral where clave = 'dia_limite'")
    day = int(deadline["valor"].iloc[0])
    common, own = dict(official), dict[str, dict[int, list[Cross]]]()
    _write(tx, "oficial", "", datetime(2022, 10, 1), 0, common, until_year, day)
    for ambito, known, seq, years in _versions(tx):
        if ambito:
            own.setdefault(ambito, {}).update(years)
        else:
            common.update(years)
            _write(tx, f"comun-{seq}", "", known, seq, common, until_year, day)
        touched = [ambito] if ambito else list(own)
        for name in touched:
            _write(tx, f"{name}-{seq}", name, known, seq, common | own[name], until_year, day)


def _write(
    tx: Transaction,
    name: str,
    ambito: str,
    known: datetime,
    seq: int,
    years: dict[int, list[Cross]],
    until_year: int,
    deadline_day: int,
) -> None:
    crosses = [c for year in years.values() for c in year]
    all_months = cronograma.months(crosses, until_year, deadline_day)
    tx.insert(
        "fase_mes",
        [
            {"calendario": name, "periodo": f"{anio:04d}-{mes:02d}", "fase": fase}
            for anio, fase, mes in crosses
        ],
    )
    by_period = {m.periodo: m for m in all_months}
    tx.insert(
        "calendario", [{"calendario": name, "ambito": ambito, "conocido_en": known, "seq": seq}]
    )
    tx.insert("mes", [_mes_row(name, m) for m in all_months])
    entries = [
        e for anio in range(2022, until_year + 1) for e in cronograma.expected(all_months, anio)
    ]
    tx.insert("mes_esperado", [_expected_row(name, e, by_period[e.periodo]) for e in entries])


def _mes_row(name: str, m: cronograma.Mes) -> dict[str, Any]:
    next_day = timedelta(days=1)
    return {
        "calendario": name,
        "periodo": m.periodo,
        "anio": m.anio,
        "mes": m.mes,
        "inicio": m.inicio,
        "fin": m.fin,
        "cerrado_en": datetime.combine(m.fin + next_day, datetime.min.time()) + LIMA,
        "vence_en": datetime.combine(m.limite + next_day, datetime.min.time()) + LIMA,
        "valido": m.valido,
        "en_cronograma": m.en_cronograma,
        "con_cronograma": m.con_cronograma,
        "hito": m.hito,
        "orden": m.orden,
        "orden_cronograma": m.orden_cronograma,
    }


def _expected_row(name: str, e: cronograma.Esperado, m: cronograma.Mes) -> dict[str, Any]:
    return {
        "calendario": name,
        "ingreso_anio": e.ingreso_anio,
        "periodo": e.periodo,
        "anio": m.anio,
        "en_cronograma": m.en_cronograma,
        "orden_cronograma": m.orden_cronograma,
        "nivel_2": e.niveles[0],
        "nivel_3": e.niveles[1],
        "nivel_4": e.niveles[2],
        "modo": e.modo,
    }

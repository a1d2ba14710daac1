"""Which rows of a load say something the libros do not say already."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

import pandas as pd

from mgea import catalogo
from mgea.permissions import Persona
from mgea.store import Transaction

Row = dict[str, Any]


class Lector(Protocol):
    """Whoever can be asked: the store, or a transaction (``Dentro``), whose answers cannot change before it ends."""

    def query(self, sql: str, *params: Any) -> pd.DataFrame:
        """The rows of one text with ``$1`` parameters."""
        ...


class Dentro:
    """A transaction asked as the store is."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def query(self, sql: str, *params: Any) -> pd.DataFrame:
        """The rows as they stand inside the transaction."""
        return self._tx.query(sql, list(params))


LIBRO_DE = {
    "padron": "ie_registro",
    "rei": "rei_registro",
    "practicas": "practica_registro",
    "compromisos": "compromiso_registro",
    "verificaciones": "verificacion_registro",
    "cronograma": "cronograma_registro",
    "resultados": "resultado_registro",
}
LLAVE = {
    "rei": ("ie",),
    "practicas": ("ie", "practica", "periodo"),
    "compromisos": ("ie", "codigo"),
    "verificaciones": ("ie", "practica", "periodo"),
    "resultados": ("ie", "anio", "cge", "indicador"),
}
CONTENIDO = {
    "rei": ("rei",),
    "practicas": ("nivel", "estado", "motivo", "evidencia"),
    "compromisos": (
        "cge",
        "practica",
        "compromiso",
        "responsable",
        "fecha",
        "fecha_limite",
        "fecha_cumplido",
        "estado",
        "motivo",
    ),  # fmt: skip
    "verificaciones": ("nivel", "decision", "motivo"),
    "resultados": ("numerador", "denominador", "fuente"),
}


def changed_rows(store: Lector, layout: str, rows: list[Row]) -> list[Row]:
    """The rows that differ from what the libro says last about the same key, in order of registration."""
    key, content = LLAVE[layout], CONTENIDO[layout]
    known = _known(store, layout, {row["ie"] for row in rows})
    exact = {(*_values(r, key), *_values(r, content), r["registrado_en"]) for r in known}
    last: dict[tuple[Any, ...], Row] = {}
    for row in known:
        last[_values(row, key)] = row
    new: list[Row] = []
    moment = _moment(rows)
    for row in sorted(rows, key=moment):
        identity, stamp = _values(row, key), row.get("registrado_en")
        previous = last.get(identity)
        if (
            stamp is None
            and previous is not None
            and _values(previous, content) == _values(row, content)
        ):
            continue
        if stamp is not None and (*identity, *_values(row, content), stamp) in exact:
            continue
        fresh = {name: row[name] for name in (*key, *content)} | {"registrado_en": stamp}
        if layout == "compromisos":
            fresh["evento"] = _event(previous, row)
        new.append(fresh)
        exact.add((*identity, *_values(row, content), stamp))
        last[identity] = fresh
    return new


def _moment(rows: list[Row]) -> Callable[[Row], tuple[bool, datetime]]:
    """Rows without a moment of their own are registered now, that is, after the others."""
    return lambda row: (row.get("registrado_en") is None, row.get("registrado_en") or datetime.min)


def _known(store: Lector, layout: str, schools: set[str]) -> list[Row]:
    names = ", ".join((*LLAVE[layout], *CONTENIDO[layout], "registrado_en", "seq"))
    text = f"select {names} from {LIBRO_DE[layout]} r where not exists "
    text += "(select 1 from anulacion_registro z where z.lote_anulado = r.lote)"
    few = sorted(schools) if len(schools) <= 200 else []
    if few:
        text += " and ie in (" + ", ".join(f"${i + 1}" for i in range(len(few))) + ")"
    frame = store.query(text + " order by registrado_en, seq", *few)
    return [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]


def _values(row: Row, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(_plain(row[name]) for name in names)


def _plain(value: Any) -> Any:
    """The same value whether it came from a file or from a DataFrame."""
    if value is None or value != value:  # NaN and NaT differ from themselves
        return None
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date()
    return value


def _event(previous: Row | None, row: Row) -> str:
    if previous is None:
        return "creado"
    if row["estado"] != previous["estado"]:
        if previous["estado"] == "pendiente" and row["estado"] == "en_curso":
            return "iniciado"
        return {"cumplido": "cumplido", "anulado": "anulado"}.get(row["estado"], "reabierto")
    if _plain(row["fecha_limite"]) != _plain(previous["fecha_limite"]):
        return "reprogramado"
    return "reasignado" if row["responsable"] != previous["responsable"] else "corregido"


def changed_years(store: Lector, persona: Persona, rows: list[Row]) -> list[Row]:
    """Whole years whose crosses differ from the calendar in force for the person's slice."""
    ambito = dict(persona.ambito.filtros).get("ugel", "")
    frame = store.query(
        "select anio, fase, mes, lote, seq from cronograma_registro where ambito = $1 order by seq",
        ambito,
    )
    current: dict[int, set[tuple[str, int]]] = {}
    for cross in catalogo.calendarios():
        current.setdefault(cross.anio, set()).add((cross.fase, cross.mes))
    for _, group in frame.groupby(["anio", "lote"], sort=False):
        crosses = zip(group["fase"], group["mes"], strict=True)
        current[int(group["anio"].iloc[0])] = {(fase, int(mes)) for fase, mes in crosses}
    asked: dict[int, set[tuple[str, int]]] = {}
    for row in rows:
        asked.setdefault(row["anio"], set()).add((row["fase"], row["mes"]))
    return [
        {
            "ambito": ambito,
            "anio": anio,
            "fase": fase,
            "mes": mes,
            "estado": "vigente",
            "fuente": "cargado por archivo",
        }
        for anio, crosses in sorted(asked.items())
        if crosses != current.get(anio)
        for fase, mes in sorted(crosses)
    ]

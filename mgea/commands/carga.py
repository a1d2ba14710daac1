"""Loading imported rows: one transaction, and nothing new when nothing is new.

A row is compared with what the libros already say about the same thing, so loading a file twice, or a file that
overlaps another, appends only what differs. Rows are the typed dicts that ``mgea.imports`` produces; they are checked
again here because a command never trusts its caller.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mgea import catalogo, cronograma
from mgea.commands import padron
from mgea.errors import BadInput, NotAllowed
from mgea.permissions import Persona, require
from mgea.store import Store

Row = dict[str, Any]

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


@dataclass(frozen=True)
class LoadResult:
    """What a load did: rows appended, rows already known, and the batch's name ('' when nothing was written)."""

    nuevas: int
    sin_cambio: int
    lote: str


def load(
    store: Store,
    persona: Persona,
    layout: str,
    rows: list[Row],
    *,
    now: datetime,
    archivo: str = "",
    huella: str = "",
    dry_run: bool = False,
) -> LoadResult:
    """Append the rows of one layout that say something new. All or nothing; ``now`` is naive UTC.

    Raises NotAllowed when any row is about a school outside the person's slice: then nothing at all is written.
    """
    require(persona, "configurar" if layout == "cronograma" else "importar")
    if huella and _already_loaded(store, layout, huella):
        return LoadResult(0, len(rows), "")
    if layout == "padron":
        _require_own_ugel(persona, rows)
        new, same = padron.changed_schools(store, rows, now)
        count = sum(row.pop("filas") for row in new)
    elif layout == "cronograma":
        new = _changed_years(store, persona, rows)
        count, same = len(new), len(rows) - len(new)
    else:
        _require_schools(store, persona, rows)
        _validate(layout, rows)
        new = _changed_rows(store, layout, rows)
        count, same = len(new), len(rows) - len(new)
    if dry_run or not new:
        return LoadResult(count, same, "")
    lote = uuid.uuid4().hex
    libros = {LIBRO_DE[layout]: new}
    if layout == "practicas":
        libros["envio_registro"] = _envios(new)
    store.write(
        persona, f"importar {layout}", libros, now=now, lote=lote, archivo=archivo, huella=huella
    )
    return LoadResult(count, same, lote)


def _already_loaded(store: Store, layout: str, huella: str) -> bool:
    seen = store.query(
        "select count(*) as n from acta where huella = $1 and que = $2",
        huella,
        f"importar {layout}",
    )
    return bool(seen["n"].iloc[0])


def _require_own_ugel(persona: Persona, rows: list[Row]) -> None:
    for columna, valor in persona.ambito.filtros:
        if columna in ("ugel", "dre") and any(row[columna] != valor for row in rows):
            raise NotAllowed("El archivo trae escuelas de otra UGEL. No se guardó nada.")
        if columna not in ("ugel", "dre"):
            raise NotAllowed("Su perfil no permite cargar el padrón.")


def _require_schools(store: Store, persona: Persona, rows: list[Row]) -> None:
    where, values = persona.ambito.where("ie")
    known = set(store.query(f"select ie from ie_actual ie where {where}", *values)["ie"])
    strangers = {row["ie"] for row in rows} - known
    if strangers:
        raise NotAllowed(
            f"El archivo trae {len(strangers)} escuela(s) que no están en su ámbito. No se guardó nada."
        )


def _validate(layout: str, rows: list[Row]) -> None:
    """The invariants of the libros, whoever calls."""
    practicas = {p.id for p in catalogo.practicas()}
    for row in rows:
        if layout in ("practicas", "verificaciones"):
            if row["practica"] not in practicas:
                raise BadInput(f"La práctica «{row['practica']}» no existe.")
            if (
                cronograma.parse_periodo(row["periodo"])[1] < 3
                or row["periodo"] < cronograma.PRIMER_MES
            ):
                raise BadInput(f"El mes {row['periodo']} no pertenece al año escolar.")
        if layout == "practicas" and (row["estado"] == "valor") != (
            row["nivel"] in (0, 1, 2, 3, 4)
        ):
            raise BadInput("Una práctica lleva un nivel de 0 a 4, o un estado sin nivel.")
        if (
            layout == "verificaciones"
            and row["decision"] == "verificado"
            and row["nivel"] not in (0, 1, 2, 3, 4)
        ):
            raise BadInput("Una verificación lleva un nivel de 0 a 4.")


def _changed_rows(store: Store, layout: str, rows: list[Row]) -> list[Row]:
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


def _known(store: Store, layout: str, schools: set[str]) -> list[Row]:
    names = ", ".join((*LLAVE[layout], *CONTENIDO[layout], "registrado_en", "seq"))
    text = f"select {names} from {LIBRO_DE[layout]}"
    few = sorted(schools) if len(schools) <= 200 else []
    if few:
        text += " where ie in (" + ", ".join(f"${i + 1}" for i in range(len(few))) + ")"
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


def _envios(rows: list[Row]) -> list[Row]:
    """One monthly submission per school and month of a load, at the moment of its first row: a correction does not delay it."""
    result: dict[tuple[str, str], Row] = {}
    for row in rows:
        envio = result.setdefault(
            (row["ie"], row["periodo"]),
            {
                "ie": row["ie"],
                "periodo": row["periodo"],
                "practicas": 0,
                "registrado_en": row["registrado_en"],
            },
        )
        envio["practicas"] += 1
        if row["registrado_en"] is not None and envio["registrado_en"] is not None:
            envio["registrado_en"] = min(envio["registrado_en"], row["registrado_en"])
    return list(result.values())


def _changed_years(store: Store, persona: Persona, rows: list[Row]) -> list[Row]:
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

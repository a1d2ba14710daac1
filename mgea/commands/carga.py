"""Loading imported rows: one transaction, and nothing new when nothing is new.

A row is compared with what the libros already say about the same thing, so loading a file twice, or a file that
overlaps another, appends only what differs. Rows are the typed dicts that ``mgea.imports`` produces; they are checked
again here because a command never trusts its caller.
"""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mgea import catalogo, cronograma
from mgea.commands import comparar, padron
from mgea.commands.comparar import Dentro, Lector
from mgea.commands.comun import Libros, traced
from mgea.errors import BadInput, NotAllowed
from mgea.permissions import Persona, require
from mgea.store import Store, Transaction
from mgea.store.escritura import last_seq

Row = dict[str, Any]


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
    dry_run: bool = False,
) -> LoadResult:
    """Append the rows of one layout that say something new. All or nothing; ``now`` is naive UTC.

    The same rows loaded before, in whatever file, change nothing, even if others were loaded in between.

    Raises NotAllowed when any row is about a school outside the person's slice: then nothing is written but the trace
    of having asked.
    """
    with traced(store, persona, f"importar {layout}", archivo[:100], now=now):
        return _load(store, persona, layout, rows, now, archivo, dry_run)


def _load(
    store: Store, persona: Persona, layout: str, rows: list[Row], now: datetime, archivo: str, dry_run: bool
) -> LoadResult:  # fmt: skip
    require(persona, "configurar" if layout == "cronograma" else "importar")
    huella, seen = _fingerprint(layout, rows), store.version()
    plans = [_plan(store, persona, layout, rows, huella, now)]
    if dry_run or not plans[0].nuevas:
        return LoadResult(plans[0].nuevas, plans[0].sin_cambio, "")

    def build(tx: Transaction) -> Libros:
        if last_seq(tx) != seen:
            # Somebody wrote meanwhile, perhaps these very rows: what they are compared with is no longer so.
            plans.append(_plan(Dentro(tx), persona, layout, rows, huella, now))
        return plans[-1].libros

    lote = uuid.uuid4().hex
    que = f"importar {layout}"
    store.write(persona, que, build, now=now, lote=lote, archivo=archivo, huella=huella)
    done = plans[-1]
    return LoadResult(done.nuevas, done.sin_cambio, lote if done.nuevas else "")


@dataclass(frozen=True)
class _Plan:
    """What would be appended, as rows of the file, and how many rows say nothing new."""

    libros: Libros
    nuevas: int
    sin_cambio: int


def _plan(
    store: Lector, persona: Persona, layout: str, rows: list[Row], huella: str, now: datetime
) -> _Plan:
    if _already_loaded(store, layout, huella):
        return _Plan({}, 0, len(rows))
    if layout == "padron":
        _require_own_ugel(store, persona, rows)
        new, same = padron.changed_schools(store, rows, now)
        count = sum(row.pop("filas") for row in new)
    elif layout == "cronograma":
        new = comparar.changed_years(store, persona, rows)
        count, same = len(new), len(rows) - len(new)
    else:
        _require_schools(store, persona, rows)
        _validate(layout, rows)
        new = comparar.changed_rows(store, layout, rows)
        count, same = len(new), len(rows) - len(new)
    libros = {comparar.LIBRO_DE[layout]: new}
    if layout == "practicas":
        libros["envio_registro"] = _envios(new)
    return _Plan(libros, count, same)


def _fingerprint(layout: str, rows: list[Row]) -> str:
    """What the rows say, whatever their order or the file they came in."""
    told = sorted(repr(sorted((k, str(v)) for k, v in row.items())) for row in rows)
    return hashlib.sha256("\n".join([layout, *told]).encode()).hexdigest()


def _already_loaded(store: Lector, layout: str, huella: str) -> bool:
    seen = store.query(
        "select count(*) as n from acta a where a.huella = $1 and a.que = $2 "
        "and not exists (select 1 from anulacion_registro z where z.lote_anulado = a.lote)",
        huella,
        f"importar {layout}",
    )
    return bool(seen["n"].iloc[0])


def _require_own_ugel(store: Lector, persona: Persona, rows: list[Row]) -> None:
    """The roster of one's own UGEL or DRE only, and no school that another one already has."""
    for columna, valor in persona.ambito.filtros:
        if columna in ("ugel", "dre") and any(row[columna] != valor for row in rows):
            raise NotAllowed("El archivo trae escuelas de otra UGEL. No se guardó nada.")
        if columna not in ("ugel", "dre"):
            raise NotAllowed("Su perfil no permite cargar el padrón.")
    where, values = persona.ambito.where("ie")
    others = set(store.query(f"select ie from ie_actual ie where not ({where})", *values)["ie"])
    if any(row["ie"] in others for row in rows):
        raise NotAllowed("El archivo trae escuelas que son de otra UGEL. No se guardó nada.")


def _require_schools(store: Lector, persona: Persona, rows: list[Row]) -> None:
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


def _envios(rows: list[Row]) -> list[Row]:
    """One submission per school and month of a load, at its first row: a correction does not delay it."""
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

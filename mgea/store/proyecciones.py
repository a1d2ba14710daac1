"""The projections: ``ie_actual``, ``ie_mes`` and ``verificada`` written from the libros, for some schools or for all.

One text serves append, rebuild and a past known-at, so they cannot disagree.
"""

import hashlib
from collections.abc import Collection
from datetime import datetime
from functools import cache

from mgea import catalogo
from mgea import sql as textos
from mgea.store import calendarios
from mgea.store.motor_duckdb import Transaction

SIEMPRE = datetime(9999, 12, 31)  # known-at of what is known now
TOCADAS = "ie in (select ie from ie_tocada)"
DE_TOCADAS = f"select * from ie_actual where {TOCADAS}"
_COPIADAS = ("principios", "practicas", "practica_cge", "calendarios", "umbrales")


def fingerprint() -> str:
    """What the projections depend on besides the libros: their texts and the catalogue."""
    parts = [
        textos.raw("projections/ie_mes"),
        textos.raw("projections/verificada"),
        textos.raw("projections/vigente"),
        textos.raw("partes/declarada"),
        textos.raw("partes/vigente"),
        textos.raw("partes/decidida"),
        textos.raw("partes/ie_conocida"),
    ]
    parts += [(catalogo.CARPETA / f"{name}.csv").read_text(encoding="utf-8") for name in _COPIADAS]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def copy_catalogo(tx: Transaction) -> None:
    """Copy to SQL what of the catalogue it joins; settings of this database win over proposed thresholds."""
    for table in ("practica", "practica_cge", "umbral"):
        tx.execute(f"delete from {table}")
    tx.insert(
        "practica",
        [
            {"practica": p.id, "principio": p.principio, "meta": p.meta}
            for p in catalogo.practicas()
        ],
    )
    tx.insert(
        "practica_cge",
        [{"practica": m.practica, "cge": m.cge, "peso": m.peso} for m in catalogo.mapa_cge()],
    )
    changed = tx.query("select clave, valor from ajuste_registro order by seq")
    own = dict(zip(changed["clave"], changed["valor"], strict=True))
    tx.insert(
        "umbral",
        [
            {"clave": u.clave, "valor": float(own.get(u.clave, u.valor))}
            for u in catalogo.umbrales()
        ],
    )


def rebuild(tx: Transaction, horizonte: str) -> None:
    """Everything derived, from nothing but the catalogue and the libros."""
    copy_catalogo(tx)
    calendarios.rebuild(tx, int(horizonte[:4]))
    tx.execute("delete from ie_tocada")
    tx.execute("insert into ie_tocada select distinct ie from ie_registro")
    if len(
        tx.query("select ie from ie_tocada limit 1")
    ):  # a new board opens without planning for nobody
        refresh(tx, horizonte)
    tx.execute("delete from proyeccion")
    tx.insert("proyeccion", [{"horizonte": horizonte, "huella": fingerprint()}])


def refresh(tx: Transaction, horizonte: str, padron: bool = True) -> None:
    """Rewrite the projections for the schools named in ``ie_tocada``, then empty it. ``padron`` False: what the roster
    says of them has not changed."""
    if padron:
        _refresh_roster(tx)
    # each is counted over the ones before, already kept
    kept: set[str] = set()
    for table in ("vigente", "verificada", "ie_mes"):
        live = _live(table, DE_TOCADAS, frozenset(kept))
        kept.add(table)
        tx.execute(f"delete from {table} where {TOCADAS}")
        text, params = textos.compact(f"insert into {table} {live}", [SIEMPRE, horizonte])
        tx.execute(text, params)
    tx.execute("delete from ie_tocada")


def _refresh_roster(tx: Transaction) -> None:
    tx.execute(f"delete from ie_actual where {TOCADAS}")
    conocida = textos.text("partes/ie_conocida", tocadas=TOCADAS)
    columns = (
        "ie, codinst, codlocal, nombre, dre, dre_nombre, ugel, ugel_nombre, rei, distrito, distrito_nombre, gestion, "
        "gestion_nombre, niveles, servicios, area, latitud, longitud, activo, ingreso, cierre, ingreso_anio, "
        "calendario, version"
    )
    text, params = textos.compact(
        f"insert into ie_actual ({columns}) select {columns} from ({conocida}) c", [SIEMPRE]
    )
    tx.execute(text, params)


def declarada(kept: Collection[str] = (), en_rango: bool = False) -> str:
    """The queries that say what each school declared and what of it was verified, for a text that has an ``ie``.

    ``kept``: which of ``vigente`` and ``verificada`` are read from their projections, which hold what is known now.
    ``en_rango``: only the months from $3 on are asked for.
    """
    vigente, decidida = textos.raw("partes/vigente"), textos.raw("partes/decidida")
    if "vigente" in kept:
        vigente = _kept("vigente", "vigente", en_rango)
    if "verificada" in kept:
        decidida = _kept("decidida", "verificada", en_rango)
    desde = "and m.periodo >= $3" if en_rango else ""
    return textos.text("partes/declarada", vigente=vigente, decidida=decidida, desde=desde)


def _kept(query: str, table: str, en_rango: bool) -> str:
    where = "where k.periodo <= $2 and (k.siguiente is null or k.siguiente > $3)"
    text = f"{query} as (select k.* from {table} k join ie on ie.ie = k.ie"
    return f"{text} {where if en_rango else ''})"


@cache
def _live(table: str, ie: str, kept: Collection[str] = frozenset()) -> str:
    return textos.text(f"projections/{table}", declarada=declarada(kept), ie=ie)


def ie_mes_live(ie: str) -> str:
    """The text that computes ``ie_mes`` from the libros for the schools of the sub-select ``ie``."""
    return _live("ie_mes", ie)


def verificada_live(ie: str) -> str:
    """The text that computes ``verificada`` from the libros for the schools of the sub-select ``ie``."""
    return _live("verificada", ie)


def vigente_live(ie: str) -> str:
    """The text that computes ``vigente`` from the libros for the schools of the sub-select ``ie``."""
    return _live("vigente", ie)

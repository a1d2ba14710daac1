"""The line of life of every value, the batches that brought them, and what differs between two moments."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from mgea import catalogo
from mgea.lecturas import practicas
from mgea.lecturas.pedido import Pedido
from mgea.store import Store


def linea(store: Store, pedido: Pedido) -> pd.DataFrame:
    """Everything said of the practices of one school until the month looked at, newest first.

    Columns: practica, titulo, periodo, clase ('declarado', 'verificado'), nivel, dicho (state or decision), motivo,
    evidencia, registrado_en (naive UTC), registrado_por, que, archivo, anulado_en, en_pie (what stands for its month).
    """
    frame = store.view("linea", pedido.scope, hasta=pedido.as_of, known_at=pedido.known_at)
    titles = {p.id: p.titulo for p in catalogo.practicas()}
    return frame.assign(titulo=frame["practica"].map(titles))


def cargas(store: Store, pedido: Pedido) -> pd.DataFrame:
    """Import batches with rows about the scope, newest first: lote, registrado_en, persona, que, archivo, filas,
    propias (rows about the scope), escuelas, anulado_en, anulado_por, motivo."""
    return store.view("carga_lote", pedido.scope, hasta="9999-12", known_at=pedido.known_at)


def comparar(store: Store, antes: Pedido, luego: Pedido) -> pd.DataFrame:
    """The practices of one school that differ between two moments (month and known-at of each ``Pedido``).

    Columns: practica, titulo, and for each side estado, nivel, ultimo_nivel, verificacion and nivel_verificado with
    the suffixes ``_antes`` and ``_luego``.
    """
    columns = ["practica", "titulo", "estado", "nivel", "ultimo_nivel", "verificacion"]
    columns += ["nivel_verificado", "evidencia"]
    a = practicas.celdas(store, antes)[columns]
    b = practicas.celdas(store, luego)[columns].drop(columns="titulo")
    both = a.merge(b, on="practica", suffixes=("_antes", "_luego"))
    different = pd.Series(False, index=both.index)
    for name in columns[2:]:
        left, right = both[f"{name}_antes"], both[f"{name}_luego"]
        different |= ~((left == right) | (left.isna() & right.isna()))
    return both[different].reset_index(drop=True)


def quienes(store: Store) -> dict[str, str]:
    """Person id → name, of everybody who was ever registered."""
    frame = store.query("select persona, nombre from persona_registro order by seq")
    return dict(zip(frame["persona"], frame["nombre"], strict=True))


def origen(row: Mapping[Any, Any]) -> str:
    """Where a record came from, in words."""
    if str(row["que"]).startswith("importar"):
        return f"Archivo «{row['archivo']}»" if row["archivo"] else "Carga de archivo"
    return "Mi mes" if str(row["que"]).startswith("enviar el mes") else "Tablero"


def fin_del_dia(dia: datetime) -> datetime:
    """The last instant of a day in Lima, as naive UTC."""
    return dia + timedelta(days=1, hours=5) - timedelta(microseconds=1)

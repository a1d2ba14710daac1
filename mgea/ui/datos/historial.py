"""Tables of Historial: from rows of ``lecturas.historial`` to words, and the form that takes a batch back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from mgea import formato
from mgea.commands.deshacer import DESHACIBLES, deshacer
from mgea.errors import MgeaError
from mgea.lecturas.historial import fin_del_dia, origen
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Persona
from mgea.store import Store
from mgea.ui.nucleo import tablero
from mgea.ui.registro.practica import NIVEL, nivel_texto, verificado_texto

PALABRA = {
    "no_aplica": "No aplica",
    "no_priorizada": "No priorizada",
    "devuelto": "Devuelto",
    "verificado": "Verificado",
}
LINEA = {
    "cuando": "Registrado",
    "mes": "Mes",
    "que": "Qué",
    "valor": "Valor",
    "quien": "Quién",
    "origen": "De dónde",
    "situacion": "Situación",
}
CARGA = {
    "cuando": "Cuándo",
    "que": "Qué",
    "archivo": "Archivo",
    "filas": "Filas",
    "quien": "Quién",
    "situacion": "Situación",
}
TITULO = {
    "importar padron": "Padrón",
    "importar rei": "Redes (REI)",
    "importar practicas": "Prácticas",
    "importar compromisos": "Compromisos",
    "importar verificaciones": "Verificaciones",
    "importar resultados": "Resultados",
    "importar cronograma": "Cronograma",
}


def hoy(pedido: Pedido) -> date:
    """Today in Lima."""
    return (pedido.now - timedelta(hours=5)).date()


def sabido(pedido: Pedido, dia: object) -> Pedido:
    """The same question with what was known at the end of a day; no day, what is known now."""
    if not isinstance(dia, date):
        return pedido
    return replace(pedido, known_at=fin_del_dia(datetime(dia.year, dia.month, dia.day)))


def momento(moment: datetime | None) -> str:
    """``17/08/2023 17:10`` by the clocks of Lima."""
    if formato.es_nulo(moment):
        return formato.SIN_DATO
    lima = pd.Timestamp(moment) - pd.Timedelta(hours=5)  # type: ignore[arg-type]
    return f"{lima:%d/%m/%Y %H:%M}"


def filas_linea(linea: pd.DataFrame, nombres: Mapping[str, str]) -> pd.DataFrame:
    """The line of life of one practice, in words."""
    rows = [
        {
            "cuando": momento(r["registrado_en"]),
            "mes": formato.mes_corto(r["periodo"]),
            "que": "Declarado" if r["clase"] == "declarado" else "Visto por la UGEL",
            "valor": _valor(r),
            "quien": nombres.get(r["registrado_por"], r["registrado_por"]),
            "origen": origen(r),
            "situacion": _situacion(r),
        }
        for r in linea.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=list(LINEA))


def _valor(r: Mapping[Any, Any]) -> str:
    parts = []
    if not formato.es_nulo(r["nivel"]):
        parts.append(f"{int(r['nivel'])} {NIVEL[int(r['nivel'])]}")
    if r["dicho"] != "valor":
        parts.append(PALABRA.get(str(r["dicho"]), str(r["dicho"])))
    parts += [str(r["motivo"])] if r["motivo"] else []
    parts += [f"evidencia: {r['evidencia']}".replace("\n", "; ")] if r["evidencia"] else []
    return " · ".join(parts)


def _situacion(r: Mapping[Any, Any]) -> str:
    if not formato.es_nulo(r["anulado_en"]):
        return f"Deshecho el {momento(r['anulado_en'])[:10]}"
    return "Vale para su mes" if r["en_pie"] else "Corregido después"


def filas_cargas(cargas: pd.DataFrame, nombres: Mapping[str, str]) -> pd.DataFrame:
    """The import batches, in words."""
    rows = [
        {
            "cuando": momento(r["registrado_en"]),
            "que": TITULO.get(r["que"], r["que"]),
            "archivo": r["archivo"] or formato.SIN_DATO,
            "filas": formato.numero(r["propias"]),
            "quien": nombres.get(r["persona"], r["persona"]),
            "situacion": "Vigente"
            if formato.es_nulo(r["anulado_en"])
            else f"Deshecha el {momento(r['anulado_en'])[:10]}: {r['motivo']}",
        }
        for r in cargas.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=list(CARGA))


def filas_comparadas(different: pd.DataFrame) -> pd.DataFrame:
    """What differs between two moments, in words: practica, antes, luego."""
    rows = [
        {
            "practica": f"{r['practica']} {r['titulo']}",
            "antes": _lado(r, "_antes"),
            "luego": _lado(r, "_luego"),
        }
        for r in different.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=["practica", "antes", "luego"])


def _lado(r: Mapping[Any, Any], lado: str) -> str:
    row = {name: r[f"{name}{lado}"] for name in ("estado", "nivel", "ultimo_nivel", "verificacion")}
    row["nivel_verificado"] = r[f"nivel_verificado{lado}"]
    evidencia = ", con evidencia" if r[f"evidencia{lado}"] else ""
    return f"{nivel_texto(row)}{evidencia} · {verificado_texto(row)}"


def forma_deshacer(store: Store, persona: Persona, cargas: pd.DataFrame) -> None:
    """Choose a batch, say why, and take it back. Nothing is deleted: a counter-record is added."""
    standing = cargas[cargas["anulado_en"].isna() & cargas["que"].isin(DESHACIBLES)]
    if standing.empty:
        return
    names = {
        str(
            r["lote"]
        ): f"{TITULO[r['que']]} · {r['archivo'] or 'sin nombre'} · {momento(r['registrado_en'])}"
        f" · {formato.plural(int(r['filas']), 'fila', 'filas')}"
        for r in standing.to_dict("records")
    }
    with st.form("deshacer-carga", border=False):
        lote = st.selectbox(
            "Carga que quiere deshacer",
            list(names),
            index=None,
            format_func=names.__getitem__,
            key="deshacer-lote",
            placeholder="Elija una carga",
        )
        motivo = st.text_input("Por qué se deshace", key="deshacer-motivo", max_chars=300)
        if st.form_submit_button("Deshacer la carga", key="deshacer-enviar"):
            _deshacer(store, persona, lote, motivo)


def _deshacer(store: Store, persona: Persona, lote: str | None, motivo: str) -> None:
    if not lote:
        st.error("Elija qué carga se deshace.")
        return
    try:
        deshacer(store, persona, lote, motivo, clave=f"deshacer-{lote}", now=tablero.now())
    except MgeaError as error:
        st.error(str(error))
        return
    st.session_state["_deshecha"] = True
    st.rerun()

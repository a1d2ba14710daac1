"""The sentences about the calendar: what a month asks for, checkpoints and pace. Pure functions."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mgea import catalogo, formato
from mgea.frases import Titular

OFICIAL = "OM 374-2022 UGEL 02"
CARGADO = "cronograma cargado por la UGEL: no es el del oficio de 2022"


def hitos(meses: pd.DataFrame, cells: pd.DataFrame, mes: str) -> list[tuple[str, str]]:
    """The checkpoint of Evaluar, when this month has one: done when every applicable practice has a state."""
    actual = meses[meses["periodo"] == mes]
    if actual.empty or not bool(actual["hito"].iloc[0]):
        return []
    faltan = int(cells["estado"].isin(["sin_dato", "vencido"]).sum())
    estado = "hito cumplido" if faltan == 0 else f"hito pendiente: faltan {faltan} prácticas"
    return [(f"Autoevaluación de {formato.mes_nombre(mes)}", f"Evaluar · {estado}")]


def titular_cronograma(fases: pd.DataFrame, meses: pd.DataFrame, mes: str) -> Titular:
    """What the calendar asks for this month."""
    ahora = fases[fases["periodo"] == mes]
    actual = meses[meses["periodo"] == mes]
    nombre = formato.mes_largo(mes).capitalize()
    if not actual.empty and not bool(actual["con_cronograma"].iloc[0]):
        frase = (
            f"El año {mes[:4]} tiene **cronograma no definido**: no se espera ningún reporte ni hay puntos esperados. "
            "Si su UGEL tiene uno, impórtelo en Datos › Importar, formato «cronograma»."
        )
        return Titular(nombre, "", frase, "Cronograma no definido", "el modelo fija 2022 y 2023")
    if actual.empty or ahora.empty:
        frase = "Este mes no pertenece al cronograma: el año escolar va de marzo a diciembre."
        return Titular(nombre, "", frase, "Nada exigible", "no se espera reporte")
    orden = {f.titulo: f.orden for f in catalogo.fases()}
    titulos = formato.enumera(sorted((str(t) for t in ahora["titulo"]), key=orden.__getitem__))
    hito = (
        " Toca una **autoevaluación completa** (hito de Evaluar)."
        if bool(actual["hito"].iloc[0])
        else ""
    )
    return Titular(
        nombre, "en el cronograma", f"Fase de **{titulos}**.{hito}", "", _fuente(fases, mes[:4])
    )


def _fuente(fases: pd.DataFrame, anio: str) -> str:
    """Whose calendar a year has: the norm's only when its crosses are, one by one, the norm's."""
    year = fases[fases["periodo"].str[:4] == anio]
    shown = set(zip(year["fase"], year["periodo"], strict=True))
    norm = {
        (c.fase, f"{c.anio}-{c.mes:02d}") for c in catalogo.calendarios() if c.anio == int(anio)
    }
    return OFICIAL if shown == norm else CARGADO


def ritmo(frame: Mapping[str, Mapping[Any, Any]]) -> str:
    """Whether the pace is enough."""
    actual, hace_falta = frame["ritmo"]["valor"], frame["ritmo_necesario"]["valor"]
    if formato.es_nulo(actual):
        return "Hacen falta al menos 3 reportes en los últimos cuatro meses exigibles para calcular el ritmo."
    if formato.es_nulo(hace_falta):
        return "No hay meses del cronograma por delante con que comparar el ritmo."
    if actual >= hace_falta:
        return "Con este ritmo se alcanza lo que el cronograma espera en diciembre."
    falta = formato.puntos(hace_falta - actual)
    return f"Con este ritmo no alcanza: hace falta subir {falta} más cada mes."

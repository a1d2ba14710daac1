"""Titles that state a finding: what a slide or a section says before anybody looks at its chart. Pure functions."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mgea import formato


def serie(frame: pd.DataFrame, mes: str, quien: str) -> str:
    """Where ``quien`` («las escuelas», «la escuela») stands against the calendar. ``frame``: ``esperado_real``."""
    now = frame[frame["periodo"] == mes]
    punto = float("nan") if now.empty else now["puntos"].iloc[0]
    espera = float("nan") if now.empty else now["esperado"].iloc[0]
    media = " en promedio" if quien.startswith("las ") else ""
    van = "van" if media else "va"
    if formato.es_nulo(punto):
        return f"Todavía no hay puntos que comparar en {formato.mes_largo(mes)}"
    if formato.es_nulo(espera):
        tiene = "tienen" if media else "tiene"
        return f"{quien.capitalize()} {tiene}{media} {formato.puntos(punto)} puntos; el cronograma no espera un valor"
    brecha = round(float(punto) - float(espera), 1)
    if not brecha:
        return f"{quien.capitalize()} {van}{media} justo en lo que espera el cronograma"
    lado = "por delante" if brecha > 0 else "por debajo"
    return f"{quien.capitalize()} {van}{media} {formato.puntos(abs(brecha))} puntos {lado} de lo esperado"


def bandas(schools: pd.DataFrame) -> str:
    """How many schools are worst off. ``schools``: active rows of ``escuelas``."""
    por = schools["banda"].value_counts()
    criticas, riesgo = int(por.get("critico", 0)), int(por.get("en_riesgo", 0))
    if not (schools["banda"] != "").any():
        return "Las escuelas no se comparan con lo esperado en este mes"
    if not criticas and not riesgo:
        return "Ninguna escuela está en riesgo ni en situación crítica"
    partes = [
        formato.plural(criticas, "escuela está en situación crítica", "escuelas están en situación crítica")
        if criticas
        else "",
        (
            f"{formato.numero(riesgo)} en riesgo"
            if criticas
            else formato.plural(riesgo, "escuela está en riesgo", "escuelas están en riesgo")
        )
        if riesgo
        else "",
    ]  # fmt: skip
    return formato.enumera([p for p in partes if p])


def principios(frame: pd.DataFrame, titulos: Mapping[str, str]) -> str:
    """The highest and the lowest principle. ``frame``: rows of ``puntos`` by principle."""
    con = frame[frame["principio"].notna() & frame["valor"].notna()]
    if con.empty:
        return "Ningún principio tiene puntaje en este mes"
    orden = con.sort_values("valor", kind="stable")["principio"].astype(str).tolist()
    bajo, alto = titulos[orden[0]], titulos[orden[-1]]
    if len(con) == 1:
        return f"Solo «{alto}» tiene puntaje en este mes"
    return f"El principio más alto es «{alto}»; el más bajo, «{bajo}»"


def practicas(frame: pd.DataFrame) -> str:
    """Which practice goes best and which worst in a group. ``frame``: ``practicas_grupo``."""
    told = frame[(frame["aplicables"].fillna(0) > 0) & (frame["n"].fillna(0) > 0)]
    if told.empty:
        return "Ninguna escuela tiene prácticas con dato vigente en este mes"
    parte = (told["logradas"] / told["aplicables"]).rename("parte")
    orden = told.assign(parte=parte).sort_values("parte", ascending=False, kind="stable")
    codes = orden["practica"].astype(str).tolist()
    return f"{codes[0]} es la práctica más implementada; {codes[-1]}, la que menos"


def verificacion(confianza: Mapping[str, Any]) -> str:
    """What was verified beside what was declared. ``confianza``: that figure, as ``metrics.compute`` gives it."""
    if formato.es_nulo(confianza["valor"]):
        return "La UGEL todavía no ha verificado prácticas vigentes"
    return f"Lo verificado respalda {formato.porcentaje(confianza['valor'])} de lo declarado"


def acompanar(riesgo: pd.DataFrame) -> str:
    """How many schools need company first. ``riesgo``: ``lecturas.riesgo.riesgo``."""
    if riesgo.empty:
        return "Ninguna escuela muestra señales de alerta"
    alta = int((riesgo["tramo"] == "alta").sum())
    if not alta:
        return f"{formato.plural(len(riesgo), 'escuela muestra', 'escuelas muestran')} alguna señal de alerta"
    return f"{formato.plural(alta, 'escuela necesita', 'escuelas necesitan')} compañía con urgencia alta"

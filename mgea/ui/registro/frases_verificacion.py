"""The words of the inbox: what waits, since when, why it comes first, and what was decided. Pure functions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from mgea import catalogo, formato
from mgea.commands.verificacion import Decision, Resultado
from mgea.lecturas.verificacion import RIESGOS
from mgea.ui.nucleo.piezas import bloque, esc
from mgea.ui.registro.practica import NIVEL

TITULO = {p.id: p.titulo for p in catalogo.practicas()}
RIESGO_TONO = {
    "respondida": "en_ruta",
    "retroceso": "critico",
    "salto": "en_riesgo",
    "sin_evidencia": "en_riesgo",
}
GLIFO = {"respondida": "↩", "retroceso": "▼", "salto": "▲", "sin_evidencia": "!"}
SIN_VERIFICAR = {
    "sin_verificar": "Nunca verificada",
    "respondida": "Devuelta",
    "caducada": "Verificación vencida",
}
GRUPO = {
    "": ("práctica espera verificación", "prácticas esperan verificación"),
    "respondida": ("práctica respondida por su escuela", "prácticas respondidas por su escuela"),
    "por_reverificar": ("práctica por reverificar", "prácticas por reverificar"),
    "sin_verificar": ("práctica nunca verificada", "prácticas nunca verificadas"),
    "caducada": ("práctica con verificación vencida", "prácticas con verificación vencida"),
}


def titular(frame: pd.DataFrame, total: int, estado: str, clock: datetime) -> tuple[str, str, str]:
    """(figure, of what, sentence) of the inbox."""
    uno, varias = GRUPO[estado]
    if frame.empty:
        return "0", varias, "No queda nada por verificar en este mes."
    dias = espera(frame["registrado_en"].min(), clock)
    frase = f"En esta página, la más antigua espera **{dias}**."
    urgentes = int((frame["riesgo"] != "").sum())
    if urgentes:
        frase += f" {formato.plural(urgentes, 'pide', 'piden')} mirarse primero."
    return formato.numero(total), uno if total == 1 else varias, frase


def espera(desde: datetime, clock: datetime) -> str:
    """How long something waits, in words: ``3 días``, ``2 meses``."""
    dias = max((pd.Timestamp(clock) - pd.Timestamp(desde)).days, 0)
    if dias < 60:
        return formato.plural(dias, "día", "días")
    if dias < 730:
        return formato.plural(round(dias / 30.4), "mes", "meses")
    return formato.plural(round(dias / 365.25), "año", "años")


def fila_html(fila: Mapping[str, Any], clock: datetime) -> str:
    """One practice that waits: declared beside verified with the difference, its evidence and why it comes first."""
    nivel = int(fila["nivel"])
    partes = [
        f'<span class="caja n{nivel}">{nivel} {esc(NIVEL[nivel])}</span>',
        f"<span>declarado en {esc(formato.mes_corto(fila['periodo']))}</span>",
    ]
    if formato.es_nulo(fila["nivel_verificado"]):
        partes.append(
            f'<span class="antes">{SIN_VERIFICAR.get(fila["verificacion"], "Sin verificar")}</span>'
        )
    else:
        antes, salto = int(fila["nivel_verificado"]), int(fila["diferencia"])
        partes.append(
            f'<span class="antes">verificado: <b>{antes} {esc(NIVEL[antes])}</b> '
            f"en {esc(formato.mes_corto(fila['periodo_verificado']))}</span>"
        )
        partes.append(f'<span class="salto">{_diferencia(salto)}</span>')
    evidencia = str(fila["evidencia"] or "") or "Sin evidencia"
    abajo = f"Evidencia: {esc(evidencia)} · espera {espera(fila['registrado_en'], clock)}"
    motivo = ""
    if fila["motivo"]:
        cual = "Se devolvió por" if fila["verificacion"] == "respondida" else "Se anotó"
        motivo = f'<p class="meta">{cual}: {esc(fila["motivo"])}</p>'
    return bloque(
        "mgea-espera",
        f'<h2 class="que"><b>{esc(fila["practica"])}</b> {esc(TITULO[fila["practica"]])}<span class="sr">, '
        f"{esc(fila['nombre'])}</span></h2>"
        f'<p class="donde">{esc(fila["nombre"])} {_riesgo(fila["riesgo"])}</p>'
        f'<p class="niveles">{" ".join(partes)}</p><p class="meta">{abajo}</p>{motivo}',
    )


def _riesgo(riesgo: str) -> str:
    if not riesgo:
        return ""
    marca = f'<span aria-hidden="true">{GLIFO[riesgo]}</span> '
    return f'<span class="chip {RIESGO_TONO[riesgo]}">{marca}{esc(RIESGOS[riesgo])}</span>'


def _diferencia(salto: int) -> str:
    if salto == 0:
        return "igual que lo verificado"
    return f"{formato.con_signo(salto)} {'nivel' if abs(salto) == 1 else 'niveles'}"


def hecho(resultado: Resultado, filas: Sequence[Mapping[str, Any]]) -> str:
    """What was decided, and what could not be."""
    nombres = {(f["ie"], f["practica"]): f"{f['practica']} de {f['nombre']}" for f in filas}
    declarado = {(f["ie"], f["practica"]): int(f["nivel"]) for f in filas}
    partes = []
    if len(resultado.hechas) > 1:
        partes.append(f"Aceptó **{len(resultado.hechas)} prácticas** en su nivel declarado.")
    elif resultado.hechas:
        d = resultado.hechas[0]
        partes.append(_uno(d, nombres[d.ie, d.practica], declarado[d.ie, d.practica]))
    for d, why in resultado.fallidas:
        partes.append(f"{nombres[d.ie, d.practica]}: {why}")
    return " ".join(partes)


def _uno(d: Decision, nombre: str, declarado: int) -> str:
    if d.decision == "devuelto":
        return f"Devolvió **{nombre}**. La escuela verá su motivo primero al abrir su mes."
    nivel = declarado if d.nivel is None else d.nivel
    return f"Aceptó **{nombre}** en {nivel} {NIVEL[nivel]}."

"""A commitment as text and HTML: its sheet on the board, its place in the month, its words. Pure functions."""

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from mgea import formato
from mgea.ui.nucleo.piezas import bloque, esc

SITUACION = {
    "vencido": ("✕", "Vencidos", "critico"),
    "por_vencer": ("○", "Por vencer", "neutro"),
    "en_curso": ("◐", "En curso", "neutro"),
    "cumplido": ("✓", "Cumplidos", "en_ruta"),
    "incompleto": ("…", "Incompletos", "en_riesgo"),
    "anulado": ("–", "Anulados", "neutro"),
}
"""Situation → (glyph, heading, tone)."""
UNO = {
    "vencido": "Vencido", "por_vencer": "Por vencer", "en_curso": "En curso", "cumplido": "Cumplido",
    "incompleto": "Incompleto", "anulado": "Anulado",
}  # fmt: skip
POR_DIA = 4
DIAS = ("Lun", "Mar", "Mié", "Jue", "Vie", "Sáb", "Dom")
Fila = Mapping[Any, Any]


def clave_fila(fila: Fila) -> str:
    """A commitment as a widget key."""
    return f"{fila['ie']}-{fila['codigo']}"


def cuando(fila: Fila) -> str:
    """Its date in words: overdue by how much, due in how long, or done when."""
    if fila["situacion"] == "cumplido":
        verificado = ", verificado" if fila["verificado"] else ""
        return f"cumplido el {formato.fecha(fila['fecha_cumplido'])}{verificado}"
    if formato.es_nulo(fila["fecha_limite"]):
        return "sin fecha límite"
    texto, dias = formato.fecha(fila["fecha_limite"]), fila["dias"]
    if formato.es_nulo(dias):
        return texto
    if dias < 0:
        return f"venció el {texto}, hace {formato.plural(-int(dias), 'día', 'días')}"
    faltan = "hoy" if dias == 0 else f"en {formato.plural(int(dias), 'día', 'días')}"
    return f"vence el {texto}, {faltan}"


def tarjeta_html(fila: Fila, con_escuela: bool) -> str:
    """One commitment as a small sheet."""
    donde = f'<p class="meta">{esc(fila["nombre"])}</p>' if con_escuela else ""
    quien = esc(fila["responsable"]) or "Sin responsable"
    avance = ""
    if fila["situacion"] in ("en_curso", "vencido", "por_vencer") and not formato.es_nulo(
        fila["avance"]
    ):
        avance = f" · avance {int(fila['avance'])}{formato.FINO}%"
    movido = (
        f'<p class="meta">Fecha original: {formato.fecha(fila["fecha_original"])}</p>'
        if fila["reprogramado"] is True
        else ""
    )
    return bloque(
        "mgea-acuerdo",
        f"{donde}<h3>{esc(fila['compromiso'])}</h3>"
        f'<p class="meta">CGE {int(fila["cge"])} · {quien}{avance}</p><p class="meta">{cuando(fila)}</p>{movido}',
    )


def calendario_html(frame: pd.DataFrame, anio: int, mes: int, hoy: date, con_escuela: bool) -> str:
    """A month as a table of days, each with what falls due in it; on a phone only the days that have something."""
    due = frame[frame["fecha_limite"].notna() & (frame["situacion"] != "anulado")]
    por_dia: dict[date, list[Fila]] = {}
    for fila in due.to_dict("records"):
        por_dia.setdefault(fila["fecha_limite"].date(), []).append(fila)
    semanas = []
    for semana in calendar.Calendar().monthdatescalendar(anio, mes):
        dias = "".join(_dia(d, mes, hoy, por_dia.get(d, []), con_escuela) for d in semana)
        semanas.append(f"<tr>{dias}</tr>")
    titulo = f"Compromisos que vencen en {formato.mes_largo(f'{anio}-{mes:02d}')}"
    cabeza = "".join(f'<th scope="col">{d}</th>' for d in DIAS)
    return bloque(
        "mgea-calendario",
        f"<table><caption>{titulo}</caption><thead><tr>{cabeza}</tr></thead><tbody>{''.join(semanas)}</tbody></table>",
    )


def _dia(dia: date, mes: int, hoy: date, filas: list[Fila], con_escuela: bool) -> str:
    if dia.month != mes:
        return '<td class="fuera"></td>'
    clases = [nombre for nombre, si in (("hoy", dia == hoy), ("vacio", not filas)) if si]
    marca = ' aria-current="date"' if dia == hoy else ""
    cosas = "".join(_cosa(f, con_escuela) for f in filas[:POR_DIA])
    if len(filas) > POR_DIA:
        cosas += f"<li>y {len(filas) - POR_DIA} más</li>"
    lista = f"<ul>{cosas}</ul>" if cosas else ""
    return f'<td class="{" ".join(clases)}"{marca}><b>{dia.day}</b>{lista}</td>'


def _cosa(fila: Fila, con_escuela: bool) -> str:
    glifo, _, tono = SITUACION[fila["situacion"]]
    texto = f"{fila['nombre']}: {fila['compromiso']}" if con_escuela else str(fila["compromiso"])
    return (
        f'<li class="{tono}" title="{esc(texto)}"><span aria-hidden="true">{glifo}</span> '
        f'<span class="sr">{UNO[fila["situacion"]]}: </span>{esc(formato.recorta(texto, 60))}</li>'
    )

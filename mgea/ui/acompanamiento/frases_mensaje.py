"""The message to a school about what it owes: ready to copy, for WhatsApp or e-mail. Pure, and without names of people.

What comes from data cannot break the message: line breaks and the marks that WhatsApp turns into bold are removed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from mgea import catalogo, formato

CANALES = {"whatsapp": "WhatsApp", "correo": "Correo"}
SEPARADOR = "\n\n— — —\n\n"
POR_NOMBRE = 8  # missing practices told with their title; beyond, only their codes


Debe = Sequence[Mapping[Any, Any]]
"""What one school owes: rows of ``lecturas.reportes.pendientes``."""


def mensaje(nombre: str, debe: Debe, canal: str, as_of: str, firma: str) -> str:
    """One school's message. ``debe``: its rows of ``lecturas.reportes.pendientes``; ``canal``: a key of CANALES."""
    parts = [p for p in (_meses(debe), _practicas(debe), _devueltas(debe), _acuerdos(debe)) if p]
    who, when = limpio(nombre), formato.fin_de_mes(as_of)
    if canal == "correo":
        return _correo(who, parts, when, firma)
    body = "\n\n".join(
        "\n".join([f"*{title}*", *(f"• {i}" for i in items)]) for title, items in parts
    )
    if not parts:
        body = "Está al día: no tiene nada pendiente. ¡Gracias!"
    return (
        f"Buen día, equipo directivo de *{who}*.\nSegún el tablero MGEA, con datos al {when}:\n\n{body}\n\n"
        f"Si ya lo envió, no tome en cuenta este mensaje.\n{limpio(firma)}"
    )


def mensajes(
    debe: pd.DataFrame, nombres: Iterable[tuple[str, str]], canal: str, as_of: str, firma: str
) -> list[str]:
    """One message per school that owes something, in the order of ``nombres`` (ie, name)."""
    groups: dict[str, list[Mapping[Any, Any]]] = {}
    for row in debe.to_dict("records"):
        groups.setdefault(str(row["ie"]), []).append(row)
    return [mensaje(name, groups[ie], canal, as_of, firma) for ie, name in nombres if ie in groups]


def _correo(who: str, parts: list[tuple[str, list[str]]], when: str, firma: str) -> str:
    subject = "pendientes del MGEA" if parts else "al día en el MGEA"
    body = "\n\n".join(
        "\n".join([f"{title}:", *(f"  - {i}" for i in items)]) for title, items in parts
    )
    if not parts:
        body = "La institución está al día: no tiene nada pendiente. Gracias por su trabajo."
    return (
        f"Asunto: {who}: {subject} al {when}\n\nEstimado equipo directivo de {who}:\n\n"
        f"Según el tablero MGEA, con datos al {when}, queda pendiente lo siguiente.\n\n{body}\n\n"
        "Si ya lo envió, no tome en cuenta este mensaje. Si necesita apoyo, responda a este correo y coordinamos una "
        f"visita.\n\nSaludos cordiales,\n{limpio(firma)}"
    ).replace(
        "queda pendiente lo siguiente.\n\nLa institución", "esta es su situación.\n\nLa institución"
    )


def _meses(debe: Debe) -> tuple[str, list[str]] | None:
    items = []
    for r in _de(debe, "mes"):
        day = formato.fecha(r["fecha"])
        late = f"venció el {day}" if r["motivo"] == "no_reporto" else f"vence el {day}"
        items.append(f"{formato.mes_largo(str(r['clave']))} ({late})")
    return ("Reporte mensual por enviar", items) if items else None


def _practicas(debe: Debe) -> tuple[str, list[str]] | None:
    codes = [str(r["clave"]) for r in _de(debe, "practica")]
    if not codes:
        return None
    title = f"Prácticas sin dato vigente ({len(codes)})"
    if len(codes) == len(catalogo.practicas()):
        return title, [f"todas, de {codes[0]} a {codes[-1]}"]
    if len(codes) > POR_NOMBRE:
        return title, [formato.enumera(codes)]
    return title, [_practica(c) for c in codes]


def _devueltas(debe: Debe) -> tuple[str, list[str]] | None:
    items = [
        f"{_practica(str(r['clave']))}. Motivo: {limpio(str(r['motivo'])) or 'sin motivo escrito'}"
        for r in _de(debe, "devuelta")
    ]
    return (f"Prácticas devueltas por responder ({len(items)})", items) if items else None


def _acuerdos(debe: Debe) -> tuple[str, list[str]] | None:
    items = [
        f"{limpio(str(r['clave']))}: {limpio(str(r['texto']))} (venció el {formato.fecha(r['fecha'])})"
        for r in _de(debe, "compromiso")
    ]
    return (f"Compromisos vencidos ({len(items)})", items) if items else None


def _de(debe: Debe, clase: str) -> list[Mapping[Any, Any]]:
    return [r for r in debe if r["clase"] == clase]


def _practica(code: str) -> str:
    titulo = next((p.titulo for p in catalogo.practicas() if p.id == code), "")
    return f"{code} {formato.recorta(titulo, 90)}".strip()


def limpio(texto: str) -> str:
    """Text of one line that no messenger takes for mark-up."""
    return re.sub(
        r"\s+", " ", re.sub(r"[*_~`\x00-\x08\u202a-\u202e\u2066-\u2069]", "", texto)
    ).strip()

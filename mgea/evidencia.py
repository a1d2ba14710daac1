"""A piece of evidence as a line of text that people read and this module takes apart again.

``Acta del CONEI · 12/07/2023 · n.º 015-2023 · https://… · nota: firmada por todos``. A record carries one per line; the
readers that only ask "is there any?" see text or no text. Older lines without those marks are a type and no more.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from mgea.errors import BadInput

TIPOS = (
    "Acta",
    "Plan",
    "Informe",
    "Lista de asistencia",
    "Fotografías",
    "Resolución",
    "Encuesta",
    "Otro documento",
)
LARGO = 200
_ENTRE = " · "
_FECHA = re.compile(r"\d{2}/\d{2}/\d{4}")
_ENLACE = re.compile(r"https?://[^\s<>\"'·]+")


@dataclass(frozen=True)
class Evidencia:
    """Document type, its date, its number, a link and a note; only the type is required."""

    tipo: str
    fecha: date | None = None
    numero: str = ""
    enlace: str = ""
    nota: str = ""


def escribir(piezas: tuple[Evidencia, ...]) -> str:
    """One line per piece; BadInput when one has no type or its link is not a web address."""
    return "\n".join(_linea(pieza) for pieza in piezas)


def leer(texto: str) -> tuple[Evidencia, ...]:
    """The pieces of a text, whoever wrote it; nothing is lost: what is not understood is part of the type."""
    return tuple(_pieza(linea) for linea in texto.splitlines() if linea.strip())


def _linea(pieza: Evidencia) -> str:
    tipo = _plano(pieza.tipo)
    if not tipo:
        raise BadInput("Diga qué documento es la evidencia (acta, plan, informe…).")
    enlace = pieza.enlace.strip()
    if enlace and not _ENLACE.fullmatch(enlace):
        raise BadInput("El enlace de la evidencia debe empezar con https:// y no llevar espacios.")
    partes = [tipo]
    partes += [f"{pieza.fecha:%d/%m/%Y}"] if pieza.fecha else []
    partes += [f"n.º {_plano(pieza.numero)}"] if _plano(pieza.numero) else []
    partes += [enlace] if enlace else []
    partes += [f"nota: {_plano(pieza.nota)}"] if _plano(pieza.nota) else []
    return _ENTRE.join(partes)


def _plano(texto: str) -> str:
    """One line of bounded length that cannot be mistaken for a mark of ours."""
    una = " ".join(texto.replace("·", ",").split())
    return una[:LARGO].strip()


def _pieza(linea: str) -> Evidencia:
    primera, *resto = [parte.strip() for parte in linea.split(_ENTRE.strip())]
    fecha, numero, enlace, nota = None, "", "", ""
    for parte in resto:
        if fecha is None and _FECHA.fullmatch(parte) and _dia(parte):
            fecha = _dia(parte)
        elif not numero and parte.startswith("n.º "):
            numero = parte.removeprefix("n.º ")
        elif not enlace and _ENLACE.fullmatch(parte):
            enlace = parte
        elif not nota and parte.startswith("nota: "):
            nota = parte.removeprefix("nota: ")
        else:
            primera = f"{primera}, {parte}"
    return Evidencia(primera, fecha, numero, enlace, nota)


def _dia(texto: str) -> date | None:
    try:
        return datetime.strptime(texto, "%d/%m/%Y").date()
    except ValueError:
        return None

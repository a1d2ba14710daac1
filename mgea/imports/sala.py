"""What a meeting was answered on paper or in a form of somebody else's: attendance, words and the survey as files.

They are read like any file, but are no layouts of the board's: each belongs to one meeting, and a row is a person, so
that two equal rows are two people.
"""

from datetime import datetime

from mgea import sala
from mgea.errors import BadInput
from mgea.imports import codes
from mgea.imports.check import Lookup, preview
from mgea.imports.choices import opcion
from mgea.imports.columns import Column, Layout, Parsed
from mgea.imports.previa import Preview
from mgea.imports.readers import read
from mgea.imports.words import Bad, plain


def _rol(text: str, now: datetime) -> Parsed:
    words = {plain(w): r for r, title in sala.ROLES.items() for w in (r, title)}
    words |= {"director": "directivo", "directora": "directivo", "profesor": "docente"}
    words |= {"profesora": "docente", "subdirector": "directivo", "subdirectora": "directivo"}
    return opcion(lambda: words)(text, now)


def _palabra(text: str, now: datetime) -> Parsed:
    del now
    try:
        return Parsed(sala.word(text))
    except BadInput as error:
        raise Bad(str(error).rstrip(".").lower()) from error


def _nota(text: str, now: datetime) -> Parsed:
    del now
    first = text.strip()[:1]
    if first not in "12345" or not first or text.strip()[1:2].isdigit():
        raise Bad("no es una nota del 1 al 5")
    return Parsed(first)


DE_SALA: dict[str, Layout] = {
    layout.slug: layout
    for layout in (
        Layout(
            sala.ASISTENCIA,
            "Asistencia",
            "Una fila por persona: su institución y en qué calidad asistió.",
            (
                Column("ie", "ie", codes.ie, "Código modular, código de local o código de la IE.", "0855171",
                       requerida=True, codigo=True,
                       alias=("Código modular", "Código de la IE", "Institución educativa (código)")),
                Column("rol", "rol", _rol, "directivo, docente, familia, ugel o aliado.", "directivo",
                       vacio="directivo", alias=("Cargo", "Asiste como", "En qué calidad asiste")),
            ),
            (),
        ),
        Layout(
            "palabra",
            "Palabras",
            "Una fila por persona, con una palabra.",
            (
                Column("valor", "palabra", _palabra, "Una sola palabra.", "responsabilidad", requerida=True,
                       alias=("Respuesta", "Defina en una palabra qué significa autonomía", "Response")),
            ),
            (),
        ),
        Layout(
            "encuesta",
            "Encuesta",
            "Una fila por persona, con tres notas del 1 al 5.",
            tuple(
                Column(f"m{k}", texto, _nota, "Del 1 al 5.", "5", requerida=True)
                for k, texto in enumerate(sala.ENCUESTA)
            ),
            (),
        ),
    )
}  # fmt: skip


def preview_answers(data: bytes, name: str, clase: str, lookup: Lookup, now: datetime) -> Preview:
    """Read and check a file of answers (``clase``: a key of DE_SALA). Raises BadInput and NotAllowed as any file."""
    if clase not in DE_SALA:
        raise BadInput(f"Elija qué trae el archivo: {', '.join(DE_SALA)}.")
    return preview(read(data, name), DE_SALA[clase], lookup, now)

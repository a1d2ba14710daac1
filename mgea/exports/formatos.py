"""The formats a report can leave in: a name, its extension, what browsers call it, and the function that makes it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from mgea.errors import BadInput
from mgea.exports.pdf import pdf
from mgea.exports.pptx import pptx
from mgea.exports.report import Report
from mgea.exports.xlsx import xlsx


@dataclass(frozen=True)
class Formato:
    """One format. ``titulo`` is what people read when they choose it."""

    extension: str
    titulo: str
    mime: str
    hace: Callable[[Report], bytes]


_OFICINA = "application/vnd.openxmlformats-officedocument"
FORMATOS: dict[str, Formato] = {
    f.extension: f
    for f in (
        Formato("pptx", "Presentación (PowerPoint)", f"{_OFICINA}.presentationml.presentation", pptx),
        Formato("pdf", "Documento (PDF)", "application/pdf", pdf),
        Formato("xlsx", "Libro (Excel)", f"{_OFICINA}.spreadsheetml.sheet", xlsx),
    )
}  # fmt: skip


def formato(extension: str) -> Formato:
    """The format of that extension; BadInput when there is none."""
    if extension not in FORMATOS:
        raise BadInput(f"No hay un formato «{extension}». Elija: {', '.join(FORMATOS)}.")
    return FORMATOS[extension]


def nombre_de_archivo(texto: str, largo: int = 100) -> str:
    """A name that every system takes: lower case, no accents, hyphens; never empty, never a device's."""
    plano = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode()
    limpio = re.sub(r"[^a-z0-9]+", "-", plano.lower()).strip("-")[:largo].strip("-")
    return limpio if len(limpio) > 4 else f"informe-{limpio}".strip("-")

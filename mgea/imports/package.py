"""Is this zip an honest .xlsx? Looked at before anything unpacks it.

Sizes are measured while unpacking in small pieces, never believed from the directory.
"""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from mgea.errors import BadInput
from mgea.imports.table import Limits

DAMAGED = "El libro de Excel está dañado o incompleto. Ábralo en Excel, guárdelo otra vez y súbalo de nuevo."
BOMB = "El libro se expande demasiado al abrirlo y no se leyó. Guárdelo otra vez desde Excel, sin formatos."
PIECE = 1 << 18
SMALL = 1 << 20


def open_package(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The zip, once its directory has been judged. Raises BadInput."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise BadInput(DAMAGED) from None
    names = [entry.filename for entry in entries]
    if len(entries) > limits.entries or len(set(names)) != len(names):
        raise BadInput(
            "El archivo comprimido tiene demasiadas partes o partes repetidas; no se leyó."
        )
    if any(_outside(name) for name in names):
        raise BadInput("El archivo comprimido tiene rutas que salen de su carpeta; no se leyó.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise BadInput("El archivo tiene contraseña. Guárdelo sin contraseña y súbalo de nuevo.")
    _is_workbook({name.lower() for name in names})
    total = sum(entry.file_size for entry in entries)
    inflated = any(
        entry.file_size > SMALL and entry.file_size > limits.ratio * max(entry.compress_size, 1)
        for entry in entries
    )
    if total > limits.unpacked_bytes or inflated:
        raise BadInput(BOMB)
    return package


def _outside(name: str) -> bool:
    parts = re.split(r"[\\/]", name)
    return ".." in parts or name.startswith(("/", "\\")) or ":" in name or "\0" in name


def _is_workbook(names: set[str]) -> None:
    if any(name.endswith(("vbaproject.bin", ".xlm")) or "/macrosheets/" in name for name in names):
        raise BadInput(
            "El libro tiene macros. Guárdelo como «Libro de Excel (.xlsx)» y súbalo de nuevo."
        )
    if "xl/workbook.bin" in names:
        raise BadInput(
            "El libro está en formato binario (.xlsb). Guárdelo como .xlsx y súbalo de nuevo."
        )
    if "xl/workbook.xml" not in names or "[content_types].xml" not in names:
        raise BadInput(
            "El archivo comprimido no es un libro de Excel (.xlsx). Si es un .zip, descomprímalo y suba "
            "la tabla; si es de otro programa, guárdela como .xlsx o CSV."
        )


def walk_xml(
    package: zipfile.ZipFile, name: str, budget: list[int], **handlers: Callable[..., Any]
) -> None:
    """Parse one part in pieces, refusing any DOCTYPE. ``budget``: bytes left for the whole file.

    ``handlers``: expat handlers by name (``StartElementHandler=…``). Raises BadInput.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_doctype
    for handler, function in handlers.items():
        setattr(parser, handler, function)
    try:
        with package.open(name) as part:
            while piece := part.read(PIECE):
                budget[0] -= len(piece)
                if budget[0] < 0:
                    raise BadInput(BOMB)
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, EOFError, OSError, KeyError, NotImplementedError):
        raise BadInput(DAMAGED) from None
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise BadInput(DAMAGED) from None
        raise


def _no_doctype(*_: object) -> None:
    raise BadInput("El libro tiene definiciones externas (DOCTYPE) que no se admiten; no se leyó.")


def inspect(package: zipfile.ZipFile, limits: Limits) -> None:
    """Unpack every XML part once, sheets too, before a library opens any: none may declare a DOCTYPE."""
    budget = [limits.unpacked_bytes]
    for name in package.namelist():
        if name.lower().endswith((".xml", ".rels", ".vml")):
            walk_xml(package, name, budget)

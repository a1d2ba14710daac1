"""Text that any format may hold: what people typed, without what would break a file or turn a line around."""

import re
import unicodedata
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

# Control characters (a tab and a new line are spaces), and the marks that reverse or hide what follows.
_FUERA = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
)
_BLANCO = re.compile(r"[\t\r\n\u2028\u2029]+")
_SUELTO = re.compile(r"[\ud800-\udfff]")  # half a character: no file can hold it


def limpio(texto: str) -> str:
    """One line of plain text, each letter with its accent in one."""
    if texto.isascii() and texto.isprintable():
        return texto
    plano = _FUERA.sub("", _BLANCO.sub(" ", texto))
    return unicodedata.normalize("NFC", _SUELTO.sub("\ufffd", plano))


# Every character here has a glyph in the fonts above or in the one Typst carries (a test prints them all); a document
# that claims to be accessible may hold no other.
_ESCRITAS = (
    "\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2010\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u202f"
    "\u2030\u2039\u203a\u20ac\u2122\u2190-\u2193\u21a9\u2212\u2248\u2260\u2264\u2265▲▼◆■□○●✓✕★"
)
_OTRA = re.compile(f"[^{_ESCRITAS}]")
_LARGA = re.compile(r"\S{31,}")
CORTE = "\u200b"  # where a line may break without a hyphen


def con_letra(texto: str) -> str:
    """The text with «□» for what no font of ours writes."""
    return texto if texto.isascii() else _OTRA.sub("□", texto)


def escribible(texto: str) -> str:
    """``con_letra``, with places where a very long word may break."""
    if texto.isascii() and len(texto) <= 30:
        return texto
    return _LARGA.sub(lambda m: CORTE.join(re.findall(r".{1,15}", m.group())), con_letra(texto))


@cache
def _campos(clase: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(clase))


def saneado(cosa: Any) -> Any:
    """The same report, or any piece of it, with every text made ``limpio``."""
    if isinstance(cosa, str):
        return limpio(cosa)
    if isinstance(cosa, tuple):
        return tuple(saneado(c) for c in cosa)
    if is_dataclass(cosa) and not isinstance(cosa, type):
        campos = {name: saneado(getattr(cosa, name)) for name in _campos(type(cosa))}
        return type(cosa)(**campos)
    return cosa

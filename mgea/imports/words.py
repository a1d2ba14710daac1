"""Text as people and programs leave it: cleaning it, comparing it, quoting it back.

``clean`` never guesses silently: whatever it changes it names, and what could deceive the eye
(direction marks, letters of other alphabets) it refuses.
"""

import re
import unicodedata

INVISIBLE = dict.fromkeys(
    [*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xAD, 0x034F, 0x061C, 0x180E]
    + [*range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF]
)
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
MOJIBAKE = re.compile("[\u00c2\u00c3][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]")
MARKED = re.compile(r"^'(?=[-=+@0-9\t])")
EXCEL_ERRORS = frozenset({
    "#N/A", "#N/D", "#DIV/0!", "#¡DIV/0!", "#REF!", "#¡REF!", "#VALUE!", "#¡VALOR!", "#NAME?", "#¿NOMBRE?",
    "#NUM!", "#¡NUM!", "#NULL!", "#¡NULO!", "#SPILL!", "#¡DESBORDAMIENTO!", "#CALC!", "#¡CALC!",
})  # fmt: skip


class Bad(Exception):
    """A value that cannot be taken; the text says why and what to do."""


class Ask(Exception):
    """A value that could mean two things; the text asks."""


def clean(raw: str, free: bool = False) -> tuple[str, list[str]]:
    """The text without what nobody sees, and one reason for each kind of change.

    ``free`` text keeps its signs (º, ², …); codes and words of a list are also brought to their
    plain form (full-width digits to digits). Raises Bad. Outer spaces go without a word.
    """
    if raw.isascii() and raw.isprintable() and not raw.lstrip().startswith(("'", "#")):
        # Nearly every cell of a large file: nothing in it can need mending.
        return raw.strip(), []
    if BIDI.search(raw):
        raise Bad(
            "tiene marcas que invierten el sentido de la escritura; vuelva a escribir la celda"
        )
    if "\ufffd" in raw:
        raise Bad("tiene un carácter ilegible; guarde el archivo como «CSV UTF-8» o como .xlsx")
    reasons = []
    text = raw
    for change, reason in (
        (lambda t: t.translate(INVISIBLE), "se quitaron caracteres invisibles"),
        (lambda t: SPACES.sub(" ", t), "se cambiaron espacios especiales por espacios comunes"),
        (_once_decoded, "tenía las tildes dañadas por una doble codificación"),
        (lambda t: unicodedata.normalize("NFC", t), "se unieron las tildes a sus letras"),
        (
            lambda t: t if free else unicodedata.normalize("NFKC", t),
            "se usaron letras y cifras comunes",
        ),
        (lambda t: MARKED.sub("", t.strip()), "se quitó el apóstrofo inicial"),
    ):
        changed = change(text)
        if changed.strip() != text.strip():
            reasons.append(reason)
        text = changed
    text = text.strip()
    if text.upper() in EXCEL_ERRORS or text.startswith("#####"):
        raise Bad("es un error de Excel y no un dato; corrija la fórmula o escriba el valor")
    if not free:
        _same_alphabet(text)
    return text, reasons


def _once_decoded(text: str) -> str:
    if not MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _same_alphabet(text: str) -> None:
    """Codes and listed words are written in Latin letters and Western digits, or they deceive."""
    for char in text:
        if char.isascii():
            continue
        kind = unicodedata.category(char)
        if kind == "Nd":
            raise Bad("tiene cifras de otro alfabeto; escríbalas con 0 a 9")
        if kind.startswith("L") and not unicodedata.name(char, "").startswith(
            ("LATIN", "MODIFIER")
        ):
            raise Bad(f"tiene una letra de otro alfabeto («{char}»); vuelva a escribirla")


def plain(text: str) -> str:
    """A key to compare headers and words: no case, accents, spaces, underscores or signs."""
    flat = unicodedata.normalize("NFKD", text.translate(INVISIBLE)).lower()
    return "".join(c for c in flat if c.isalnum())


def tokens(text: str) -> list[str]:
    """The words of a header, without case or accents."""
    flat = unicodedata.normalize("NFKD", text.translate(INVISIBLE)).lower()
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9ñ]+", flat.replace("_", " "))


def slug(text: str) -> str:
    """Letters and digits joined by hyphens, without accents: the name inside an IE id."""
    flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", flat.lower()).strip("-")


def shown(text: str, limit: int = 60) -> str:
    """A value inside « », short and on one line, safe to put in a sentence."""
    flat = " ".join(BIDI.sub("", text.translate(INVISIBLE)).split())
    return f"«{flat[: limit - 1]}…»" if len(flat) > limit else f"«{flat}»"


def safe_name(name: str) -> str:
    """The last part of a file name, without control or direction marks, at most 100 characters."""
    last = re.split(r"[\\/]", name)[-1]
    flat = " ".join(BIDI.sub("", last.translate(INVISIBLE)).split())
    return flat[-100:] or "archivo"


def counted(number: int, one: str, many: str) -> str:
    """``1 fila``, ``3 filas``."""
    return f"{number} {one if number == 1 else many}"


def listed(items: list[str], limit: int = 8) -> str:
    """«a, b y c», and how many more when there are many."""
    if len(items) > limit:
        return f"{', '.join(items[:limit])} y {len(items) - limit} más"
    return " y ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))

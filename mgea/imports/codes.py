"""Codes are text with their zeros: reading them back from what spreadsheets do to them."""

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation

from mgea.imports.columns import Parsed, Parser
from mgea.imports.words import Bad

LOOKALIKES = re.compile("[OoIlL|]")
CEROS = "se completaron los ceros de la izquierda"


def whole_digits(text: str) -> tuple[str, str]:
    """(digits, reason): ``19.0`` → 19, ``2,09007E+05`` → 209007. Raises Bad when digits are lost."""
    if re.fullmatch(r"[0-9]+", text):
        return text, ""
    if re.fullmatch(r"[0-9]+[.,]0+", text):
        return re.split("[.,]", text)[0], "se quitó el decimal que añadió Excel"
    if re.fullmatch(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]{1,2}", text):
        return _from_scientific(text), "se deshizo la notación científica de Excel"
    if (
        LOOKALIKES.search(text)
        and re.fullmatch(r"[0-9OoIlL|.\-]+", text)
        and re.search("[0-9]", text)
    ):
        raise Bad("tiene una letra (O, I o L) donde va una cifra (0 o 1); corríjala")
    raise Bad("debe tener solo cifras; revise el código")


def _from_scientific(text: str) -> str:
    mantissa, exponent = re.split("[eE]", text.replace(",", "."))
    digits = len(mantissa.replace(".", ""))
    try:
        number = Decimal(f"{mantissa}E{int(exponent)}")
    except InvalidOperation:
        number = Decimal("0.5")
    # Excel shows six figures; a longer code has lost its last ones for good.
    if digits != int(exponent) + 1 or number != number.to_integral_value():
        raise Bad("Excel abrevió el código y se perdieron cifras; escríbalo completo, como texto")
    return str(int(number))


def codigo(width: int) -> Parser:
    """A code of exactly ``width`` digits; shorter ones get their zeros back."""

    def parse(text: str, now: datetime) -> Parsed:
        digits, reason = whole_digits(text)
        if len(digits) > width:
            raise Bad(f"tiene {len(digits)} cifras y el código tiene {width}; revíselo")
        if len(digits) < width:
            reason = CEROS
        return Parsed(digits.zfill(width), reason)

    return parse


def ie(text: str, now: datetime) -> Parsed:
    """A school as written; whose it is is asked of the roster later."""
    if len(text) > 200:
        raise Bad("es demasiado largo para nombrar una IE; escriba su código modular")
    return Parsed(text)


PRACTICA = re.compile(r"(p?)\s*([0-9])\s*([.,])\s*([0-9]+)", re.IGNORECASE)


def practica(text: str, now: datetime) -> Parsed:
    """``P1.1``, also written ``p1.1`` or ``1.1``; whether it exists is checked later."""
    found = PRACTICA.fullmatch(text)
    if not found:
        if re.search(r"[0-9]{4}-[0-9]{2}|-[a-z]{3}|/", text, re.IGNORECASE):
            raise Bad(
                "Excel cambió la práctica por una fecha; escríbala como P1.1, en formato texto"
            )
        raise Bad("no es una práctica; escríbala como P1.1")
    value = f"P{found[2]}.{found[4]}"
    return Parsed(value, "" if value == text else "se escribió como en el catálogo")

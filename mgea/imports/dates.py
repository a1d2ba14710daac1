"""Days, months and moments. Day/month/year is declared, never guessed from one row to the next.

What a person writes is Lima time; what is kept is naive UTC.
"""

import re
from datetime import date, datetime, timedelta

from mgea.imports.columns import Parsed, Parser
from mgea.imports.words import Ask, Bad, plain

LIMA = timedelta(hours=-5)
DESDE = 2022
MESES = {
    name: number
    for number, names in enumerate(
        (
            "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun",
            "julio jul", "agosto ago", "setiembre septiembre set sep sept", "octubre oct",
            "noviembre nov", "diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
NOMBRES = [n for n in MESES if len(n) > 4 or n == "mayo"]

ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
DMA = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})", re.ASCII)
WORDS = re.compile(r"(\d{1,2})[-/. ]+(?:de )?([a-zA-Z]{3,10})\.?[-/. ]+(?:del? )?(\d{4})", re.ASCII)
SHORT = re.compile(r"\d{1,2}[-/. ]+(?:\d{1,2}|[a-zA-Z]{3,10}\.?)[-/. ]+\d{2}", re.ASCII)
TIME = re.compile(
    r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:\.(?P<f>\d{1,6})\d*)?)?\s*"
    r"(?P<half>[ap]\.?\s?m\.?)?\s*(?P<zone>Z|UTC|GMT(?:[+-]\d{1,2})?|[+-]\d{2}:?\d{2})?",
    re.ASCII | re.IGNORECASE,
)
COMO = "escríbala como 31/12/2023 (día/mes/año) o 2023-12-31"


def lima(now: datetime) -> datetime:
    """The same moment on a clock in Lima."""
    return now + LIMA


def day(text: str) -> tuple[date, str]:
    """(date, reason). Raises Bad for serial numbers, two-digit years and days that do not exist."""
    if found := ISO.fullmatch(text):
        parts, reason = (found[1], found[3], found[4]), ""
    elif found := DMA.fullmatch(text):
        parts, reason = (found[4], found[3], found[1]), ""
    elif (found := WORDS.fullmatch(text)) and plain(found[2]) in MESES:
        parts = (found[3], str(MESES[plain(found[2])]), found[1])
        reason = "se leyó el mes escrito en letras"
    elif re.fullmatch(r"[0-9]{5}(?:[.,][0-9]+)?", text):
        raise Bad(f"es el número con que Excel guarda una fecha; {COMO}")
    elif SHORT.fullmatch(text):
        raise Bad(f"tiene el año con dos cifras; {COMO}")
    else:
        raise Bad(f"no es una fecha; {COMO}")
    try:
        value = date(*(int(part) for part in parts))
    except ValueError:
        raise Bad(f"no existe en el calendario como día/mes/año; {COMO}") from None
    if not 2000 <= value.year <= 2099:
        raise Bad(f"tiene un año imposible; {COMO}")
    return value, reason


def _split(text: str) -> tuple[str, str]:
    """(day, time) of a text; the time may be empty."""
    head, _, tail = re.sub(r"(?<=[0-9])T(?=[0-9])", " ", text).partition(" ")
    if ":" in tail:
        return head, tail.strip()
    return text, ""


def fecha(future: bool = False) -> Parser:
    """A day; ``future`` says whether one after today is possible."""

    def parse(text: str, now: datetime) -> Parsed:
        head, tail = _split(text)
        value, reason = day(head)
        if tail and not re.fullmatch(r"0{1,2}:00(:00(\.0+)?)?", tail):
            if not TIME.fullmatch(tail):
                raise Bad(f"no es una fecha; {COMO}")
            reason = "se quitó la hora"
        if not future and value > lima(now).date():
            raise Bad("está en el futuro; corrija la fecha")
        return Parsed(value, reason)

    return parse


def momento(text: str, now: datetime) -> Parsed:
    """When something was recorded: Lima time (a day alone is 00:00) → naive UTC, never after now."""
    head, tail = _split(text)
    value, reason = day(head)
    moment = datetime(value.year, value.month, value.day) - LIMA
    if tail:
        found = TIME.fullmatch(tail)
        if not found:
            raise Bad("no es una fecha con hora; escríbala como 31/12/2023 18:30")
        moment = (
            datetime(value.year, value.month, value.day) + _time(found) - _offset(found["zone"])
        )
    if moment > now:
        raise Bad("está en el futuro; corrija la fecha o deje la celda vacía")
    return Parsed(moment, reason)


def _time(found: re.Match[str]) -> timedelta:
    hour, minute, second = int(found["h"]), int(found["m"]), int(found["s"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            raise Bad("tiene una hora imposible; escríbala como 18:30")
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise Bad("tiene una hora imposible; escríbala como 18:30")
    micro = int((found["f"] or "0").ljust(6, "0"))
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)


def _offset(zone: str | None) -> timedelta:
    if not zone:
        return LIMA
    if zone.upper() in ("Z", "UTC", "GMT"):
        return timedelta()
    found = re.fullmatch(r"(?:GMT)?([+-])([0-9]{1,2}):?([0-9]{2})?", zone.upper())
    if not found:
        raise Bad("tiene una zona horaria desconocida; escriba la hora de Lima, sin zona")
    away = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return -away if found[1] == "-" else away


def school_month(year: int, month: int, now: datetime) -> str:
    """``AAAA-MM`` when the month belongs to a school year that has begun. Raises Bad."""
    if not 1 <= month <= 12:
        raise Bad("no es un mes; escríbalo como 2023-07")
    if month < 3:
        raise Bad("no pertenece al año escolar (de marzo a diciembre); corrija el mes")
    if year < DESDE:
        raise Bad(f"es anterior al modelo, que empieza en {DESDE}; corrija el año")
    value = f"{year:04d}-{month:02d}"
    if value > f"{lima(now):%Y-%m}":
        raise Bad("es un mes que todavía no empieza; corrija el periodo")
    return value


def periodo(text: str, now: datetime) -> Parsed:
    """A month ``AAAA-MM``; also 07/2023, julio 2023, or the first day Excel made of it."""
    year, month, reason = _month(text)
    value = school_month(year, month, now)
    return Parsed(value, "" if value == text else reason)


def _month(text: str) -> tuple[int, int, str]:
    head, _ = _split(text)
    if found := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})", text):
        return int(found[1]), int(found[2]), "se escribió como AAAA-MM"
    if found := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{4})", text):
        return int(found[2]), int(found[1]), "se escribió como AAAA-MM"
    if found := re.fullmatch(r"([^\W\d_]+)\.?[-/., ]+(?:del? )?([0-9]{4})", text):
        if plain(found[1]) in MESES:
            return int(found[2]), MESES[plain(found[1])], "se leyó el mes escrito en letras"
    elif ISO.fullmatch(head) or DMA.fullmatch(head):
        value, _ = day(head)
        if value.day == 1:
            return value.year, value.month, "Excel lo había cambiado por el primer día del mes"
        raise Bad("es un día y no un mes; escriba el mes como 2023-07")
    if re.fullmatch(r"[^\W\d_]{3,4}\.?[-/ ][0-9]{2}|[0-9]{2}[-/ ][^\W\d_]{3,4}\.?", text):
        raise Ask("puede ser un mes o un día; escriba el mes como 2023-07")
    raise Bad("no es un mes; escríbalo como 2023-07")


def anio(future: int = 0) -> Parser:
    """A year of the model, at most ``future`` years ahead."""

    def parse(text: str, now: datetime) -> Parsed:
        if not re.fullmatch(r"[0-9]{4}(?:[.,]0+)?", text):
            raise Bad("no es un año; escríbalo con cuatro cifras, como 2023")
        year = int(text[:4])
        if not DESDE <= year <= lima(now).year + future:
            raise Bad(f"está fuera de los años posibles (desde {DESDE}); corrija el año")
        return Parsed(year, "" if len(text) == 4 else "se quitó el decimal que añadió Excel")

    return parse


def mes(text: str, now: datetime) -> Parsed:
    """A month of the school year, 3–12 or its name."""
    if found := re.fullmatch(r"([0-9]{1,2})(?:[.,]0+)?", text):
        month, reason = int(found[1]), ""
    elif plain(text) in MESES:
        month, reason = MESES[plain(text)], "se leyó el mes escrito en letras"
    else:
        raise Bad("no es un mes; escriba un número de 3 a 12")
    if month in (1, 2):
        raise Bad("no pertenece al año escolar (de marzo a diciembre); corrija el mes")
    if not 3 <= month <= 12:
        raise Bad("no es un mes; escriba un número de 3 a 12")
    return Parsed(month, reason)

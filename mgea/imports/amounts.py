"""Numbers as typed: a decimal point or comma is understood, a doubtful thousands mark is asked about."""

import math
import re
from datetime import datetime

from mgea.imports.columns import Parsed, Parser
from mgea.imports.words import Ask, Bad

NOT_NUMBERS = {"nan", "inf", "-inf", "+inf", "infinity", "-infinity", "null", "none", "nd", "s/d"}


def _typed(text: str) -> tuple[float, str]:
    flat = text.replace(" ", "")
    if flat.lower() in NOT_NUMBERS:
        raise Bad("no es un número; deje fuera la fila si no tiene el dato")
    if "%" in flat:
        raise Bad("es un porcentaje; escriba las dos cantidades (cuántos, de cuántos)")
    if re.fullmatch(r"[-+]?[1-9][0-9]{0,2}[.,][0-9]{3}", flat):
        whole = re.sub("[.,]", "", flat)
        raise Ask(f"puede tener miles o decimales; escriba {whole} si son miles")
    if re.fullmatch(r"[-+]?[0-9]+(?:\.[0-9]+)?", flat):
        return float(flat), "" if flat == text else "se quitaron espacios dentro del número"
    if re.fullmatch(r"[-+]?[0-9]+,[0-9]+", flat):
        return float(flat.replace(",", ".")), "se leyó la coma como decimal"
    if re.fullmatch(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", flat):
        return float(flat.replace(".", "").replace(",", ".")), "se quitaron los puntos de miles"
    if re.fullmatch(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", flat):
        return float(flat.replace(",", "")), "se quitaron las comas de miles"
    raise Bad("no es un número; escríbalo solo con cifras")


def cantidad(minimum: float = 0.0) -> Parser:
    """A finite number from ``minimum`` up, below a thousand million."""

    def parse(text: str, now: datetime) -> Parsed:
        value, reason = _typed(text)
        if not math.isfinite(value) or value >= 1e9:
            raise Bad("es demasiado grande; revise el número")
        if value < minimum:
            raise Bad(f"debe ser {minimum:g} o más; corrija el número")
        return Parsed(value, reason)

    return parse


def coordenada(low: float, high: float) -> Parser:
    """Degrees WGS84 within Peru; what lies elsewhere is left empty and said, not believed."""

    def parse(text: str, now: datetime) -> Parsed:
        flat = text.replace(",", ".")
        if not re.fullmatch(r"[-+]?[0-9]{1,3}(?:\.[0-9]*)?(?:[eE]-?[0-9]{1,2})?", flat):
            return Parsed(None, "no es una coordenada y se dejó vacía")
        value = float(flat)
        if not low <= value <= high:
            return Parsed(None, "queda fuera del Perú y se dejó vacía")
        return Parsed(value, "" if flat == text else "se leyó la coma como decimal")

    return parse

"""Which school a cell names: código modular, anexo, código de local or IE id, zeros lost or not."""

import re

from mgea.imports.codes import CEROS, whole_digits
from mgea.imports.lookup import Lookup
from mgea.imports.words import Ask, Bad

UNKNOWN = (
    "no es el código de ninguna IE del padrón; escriba el código modular de 7 cifras (el número o "
    "nombre de la IE no sirve) o importe antes el padrón"
)
NUMERIC = re.compile(r"[0-9OoIlL|]+(?:[.,][0-9]+)?(?:[eE]\+?[0-9]+)?")


class Schools:
    """Resolves the cells of one file, asking the roster once per code.

    ``modular``: the header promises a código modular, so a código de local is asked about.
    """

    def __init__(self, lookup: Lookup, modular: bool) -> None:
        self.lookup = lookup
        self.modular = modular
        self.known: dict[str, tuple[str, str, str] | Bad | Ask] = {}

    def find(self, text: str) -> tuple[str, str, str]:
        """(IE id, code as it was read, reason). Raises Bad when nobody is meant, Ask when it could be several."""
        if text not in self.known:
            try:
                self.known[text] = self._find(text)
            except (Bad, Ask) as problem:
                self.known[text] = problem
        answer = self.known[text]
        if isinstance(answer, Bad | Ask):
            raise answer
        return answer

    def _find(self, text: str) -> tuple[str, str, str]:
        base, dash, anexo = text.rpartition("-")
        if dash and re.fullmatch("[0-9]", anexo) and NUMERIC.fullmatch(base):
            digits, reason = whole_digits(base)
            return self._only({f"{digits.zfill(7)}-{anexo}": CEROS if len(digits) < 7 else reason})
        if not NUMERIC.fullmatch(text) or not re.search("[0-9]", text):
            return self._only({text: ""})
        digits, reason = whole_digits(text)
        if len(digits) > 8:
            raise Bad("tiene demasiadas cifras; escriba el código modular de 7 cifras")
        if len(digits) >= 7:
            complete = {digits: reason}
            return self._only(complete if self.lookup.ie_of(digits) else {digits.zfill(8): CEROS})
        # Six figures may be a código de local or a código modular that lost its zero: both are asked.
        readings = {digits.zfill(6): reason if len(digits) == 6 else CEROS, digits.zfill(7): CEROS}
        known = any(self.lookup.ie_of(reading) for reading in readings)
        return self._only(readings if known else {digits.zfill(8): CEROS})

    def _only(self, readings: dict[str, str]) -> tuple[str, str, str]:
        found = {reading: self.lookup.ie_of(reading) for reading in readings}
        schools = {school for named in found.values() for school in named}
        if not schools:
            raise Bad(UNKNOWN)
        if len(schools) > 1:
            raise Ask(
                f"puede ser de {len(schools)} IE distintas; escriba el código modular de 7 cifras"
            )
        hits = [reading for reading, named in found.items() if named]
        if self.modular and all(re.fullmatch("[0-9]{6}", hit) for hit in hits):
            raise Ask("es un código de local y no un código modular; escriba el código modular")
        return schools.pop(), hits[0], readings[hits[0]]

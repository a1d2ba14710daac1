"""What may be said in a meeting, by phone or by file: in what capacity one attends, one word, the survey.

Ours, not the norm's; everything is checked here, whoever brings it.
"""

import unicodedata

from mgea.errors import BadInput

ROLES = {
    "directivo": "Directivo o directiva",
    "docente": "Docente",
    "familia": "Familia",
    "ugel": "UGEL o DRE",
    "aliado": "Aliado (salud, municipio, otra institución)",
}
"""In what capacity somebody attends: never who they are."""
DE_ESCUELA = ("directivo", "docente", "familia")
ENCUESTA = (
    "La reunión fue útil para mi escuela",
    "El tiempo alcanzó para lo importante",
    "Me queda claro qué hacer hasta la próxima",
)
"""What the satisfaction survey asks, each from 1 to 5."""
ASISTENCIA = "asistencia"
LARGO = 30


def word(text: str) -> str:
    """One word as it is kept: NFC, letters of any script, hyphens and apostrophes inside. Raises BadInput."""
    clean = unicodedata.normalize("NFC", text).strip().strip(".,;:!¡?¿\"'()«»")
    if not clean:
        raise BadInput("Escriba una palabra.")
    if len(clean.split()) > 1:
        raise BadInput("Escriba una sola palabra, sin espacios.")
    if len(clean) > LARGO:
        raise BadInput(f"Escriba una palabra de hasta {LARGO} letras.")
    if not all(c.isalpha() or c in "-'’" for c in clean) or not clean[0].isalpha():
        raise BadInput("Escriba la palabra solo con letras.")
    return clean

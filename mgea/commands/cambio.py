"""What may be said of a practice in a month: the forms of a change, checked one by one before anything is read."""

from dataclasses import asdict, dataclass
from typing import Any

from mgea import catalogo, evidencia
from mgea.errors import BadInput, Forged

ESTADOS = ("valor", "no_aplica", "no_priorizada", "sin_cambios")
LARGO = 300


@dataclass(frozen=True)
class Cambio:
    """One practice as its director leaves it. ``sin_cambios`` renews what stood; ``evidencia`` None keeps what stood.

    ``visto`` is the number of the last word the screen had seen of this practice (0: none).
    """

    practica: str
    estado: str
    nivel: int | None = None
    motivo: str = ""
    evidencia: str | None = None
    visto: int = 0


@dataclass(frozen=True)
class Propia:
    """One practice of the school's own plan, outside the 25; ``codigo`` '' is a new one, ``retirada`` ends it."""

    titulo: str
    nivel: int | None
    codigo: str = ""
    evidencia: str = ""
    retirada: bool = False


def check(cambio: Cambio) -> Cambio:
    """The change, if a screen of ours can send it (else Forged) and it is complete (else BadInput)."""
    if cambio.practica not in {p.id for p in catalogo.practicas()}:
        raise Forged(f"La práctica «{str(cambio.practica)[:20]}» no existe. No se guardó nada.")
    if cambio.estado not in ESTADOS:
        raise Forged(f"«{str(cambio.estado)[:20]}» no es un estado. No se guardó nada.")
    if cambio.estado == "valor":
        check_nivel(cambio.nivel)
    elif cambio.nivel is not None:
        raise Forged("Una práctica lleva un nivel o un estado, no los dos. No se guardó nada.")
    if cambio.estado == "no_aplica" and not cambio.motivo.strip():
        raise BadInput(f"Diga por qué {cambio.practica} no aplica en su escuela.")
    if len(cambio.motivo) > LARGO:
        raise BadInput(f"El motivo de {cambio.practica} es muy largo: hasta {LARGO} letras.")
    if cambio.evidencia:
        evidencia.escribir(evidencia.leer(cambio.evidencia))
    return cambio


def check_propia(propia: Propia) -> Propia:
    """The same for a practice of the school's own."""
    if propia.nivel is not None or not propia.retirada:
        check_nivel(propia.nivel)
    if not propia.titulo.strip() and not propia.retirada:
        raise BadInput("Escriba el nombre de la práctica propia.")
    if len(propia.titulo) > LARGO:
        raise BadInput(f"El nombre de la práctica propia es muy largo: hasta {LARGO} letras.")
    if propia.evidencia:
        evidencia.escribir(evidencia.leer(propia.evidencia))
    return propia


def check_nivel(nivel: object) -> None:
    """Insist on a level from 0 to 4."""
    if isinstance(nivel, bool) or not isinstance(nivel, int) or not 0 <= nivel <= 4:
        raise Forged(f"«{str(nivel)[:20]}» no es un nivel de 0 a 4. No se guardó nada.")


def as_dict(cambio: Cambio | Propia) -> dict[str, Any]:
    """A change as a plain dict, to be kept as a draft."""
    return asdict(cambio)

"""Example people for local mode ("Actuar como"). Invented, and labelled so."""

from mgea.demo.mundo import GRANDE, ie_id
from mgea.permissions import Persona, Scope

# One director of a school near the expected curve, and one of a school that is always late.
PERSONAS: list[dict[str, str]] = [
    {"id": "ejemplo-especialista", "nombre": "Nélida Apumayta (ejemplo)", "rol": "especialista",
     "nivel": "ugel", "codigo": GRANDE.ugel},
    {"id": "ejemplo-jefa", "nombre": "Ofelia Huaracallo (ejemplo)", "rol": "jefe",
     "nivel": "ugel", "codigo": GRANDE.ugel},
    {"id": "ejemplo-directora", "nombre": "Irma Ccanchari (ejemplo)", "rol": "director",
     "nivel": "ie", "codigo": ie_id(GRANDE, 1)},
    {"id": "ejemplo-director", "nombre": "Abelino Sutta (ejemplo)", "rol": "director",
     "nivel": "ie", "codigo": ie_id(GRANDE, 49)},
    {"id": "ejemplo-dre", "nombre": "Teófila Arcasunqu (ejemplo)", "rol": "dre",
     "nivel": "dre", "codigo": GRANDE.dre},
    {"id": "ejemplo-administracion", "nombre": "Administración (ejemplo)", "rol": "administrador",
     "nivel": "todo", "codigo": ""},
]  # fmt: skip


def personas() -> tuple[Persona, ...]:
    """The same people with their slice of the hierarchy."""
    return tuple(
        Persona(p["id"], p["nombre"], p["rol"], _ambito(p["nivel"], p["codigo"])) for p in PERSONAS
    )


def _ambito(nivel: str, codigo: str) -> Scope:
    if nivel == "todo":
        return Scope.all()
    return {"ie": Scope.ie, "ugel": Scope.ugel, "dre": Scope.dre}[nivel](codigo)

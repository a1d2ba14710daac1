"""Example people for local mode ("Actuar como"). Invented, and labelled so."""

from mgea.demo.mundo import GRANDE, Mundo, ie_id
from mgea.permissions import Persona, Scope


def filas_personas(mundo: Mundo = GRANDE) -> list[dict[str, str]]:
    """One row per person: id, nombre, rol, nivel ('ie', 'ugel', 'dre', 'todo') and codigo.

    One director leads a school near the expected curve, the other one that is always late.
    """
    cercana, tardia = (ie_id(mundo, mundo.perfiles.index(p) + 1) for p in ("firme", "tardia"))
    columnas = ("id", "nombre", "rol", "nivel", "codigo")
    return [
        dict(zip(columnas, valores, strict=True))
        for valores in (
            (
                "ejemplo-especialista",
                "Nélida Apumayta (ejemplo)",
                "especialista",
                "ugel",
                mundo.ugel,
            ),
            ("ejemplo-jefa", "Ofelia Huaracallo (ejemplo)", "jefe", "ugel", mundo.ugel),
            ("ejemplo-directora", "Irma Ccanchari (ejemplo)", "director", "ie", cercana),
            ("ejemplo-director", "Abelino Sutta (ejemplo)", "director", "ie", tardia),
            ("ejemplo-dre", "Teófila Arcasunqu (ejemplo)", "dre", "dre", mundo.dre),
            ("ejemplo-administracion", "Celia Tumbarumi (ejemplo)", "administrador", "todo", ""),
            ("ejemplo-publico", "Cualquier persona (ejemplo)", "publico", "ugel", mundo.ugel),
        )
    ]


PERSONAS: list[dict[str, str]] = filas_personas()


def personas(mundo: Mundo = GRANDE) -> tuple[Persona, ...]:
    """The same people with their slice of the hierarchy."""
    return tuple(
        Persona(p["id"], p["nombre"], p["rol"], _ambito(p["nivel"], p["codigo"]))
        for p in filas_personas(mundo)
    )


def _ambito(nivel: str, codigo: str) -> Scope:
    if nivel == "todo":
        return Scope.all()
    return {"ie": Scope.ie, "ugel": Scope.ugel, "dre": Scope.dre}[nivel](codigo)

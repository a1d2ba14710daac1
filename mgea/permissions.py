"""Who may see what and do what. The only place where that is decided.

A ``Scope`` is a slice of DRE › UGEL › REI › IE, kept as a list of conditions that all must hold, so that narrowing
(``&``) can only ever make it smaller: a forged request for another school is an empty slice, the same answer as for a
school that does not exist. Every read takes a Scope; every write takes a Persona.
"""

from dataclasses import dataclass, replace
from typing import Any

from mgea.errors import NotAllowed

COLUMNAS = ("dre", "ugel", "rei", "distrito", "ie")

# "comparar" is what everybody may do: figures of the slice, without anybody's name. "leer" adds what is said of each
# school; "ver_nombres", whose it is. "supervisar" shows the pages on which several schools are accompanied.
_TODOS = frozenset({"comparar"})
_CON_NOMBRES = _TODOS | {"leer", "ver_nombres"}
_VARIAS = _CON_NOMBRES | {"supervisar"}
_ACOMPANA = frozenset({"registrar", "importar", "verificar", "reunir"})

ROLES: dict[str, frozenset[str]] = {
    "director": _CON_NOMBRES | {"registrar"},
    "especialista": _VARIAS | _ACOMPANA,
    "jefe": _VARIAS | _ACOMPANA | {"configurar"},
    "dre": _VARIAS,
    "administrador": _VARIAS | _ACOMPANA | {"configurar", "administrar"},
    "publico": _TODOS,
    "participante": frozenset({"participar"}),
}

# A person of the board has one of these; "participante" is nobody's: it is how a phone answers in a meeting.
ROL_TITULO = {
    "director": "Directivo de IE",
    "especialista": "Especialista de UGEL",
    "jefe": "Jefatura de UGEL",
    "dre": "DRE, solo lectura",
    "administrador": "Administración del tablero",
    "publico": "Público, sin nombres",
}

PRORROGA = {"ie": "verificar", "ugel": "configurar"}
"""The action that extending a deadline takes: one school's, whoever accompanies it; a whole UGEL's month, its head."""

COMPARTIDO = ("practica", "nombre", "evidencia", "contacto")
"""All that a school which consents lets other schools see of what it achieved; there is no other way to its data."""


@dataclass(frozen=True)
class Scope:
    """A slice of the hierarchy: every (column, value) must hold; no conditions means everything."""

    filtros: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for columna, _ in self.filtros:
            if columna not in COLUMNAS:
                raise ValueError(f"unknown scope column {columna!r}")

    @classmethod
    def all(cls) -> "Scope":
        """Everything in the database."""
        return cls()

    @classmethod
    def dre(cls, codigo: str) -> "Scope":
        """One DRE by CODOOII."""
        return cls((("dre", codigo),))

    @classmethod
    def ugel(cls, codigo: str) -> "Scope":
        """One UGEL by CODOOII."""
        return cls((("ugel", codigo),))

    @classmethod
    def rei(cls, ugel: str, nombre: str) -> "Scope":
        """One REI of a UGEL: two UGEL may use the same name."""
        return cls((("ugel", ugel), ("rei", nombre)))

    @classmethod
    def distrito(cls, ubigeo: str, ugel: str = "") -> "Scope":
        """One district by INEI ubigeo, optionally within a UGEL."""
        return cls(((("ugel", ugel),) if ugel else ()) + (("distrito", ubigeo),))

    @classmethod
    def ie(cls, ie: str) -> "Scope":
        """One school by id."""
        return cls((("ie", ie),))

    def __and__(self, other: "Scope") -> "Scope":
        return Scope(tuple(dict.fromkeys(self.filtros + other.filtros)))

    def where(self, alias: str = "ie", start: int = 1) -> tuple[str, list[Any]]:
        """The slice as a predicate over ``alias`` with ``$start``… parameters, and their values."""
        texto = [f"{alias}.{columna} = ${start + i}" for i, (columna, _) in enumerate(self.filtros)]
        return " and ".join(texto) or "true", [valor for _, valor in self.filtros]

    @classmethod
    def read(cls, text: str) -> "Scope":
        """The slice that ``written`` wrote; a text that says anything else gives an empty slice, never everything."""
        if text == "todo":
            return cls()
        parts = [tuple(line.split(":", 1)) for line in text.split("\n")]
        if any(len(p) != 2 or p[0] not in COLUMNAS for p in parts):
            return cls.ie("")
        return cls(tuple((p[0], p[1]) for p in parts))

    @property
    def written(self) -> str:
        """Every condition, one a line: how a libro keeps a slice."""
        return "\n".join(f"{columna}:{valor}" for columna, valor in self.filtros) or "todo"

    def holds(self, other: "Scope") -> bool:
        """Whether ``other`` says every condition of this one, and so cannot reach beyond it."""
        return set(self.filtros) <= set(other.filtros)

    @property
    def nivel(self) -> str:
        """The finest column named, or ``todo``."""
        nombradas = [c for c in COLUMNAS if c in dict(self.filtros)]
        return nombradas[-1] if nombradas else "todo"

    @property
    def codigo(self) -> str:
        """The value of the finest column, or an empty text."""
        return dict(self.filtros).get(self.nivel, "")

    @property
    def ambito(self) -> str:
        """How the slice is named in exports: ``ie:…``, ``rei:…``, ``ugel:…``."""
        return f"{self.nivel}:{self.codigo}" if self.filtros else "todo"


@dataclass(frozen=True)
class Persona:
    """Who acts. ``ambito`` is the widest slice this person may ever see."""

    id: str
    nombre: str
    rol: str
    ambito: Scope


PARTICIPANTE = Persona(
    "participante", "Quien responde desde su teléfono", "participante", Scope.all()
)
"""A phone in a meeting: nobody of the board. It may answer, and see nothing."""

SISTEMA = Persona("sistema", "Línea de comandos", "administrador", Scope.all())


def may(persona: Persona, accion: str) -> bool:
    """Whether this role includes the action."""
    return accion in ROLES.get(persona.rol, frozenset())


def require(persona: Persona, accion: str) -> None:
    """Insist on ``may``: the same rule, raised as an error."""
    if not may(persona, accion):
        raise NotAllowed(
            "Su perfil no permite hacer esto. Si lo necesita, pídalo a quien administra el tablero."
        )


def may_consent(persona: Persona, ie: str) -> bool:
    """Whether this person speaks for the school: only its own people may open it to others."""
    return may(persona, "registrar") and persona.ambito == Scope.ie(ie)


def sin_nombres(persona: Persona) -> Persona:
    """The same person as the public would be: what is shown to somebody else on one's own screen."""
    return replace(persona, rol="publico")


def visible(persona: Persona, pedido: Scope) -> Scope:
    """What of the slice asked for this person may see: never more than their own.

    Who may not see names may not ask for a school, REI or district either: a small slice is a name.
    """
    require(persona, "comparar")
    if not may(persona, "ver_nombres") and pedido.nivel in ("rei", "distrito", "ie"):
        pedido = Scope.all()
    return persona.ambito & pedido

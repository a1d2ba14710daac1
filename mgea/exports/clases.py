"""What can be asked for: each kind of report, of what it is made, and who makes it."""

from collections.abc import Callable
from dataclasses import dataclass

from mgea.errors import BadInput
from mgea.exports.escuela import ficha
from mgea.exports.informe import informe
from mgea.exports.rendicion import rendicion
from mgea.exports.report import Report
from mgea.lecturas.pedido import Pedido
from mgea.store import Store


@dataclass(frozen=True)
class Clase:
    """One kind of report. ``de_una``: of one school only; ``ayuda``: what it is for, in a sentence."""

    slug: str
    titulo: str
    ayuda: str
    hace: Callable[[Store, Pedido], Report]
    de_una: bool = False


CLASES: dict[str, Clase] = {
    c.slug: c
    for c in (
        Clase("informe", "Informe de avance", "Un mensaje por página, con su gráfico: para una reunión", informe),
        Clase("ficha", "Ficha de la IE", "Una página con lo principal de la escuela", ficha, True),
        Clase(
            "rendicion",
            "Rendición de cuentas",
            "Una página en palabras sencillas, para las familias; sin nombres de personas",
            rendicion,
            True,
        ),
    )
}  # fmt: skip


def reporte(store: Store, pedido: Pedido, clase: str) -> Report:
    """The report of that kind. Raises BadInput when there is none or it is of one school and the slice is not."""
    if clase not in CLASES:
        raise BadInput(f"No hay un informe «{clase}». Elija: {', '.join(CLASES)}.")
    if CLASES[clase].de_una and pedido.scope.nivel != "ie":
        raise BadInput(f"«{CLASES[clase].titulo}» es de una sola escuela. Elija una.")
    return CLASES[clase].hace(store, pedido)

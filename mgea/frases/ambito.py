"""How a slice is called."""

import pandas as pd

from mgea.permissions import Scope

_NOMBRE = {
    "ie": "nombre",
    "ugel": "ugel_nombre",
    "dre": "dre_nombre",
    "distrito": "distrito_nombre",
}


def nombre_ambito(scope: Scope, roster: pd.DataFrame) -> str:
    """The school's, UGEL's or district's own name. ``roster``: its schools, with the names of what they are in."""
    if scope.nivel == "rei":
        return scope.codigo
    if scope.nivel == "todo" or roster.empty:
        return "Todas las escuelas"
    name = str(roster[_NOMBRE[scope.nivel]].iloc[0])
    return f"Distrito {name}" if scope.nivel == "distrito" else name

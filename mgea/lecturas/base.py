"""What a database says of itself: its settings, and the people of local mode."""

from mgea.permissions import Persona, Scope
from mgea.store import Store


def ajustes(store: Store) -> dict[str, str]:
    """Key → value of every setting; the last one said holds."""
    frame = store.query("select clave, valor from ajuste_registro order by seq")
    return dict(zip(frame["clave"], frame["valor"], strict=True))


def personas(store: Store) -> tuple[Persona, ...]:
    """The people registered in this database, in the order they first came."""
    frame = store.query(
        "select persona, nombre, rol, ambito_nivel, ambito_codigo, activo from persona_registro order by seq"
    )
    last = frame.drop_duplicates("persona", keep="last")
    return tuple(
        Persona(
            str(row["persona"]),
            str(row["nombre"]),
            str(row["rol"]),
            _scope(str(row["ambito_nivel"]), str(row["ambito_codigo"])),
        )
        for row in last[last["activo"].astype(bool)].to_dict("records")
    )


def _scope(nivel: str, codigo: str) -> Scope:
    """The slice of a person; an unknown kind gives an empty one, never everything."""
    if nivel == "todo":
        return Scope.all()
    return {"ie": Scope.ie, "ugel": Scope.ugel, "dre": Scope.dre}.get(nivel, Scope.ie)(codigo)

"""Which notices a person has put away."""

from mgea.store import Store


def cerrados(store: Store, persona: str) -> frozenset[str]:
    """Notices that this person (id) closed, on any computer."""
    frame = store.query(
        "select distinct aviso from aviso_registro where registrado_por = $1 and estado = 'cerrado'", persona
    )  # fmt: skip
    return frozenset(str(a) for a in frame["aviso"])

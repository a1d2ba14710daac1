"""Settings of one database, and the people of local mode."""

from datetime import datetime
from typing import Any

from mgea.commands.comun import traced
from mgea.permissions import ROL_TITULO, Persona, require
from mgea.store import Store


def set_ajuste(
    store: Store, persona: Persona, clave: str, valor: str, fuente: str, *, now: datetime
) -> int:
    """Change one setting (a threshold, what the example opens on); returns the new version."""
    with traced(store, persona, "ajuste", clave[:40], now=now):
        require(persona, "configurar")
    rows = [{"clave": clave, "valor": valor, "fuente": fuente}]
    return store.write(persona, f"ajuste {clave}", {"ajuste_registro": rows}, now=now)


def set_personas(
    store: Store, persona: Persona, personas: list[dict[str, Any]], *, now: datetime
) -> int:
    """Register the people of local mode: dicts with id, nombre, rol, nivel ('todo', 'dre', 'ugel', 'ie'), codigo."""
    with traced(store, persona, "personas", "", now=now):
        require(persona, "administrar")
    rows = [
        {
            "persona": p["id"],
            "nombre": p["nombre"],
            "rol": p["rol"],
            "ambito_nivel": p["nivel"],
            "ambito_codigo": p["codigo"],
            "activo": True,
        }
        for p in personas
        if p["rol"] in ROL_TITULO
    ]
    return store.write(persona, "personas", {"persona_registro": rows}, now=now)

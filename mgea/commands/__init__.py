"""Everything that changes something. A command checks who, checks what, and appends in one transaction."""

from mgea.commands.ajustes import set_ajuste, set_personas
from mgea.commands.carga import LoadResult, load

__all__ = ["LoadResult", "load", "set_ajuste", "set_personas"]

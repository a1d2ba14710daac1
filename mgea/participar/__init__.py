"""What phones see in a meeting: a small site of its own, on its own port, that knows nothing but the meeting going on.

The board itself never leaves this machine. This site is off until somebody who may hold meetings opens it; it serves
two pages and a style sheet, refuses everything else, works without scripts, and needs no internet.
"""

from mgea.participar.app import crear
from mgea.participar.servidor import Servidor, direccion

__all__ = ["Servidor", "crear", "direccion"]

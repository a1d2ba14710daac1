"""Example data: an invented UGEL of 60 schools that covers every situation to be shown.

Deterministic: the same seed gives the same rows, whatever the day. Everything is invented and
labelled so.
"""

from mgea.demo.cargar import build, ensure, rows
from mgea.demo.mundo import CHICA, GRANDE, SEMILLA
from mgea.demo.personas import PERSONAS, personas

__all__ = ["CHICA", "GRANDE", "PERSONAS", "SEMILLA", "build", "ensure", "personas", "rows"]

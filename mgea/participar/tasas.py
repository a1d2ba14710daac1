"""How often somebody may do something: so many times in each minute, then no more until it is over."""

import threading
from collections.abc import Callable

MINUTO = 60.0
LLAVES = 20_000  # remembered at once; beyond, the oldest minute is forgotten


class Tasa:
    """Counts by key in windows of a minute. ``reloj`` gives seconds and never goes back. Safe between threads."""

    def __init__(self, veces: int, reloj: Callable[[], float]) -> None:
        self._veces, self._reloj = veces, reloj
        self._ventana, self._cuentas = -1, dict[str, int]()
        self._candado = threading.Lock()

    def pasa(self, llave: str) -> bool:
        """Count once more for the key; False when this minute's are used up."""
        with self._candado:
            self._al_dia()
            n = self._cuentas.get(llave, 0) + 1
            if n <= self._veces and len(self._cuentas) < LLAVES:
                self._cuentas[llave] = n
            return n <= self._veces

    def agotada(self, llave: str) -> bool:
        """Whether this minute's are used up, without counting."""
        with self._candado:
            self._al_dia()
            return self._cuentas.get(llave, 0) >= self._veces

    def _al_dia(self) -> None:
        now = int(self._reloj() // MINUTO)
        if now != self._ventana:
            self._ventana, self._cuentas = now, {}

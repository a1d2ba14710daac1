"""One writer at a time, and whoever waits rides along: the jobs that pile up behind a write share the next one.

Refreshing a projection costs nearly the same for one school as for fifty (planning dominates), so fifty people who
send at once wait for two transactions instead of fifty. Each is told its own outcome, and only after the commit.
"""

import threading
from collections.abc import Callable
from typing import Any


class Trabajo:
    """One write that waits its turn: what it wants (``pedido``) and, once ``hecho``, its result or its error."""

    def __init__(self, pedido: Any) -> None:
        self.pedido = pedido
        self.hecho = False
        self.resultado: Any = None
        self.error: Exception | None = None

    def cumplir(self, resultado: Any = None, error: Exception | None = None) -> None:
        """Settle it."""
        self.resultado, self.error, self.hecho = resultado, error, True


Juntos = Callable[[list[Trabajo]], None]


class Cola:
    """A queue in which the first to reach the door does the work of everybody behind."""

    def __init__(self) -> None:
        self._esperan: list[Trabajo] = []
        self._mutex = threading.Lock()
        self._puerta = threading.Lock()

    def hacer(self, pedido: Any, juntos: Juntos) -> Any:
        """Wait until the job is done by whoever's turn it is; returns its result or raises its own error.

        ``juntos`` settles a list of jobs all together, or raises having done none.
        """
        trabajo = Trabajo(pedido)
        with self._mutex:
            self._esperan.append(trabajo)
        with self._puerta:
            if not trabajo.hecho:
                self._atender(juntos)
        if trabajo.error is not None:
            raise trabajo.error
        return trabajo.resultado

    def _atender(self, juntos: Juntos) -> None:
        with self._mutex:
            lote, self._esperan = self._esperan, []
        try:
            juntos(lote)
        except Exception as error:
            if len(lote) == 1:
                lote[0].cumplir(error=error)
                return
            # Together it failed and nothing was written: alone, only the guilty one fails.
            for trabajo in lote:
                self._solo(trabajo, juntos)
        except BaseException:
            with self._mutex:  # this thread is being stopped: the others keep their place
                self._esperan = [t for t in lote if not t.hecho] + self._esperan
            raise

    def _solo(self, trabajo: Trabajo, juntos: Juntos) -> None:
        trabajo.hecho, trabajo.error = False, None
        try:
            juntos([trabajo])
        except Exception as error:
            trabajo.cumplir(error=error)

"""The phones' site in a thread of its own: the database has one process, so the site lives in the board's.

It listens where it is told and nowhere else. ``MGEA_PARTICIPAR=0.0.0.0:8502`` says where; without it, the host's switch
opens ``0.0.0.0:8502`` for as long as the meeting lasts.
"""

import contextlib
import socket
import threading
import time

import uvicorn
from starlette.applications import Starlette

from mgea.errors import BadInput

PREDETERMINADA = "0.0.0.0:8502"
PACIENCIA = 10.0  # seconds to begin listening
SIMULTANEAS = 1500  # connections: a phone keeps several open for a few seconds


class Servidor:
    """One listener. ``host`` and ``puerto`` as they were asked for; ``url`` as a phone writes it."""

    def __init__(self, app: Starlette, donde: str = PREDETERMINADA) -> None:
        self.host, self.puerto = separa(donde)
        config = uvicorn.Config(
            app,
            host=self.host,
            port=self.puerto,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            limit_concurrency=SIMULTANEAS,
            timeout_keep_alive=5,
            h11_max_incomplete_event_size=16_384,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="participar", daemon=True)

    def abre(self) -> None:
        """Begin to listen; BadInput when the place is taken."""
        self._thread.start()
        until = time.monotonic() + PACIENCIA
        while not self._server.started and self._thread.is_alive() and time.monotonic() < until:
            time.sleep(0.02)
        if not self._server.started:
            raise BadInput(
                f"No se pudo abrir el puerto {self.puerto}: otro programa lo está usando. Cierre ese programa, o "
                "elija otro puerto con MGEA_PARTICIPAR."
            )

    def cierra(self) -> None:
        """Stop listening; open answers are finished first."""
        self._server.should_exit = True
        self._thread.join(timeout=PACIENCIA)

    @property
    def abierto(self) -> bool:
        """Whether it listens now."""
        return self._server.started and self._thread.is_alive()

    @property
    def url(self) -> str:
        """Its address for a phone of the same network."""
        return f"http://{direccion(self.host)}:{self.puerto}"

    def _run(self) -> None:
        with contextlib.suppress(SystemExit):  # how uvicorn says that the place is taken
            self._server.run()


def separa(donde: str) -> tuple[str, int]:
    """``0.0.0.0:8502`` → host and port; BadInput when it is not so written."""
    host, _, port = donde.strip().rpartition(":")
    if not host or not port.isdigit() or not 1024 <= int(port) <= 65535:
        raise BadInput("MGEA_PARTICIPAR se escribe dirección:puerto, por ejemplo 0.0.0.0:8502.")
    return host, int(port)


def direccion(host: str) -> str:
    """The address by which others of the network reach this machine. Nothing is sent to find it out."""
    if host not in ("0.0.0.0", "::"):
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 9))  # a datagram socket only looks up its route
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"

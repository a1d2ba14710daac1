"""The board's own files leave compressed: a cold first page is a third of its size.

Streamlit serves ``/static`` as it is on disk. Those files carry a mark of their content in their name and never change,
so each is compressed once, off the loop, and kept. Pages, sockets, uploads and downloads pass untouched.
"""

import asyncio
import gzip
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

TIPOS = (
    b"text/",
    b"application/javascript",
    b"application/json",
    b"image/svg",
    b"application/wasm",
)
MINIMO = 1_000  # bytes under which it is not worth it
MAXIMO = 32_000_000  # bytes of compressed files kept; Streamlit's weigh about a fifth of it
NIVEL = 6


class Comprime:
    """ASGI middleware: ``Comprime(app)`` answers files of the board with gzip to who says it understands it."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.hechos: dict[str, tuple[list[tuple[bytes, bytes]], bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _le_toca(scope):
            await self.app(scope, receive, send)
            return
        ruta = str(scope["path"])
        hecho = self.hechos.get(ruta)
        if hecho is None:
            entera = _Entera()
            await self.app(_sin_condiciones(scope), receive, entera)
            hecho = await _comprimida(entera)
            if hecho is None:
                await entera.manda(send)
                return
            if sum(len(cuerpo) for _, cuerpo in self.hechos.values()) < MAXIMO:
                self.hechos[ruta] = hecho
        cabezas, cuerpo = hecho
        await send({"type": "http.response.start", "status": 200, "headers": cabezas})
        await send({"type": "http.response.body", "body": cuerpo})


class _Entera:
    """A response kept whole."""

    def __init__(self) -> None:
        self.inicio: Message = {}
        self.cuerpo = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.inicio = dict(message)
        elif message["type"] == "http.response.body":
            self.cuerpo += message.get("body", b"")

    async def manda(self, send: Send) -> None:
        """Hand it over as it came."""
        await send(self.inicio)
        await send({"type": "http.response.body", "body": self.cuerpo})


def _le_toca(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    ruta = str(scope["path"])
    propia = "/static/" in ruta or ruta.rpartition("/")[2].startswith("mgea-")
    cabezas = dict(scope["headers"])
    return propia and b"gzip" in cabezas.get(b"accept-encoding", b"") and b"range" not in cabezas


def _sin_condiciones(scope: Scope) -> Scope:
    """The same request asking for the whole, plain file."""
    fuera = (b"accept-encoding", b"if-none-match", b"if-modified-since")
    return {
        **scope,
        "extensions": {},
        "headers": [(k, v) for k, v in scope["headers"] if k.lower() not in fuera],
    }


async def _comprimida(entera: _Entera) -> tuple[list[tuple[bytes, bytes]], bytes] | None:
    """Headers and body compressed; None when it is not a file that gains from it."""
    cabezas = [(k.lower(), v) for k, v in entera.inicio.get("headers", [])]
    tipo = dict(cabezas).get(b"content-type", b"")
    sirve = entera.inicio.get("status") == 200 and tipo.startswith(TIPOS)
    if not sirve or len(entera.cuerpo) < MINIMO or b"content-encoding" in dict(cabezas):
        return None
    cuerpo = await asyncio.to_thread(gzip.compress, entera.cuerpo, NIVEL)
    fuera = (b"content-length", b"etag", b"last-modified", b"accept-ranges")
    quedan = [(k, v) for k, v in cabezas if k not in fuera]
    quedan += [
        (b"content-encoding", b"gzip"),
        (b"vary", b"Accept-Encoding"),
        (b"content-length", str(len(cuerpo)).encode()),
    ]
    return quedan, cuerpo

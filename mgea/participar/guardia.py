"""At the door of the phones' site: what is not asked for as it should be never reaches a page."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from mgea.participar.tasas import Tasa

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

CUERPO = 4096  # bytes of a form
POR_DIRECCION = 3000
"""Requests of one address in a minute: a whole room may share one (a telephone that gives internet to the others)."""

CABEZAS = (
    (b"content-security-policy", b"default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
     b"base-uri 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # «no-referrer» would make browsers send the forms' origin as «null».
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)  # fmt: skip


class Guardia:
    """ASGI middleware: limits per address, size and kind of body, origin of forms, and the headers of every answer."""

    def __init__(self, app: App, tasa: Tasa) -> None:
        self._app, self._tasa = app, tasa

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no websockets here
        send = _con_cabezas(send)
        if not self._tasa.pasa(direccion_de(scope)):
            await _niega(send, 429, "Demasiadas visitas desde esta dirección. Espere un minuto.")
        elif scope["method"] not in ("GET", "HEAD", "POST"):
            await _niega(send, 405, "Eso no se puede hacer aquí.")
        elif scope["method"] == "POST" and not _propio(scope):
            await _niega(send, 403, "El formulario no viene de esta página.")
        else:
            body = await _cuerpo(receive) if scope["method"] == "POST" else b""
            if body is None:
                await _niega(send, 413, "El formulario es demasiado grande.")
            else:
                await self._app(scope, _de_nuevo(body), send)


def direccion_de(scope: Scope) -> str:
    """The address that asks. What a proxy says of it is not believed: there is none in front."""
    return str((scope.get("client") or ("",))[0])


def _propio(scope: Scope) -> bool:
    """Whether a form was sent from this very site (CSRF): by its origin, and by what the browser says of it."""
    headers = dict(scope["headers"])
    if headers.get(b"sec-fetch-site", b"same-origin") != b"same-origin":
        return False
    kind = headers.get(b"content-type", b"").split(b";")[0].strip().lower()
    origin = headers.get(b"origin", b"")
    return kind == b"application/x-www-form-urlencoded" and origin == b"http://" + headers.get(
        b"host", b"?"
    )


async def _cuerpo(receive: Receive) -> bytes | None:
    """The whole body, or None as soon as it is too long."""
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > CUERPO:
            return None
        if not message.get("more_body"):
            return body


def _de_nuevo(body: bytes) -> Receive:
    told = False

    async def receive() -> Message:
        nonlocal told
        if told:
            return {"type": "http.disconnect"}
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _con_cabezas(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {k for k, _ in message["headers"]}
            more = [] if b"cache-control" in own else [(b"cache-control", b"no-store")]
            message["headers"] = [*message["headers"], *CABEZAS, *more]
        await send(message)

    return with_headers


async def _niega(send: Send, estado: int, texto: str) -> None:
    body = texto.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": estado, "headers": headers})
    await send({"type": "http.response.body", "body": body})

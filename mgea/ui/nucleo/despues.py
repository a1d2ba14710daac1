"""Figures after the headline: the library that draws them waits until the page can be read.

It is 4.7 MB of script. A browser that has it in its cache runs it as soon as the first figure is announced, and nothing
else is painted for as long as that takes: half a second on a desk, several on an old telephone, with the headline
already there. So its file goes out as a few lines that ask for the whole one at once, but run it only when
``guion.js`` says that the page is shown (``mgeaMostrada``). Where nobody says so, nothing waits.
"""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

FICHERO = re.compile(r"/static/js/(entera-)?(PlotlyChart\.[\w-]+\.js)$")
DA = ("PlotlyChart",)
"""What Streamlit's file exports besides its default; a test compares it with the installed one."""
ANTES = """const entera = new URL("./entera-%s", import.meta.url).href;
const enlace = document.createElement("link");
enlace.rel = "modulepreload"; enlace.href = entera;
document.head.append(enlace);
await window.mgeaMostrada;
const modulo = await import(entera);
export default modulo.default;
"""


class Despues:
    """ASGI middleware: ``Despues(app)`` answers the library's address with the lines that wait for their turn."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = FICHERO.search(str(scope["path"])) if scope["type"] == "http" else None
        if found is None:
            await self.app(scope, receive, send)
        elif found[1]:
            ruta = str(scope["path"]).replace("/entera-", "/", 1)
            await self.app({**scope, "path": ruta, "raw_path": ruta.encode()}, receive, send)
        else:
            await _responde(send, espera(found[2]).encode())


def espera(fichero: str) -> str:
    """The lines that go out under the name of ``fichero``."""
    return ANTES % fichero + "".join(f"export const {x} = modulo.{x};\n" for x in DA)


async def _responde(send: Send, dato: bytes) -> None:
    cabezas = [
        (b"content-type", b"text/javascript; charset=utf-8"),
        (b"content-length", str(len(dato)).encode()),
        (b"cache-control", b"public, max-age=31536000, immutable"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": cabezas})
    await send({"type": "http.response.body", "body": dato})

"""The empty page the server hands out before anything runs, made ours: its language, its look, its words.

Streamlit's own says it is English, wears no style of ours until the first run has written it (everything then moves),
and speaks English where scripts are off. This middleware rewrites that page and adds two files, the style and the
script of ``mgea.ui.nucleo.espanol``, so that a policy without inline scripts can stay. Nothing here comes from data.
"""

import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from typing import Any

from mgea.ui.nucleo.espanol import guion
from mgea.ui.nucleo.look import estilo

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

SIN_GUIONES = (
    "<noscript><p>El tablero necesita JavaScript para dibujarse. Actívelo en su navegador, o pida a quien administra "
    "el tablero los datos en Excel.</p></noscript>"
)


class Portada:
    """ASGI middleware: ``Portada(app)`` answers its own two files and rewrites the first page."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        propio = archivos().get(str(scope["path"]).rpartition("/")[2])
        if propio is not None:
            await _responde(send, *propio)
            return
        if not _pide_pagina(scope):
            await self.app(scope, receive, send)
            return
        # The page is rewritten, so it must come as plain text.
        plano = [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]
        pagina = _Pagina(send)
        await self.app({**scope, "headers": plano}, receive, pagina)


def _pide_pagina(scope: Scope) -> bool:
    acepta = dict(scope["headers"]).get(b"accept", b"")
    return scope["method"] == "GET" and b"text/html" in acepta


class _Pagina:
    """Holds a response until its end and rewrites it if it is HTML; anything else passes untouched."""

    def __init__(self, send: Send) -> None:
        self.send, self.inicio, self.cuerpo = send, {}, b""  # type: ignore[var-annotated]

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            tipo = dict(message["headers"]).get(b"content-type", b"")
            if tipo.startswith(b"text/html"):
                self.inicio = dict(message)
                return
        elif self.inicio and message["type"] == "http.response.body":
            self.cuerpo += message.get("body", b"")
            if not message.get("more_body"):
                await self._manda()
            return
        await self.send(message)

    async def _manda(self) -> None:
        cuerpo = en_casa(self.cuerpo.decode()).encode()
        fuera = (b"content-length", b"etag", b"last-modified")
        cabezas = [(k, v) for k, v in self.inicio["headers"] if k.lower() not in fuera]
        cabezas.append((b"content-length", str(len(cuerpo)).encode()))
        await self.send({**self.inicio, "headers": cabezas})
        await self.send({"type": "http.response.body", "body": cuerpo})


def en_casa(html: str) -> str:
    """Streamlit's page with our language, style, script, title and words for who has no scripts."""
    html = html.replace('<html lang="en">', '<html lang="es-PE" translate="no">', 1)
    html = html.replace("<title>Streamlit</title>", "<title>Tablero MGEA</title>", 1)
    html = re.sub(r"<noscript>.*?</noscript>", SIN_GUIONES, html, count=1, flags=re.DOTALL)
    hoja, programa = archivos()
    propio = f'<link rel="stylesheet" href="./{hoja}"><script defer src="./{programa}"></script>'
    return html.replace("</head>", f"{propio}</head>", 1)


@cache
def archivos() -> dict[str, tuple[str, bytes]]:
    """Name → (type, content): first the style, then the script. The name changes with the content."""
    css = re.sub(r"^<style>|</style>$", "", estilo(False)).replace(
        "color-scheme:light;", "color-scheme:light dark;", 1
    )
    found = {}
    for nombre, tipo, texto in (
        ("mgea-look", "text/css", css),
        ("mgea-espanol", "text/javascript", guion()),
    ):
        dato = texto.encode()
        marca = hashlib.sha256(dato).hexdigest()[:10]
        found[f"{nombre}.{marca}.{tipo[5:].replace('javascript', 'js')}"] = (tipo, dato)
    return found


async def _responde(send: Send, tipo: str, dato: bytes) -> None:
    cabezas = [
        (b"content-type", f"{tipo}; charset=utf-8".encode()),
        (b"content-length", str(len(dato)).encode()),
        (b"cache-control", b"public, max-age=31536000, immutable"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": cabezas})
    await send({"type": "http.response.body", "body": dato})

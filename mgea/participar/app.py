"""The phones' site: the door with its code, and the page of the meeting. Forms and redirects; no script, no session."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs

import pandas as pd
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from mgea.commands.participacion import Respuesta, answer, digest
from mgea.commands.reunion import LARGO_CODIGO, LETRAS
from mgea.errors import MgeaError
from mgea.lecturas import participacion as leer
from mgea.lecturas import reuniones
from mgea.participar import paginas
from mgea.participar.guardia import POR_DIRECCION, Guardia, direccion_de
from mgea.participar.tasas import Tasa
from mgea.store import Store

GALLETA = "mgea_telefono"
UN_DIA = 12 * 3600
FALLOS = 60  # wrong codes of one address in a minute
POR_TELEFONO = 40  # answers of one phone in a minute
DEMASIADOS = "Demasiados intentos. Espere un minuto y vuelva a probar."


def crear(
    store: Store, reloj: Callable[[], datetime], segundos: Callable[[], float] = time.monotonic
) -> Starlette:
    """The site over a database. ``reloj``: now, naive UTC; ``segundos``: a clock that never goes back, for limits."""
    sala = _Sala(store, reloj, Tasa(FALLOS, segundos), Tasa(POR_TELEFONO, segundos))
    routes = [
        Route("/", sala.puerta),
        Route("/estilo.css", sala.estilo),
        Route("/r/{codigo}", sala.reunion),
        Route("/r/{codigo}/{pregunta}", sala.responde, methods=["POST"]),
    ]
    door = Middleware(Guardia, tasa=Tasa(POR_DIRECCION, segundos))
    missing = {404: _no_hay, 405: _no_hay}
    site = Starlette(routes=routes, middleware=[door], exception_handlers=missing)
    site.router.redirect_slashes = False
    return site


async def _no_hay(request: Request, error: Exception) -> Response:
    del request, error
    return PlainTextResponse("Aquí no hay nada.", 404)


@dataclass(frozen=True)
class _Conocida:
    """What all phones of a meeting see alike, and the revision it was read at."""

    revision: tuple[int, ...]
    reunion: reuniones.Reunion
    preguntas: tuple[reuniones.Pregunta, ...]
    escuelas: pd.DataFrame


class _Sala:
    """The pages. What all phones see alike is kept until the host changes something; a phone's own answers are read."""

    def __init__(
        self, store: Store, reloj: Callable[[], datetime], fallos: Tasa, telefonos: Tasa
    ) -> None:
        self._store, self._reloj, self._fallos, self._telefonos = store, reloj, fallos, telefonos
        self._conocidas: dict[str, _Conocida] = {}

    async def estilo(self, request: Request) -> Response:
        del request
        return Response(
            paginas.estilo(), media_type="text/css", headers={"Cache-Control": "max-age=3600"}
        )

    async def puerta(self, request: Request) -> Response:
        codigo = _codigo(request.query_params.get("codigo", ""))
        if not codigo:
            return HTMLResponse(paginas.puerta(""))
        return RedirectResponse(f"/r/{codigo}", 303)

    async def reunion(self, request: Request) -> Response:
        return await run_in_threadpool(self._pagina, request, "", "")

    async def responde(self, request: Request) -> Response:
        form = _formulario(await request.body())
        return await run_in_threadpool(self._responde, request, form)

    def _responde(self, request: Request, form: dict[str, str]) -> Response:
        token = request.cookies.get(GALLETA, "")[:100]
        pregunta = str(request.path_params["pregunta"])[:40]
        codigo = _codigo(str(request.path_params["codigo"]))
        if not self._telefonos.pasa(token or direccion_de(request.scope)):
            return self._pagina(request, pregunta, DEMASIADOS, 429)
        valor = form.get("valor") or ",".join(form[k] for k in sorted(form) if k.startswith("m"))
        said = Respuesta(
            codigo, pregunta, token, valor[:200], form.get("ie", "")[:40], form.get("rol", "")[:20]
        )
        try:
            answer(self._store, said, now=self._reloj())
        except MgeaError as error:
            return self._pagina(request, pregunta, str(error), 422)
        return RedirectResponse(f"/r/{codigo}?listo={pregunta}#{pregunta}", 303)

    def _pagina(self, request: Request, pregunta: str, error: str, estado: int = 200) -> Response:
        address = direccion_de(request.scope)
        if self._fallos.agotada(address):
            return HTMLResponse(paginas.puerta(DEMASIADOS), 429)
        known = self._conoce(_codigo(str(request.path_params["codigo"])))
        if known is None:
            self._fallos.pasa(address)
            return HTMLResponse(paginas.puerta(paginas.NO_HAY), 404)
        token = request.cookies.get(GALLETA, "")[:100] or secrets.token_urlsafe(24)
        meeting = known.reunion.id
        mine = leer.respuestas(self._store, meeting, digest(meeting, token))
        said = {str(r["pregunta"]): r for r in mine.to_dict("records")}
        page = paginas.Pagina(
            known.reunion,
            known.escuelas,
            known.preguntas,
            {k: {n: str(r[n]) for n in ("ie", "rol", "valor")} for k, r in said.items()},
            request.query_params.get("listo", "")[:40],
            request.query_params.get("distrito", "")[:80],
            pregunta,
            error,
        )
        response = HTMLResponse(paginas.reunion(page), estado)
        response.set_cookie(GALLETA, token, max_age=UN_DIA, httponly=True, samesite="lax", path="/")
        return response

    def _conoce(self, codigo: str) -> _Conocida | None:
        """The meeting going on under a code, as it is now."""
        revision = reuniones.revision(self._store)
        known = self._conocidas.get(codigo)
        if known is None or known.revision != revision:
            found = reuniones.en_curso(self._store, codigo)
            if found is None:
                self._conocidas.pop(codigo, None)
                return None
            asked = reuniones.preguntas(self._store, found.id)
            known = _Conocida(revision, found, asked, leer.escuelas(self._store, found.scope))
            self._conocidas[codigo] = known
        return known


def _formulario(body: bytes) -> dict[str, str]:
    """The first value of each field; nothing of a form with more fields than any of ours."""
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[0] for name, values in fields.items()}


def _codigo(text: str) -> str:
    """A code as people type it: lower case, spaces and hyphens forgiven; '' when it cannot be one."""
    clean = "".join(c for c in text.upper() if c.isalnum())
    return clean if len(clean) == LARGO_CODIGO and set(clean) <= set(LETRAS) else ""

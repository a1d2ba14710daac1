"""The phones' site, opened and closed from the host's page: at most one in the process, never without being asked."""

import os
import threading

import segno

from mgea.errors import MgeaError
from mgea.lecturas.reuniones import Reunion
from mgea.participar import Servidor, crear
from mgea.participar.servidor import PREDETERMINADA
from mgea.permissions import Persona, require
from mgea.store import Store
from mgea.ui.nucleo import tablero
from mgea.ui.nucleo.piezas import esc

VARIABLE = "MGEA_PARTICIPAR"
_candado = threading.Lock()
_abiertos: list[Servidor] = []


def pedida() -> str:
    """Where whoever started the board asked it to listen; '' when nobody did."""
    return os.environ.get(VARIABLE, "").strip()


def abierto() -> Servidor | None:
    """The listener, when there is one."""
    return next((s for s in _abiertos if s.abierto), None)


def abre(store: Store, persona: Persona) -> Servidor:
    """Open the site to the network, for somebody who may hold meetings. Raises NotAllowed, or BadInput (port taken)."""
    require(persona, "reunir")
    with _candado:
        running = abierto()
        if running is not None:
            return running
        _abiertos.clear()
        server = Servidor(crear(store, tablero.now), pedida() or PREDETERMINADA)
        server.abre()
        _abiertos.append(server)
        return server


def cierra() -> None:
    """Close it: the meeting is over, or the host said so."""
    with _candado:
        for server in _abiertos:
            server.cierra()
        _abiertos.clear()


def si_se_pidio(store: Store, persona: Persona) -> str:
    """Open what the environment asked for; returns why it could not be, or ''."""
    if not pedida() or abierto() is not None:
        return ""
    try:
        abre(store, persona)
    except MgeaError as error:
        return str(error)
    return ""


def enlace_de(r: Reunion) -> str:
    """The address of a meeting for a phone, or '' when the site is closed."""
    server = abierto()
    return f"{server.url}/r/{r.codigo}" if server and r.codigo else ""


def invitacion_html(r: Reunion) -> str:
    """The code in big letters with the address and its QR; only the code while the site is closed."""
    if not r.codigo:
        return ""
    url = enlace_de(r)
    if not url:
        return (
            f'<div class="mgea-sala"><div><p>Código de la reunión</p><p class="letras">{esc(r.codigo)}</p>'
            "<p>La participación desde teléfonos está cerrada.</p></div></div>"
        )
    picture = segno.make(url, error="m").svg_data_uri(scale=6, border=2)
    short = url.removeprefix("http://").split("/")[0]
    return (
        f'<div class="mgea-sala"><img src="{esc(picture)}" alt="Código QR de {esc(url)}"><div>'
        f'<p>Entre a <b>{esc(short)}</b> con el código</p><p class="letras">{esc(r.codigo)}</p></div></div>'
    )

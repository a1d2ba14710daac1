"""The quiet line on top of a page: where the slice hangs («DRE › UGEL › REI»), and what else tells it apart."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from mgea import formato
from mgea.permissions import Scope
from mgea.ui.nucleo.contexto import Contexto, escribir_ambito
from mgea.ui.nucleo.piezas import bloque, esc

Vista = Iterable[tuple[str, str]]


def antes(ctx: Contexto, opciones: Mapping[str, str], vista: Vista) -> str:
    """HTML of the slices above the one looked at, widest first; those in ``opciones`` are links that keep the view."""
    pasos = [_paso(direccion, nombre, opciones, vista) for direccion, nombre in _padres(ctx)]
    lista = "".join(f"<li>{paso}</li>" for paso in pasos)
    return (
        bloque("mgea-miga", f'<ol role="list" aria-label="Está en">{lista}</ol>') if pasos else ""
    )


def despues(ctx: Contexto) -> str:
    """HTML of what follows the slice's name: a school's district and levels; a group's number of schools."""
    if ctx.roster.empty:
        return ""
    if ctx.es_ie and ctx.pedido.nombres:
        escuela = ctx.roster.iloc[0]
        partes = [str(escuela["distrito_nombre"]), str(escuela["niveles"]).lower()]
    else:
        partes = [formato.plural(len(ctx.roster), "IE", "IE")]
    texto = " · ".join(p for p in partes if p)
    return bloque("mgea-miga fin", f"<p>{esc(texto)}</p>")


def _padres(ctx: Contexto) -> list[tuple[str, str]]:
    """(address, name) of each slice above. Without names of schools nothing but the widest is told."""
    if ctx.roster.empty or not ctx.pedido.nombres or ctx.scope.nivel == "todo":
        return []
    fila = ctx.roster.iloc[0]
    ugel = str(fila["ugel"])
    padres = []
    if ctx.scope.nivel != "dre":
        padres.append((escribir_ambito(Scope.dre(str(fila["dre"]))), str(fila["dre_nombre"])))
    if ctx.scope.nivel in ("ie", "rei", "distrito"):
        padres.append((escribir_ambito(Scope.ugel(ugel)), str(fila["ugel_nombre"])))
    if ctx.es_ie and fila["rei"]:
        rei = str(fila["rei"])
        padres.append((escribir_ambito(Scope.rei(ugel, rei)), rei))
    return padres


def _paso(direccion: str, nombre: str, opciones: Mapping[str, str], vista: Vista) -> str:
    if direccion not in opciones:
        return esc(nombre)
    destino = urlencode(dict(vista) | {"ambito": direccion})
    return f'<a href="?{esc(destino)}" target="_self">{esc(nombre)}</a>'

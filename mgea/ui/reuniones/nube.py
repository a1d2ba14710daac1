"""The word cloud: words side by side, the most said first and largest, none turned; heard as a list."""

from collections.abc import Sequence
from math import sqrt

from mgea import formato
from mgea.lecturas.participacion import Palabra
from mgea.ui.nucleo.piezas import esc

MAYOR, MENOR = 3.2, 1.0  # times the letter around it
CABEN = 40


def nube_html(palabras: Sequence[Palabra]) -> str:
    """The cloud of the words that may be shown; '' when there are none. Sizes follow the square root of the count, so
    that the ink of a word, and not its height, says how many said it."""
    shown = palabras[:CABEN]
    if not shown:
        return ""
    top = shown[0].n
    items = "".join(_palabra(p, top) for p in shown)
    rest = len(palabras) - len(shown)
    more = f'<li class="mas">y {formato.numero(rest)} más</li>' if rest else ""
    total = formato.plural(sum(p.n for p in palabras), "respuesta", "respuestas")
    return f'<ul class="mgea-nube" role="list" aria-label="Palabras de la sala, {total}">{items}{more}</ul>'


def _palabra(p: Palabra, top: int) -> str:
    size = MENOR + (MAYOR - MENOR) * (sqrt(p.n) - 1) / max(sqrt(top) - 1, 1) if top > 1 else 1.4
    people = formato.plural(p.n, "persona", "personas")
    return (
        f'<li style="font-size:{size:.2f}em">{esc(p.texto)}<small aria-hidden="true">{formato.numero(p.n)}</small>'
        f'<span class="sr">: {people}</span></li>'
    )


def barras_html(pares: Sequence[tuple[str, int]], vacio: str) -> str:
    """Votes as bars with their number, in the order of the options."""
    total = sum(n for _, n in pares)
    if not total:
        return f"<p>{esc(vacio)}</p>"
    top = max(n for _, n in pares)
    rows = "".join(
        f'<div class="fila"><span class="rotulo">{esc(o)}</span><span class="pista"><i class="real" '
        f'style="width:{100 * n / top:.1f}%"></i></span><b>{formato.numero(n)}</b></div>'
        for o, n in pares
    )
    return f'<div class="barras">{rows}</div>'

"""Small pieces of HTML, as text. Every word that comes from data passes through ``esc``."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from mgea.charts.paleta import BANDAS

GLIFO_AVISO = {"critico": "✕", "en_riesgo": "▲", "en_ruta": "✓", "adelantada": "★", "neutro": "·"}


def esc(texto: object) -> str:
    """Text as text: markup in it shows as characters."""
    return escape("" if texto is None else str(texto), quote=True)


def rico(texto: object) -> str:
    """Escaped text in which ``**so**`` is bold; the only mark-up data and pages may use. «N.° 115» keeps together."""
    negrita = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", esc(texto))
    return re.sub(r"N\.° ?[\w-]+", r'<span class="junto">\g<0></span>', negrita)


def sin_marcas(texto: str) -> str:
    """What people wrote, put inside a sentence of ours: its asterisks are asterisks, not bold."""
    return texto.replace("*", "∗")


def bloque(clase: str, interior: str, **atributos: str) -> str:
    """A ``<div class="mgea …">``: what the style knows."""
    resto = "".join(
        f' {nombre.replace("_", "-")}="{esc(valor)}"'
        for nombre, valor in atributos.items()
        if valor
    )
    return f'<div class="mgea {clase}"{resto}>{interior}</div>'


def chip_html(estado: str, palabra: str = "") -> str:
    """A state as glyph + word; ``estado`` is a band, or any word for a neutral chip."""
    glifo, propia = BANDAS.get(estado, ("", estado))
    clase = estado if estado in BANDAS and estado != "datos_insuficientes" else "neutro"
    marca = f'<span aria-hidden="true">{esc(glifo)}</span> ' if glifo else ""
    return f'<span class="chip {clase}">{marca}{esc(palabra or propia)}</span>'


def titular_html(
    valor: str, de: str, frase: str, chip: str = "", meta: str = "", nivel: int = 1
) -> str:
    """The big figure, what it is out of, the sentence that explains it, its state and what stands behind. ``nivel`` 2
    under a title of the page's own."""
    marca = chip_html(chip) if chip else ""
    dice = f'<span class="cifra">{esc(valor)}</span> <span class="de">{esc(de)}</span>'
    abajo = f'<p class="meta">{rico(meta)}</p>' if meta else ""
    cifra = f"<h{nivel}>{dice}</h{nivel}>"
    return bloque("mgea-titular", f'{cifra}<p class="frase">{rico(frase)} {marca}</p>{abajo}')


def leyenda_html(items: Iterable[tuple[str, str]]) -> str:
    """Swatch + word for each (class, word); a class that is a glyph in parentheses is written instead of a swatch."""
    filas = []
    for clase, palabra in items:
        if clase.startswith("("):
            muestra = f'<b aria-hidden="true">{esc(clase.strip("()"))}</b>'
        else:
            clase = "vencido_estado" if clase == "vencido" and palabra == "Vencido" else clase
            muestra = f'<i class="{esc(clase)}" aria-hidden="true"></i>'
        filas.append(f"<li>{muestra}{esc(palabra)}</li>")
    return f'<ul class="mgea-leyenda">{"".join(filas)}</ul>' if filas else ""


def encabezado_html(titulo: str, meta: str = "", leyenda: Iterable[tuple[str, str]] = ()) -> str:
    """A card's heading: title, unit and freshness, legend."""
    sub = f'<p class="meta">{rico(meta)}</p>' if meta else ""
    return bloque("mgea-encabezado", f"<h2>{esc(titulo)}</h2>{sub}{leyenda_html(leyenda)}")


def lista_html(titulo: str, items: Sequence[tuple[str, str]], vacia: str = "") -> str:
    """A heading and its points, each (what, detail): «Qué sube más el puntaje», «A quién acompañar»."""
    puntos = "".join(
        f"<li>{rico(que)}{f' <span class=detalle>{rico(detalle)}</span>' if detalle else ''}</li>"
        for que, detalle in items
    )
    cuerpo = (
        f"<ul>{puntos}</ul>" if puntos else f'<p class="meta">{esc(vacia or "Nada por ahora.")}</p>'
    )
    return bloque("mgea-lista", f"<h2>{esc(titulo)}</h2>{cuerpo}")


def cifras_html(pares: Sequence[tuple[str, str]]) -> str:
    """Two or three middle-sized figures with their words underneath."""
    filas = "".join(
        f"<div><b>{esc(valor)}</b><span>{esc(rotulo)}</span></div>" for valor, rotulo in pares
    )
    return bloque("", f'<div class="mgea-cifras">{filas}</div>')


def aviso_html(texto: str, tono: str = "neutro", voz: bool = False) -> str:
    """A notice in a soft band; ``tono`` is a band or ``neutro``; with ``voz`` screen readers say it when it appears."""
    tono = tono if tono in GLIFO_AVISO else "neutro"
    return bloque(
        f"mgea-aviso {tono}{' voz' if voz else ''}",
        f'<span aria-hidden="true">{GLIFO_AVISO[tono]}</span> {rico(texto)}',
    )


def vacio_html(titulo: str, que_hacer: str, nivel: int = 2) -> str:
    """Nothing to show yet: what is missing and what to do next. ``nivel`` 1 when it is all the page says."""
    marca = f'<div class="marca" aria-hidden="true">{"<i></i>" * 5}</div>'
    return bloque(
        "mgea-vacio", f"{marca}<h{nivel}>{esc(titulo)}</h{nivel}><p>{rico(que_hacer)}</p>"
    )


def plegable_html(
    titulo: str, meta: str, cuerpo: str, abierto: bool = False, ancha: bool = False
) -> str:
    """A heading that opens what is under it (``cuerpo``: HTML); paper shows it open. ``ancha``: it comes open where the
    screen has room for it, which only the browser knows (``guion.js``)."""
    linea = f"<h2>{esc(titulo)}</h2>" + (f'<span class="meta">{esc(meta)}</span>' if meta else "")
    abre = " open" if abierto else " data-ancha" if ancha else ""
    return bloque("mgea-plegable", f"<details{abre}><summary>{linea}</summary>{cuerpo}</details>")


def ficha_html(
    ficha: object,
    aqui: tuple[str, str] | None = None,
    umbrales: Sequence[tuple[str, str]] = (),
    titulo: bool = True,
) -> str:
    """The definition of an indicator (its words are attributes of ``ficha``), as a list of terms.

    ``aqui``: where the figure is seen and how it came out there; ``umbrales``: (threshold, value, owner and source);
    ``titulo``: whether it says its own name.
    """
    campos = (
        ("Fórmula", "formula"),
        ("Arriba (numerador)", "numerador_es"),
        ("Abajo (denominador)", "denominador_es"),
        ("Casos", "casos"),
        ("Fuente", "fuente"),
    )
    pares = [(rotulo, esc(getattr(ficha, campo, ""))) for rotulo, campo in campos]
    if umbrales:
        filas = "".join(f"<li>{esc(que)}: {rico(vale)}</li>" for que, vale in umbrales)
        pares.append(("Umbrales en vigor", f"<ul>{filas}</ul>"))
    if aqui:
        pares.insert(0, (f"En esta pantalla · {esc(aqui[0])}", rico(aqui[1])))
    filas = "".join(f"<dt>{rotulo}</dt><dd>{valor}</dd>" for rotulo, valor in pares if valor)
    if not titulo:
        return bloque("mgea-ficha", f"<dl>{filas}</dl>")
    unidad = getattr(ficha, "unidad", "")
    encabezado = f"<h2>{esc(getattr(ficha, 'titulo', ''))}</h2>" + (
        f'<p class="meta">{esc(unidad)}</p>' if unidad else ""
    )
    return bloque("mgea-ficha", f"{encabezado}<dl>{filas}</dl>")

"""A ``Report`` as slides of HTML, all of them at once: what is on the wall goes on without the server.

Only words, classes and widths in percent are written: the style and the keyboard come with the screen (or with the
file that is taken away). Nothing is drawn by a script, and every text passes through ``escape``.
"""

from collections.abc import Mapping
from html import escape

from mgea import formato
from mgea.exports.report import (
    Barras,
    Cifra,
    Firmas,
    Grafico,
    Lineas,
    Lista,
    Pieza,
    Report,
    Seccion,
    Serie,
    Tabla,
    escribe,
)

AYUDA = (
    ("→ · espacio", "lámina siguiente"), ("←", "lámina anterior"), ("Inicio · Fin", "primera y última"),
    ("B", "pantalla en negro"), ("N", "notas de quien presenta"), ("F", "pantalla completa"),
    ("T", "claro u oscuro"), ("Esc", "salir"), ("H", "esta ayuda"),
)  # fmt: skip
MANDOS = (
    ("antes", "‹", "Lámina anterior"), ("despues", "›", "Lámina siguiente"), ("notas", "Notas", ""),
    ("negro", "Negro", ""), ("completa", "Pantalla completa", ""), ("ayuda", "Teclas", ""), ("salir", "Salir", ""),
)  # fmt: skip


def diapositivas(report: Report, ident: str, vivas: Mapping[str, str] | None = None) -> str:
    """The slides in a ``<dialog>`` that the keyboard script opens. ``vivas``: title of a slide → name of what the page
    keeps up to date in it (the word cloud)."""
    shown = [s for s in report.secciones if not s.aparte]
    slides = "".join(
        _lamina(report, s, n, len(shown), (vivas or {}).get(s.titulo, ""))
        for n, s in enumerate(shown, start=1)
    )
    keys = "".join(f"<dt>{escape(k)}</dt><dd>{escape(what)}</dd>" for k, what in AYUDA)
    buttons = "".join(
        f'<button type="button" data-mando="{name}" aria-label="{label or word}">{word}</button>'
        for name, word, label in MANDOS
    )
    return (
        f'<dialog class="mgea-diapositivas" data-reunion="{escape(ident)}" '
        f'aria-label="Presentación: {escape(report.titulo)}">{slides}'
        f'<div class="ayuda" hidden><h2>Teclas</h2><dl>{keys}</dl></div>'
        '<div class="negro" hidden><p class="sr">Pantalla en negro. Presione una tecla para volver.</p></div>'
        f'<div class="mandos"><span class="cuenta"></span>{buttons}</div>'
        '<p class="sr dice" aria-live="polite"></p></dialog>'
    )


def _lamina(report: Report, s: Seccion, n: int, of: int, viva: str) -> str:
    pieces = "".join(_pieza(p) for p in s.piezas)
    live = f'<div class="vivo" data-vivo="{escape(viva)}"></div>' if viva else ""
    kinds = " ".join(sorted({type(p).__name__.lower() for p in s.piezas}))
    notes = escape(s.notas) or "Sin notas para esta lámina."
    return (
        f'<section class="lamina de-{kinds.replace(" ", " de-")}" aria-roledescription="lámina" '
        f'aria-label="{n} de {of}" data-n="{n}" hidden>'
        f'<h2 tabindex="-1">{escape(s.titulo)}</h2><div class="cuerpo">{pieces}{live}</div>'
        f"<footer>{escape(report.meta)}</footer>"
        f'<aside class="notas" aria-label="Notas de quien presenta" hidden>{notes}</aside></section>'
    )


def _cifra(p: Cifra) -> str:
    return f'<p class="cifra"><b>{escape(p.texto)}</b> {escape(p.de)}</p>'


def _lista(p: Lista) -> str:
    head = f"<h3>{escape(p.titulo)}</h3>" if p.titulo else ""
    items = "".join(
        f"<li><b>{escape(what)}</b>{f' <span>{escape(more)}</span>' if more else ''}</li>"
        for what, more in p.cosas
    )
    long = " larga" if len(p.cosas) > 5 else ""
    return f'<div class="lista{long}">{head}<ul role="list">{items}</ul></div>'


def _tabla(p: Tabla) -> str:
    if not p.filas:
        return f"<p>{escape(p.vacia)}</p>"
    total = sum(c.ancho for c in p.columnas)
    cols = "".join(f'<col style="width:{100 * c.ancho / total:.1f}%">' for c in p.columnas)
    head = "".join(f'<th scope="col"{_num(c.tipo)}>{escape(c.titulo)}</th>' for c in p.columnas)
    rows = "".join(
        "<tr>" + "".join(f"<td{_num(c.tipo)}>{escape(v)}</td>" for c, v in zip(p.columnas, row, strict=True)) + "</tr>"
        for row in p.textos()
    )  # fmt: skip
    title = f"<caption>{escape(p.titulo)}</caption>" if p.titulo else ""
    return f"<table>{title}<colgroup>{cols}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _num(tipo: str) -> str:
    return "" if tipo in ("texto", "fecha", "mes") else ' class="num"'


def _grafico(p: Grafico) -> str:
    if isinstance(p.datos, Barras):
        drawing = _barras(p.datos)
    elif isinstance(p.datos, Lineas):
        drawing = _meses(p.datos)
    else:
        return _tabla(p.tabla)
    return (
        f'<figure role="img" aria-label="{escape(p.descripcion)}">{drawing}'
        f"<figcaption>{escape(p.titulo)}, {escape(p.unidad)} · {escape(p.meta)}</figcaption></figure>"
    )


def _barras(d: Barras) -> str:
    """One row per category; what is expected is a mark across it."""
    bars = [s for s in d.series if s.rol != "esperado"]
    marks = next((s for s in d.series if s.rol == "esperado"), None)
    top = d.maximo or max([1.0, *(float(v) for s in bars for v in s.valores if v)])
    rows = []
    for k, name in enumerate(d.categorias):
        fills = "".join(_tramo(s, k, top) for s in bars)
        mark = _marca(marks.valores[k], top) if marks else ""
        values = [s.valores[k] for s in bars]
        said = " · ".join(escribe(d.tipo, v) for v in values)
        rows.append(
            f'<div class="fila"><span class="rotulo">{escape(name)}</span>'
            f'<span class="pista">{fills}{mark}</span><b>{escape(said)}</b></div>'
        )
    legend = '<p class="clave"><i></i> lo que espera el cronograma</p>' if marks else ""
    return f'<div class="barras">{"".join(rows)}</div>{legend}'


def _tramo(s: Serie, k: int, top: float) -> str:
    value = s.valores[k]
    width = 0.0 if value is None else 100 * float(value) / top
    return f'<i class="{escape(s.rol)}" style="width:{width:.1f}%"></i>'


def _marca(value: float | None, top: float) -> str:
    return "" if value is None else f'<i class="marca" style="left:{100 * value / top:.1f}%"></i>'


def _meses(d: Lineas) -> str:
    """One column per month of 0 to 100, with a mark at what is expected; months to come have only the mark."""
    real = next((s for s in d.series if s.rol != "esperado"), None)
    expected = next((s for s in d.series if s.rol == "esperado"), None)
    columns = []
    for k, month in enumerate(d.meses):
        value = real.valores[k] if real and k <= d.hasta else None
        aim = expected.valores[k] if expected else None
        bar = (
            f'<i class="real" style="height:{value:.1f}%"><b>{escape(formato.numero(value))}</b></i>'
            if value is not None
            else ""
        )
        mark = "" if aim is None else f'<i class="marca" style="bottom:{aim:.1f}%"></i>'
        year = f"<small>{month[:4]}</small>" if k == 0 or month[:4] != d.meses[k - 1][:4] else ""
        columns.append(
            f'<div class="mes"><span class="alto">{bar}{mark}</span><span class="rotulo">'
            f"{escape(formato.mes_eje(month))}{year}</span></div>"
        )
    legend = '<p class="clave"><i></i> lo que espera el cronograma</p>' if expected else ""
    return f'<div class="meses">{"".join(columns)}</div>{legend}'


def _pieza(p: Pieza) -> str:
    """One piece of a slide."""
    if isinstance(p, Cifra):
        return _cifra(p)
    if isinstance(p, Lista):
        return _lista(p)
    if isinstance(p, Tabla):
        return _tabla(p)
    if isinstance(p, Grafico):
        return _grafico(p)
    said = p.cargos if isinstance(p, Firmas) else (p.texto,)
    return "".join(f"<p>{escape(s)}</p>" for s in said)

"""A report as a deck: one message a slide, native charts and tables, notes for whoever presents, foot and number."""

import io
from collections.abc import Iterator
from typing import Any

from pptx.util import Inches

from mgea.exports import colores, pptx_graficos
from mgea.exports.figuras import Barras, Celdas, Lineas, Puntos
from mgea.exports.pptx_graficos import Caja
from mgea.exports.pptx_lineas import lineas
from mgea.exports.pptx_piezas import (
    alto_texto,
    caja_texto,
    celdas_nativas,
    escribe_en,
    paginas,
    tabla_nativa,
    tamano_que_cabe,
)
from mgea.exports.pptx_plantilla import ABAJO, ANCHO, ARRIBA, MARGEN, lamina, mazo
from mgea.exports.report import (
    Cifra,
    Definicion,
    Firmas,
    Grafico,
    Lista,
    Parrafo,
    Report,
    Seccion,
    Tabla,
)
from mgea.exports.texto import saneado

W, H = ANCHO - 2 * MARGEN, ABAJO - ARRIBA
TITULOS = (28.0, 24.0, 20.0, 17.0, 14.0)
DEFINICIONES = 8
LEYENDA = (
    "0 No iniciada · 1 Inicio · 2 Proceso · 3 Logrado · 4 Destacado · — sin dato · NA no aplica · NP no priorizada · "
    "✓ verificada"
)
Textos = list[Cifra | Parrafo | Lista | Firmas]


def pptx(report: Report) -> bytes:
    """The bytes of the deck."""
    report = saneado(report)
    prs = mazo()
    propiedades = prs.core_properties
    propiedades.title, propiedades.author = f"{report.clase} · {report.quien}", "Tablero MGEA"
    propiedades.subject, propiedades.language = report.titulo, "es-PE"
    _portada(prs, report)
    for seccion in report.secciones:
        if not seccion.aparte:
            _seccion(prs, report, seccion)
    for hoja in _de_a(report.definiciones, DEFINICIONES):
        _definiciones(prs, report, hoja)
    out = io.BytesIO()
    prs.save(out)
    return out.getvalue()


def _portada(prs: Any, report: Report) -> None:
    slide = _lamina(prs, report, report.quien)
    _titulo(slide, report.quien, (44, 38, 32, 26, 20), 1.9, 1.9)
    frame = caja_texto(slide, (MARGEN, 1.35, W, 0.4))
    escribe_en(frame, [(report.clase, 18, colores.ACENTO, True)])
    frame = caja_texto(slide, (MARGEN, 4.0, W, 2.4))
    tamano = tamano_que_cabe([report.titulo], (26, 22, 18, 14), W, 1.5)
    escribe_en(frame, [(report.titulo, tamano, colores.TINTA, False)], serif=True)
    meta = " · ".join(p for p in (report.al, report.n, report.conocido) if p)
    escribe_en(frame, [(meta, 14, colores.TENUE, False)])
    if report.ejemplo:
        aviso = "Datos de ejemplo: las escuelas son inventadas."
        escribe_en(frame, [(aviso, 14, colores.TENUE, True)])
    _notas(slide, f"{report.clase}. {report.titulo}.")


def _seccion(prs: Any, report: Report, seccion: Seccion) -> None:
    """Its slides: a chart or a part of a table each; its texts together, beside the chart when there is one."""
    textos: Textos = [p for p in seccion.piezas if not isinstance(p, Grafico | Tabla)]
    graficos, tablas = seccion.graficos, [p for p in seccion.piezas if isinstance(p, Tabla)]
    parrafos = [p.texto for p in textos if isinstance(p, Parrafo)]
    juntos = len(graficos) == 1 and len(parrafos) == len(textos)
    if textos and not juntos:
        slide = _lamina(prs, report, seccion.titulo)
        _textos(slide, textos)
        _notas(slide, seccion.notas)
    for grafico in graficos:
        slide = _lamina(prs, report, seccion.titulo)
        _grafico(slide, grafico, seccion.titulo, parrafos if juntos else [])
        _notas(slide, f"{seccion.notas} {grafico.resumen}".strip())
    for tabla in tablas:
        hojas = paginas(tabla, W, H - 0.4)
        for k, hoja in enumerate(hojas, start=1):
            slide = _lamina(prs, report, seccion.titulo)
            parte = f" ({k} de {len(hojas)})" if len(hojas) > 1 else ""
            frame = caja_texto(slide, (MARGEN, ARRIBA - 0.12, W, 0.3))
            escribe_en(frame, [(tabla.titulo + parte, 14, colores.TENUE, False)])
            if hoja:
                tabla_nativa(slide, tabla, hoja, (MARGEN, ARRIBA + 0.3, W, H - 0.3))
            else:
                _textos(slide, [Parrafo(tabla.vacia)])
            _notas(slide, seccion.notas)


def _lamina(prs: Any, report: Report, titulo: str) -> Any:
    slide = lamina(prs, titulo, f"{report.clase} · {report.meta}")
    _titulo(slide, titulo, TITULOS, 1.2)
    return slide


def _titulo(
    slide: Any, titulo: str, tamanos: tuple[float, ...], alto: float, arriba: float = 0
) -> None:
    """The size at which the whole title fits in its place."""
    shape = slide.shapes.title
    if arriba:
        shape.left, shape.top, shape.width, shape.height = map(Inches, (MARGEN, arriba, W, alto))
    shape.text_frame.text = ""
    # The serif of titles is wider than the letters measured.
    tamano = tamano_que_cabe([titulo], tamanos, W / 1.12, alto)
    escribe_en(shape.text_frame, [(titulo, tamano, colores.TINTA, False)], serif=True)


def _grafico(slide: Any, grafico: Grafico, titulo: str, parrafos: list[str]) -> None:
    repetido = grafico.resumen.rstrip(".") == titulo.rstrip(".")
    abajo = [t for t in ("" if repetido else grafico.resumen, *parrafos) if t]
    tamano = tamano_que_cabe(abajo, (16, 14, 12), W, 1.2)
    alto = sum(alto_texto(t, tamano, W) + 0.1 for t in abajo)
    frame = caja_texto(slide, (MARGEN, ARRIBA - 0.12, W, 0.3))
    partes = [(f"{grafico.titulo}. ", 13.0, colores.TINTA, True)]
    escribe_en(frame, [*partes, (grafico.unidad, 13, colores.TENUE, False)])
    caja = (MARGEN, ARRIBA + 0.28, W, H - 0.4 - alto)
    _dibuja(slide, grafico, caja)
    marco = next((s for s in slide.shapes if s.has_chart), None)
    if marco is not None:
        marco._element.nvGraphicFramePr.cNvPr.set("descr", grafico.descripcion)
    frame = caja_texto(slide, (MARGEN, ABAJO - alto + 0.05, W, alto))
    for texto in abajo:
        escribe_en(frame, [(texto, tamano, colores.TINTA, False)])


def _dibuja(slide: Any, grafico: Grafico, caja: Caja) -> None:
    datos = grafico.datos
    if not _con_algo(datos):
        _textos(slide, [Parrafo("Todavía no hay datos que dibujar.")])
    elif isinstance(datos, Barras):
        pptx_graficos.barras(slide, datos, caja)
    elif isinstance(datos, Lineas):
        lineas(slide, datos, caja)
    elif isinstance(datos, Puntos):
        pptx_graficos.puntos(slide, datos, caja)
    else:
        _celdas(slide, datos, caja, grafico.descripcion)


def _celdas(slide: Any, datos: Celdas, caja: Caja, alt: str) -> None:
    celdas_nativas(slide, datos, (caja[0], caja[1] + 0.3, caja[2], 2.2), alt)
    frame = caja_texto(slide, (MARGEN, ARRIBA + 3.1, W, 0.6))
    escribe_en(frame, [(LEYENDA, 12, colores.TENUE, False)])


def _con_algo(datos: Barras | Lineas | Puntos | Celdas) -> bool:
    if isinstance(datos, Puntos):
        return bool(datos.puntos)
    if isinstance(datos, Celdas):
        return bool(datos.celdas)
    return any(v for s in datos.series for v in s.valores if v is not None)


def _textos(slide: Any, textos: Textos) -> None:
    """Figures first, in a row; then paragraphs; lists side by side; lines to sign at the bottom."""
    arriba = ARRIBA
    cifras = [p for p in textos if isinstance(p, Cifra)]
    if cifras:
        _cifras(slide, cifras, arriba)
        arriba += 1.9
    parrafos = [p.texto for p in textos if isinstance(p, Parrafo)]
    listas = [p for p in textos if isinstance(p, Lista)]
    firmas = [c for p in textos if isinstance(p, Firmas) for c in p.cargos]
    if parrafos:
        libre = ABAJO - arriba - (2.2 if listas else 0) - (1.2 if firmas else 0)
        tamano = tamano_que_cabe(parrafos, (22, 19, 16, 14, 12, 10), W, libre)
        frame = caja_texto(slide, (MARGEN, arriba, W, libre))
        for texto in parrafos:
            escribe_en(frame, [(texto, tamano, colores.TINTA, False)])
        arriba += sum(alto_texto(t, tamano, W) + 0.12 for t in parrafos) + 0.2
    _listas(slide, listas, arriba, ABAJO - arriba - (1.2 if firmas else 0))
    for k, cargo in enumerate(firmas[:4]):
        ancho = W / min(len(firmas), 4)
        frame = caja_texto(slide, (MARGEN + k * ancho, ABAJO - 0.7, ancho - 0.4, 0.6))
        escribe_en(frame, [("_" * 28, 12, colores.TENUE, False)])
        escribe_en(frame, [(cargo, 12, colores.TENUE, False)])


def _cifras(slide: Any, cifras: list[Cifra], arriba: float) -> None:
    ancho = W / len(cifras)
    for k, cifra in enumerate(cifras):
        frame = caja_texto(slide, (MARGEN + k * ancho, arriba, ancho - 0.3, 1.8))
        sola = len(cifras) == 1
        partes = [(cifra.texto, 66.0 if sola else 54, colores.TINTA, True)]
        if sola:
            partes.append((f"  {cifra.de}", 26, colores.TENUE, False))
        escribe_en(frame, partes, serif=True)
        if not sola:
            escribe_en(frame, [(cifra.de, 18, colores.TENUE, False)])
        if cifra.estado:
            escribe_en(frame, [(cifra.estado, 18, colores.ACENTO, True)])


def _listas(slide: Any, listas: list[Lista], arriba: float, alto: float) -> None:
    if not listas:
        return
    ancho = W / len(listas) - 0.3
    textos = [[lista.titulo, *(f"{a} {b}" for a, b in lista.cosas)] for lista in listas]
    tamano = min(tamano_que_cabe(t, (18, 16, 14, 12, 11, 10), ancho - 0.2, alto) for t in textos)
    for k, lista in enumerate(listas):
        frame = caja_texto(slide, (MARGEN + k * (ancho + 0.3), arriba, ancho, alto))
        if lista.titulo:
            escribe_en(frame, [(lista.titulo, tamano + 2, colores.TINTA, True)], serif=True)
        for que, detalle in lista.cosas:
            partes = [("•  ", tamano, colores.ACENTO, True), (que, tamano, colores.TINTA, False)]
            if detalle:
                partes.append((f"  {detalle}", max(tamano - 3, 9), colores.TENUE, False))
            escribe_en(frame, partes)


def _definiciones(prs: Any, report: Report, hoja: list[Definicion]) -> None:
    slide = _lamina(prs, report, "Qué significa cada cifra")
    textos = [f"{f.titulo}. {f.formula}. {f.casos}" for f in hoja]
    tamano = tamano_que_cabe(textos, (14, 13, 12, 11, 10, 9), W, H)
    frame = caja_texto(slide, (MARGEN, ARRIBA - 0.1, W, H))
    for f in hoja:
        partes = [(f"{f.titulo}. ", tamano, colores.TINTA, True)]
        partes.append((f"{f.formula}. ", tamano, colores.TINTA, False))
        escribe_en(frame, [*partes, (f.casos, tamano, colores.TENUE, False)])


def _de_a(cosas: tuple[Definicion, ...], n: int) -> Iterator[list[Definicion]]:
    for i in range(0, len(cosas), n):
        yield list(cosas[i : i + n])


def _notas(slide: Any, texto: str) -> None:
    """What whoever presents may say; nothing is left empty."""
    if texto:
        slide.notes_slide.notes_text_frame.text = texto

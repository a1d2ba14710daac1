"""A chart as SVG, for the document, the picture and whoever wants it: its own shapes, no library and no browser."""

from mgea.exports import colores
from mgea.exports.figuras import Barras, Datos, Lineas, Puntos
from mgea.exports.lienzo import Lienzo, ancho, renglones
from mgea.exports.report import Grafico, escribe
from mgea.exports.svg_escuelas import celdas, puntos
from mgea.exports.svg_lineas import lineas
from mgea.exports.texto import saneado

ANCHO = 720.0
FILA, AIRE = 26.0, 7.0  # a bar with its gap; the gap


def dibujo(grafico: Grafico, ancho_px: float = ANCHO) -> str:
    """Only the marks, without title or sentence: a document writes those around it."""
    lienzo = Lienzo(ancho_px)
    alto = _marcas(lienzo, grafico.datos, 0)
    return lienzo.svg(alto, grafico.titulo, grafico.descripcion)


def lamina(grafico: Grafico, meta: str, ancho_px: float = ANCHO) -> str:
    """The chart with its title, unit, ``meta`` and sentence: a picture that can stand alone."""
    grafico, meta = saneado(grafico), saneado(meta)
    lienzo = Lienzo(ancho_px)
    y = 8.0
    for linea in renglones(grafico.titulo, 19, ancho_px - 20):
        y += 22
        lienzo.texto(8, y, linea, 19, fuerte=True)
    for texto in (grafico.unidad, meta):
        for linea in renglones(texto, 12.5, ancho_px - 20):
            y += 17
            lienzo.texto(8, y, linea, 12.5, colores.TENUE)
    y = _marcas(lienzo, grafico.datos, y + 14)
    for linea in renglones(grafico.resumen, 14, ancho_px - 20):
        y += 19
        lienzo.texto(8, y, linea, 14)
    return lienzo.svg(y + 14, grafico.titulo, grafico.descripcion, colores.PAPEL)


def _marcas(lienzo: Lienzo, datos: Datos, y: float) -> float:
    """Draw the data from ``y`` down; the new bottom."""
    if isinstance(datos, Barras):
        return _barras(lienzo, datos, y)
    if isinstance(datos, Lineas):
        return lineas(lienzo, datos, y)
    if isinstance(datos, Puntos):
        return puntos(lienzo, datos, y)
    return celdas(lienzo, datos, y)


def vacio(lienzo: Lienzo, y: float, dice: str) -> float:
    """What stands where there is nothing to draw."""
    lienzo.texto(8, y + 20, dice, 14, colores.TENUE)
    return y + 34


def _barras(lienzo: Lienzo, datos: Barras, y: float) -> float:
    reales = [s for s in datos.series if s.rol != "esperado"]
    if not datos.categorias or not any(v for s in reales for v in s.valores if v is not None):
        return vacio(lienzo, y, "Todavía no hay datos que dibujar.")
    izquierda = min(max(ancho(c, 13) for c in datos.categorias) + 14, lienzo.ancho * 0.36)
    derecha = 46.0 if not datos.apiladas else 8.0
    escala = (lienzo.ancho - izquierda - derecha) / _maximo(datos)
    if datos.apiladas:
        y = _leyenda(lienzo, datos, y)
    for i, categoria in enumerate(datos.categorias):
        lineas_ = renglones(categoria, 13, izquierda - 10)
        alto = max(FILA, 15.0 * len(lineas_) + AIRE)
        arriba = y + (alto - 15 * len(lineas_)) / 2 + 11.5
        for k, linea in enumerate(lineas_):
            lienzo.texto(izquierda - 8, arriba + 15 * k, linea, 13, ancla="end")
        _fila(lienzo, datos, i, izquierda, y + AIRE / 2, alto - AIRE, escala)
        y += alto
    return y + 4


def _maximo(datos: Barras) -> float:
    reales = [s for s in datos.series if s.rol != "esperado"]
    if datos.maximo is not None:
        return datos.maximo
    if datos.apiladas:
        return max(sum(s.valores[i] or 0 for s in reales) for i in range(len(datos.categorias)))
    return max(v for s in reales for v in s.valores if v is not None)


def _fila(
    lienzo: Lienzo, datos: Barras, i: int, x: float, y: float, alto: float, escala: float
) -> None:
    medio = y + alto / 2 + 4.5
    reales = [s for s in datos.series if s.rol != "esperado"]
    if not datos.apiladas and all(s.valores[i] is None for s in reales):
        lienzo.rayada(x, y, 40, alto)
        lienzo.texto(x + 48, medio, "sin dato", 12.5, colores.TENUE)
        return
    for serie in reales:
        valor = serie.valores[i]
        if not valor and datos.apiladas:
            continue
        largo, color = float(valor or 0) * escala, colores.ROLES.get(serie.rol, colores.ACENTO)
        if serie.rol == "sin_dato":
            lienzo.rayada(x, y, largo, alto)
        else:
            lienzo.caja(
                x, y, largo, alto, color, colores.LINEA if serie.rol == "no_priorizada" else ""
            )
        texto = escribe(datos.tipo, valor)
        if not datos.apiladas:
            _cifra(lienzo, texto, x, largo, medio, color)
        elif largo > ancho(texto, 12.5) + 4:
            if serie.rol == "sin_dato":
                cabe = ancho(texto, 12.5) + 4
                lienzo.caja(x + (largo - cabe) / 2, y + 2, cabe, alto - 4, colores.PAPEL)
            lienzo.texto(x + largo / 2, medio, texto, 12.5, colores.encima(color), "middle")
        if datos.apiladas:
            x += largo + 1
    for serie in datos.series:
        valor = serie.valores[i]
        if serie.rol == "esperado" and valor is not None:
            donde = x + float(valor) * escala
            lienzo.linea([(donde, y - 3), (donde, y + alto + 3)], colores.TINTA, 1.8)


def _cifra(lienzo: Lienzo, texto: str, x: float, largo: float, y: float, color: str) -> None:
    """The number of a bar: inside its end, where no mark crosses it; beside a bar too short for that."""
    if largo > ancho(texto, 13) + 16:
        lienzo.texto(x + largo - 7, y, texto, 13, colores.encima(color), "end", True)
    else:
        lienzo.texto(x + largo + 6, y, texto, 13, fuerte=True)


def _leyenda(lienzo: Lienzo, datos: Barras, y: float) -> float:
    x = 8.0
    for serie in datos.series:
        largo = ancho(serie.nombre, 12.5) + 34
        if x + largo > lienzo.ancho and x > 8:
            x, y = 8.0, y + 19
        if serie.rol == "sin_dato":
            lienzo.rayada(x, y + 3, 12, 12)
        else:
            lienzo.caja(
                x, y + 3, 12, 12, colores.ROLES.get(serie.rol, colores.ACENTO), colores.LINEA
            )
        lienzo.texto(x + 17, y + 13.5, serie.nombre, 12.5, colores.TENUE)
        x += largo
    return y + 25

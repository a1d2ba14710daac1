"""Points against the calendar, drawn: the real line, the expected one dashed to December, the phases underneath."""

from collections.abc import Callable

from mgea import formato
from mgea.exports import colores
from mgea.exports.figuras import Lineas, Numero
from mgea.exports.lienzo import Lienzo, ancho

Lugar = Callable[[float], float]
ALTO, IZQUIERDA, DERECHA, FRANJA = 165.0, 34.0, 118.0, 13.0


def lineas(lienzo: Lienzo, datos: Lineas, y: float) -> float:
    """Draw it from ``y`` down; the new bottom."""
    if not datos.meses:
        lienzo.texto(8, y + 20, "Todavía no hay meses que mostrar.", 14, colores.TENUE)
        return y + 34
    paso = (lienzo.ancho - IZQUIERDA - DERECHA) / len(datos.meses)
    abajo = y + 10 + ALTO

    def x(i: float) -> float:
        return IZQUIERDA + paso * (i + 0.5)

    def alto(v: float) -> float:
        return abajo - ALTO * v / 100

    for v in (0, 25, 50, 75, 100):
        lienzo.linea([(IZQUIERDA, alto(v)), (lienzo.ancho - DERECHA, alto(v))], colores.BORDE, 1)
        lienzo.texto(IZQUIERDA - 6, alto(v) + 4, str(v), 11.5, colores.TENUE, "end")
    if datos.hasta >= 0:
        lienzo.caja(x(datos.hasta) - paso / 2, y + 10, paso, ALTO, "#EAF1F1")
    _anios(lienzo, datos, x, paso, y, abajo)
    rotulos = []
    for serie in datos.series:
        es = serie.rol == "esperado"
        color = colores.ROLES.get(serie.rol, colores.ACENTO)
        for tramo in _tramos(serie.valores):
            firmes = [(x(i), alto(v)) for i, v in tramo if not es or i <= datos.hasta]
            luego = [(x(i), alto(v)) for i, v in tramo if es and i >= datos.hasta]
            if len(firmes) > 1:
                lienzo.linea(firmes, color, 1.6 if es else 2.8)
            if len(luego) > 1:
                lienzo.linea(luego, color, 1.6, "4,4")
            for px, py in [] if es else firmes:
                lienzo.punto(px, py, 3.6, color)
        ultimo = _ultimo(serie.valores)
        if ultimo is not None:
            rotulos.append(
                (alto(ultimo[1]), formato.puntos(ultimo[1]), serie.nombre.lower(), color)
            )
    _rotulos(lienzo, rotulos)
    return _franjas(lienzo, datos, x, paso, abajo + 24)


def _anios(lienzo: Lienzo, datos: Lineas, x: Lugar, paso: float, y: float, abajo: float) -> None:
    salto = 2 if paso < 26 else 1
    for i, mes in enumerate(datos.meses):
        if i == 0 or mes[:4] != datos.meses[i - 1][:4]:
            lienzo.texto(x(i) - paso / 2 + 3, y + 7, mes[:4], 11.5, colores.TENUE)
            if i:
                lado = x(i) - paso / 2
                lienzo.linea([(lado, y), (lado, abajo)], colores.LINEA, 1)
        if i % salto == 0 or i == datos.hasta:
            ahora = i == datos.hasta
            color = colores.TINTA if ahora else colores.TENUE
            lienzo.texto(x(i), abajo + 15, formato.mes_eje(mes), 11.5, color, "middle", ahora)


def _tramos(valores: tuple[Numero, ...]) -> list[list[tuple[int, float]]]:
    """Runs of consecutive values: a month without data leaves a gap."""
    tramos: list[list[tuple[int, float]]] = []
    for i, v in enumerate(valores):
        if v is None:
            continue
        if tramos and tramos[-1][-1][0] == i - 1:
            tramos[-1].append((i, float(v)))
        else:
            tramos.append([(i, float(v))])
    return tramos


def _ultimo(valores: tuple[Numero, ...]) -> tuple[int, float] | None:
    con = [(i, float(v)) for i, v in enumerate(valores) if v is not None]
    return con[-1] if con else None


def _rotulos(lienzo: Lienzo, rotulos: list[tuple[float, str, str, str]]) -> None:
    """Names at the right, pushed apart."""
    x, antes = lienzo.ancho - DERECHA + 8, -99.0
    for y, cifra, nombre, color in sorted(rotulos):
        y = max(y + 4, antes + 30)
        lienzo.texto(x, y, cifra, 13, color, fuerte=True)
        lienzo.texto(x + ancho(cifra, 13) + 6, y, nombre.split(" (")[0], 12, color)
        antes = y


def _franjas(lienzo: Lienzo, datos: Lineas, x: Lugar, paso: float, y: float) -> float:
    for fase in datos.fases:
        for i in fase.lugares:
            lienzo.caja(
                x(i) - paso / 2,
                y,
                paso + 0.4,
                FRANJA - 3,
                colores.FASES.get(fase.slug, colores.LINEA),
            )
        lienzo.texto(lienzo.ancho - DERECHA + 8, y + 9, fase.titulo, 11.5, colores.TENUE)
        y += FRANJA
    return y + 4

"""Schools and practices, drawn: a dot per school over the bands, and the bar of 25 cells."""

from itertools import groupby

from mgea import catalogo, formato
from mgea.charts.paleta import BANDAS, NIVEL_PALABRA
from mgea.exports import colores
from mgea.exports.figuras import Celda, Celdas, Puntos
from mgea.exports.lienzo import Lienzo, renglones

SIN_NIVEL = {"no_aplica": "NA", "no_priorizada": "NP", "no_exigible": ""}
PRINCIPIOS = {p.slug: p.titulo for p in catalogo.principios()}


def apila(valores: list[float], separa: float) -> list[int]:
    """A level (0, 1, −1, 2…) for each of some ascending values, so that near ones do not touch."""
    niveles, ultimos = [], list[float]()
    for v in valores:
        k = next((k for k, u in enumerate(ultimos) if v - u >= separa), len(ultimos))
        ultimos[k : k + 1] = [v]
        niveles.append((k + 1) // 2 * (1 if k % 2 else -1))
    return niveles


def separacion(n: int) -> float:
    """Points (of 100) that keep two dots of so many apart."""
    return 1.6 if n <= 120 else 0.9 if n <= 600 else 0.5


def puntos(lienzo: Lienzo, datos: Puntos, y: float) -> float:
    """Draw it from ``y`` down; the new bottom."""
    if not datos.puntos:
        lienzo.texto(
            8, y + 20, "Ninguna escuela tiene todavía datos suficientes.", 14, colores.TENUE
        )
        return y + 34
    escala, izquierda = (lienzo.ancho - 24) / 100, 12.0
    todos = sorted(datos.puntos, key=lambda p: p[1])
    separa = separacion(len(todos))
    niveles = apila([p[1] for p in todos], separa)
    radio = max(1.2, separa * escala / 2 - 0.4)
    alto = max(90.0, (max(map(abs, niveles)) * 2 + 3) * radio * 2.1)
    arriba = y + 38
    _zonas(lienzo, datos, izquierda, escala, arriba, alto)
    medio = arriba + alto / 2
    for (_, v, banda), nivel in zip(todos, niveles, strict=True):
        lienzo.punto(
            izquierda + v * escala,
            medio + nivel * radio * 2.1,
            radio,
            colores.ROLES.get(banda, colores.TENUE),
        )
    for v in (0, 25, 50, 75, 100):
        lienzo.texto(
            izquierda + v * escala, arriba + alto + 16, str(v), 11.5, colores.TENUE, "middle"
        )
    return arriba + alto + (40 if datos.esperado is not None else 22)


def zonas(datos: Puntos) -> list[tuple[str, float, float, int]]:
    """(band, from, to, how many schools) of each zone; none when nothing is expected."""
    if datos.esperado is None:
        return []
    cortes = [0.0, *(min(max(datos.esperado + b, 0.0), 100.0) for b in datos.bordes), 100.0]
    bandas = ("critico", "en_riesgo", "en_ruta", "adelantada")
    return [
        (b, cortes[k], cortes[k + 1], sum(p[2] == b for p in datos.puntos))
        for k, b in enumerate(bandas)
        if cortes[k + 1] > cortes[k]
    ]


def _zonas(
    lienzo: Lienzo, datos: Puntos, x: float, escala: float, arriba: float, alto: float
) -> None:
    turno = 0
    for banda, a, b, n in zonas(datos):
        lienzo.caja(x + a * escala, arriba, (b - a) * escala, alto, colores.SUAVES[banda])
        glifo, palabra = BANDAS[banda]
        turno = 1 - turno if (b - a) < 24 else 0
        medio = min(max(x + (a + b) / 2 * escala, 50), lienzo.ancho - 60)
        rotulo = f"{glifo} {palabra} {formato.numero(n)}"
        lienzo.texto(
            medio, arriba - 6 - 16 * turno, rotulo, 12.5, colores.ROLES[banda], "middle", True
        )
    if datos.esperado is not None:
        donde = x + datos.esperado * escala
        lienzo.linea([(donde, arriba - 3), (donde, arriba + alto + 22)], colores.TINTA, 1.6)
        ancla = "start" if datos.esperado < 20 else "end" if datos.esperado > 80 else "middle"
        rotulo = f"{formato.puntos(datos.esperado)} esperado"
        lienzo.texto(donde, arriba + alto + 34, rotulo, 12.5, ancla=ancla, fuerte=True)


def celdas(lienzo: Lienzo, datos: Celdas, y: float) -> float:
    """Draw the 25 cells from ``y`` down, grouped by principle; the new bottom."""
    grupos = [(s, list(g)) for s, g in groupby(datos.celdas, key=lambda c: c.principio)]
    aire = 9.0
    lado = (lienzo.ancho - aire * (len(grupos) - 1)) / max(len(datos.celdas), 1)
    nombres = {s: renglones(PRINCIPIOS.get(s, s), 11, lado * len(g) + aire - 3) for s, g in grupos}
    abajo = y + 13.5 * max((len(v) for v in nombres.values()), default=0) + 4
    x = 0.0
    for slug, grupo in grupos:
        for k, linea in enumerate(reversed(nombres[slug])):
            lienzo.texto(x, abajo - 5 - 13.5 * k, linea, 11, colores.TENUE)
        for celda in grupo:
            _celda(lienzo, celda, x, abajo, lado - 1.6)
            x += lado
        x += aire
    return _leyenda(lienzo, datos, abajo + lado + 34)


def escrita(celda: Celda) -> str:
    """What is written in a cell: its level, or the sign of why it has none."""
    if celda.nivel is not None:
        return str(celda.nivel)
    return SIN_NIVEL.get(celda.estado, formato.SIN_DATO)


def _celda(lienzo: Lienzo, celda: Celda, x: float, y: float, lado: float) -> None:
    color, texto = colores.PAPEL, colores.TENUE
    if celda.nivel is not None:
        color = colores.ROLES[f"nivel_{celda.nivel}"]
        texto = colores.encima(color)
        lienzo.caja(x, y, lado, lado, color, r=2)
    elif celda.estado in ("no_aplica", "no_exigible"):
        lienzo.caja(x, y, lado, lado, colores.ROLES["no_aplica"], r=2)
    elif celda.estado == "no_priorizada":
        lienzo.caja(x, y, lado, lado, colores.PAPEL, colores.LINEA, r=2)
    else:
        lienzo.rayada(x, y, lado, lado)
        lienzo.caja(x + lado * 0.25, y + lado * 0.22, lado * 0.5, lado * 0.56, colores.PAPEL)
    lienzo.texto(x + lado / 2, y + lado / 2 + 4.8, escrita(celda), 13, texto, "middle", True)
    lienzo.texto(
        x + lado / 2, y + lado + 12, celda.practica.removeprefix("P"), 8.5, colores.TENUE, "middle"
    )
    if celda.verificada:
        lienzo.texto(
            x + lado / 2, y + lado + 23, "✓", 10.5, colores.ROLES["en_ruta"], "middle", True
        )


def _leyenda(lienzo: Lienzo, datos: Celdas, y: float) -> float:
    x = 0.0
    for n, palabra in enumerate(NIVEL_PALABRA):
        lienzo.caja(x, y, 12, 12, colores.ROLES[f"nivel_{n}"], colores.LINEA)
        lienzo.texto(x + 17, y + 10.5, f"{n} {palabra}", 11.5, colores.TENUE)
        x += 96
    presentes = {c.estado for c in datos.celdas}
    if presentes & {"sin_dato", "vencido"}:
        lienzo.rayada(x, y, 12, 12)
        lienzo.texto(x + 17, y + 10.5, "sin dato", 11.5, colores.TENUE)
        x += 68
    for estado, dice in (("no_aplica", "NA no aplica"), ("no_priorizada", "NP no priorizada")):
        if estado in presentes:
            lienzo.texto(x + 6, y + 10.5, dice, 11.5, colores.TENUE)
            x += 90
    return y + 18

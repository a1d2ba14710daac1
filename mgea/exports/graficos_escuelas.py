"""Schools and their practices as charts that travel: a dot per school, and one school's 25 cells."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mgea import charts, formato, frases
from mgea.charts.paleta import NIVEL_PALABRA
from mgea.exports.figuras import Celda, Celdas, Puntos
from mgea.exports.graficos import nulo
from mgea.exports.report import Columna, Grafico, Tabla, Valor

ESTADO_CELDA = {
    "sin_dato": "Sin dato",
    "vencido": "Dato vencido",
    "no_aplica": "No aplica",
    "no_priorizada": "No priorizada",
    "no_exigible": "No exigible",
}


def escuelas(
    schools: pd.DataFrame, mes: str, bordes: tuple[float, float, float], meta: str
) -> Grafico:
    """A dot per school over the bands. ``schools``: active rows of ``escuelas``."""
    juntas = schools[schools["banda"] != ""]
    espera = float(juntas["esperado"].mean()) if len(juntas) else None
    con = juntas if len(juntas) else schools[schools["estado"] == "ok"]
    ordenadas = con.sort_values(["puntos", "nombre"], ascending=[False, True])
    filas: tuple[tuple[Valor, ...], ...] = tuple(
        (str(r["nombre"]), nulo(r["puntos"]), nulo(r["brecha"]), frases.banda_palabra(r))
        for r in ordenadas.to_dict("records")
    )
    tres = ordenadas[["nombre", "puntos", "banda"]].itertuples(index=False)
    puntos = tuple((str(n), float(p), str(b)) for n, p, b in tres)
    titulo = "Los puntos de cada escuela"
    if espera is not None:
        titulo = f"Cada escuela, frente a lo esperado a {formato.mes_nombre(mes)}"
    return Grafico(
        titulo,
        "Puntos de 100; un punto es una IE",
        meta,
        charts.resumen_escuelas_puntos(schools, espera),
        Puntos(puntos, espera, bordes),
        Tabla(
            titulo,
            (
                Columna("Escuela", ancho=4), Columna("Puntos", "puntos"), Columna("Brecha", "signo"),
                Columna("Situación", ancho=1.6),
            ),
            filas,
            hoja="Escuelas y bandas",
        ),
    )  # fmt: skip


def celdas(cells: pd.DataFrame, meta: str) -> Grafico:
    """The bar of 25 cells. ``cells``: ``celdas`` of one school."""
    datos = tuple(_celda(r) for r in cells.to_dict("records"))
    con = sum(c.nivel is not None for c in datos)
    logradas = sum((c.nivel or 0) >= 3 for c in datos)
    return Grafico(
        "Las 25 prácticas",
        "Nivel de 0 a 4; ✓ verificada por la UGEL",
        meta,
        f"{formato.plural(con, 'práctica tiene', 'prácticas tienen')} dato vigente; {formato.numero(logradas)} en "
        "Logrado o Destacado.",
        Celdas(datos),
        Tabla(
            "Prácticas",
            (
                Columna("N.°"), Columna("Práctica", ancho=6), Columna("Nivel", "entero"), Columna("Estado", ancho=1.8),
                Columna("Verificada"),
            ),
            tuple((c.practica, c.titulo, c.nivel, estado(c), c.verificada) for c in datos),
            hoja="Prácticas",
        ),
    )  # fmt: skip


def _celda(row: Mapping[Any, Any]) -> Celda:
    situacion = str(row["estado"])
    nivel = nulo(row["nivel"]) if situacion == "valor" else None
    ultimo = nulo(row["ultimo_nivel"]) if situacion == "vencido" else None
    return Celda(
        str(row["practica"]),
        str(row["principio"]),
        str(row["titulo"]),
        situacion,
        None if nivel is None else int(nivel),
        None if ultimo is None else int(ultimo),
        row["verificacion"] == "verificada",
    )


def estado(celda: Celda) -> str:
    """A cell in words: its level's, or why it has none."""
    if celda.nivel is not None:
        return NIVEL_PALABRA[celda.nivel]
    return ESTADO_CELDA.get(celda.estado, "Sin dato")

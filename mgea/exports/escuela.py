"""One school's sections, and its one-page sheet (``ficha``): made one by one, or for all the schools of a scope."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from mgea import catalogo, formato, frases
from mgea.errors import NotFound
from mgea.exports import graficos, graficos_escuelas
from mgea.exports.lectura import conocido, definiciones
from mgea.exports.report import (
    Cifra,
    Columna,
    Grafico,
    Lista,
    Parrafo,
    Pieza,
    Report,
    Seccion,
    Tabla,
    plano,
)
from mgea.frases import compromisos as frases_compromisos
from mgea.frases import cronograma as frases_cronograma
from mgea.frases import hallazgos
from mgea.lecturas import base
from mgea.lecturas import compromisos as lecturas_compromisos
from mgea.lecturas import practicas as lecturas_practicas
from mgea.lecturas.pedido import Pedido
from mgea.lecturas.una_por_una import Escuela, una_por_una
from mgea.store import Store

CLASE = "Ficha de la IE"
PRINCIPIOS = {p.slug: p.titulo for p in catalogo.principios()}
QUIEN = "la escuela"
ENTERO = 400  # letters: no title of a practice is longer
FICHAS = ("puntos", "esperado", "brecha", "puntos_verificados")


def fichas(store: Store, pedido: Pedido) -> Iterator[Report]:
    """The sheet of every school of the scope, by UGEL and name. Whoever may not see names has none."""
    if not pedido.nombres:
        raise NotFound("No hay escuelas que se puedan mostrar en ese ámbito.")
    ejemplo = bool(base.ajustes(store).get("ejemplo"))
    como, definidas = conocido(store, pedido), definiciones(FICHAS)
    for escuela in una_por_una(store, pedido):
        titular = frases.titular_ie(escuela.fila, pedido.as_of)
        yield Report(
            clase=CLASE,
            quien=str(escuela.fila["nombre"]),
            titulo=plano(titular.frase),
            al=f"datos al {formato.fin_de_mes(pedido.as_of)}",
            conocido=como,
            n=con_dato(escuela),
            secciones=_ficha(escuela, pedido.as_of),
            definiciones=definidas,
            archivo=f"ficha {escuela.fila['nombre']} {escuela.fila['ie']} {pedido.as_of}",
            ejemplo=ejemplo,
            una_pagina=True,
        )


def ficha(store: Store, pedido: Pedido) -> Report:
    """The sheet of one school. Raises NotFound when it is not in the slice."""
    for report in fichas(store, pedido):
        return report
    raise NotFound("No hay escuelas que se puedan mostrar en ese ámbito.")


def con_dato(escuela: Escuela) -> str:
    """«23 de 24 prácticas con dato»; '' when the month asks nothing of the school."""
    fila = escuela.fila
    if formato.es_nulo(fila["aplicables"]):
        return ""
    return f"{formato.numero(fila['reportadas'])} de {formato.numero(fila['aplicables'])} prácticas con dato"


def secciones(escuela: Escuela, mes: str, puntos: pd.DataFrame) -> tuple[Seccion, ...]:
    """The report of one school, a message each. ``puntos``: that figure, with its rows by principle."""
    if escuela.fila["estado"] == "inactiva":
        return (_titular(escuela, mes),)
    n = con_dato(escuela)
    barra, serie = _barra(escuela, n), _serie(escuela, mes, n)
    esperado = graficos.nulo(escuela.fila["esperado"])
    return (
        _titular(escuela, mes),
        Seccion(barra.resumen.rstrip("."), (barra,), "Cada cuadro es una práctica; el rayado no tiene dato."),
        Seccion(
            hallazgos.serie(escuela.serie, mes, QUIEN),
            (serie,),
            "La línea punteada es lo que espera el cronograma.",
        ),
        Seccion(
            hallazgos.principios(puntos, PRINCIPIOS),
            (graficos.principios(puntos, esperado, "de la escuela", n),),
            "Un principio sin barra no tiene ningún dato vigente.",
        ),
        Seccion("Qué atender primero", _listas(escuela, mes), "Un paso por práctica: lo que menos cuesta."),
        _compromisos(escuela, n),
    )  # fmt: skip


def _titular(escuela: Escuela, mes: str) -> Seccion:
    titular = frases.titular_ie(escuela.fila, mes)
    cifra = Cifra(graficos.nulo(escuela.fila["puntos"]), "puntos", titular.de, _chip(escuela))
    frase = plano(titular.frase)
    if solo_priorizadas(escuela.fila):
        frase += " Esa distancia cuenta solo las prácticas que la escuela priorizó."
    return Seccion(
        "En una cifra",
        (cifra, Parrafo(frase), Parrafo(titular.meta)),
        "Empiece por la cifra y por lo que significa.",
    )


def solo_priorizadas(fila: Mapping[Any, Any]) -> bool:
    """Whether the gap is of fewer practices than the points: then one is not the other less what is expected."""
    if formato.es_nulo(fila["brecha"]) or formato.es_nulo(fila["puntos"]):
        return False
    return bool(abs(fila["puntos"] - fila["esperado"] - fila["brecha"]) >= 0.05)


def _chip(escuela: Escuela) -> str:
    return frases.banda_palabra(escuela.fila)


def _barra(escuela: Escuela, n: str) -> Grafico:
    return graficos_escuelas.celdas(escuela.celdas, n)


def _serie(escuela: Escuela, mes: str, n: str) -> Grafico:
    return graficos.esperado(escuela.serie, escuela.fases, mes, QUIEN, n)


def _listas(escuela: Escuela, mes: str) -> tuple[Lista, Lista]:
    """What raises the score most, and what falls due."""
    sube = lecturas_practicas.que_sube(escuela.celdas)
    hasta = pd.Timestamp(formato.ultimo_dia(mes)) + pd.Timedelta(days=31)
    vence = lecturas_compromisos.vence_pronto(escuela.compromisos, hasta)
    cosas = [frases.sube(r, ENTERO) for r in sube.to_dict("records")]
    plazos = [frases_compromisos.plazo(r) for r in vence.to_dict("records")]
    plazos += frases_cronograma.hitos(escuela.meses, escuela.celdas, mes)
    nada = (("Nada pendiente por ahora", ""),)
    return (
        Lista("Qué sube más el puntaje", tuple((plano(q), d) for q, d in cosas) or nada),
        Lista("Vence pronto", tuple(plazos) or nada),
    )


def _compromisos(escuela: Escuela, n: str) -> Seccion:
    grafico = graficos.compromisos(escuela.compromisos, n)
    return Seccion(grafico.resumen.rstrip("."), (grafico,), "Reprogramar no borra un atraso.")


def _ficha(escuela: Escuela, mes: str) -> tuple[Seccion, ...]:
    """Everything that fits on a page."""
    if escuela.fila["estado"] == "inactiva":
        return (_titular(escuela, mes),)
    n = con_dato(escuela)
    barra, serie = _barra(escuela, n), _serie(escuela, mes, n)
    gap = lecturas_practicas.brecha_autoverificada(escuela.celdas)
    piezas: tuple[Pieza, ...] = _listas(escuela, mes)
    return (
        _titular(escuela, mes),
        Seccion(barra.titulo, (barra,)),
        Seccion(serie.titulo, (serie,)),
        Seccion("Qué atender primero", piezas, media=True),
        Seccion(
            "Lo declarado y lo verificado",
            (Parrafo(plano(frases.autoverificada(gap))), _por_principio(escuela)),
            media=True,
        ),
    )  # fmt: skip


def _por_principio(escuela: Escuela) -> Tabla:
    """Points of each principle, from the school's own row."""
    filas = tuple((t, graficos.nulo(escuela.fila[slug])) for slug, t in PRINCIPIOS.items())
    columnas = (Columna("Principio", ancho=3), Columna("Puntos", "puntos"))
    return Tabla("Puntos de cada principio", columnas, filas)

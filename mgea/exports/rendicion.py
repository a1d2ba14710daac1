"""Rendición de cuentas: one page for the families of one school, in plain words.

No codes, no names of people, no comparison with other schools: what the school does well, what it works on, what it
promised, and what a family may ask. Commitments are counted, never quoted, because people write names in them.
"""

from dataclasses import replace

import pandas as pd

from mgea import formato
from mgea.exports import graficos
from mgea.exports.escuela import con_dato, solo_priorizadas
from mgea.exports.lectura import Lectura, documento
from mgea.exports.report import Cifra, Lista, Parrafo, Report, Seccion
from mgea.lecturas.pedido import Pedido
from mgea.lecturas.una_por_una import Escuela, una_por_una
from mgea.store import Store

CLASE = "Rendición de cuentas"
VARIAS = 5
"""Things told of each kind; the rest are counted."""

QUE_ES = (
    "Nuestra escuela sigue un modelo de gestión que le da más autonomía para decidir cómo mejorar. Tiene 25 formas de "
    "trabajar sugeridas. Cada una se califica de 0 (no empieza) a 4 (funciona muy bien); todas juntas suman 100 puntos."
)
PREGUNTE = (
    ("¿Qué está haciendo la escuela en lo que todavía falta empezar?", ""),
    ("¿Cómo puede participar mi familia?", ""),
    ("¿Cuándo nos contarán otra vez cómo va?", ""),
)


def rendicion(store: Store, pedido: Pedido) -> Report:
    """The page of one school. Raises NotFound when it is not in the slice."""
    leida = Lectura(store, pedido)
    escuela = next(una_por_una(store, pedido))
    secciones = [_como_vamos(escuela, leida.mes), *_practicas(escuela), _promesas(escuela)]
    secciones.append(Seccion("Qué puede preguntar", (Lista("", PREGUNTE),), media=True))
    titulo = f"Así va nuestra escuela a {formato.mes_largo(leida.mes)}"
    report = documento(leida, CLASE, titulo, con_dato(escuela), list(secciones), ())
    return replace(report, una_pagina=True)


def _como_vamos(escuela: Escuela, mes: str) -> Seccion:
    fila = escuela.fila
    cifra = Cifra(graficos.nulo(fila["puntos"]), "puntos", "de 100 puntos")
    return Seccion(
        "Cómo vamos", (cifra, Parrafo(_frente_a_lo_esperado(escuela, mes)), Parrafo(QUE_ES))
    )


def _frente_a_lo_esperado(escuela: Escuela, mes: str) -> str:
    fila = escuela.fila
    if formato.es_nulo(fila["puntos"]):
        return "Este mes todavía no hay información suficiente para decir cómo va la escuela."
    funcionan = formato.plural(_en(escuela, 3, 4), "ya funciona bien", "ya funcionan bien")
    texto = f"De las 25 formas de trabajar, {funcionan}."
    if fila["estado"] == "datos_insuficientes":
        return f"{texto} Falta información de varias: el puntaje todavía puede cambiar."
    if formato.es_nulo(fila["brecha"]):
        return texto
    brecha = round(float(fila["brecha"]), 1)
    lado = "más" if brecha > 0 else "menos"
    espera = f"A {formato.mes_nombre(mes)} se esperaba llegar a {formato.puntos(fila['esperado'])} puntos"
    como = (
        f"tenemos {formato.puntos(abs(brecha))} {lado}" if brecha else "vamos justo en lo esperado"
    )
    if solo_priorizadas(fila):
        como = f"contando solo lo que la escuela decidió priorizar, {como}"
    return f"{texto} {espera}; {como}."


def _en(escuela: Escuela, desde: int, hasta: int) -> int:
    return len(_titulos(escuela.celdas, desde, hasta))


def _titulos(cells: pd.DataFrame, desde: int, hasta: int) -> list[str]:
    own = cells[cells["estado"] == "valor"]
    own = own.assign(orden=-own["nivel"].astype(float)).sort_values(["orden", "practica"])
    return own[own["orden"].between(-hasta, -desde)]["titulo"].astype(str).tolist()


def _practicas(escuela: Escuela) -> list[Seccion]:
    cells = escuela.celdas
    sin = int(cells["estado"].isin(["sin_dato", "vencido"]).sum())
    bien, en_camino, falta = (_titulos(cells, a, b) for a, b in ((3, 4), (1, 2), (0, 0)))
    lista = [
        Seccion("Lo que ya funciona", (_lista(bien, "Todavía ninguna."),), media=True),
        Seccion(
            "En lo que estamos trabajando", (_lista(en_camino, "Ninguna por ahora."),), media=True
        ),
        Seccion("Lo que falta empezar", (_lista(falta, "Nada: todo ya empezó."),), media=True),
    ]
    if sin:
        dice = formato.plural(sin, "forma de trabajar no tiene", "formas de trabajar no tienen")
        lista[2] = Seccion(
            lista[2].titulo,
            (*lista[2].piezas, Parrafo(f"{dice} información reciente.")),
            media=True,
        )
    return lista


def _lista(titulos: list[str], nada: str) -> Lista:
    cosas = [(t, "") for t in titulos[:VARIAS]]
    if len(titulos) > VARIAS:
        cosas.append((f"y {formato.numero(len(titulos) - VARIAS)} más", ""))
    return Lista("", tuple(cosas) or ((nada, ""),))


def _promesas(escuela: Escuela) -> Seccion:
    por = escuela.compromisos["estado"].value_counts()
    hechas = int(por.get("cumplido_a_tiempo", 0) + por.get("cumplido_tarde", 0))
    vencidas, camino = int(por.get("vencido", 0)), int(por.get("pendiente", 0))
    if not hechas + vencidas + camino:
        nada = Parrafo("La escuela todavía no registra compromisos.")
        return Seccion("Lo que prometimos", (nada,), media=True)
    cifras = (
        Cifra(hechas, "entero", "cumplidos"),
        Cifra(camino, "entero", "en camino"),
        Cifra(vencidas, "entero", "fuera de plazo"),
    )
    return Seccion("Lo que prometimos", cifras, media=True)

"""Comparing groups fairly: every school a dot, peer groups by median, and the seven principles between groups."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from mgea import charts, formato, frases, metrics
from mgea.charts import comparar as dibujos
from mgea.lecturas import anonimo, comparacion, filas
from mgea.lecturas.comparacion import Reglas
from mgea.ui.comparacion.escuelas_calor import PRINCIPIOS
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.laminas import lamina
from mgea.ui.componentes.paneles import Panel
from mgea.ui.nucleo.contexto import Contexto

POR = {
    "UGEL": "ugel", "REI": "rei", "Distrito": "distrito", "Nivel": "nivel", "Gestión": "gestion", "Tamaño": "tamano",
}  # fmt: skip
MAS_GRUPOS = 24
"""Groups a drawing can hold; the table has them all."""

DISTANCIA = {
    "no_distinguible": "no distinguible", "por_encima": "por encima", "por_debajo": "por debajo", "": "",
}  # fmt: skip


def muy_pocas(ctx: Contexto, schools: pd.DataFrame, nivel: int = 1) -> bool:
    """Whether there are too few schools for the public, saying so when there are; ``nivel`` 2 under a page's title."""
    if len(schools) >= anonimo.MINIMO:
        return False
    ui.empty_state(
        "Menos de 5 escuelas",
        f"En {ctx.quien} hay tan pocas escuelas que cualquier cifra diría de cuál es. Mire un ámbito más grande.",
        nivel=nivel,
    )
    return True


def cambio(school: Mapping[Any, Any]) -> str:
    """How far a school has come since its starting point, in words."""
    if formato.es_nulo(school["mejora"]):
        return "Sin un mes anterior con datos suficientes con que comparar"
    return (
        f"{formato.con_signo(school['mejora'])} puntos desde {formato.mes_largo(school['partida'])}"
    )


@lamina
def puntos(ctx: Contexto) -> Panel:
    """Every school a dot, over the bands."""
    schools = ctx.read("comparada")
    activas = schools[schools["estado"] != "inactiva"]
    con = activas[activas["banda"] != ""]
    esperado = float(con["esperado"].mean()) if not con.empty else None
    u = ctx.umbrales
    bordes = (u["brecha_critica"], u["brecha_en_ruta"], u["brecha_adelantada"])
    return Panel(
        f"Cada escuela, frente a lo esperado a {formato.mes_nombre(ctx.as_of)}",
        f"Puntos de 100 · un punto es una IE; menos de 4 de diferencia no se distingue · "
        f"{ctx.meta(len(con), len(activas))}",
        charts.escuelas_puntos(activas, esperado, ctx.as_of, bordes),
        charts.resumen_escuelas_puntos(activas, esperado),
        activas.assign(
            situacion=[frases.banda_palabra(r) for r in activas.to_dict("records")]
        ).sort_values("puntos", ascending=False),
        "escuelas-puntos",
        {"nombre": "Escuela", "puntos": "Puntos", "brecha": "Brecha", "situacion": "Situación"},
        ficha=metrics.ficha("brecha"),
    )


def elegir_grupos(ctx: Contexto, schools: pd.DataFrame) -> tuple[str, ...]:
    """What peers share, chosen by the reader and kept in the address."""
    names = [k for k, v in POR.items() if v != "ugel" or schools["ugel"].nunique() > 1]
    if not ctx.pedido.nombres:
        names = [k for k in names if k == "UGEL"]
    if not names:
        return ()
    first = "UGEL" if "UGEL" in names else "REI" if schools["rei"].nunique() > 1 else "Distrito"
    chosen = st.pills(
        "Comparar escuelas que comparten",
        names,
        selection_mode="multi",
        default=[first],
        key="por",
        bind="query-params",
        help="El padrón no trae matrícula: el tamaño se mide por el número de servicios (niveles que atiende).",
    )
    return tuple(POR[c] for c in names if c in (chosen or [first]))


def _grupos(ctx: Contexto, por: tuple[str, ...], columnas: list[str]) -> tuple[pd.DataFrame, int]:
    """Peer groups with their distance to the median of all the schools compared, and how many schools those are."""
    schools = ctx.read("comparada")
    reglas = Reglas.de(ctx.umbrales)
    told = comparacion.grupos(schools, por, columnas, reglas)
    ok = schools[schools["estado"] == "ok"]
    central = {
        c: float(ok[c].median()) if len(ok) >= reglas.grupo else float("nan") for c in columnas
    }
    pairs = zip(told["columna"], told["mediana"], strict=True)
    told["referencia"] = told["columna"].map(central)
    told["distancia"] = [comparacion.distancia(m, central[c], reglas) for c, m in pairs]
    return told, len(ok)


def _mayores(told: pd.DataFrame) -> list[str]:
    """The groups a drawing holds: those with most schools, hidden ones last."""
    order = told.sort_values(["n", "grupo"], ascending=[False, True], kind="stable")
    return list(dict.fromkeys(order["grupo"]))[:MAS_GRUPOS]


@lamina
def grupos(ctx: Contexto, *por: str) -> Panel:
    """Bands by peer group: median, IQR and P10–P90."""
    told, n = _grupos(ctx, por, ["puntos"])
    central = float(told["referencia"].iloc[0]) if len(told) else float("nan")
    shown = told[told["grupo"].isin(_mayores(told))]
    shown = shown.sort_values("mediana", ascending=False, na_position="last", kind="stable")
    limite = ctx.umbrales["no_distinguible"]
    return Panel(
        f"Grupos de escuelas de {ctx.quien}",
        "Puntos de 100 · punto: mediana; barra: la mitad central (P25–P75) y línea: P10–P90, solo con 12 escuelas o "
        f"más · franja gris: a menos de {formato.numero(limite)} puntos de la mediana de todas, no se distingue · "
        f"{ctx.meta(n, len(ctx.roster))}",
        dibujos.grupos_bandas(shown, central, limite),
        _frase_grupos(told, central),
        _tabla(told),
        "grupos",
        TABLA,
        ficha=metrics.ficha("puntos"),
    )


TABLA = {
    "grupo": "Grupo", "escuelas": "Escuelas con datos", "mediana": "Mediana", "p25": "P25", "p75": "P75",
    "p10": "P10", "p90": "P90", "frente": "Frente a todas",
}  # fmt: skip


def _tabla(told: pd.DataFrame) -> pd.DataFrame:
    hidden = told["oculto"].map(dibujos.OCULTO)
    return told.assign(
        escuelas=hidden.where(hidden.notna(), told["n"].map(formato.numero)),
        frente=told["distancia"].map(DISTANCIA),
    )


def _frase_grupos(told: pd.DataFrame, central: float) -> str:
    shown = told[told["oculto"] == ""]
    if shown.empty:
        return "Ningún grupo llega a 5 escuelas con datos suficientes: no se compara."
    far = shown[shown["distancia"].isin(["por_encima", "por_debajo"])]
    texto = f"La mediana de todas las escuelas es {formato.puntos(central)} puntos. "
    if far.empty:
        texto += "Ningún grupo se distingue de ella."
    else:
        dichos = [
            f"{r['grupo']} va {DISTANCIA[r['distancia']]} ({formato.puntos(r['mediana'])}, n = {int(r['n'])})"
            for r in far.sort_values("mediana").head(4).to_dict("records")
        ]
        texto += f"{formato.enumera(dichos)}; " + (
            "los demás no se distinguen." if len(far) <= 4 else "el resto está en la tabla."
        )
    hidden = len(told) - len(shown)
    if hidden:
        texto += f" {formato.plural(hidden, 'grupo no se muestra', 'grupos no se muestran')}."
    return texto


@lamina
def principios(ctx: Contexto, *por: str) -> Panel:
    """Small multiples: the same groups in each of the seven principles."""
    slugs = list(filas.PRINCIPIOS.values())
    told, n = _grupos(ctx, por, slugs)
    shown = told[told["grupo"].isin(_mayores(told)[:15])]
    titles = dict(PRINCIPIOS)
    table = _tabla(told).assign(principio=told["columna"].map(titles))
    far = told[told["distancia"] == "por_debajo"]["columna"].map(titles).value_counts()
    resumen = (
        f"El principio con más grupos por debajo de la mediana de todas es {far.index[0]}."
        if len(far)
        else "En ningún principio hay grupos que se distingan por debajo de la mediana de todas."
    )
    return Panel(
        f"Los siete principios, por grupo de {ctx.quien}",
        f"Puntos de 100 en cada principio · punto lleno: se distingue de la mediana de todas (4 puntos o más) · "
        f"{ctx.meta(n, len(ctx.roster))}",
        dibujos.multiples_grupos(shown, PRINCIPIOS),
        resumen,
        table,
        "principios-grupo",
        {"principio": "Principio"} | TABLA,
        ficha=metrics.ficha("puntos"),
    )

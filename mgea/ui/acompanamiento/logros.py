"""Who already achieved it, on screen: for a school and for a supervisor."""

import pandas as pd
import streamlit as st

from mgea import catalogo, formato
from mgea.lecturas import logros as lecturas
from mgea.ui.acompanamiento.compartir import visitar
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.descargas import descargas
from mgea.ui.componentes.tablas import tabla
from mgea.ui.nucleo import tablero
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import encabezado_html
from mgea.ui.nucleo.una_vez import una_vez

NIVELES = {3: "Logrado", 4: "Destacado"}
COMPARTIDAS = {"nombre": "Escuela", "evidencia": "Evidencia", "contacto": "Contacto"}
MAESTRAS = {
    "nombre": "Escuela", "cercania": "Cercanía", "nivel": "Verificado", "verificado_en": "El día",
    "evidencia": "Evidencia", "contacto": "Contacto",
}  # fmt: skip
ENSENAN = {
    "practica": "Práctica", "nombre": "Quién puede enseñar", "rei": "REI", "nivel": "Verificado",
    "necesitan": "La necesitan en su REI", "visitas": "Acepta visitas",
}  # fmt: skip
NECESITAN = {"nombre": "Escuela", "rei": "REI", "nivel": "Nivel que declara"}
SIN_CONTACTO = "No ha dado su contacto"


def elige_practica(primero: str = "") -> str:
    """One of the 25 practices, kept in the address."""
    titles = {p.id: f"{p.id} {p.titulo}" for p in catalogo.practicas()}
    codes = list(titles)
    return str(
        st.selectbox(
            "Práctica", codes, index=codes.index(primero) if primero in codes else 0, format_func=titles.__getitem__,
            key="logros-practica", bind="query-params",
        )
    )  # fmt: skip


def para_escuela(ctx: Contexto, practica: str, nombre: str) -> None:
    """What other schools that consent let this one see: the same for a director and for whoever accompanies."""
    frame = ctx.read("compartidos", None, practica)
    with st.container(key="tarjeta-compartidos"):
        st.html(
            encabezado_html(
                "Quién ya lo logró, y acepta que lo visiten",
                "Verificado por la UGEL en Logrado o Destacado. Primero las de su REI, luego las de su nivel y "
                f"distrito · {formato.plural(len(frame), 'escuela', 'escuelas')} · {ctx.meta()}",
            )
        )
        if frame.empty:
            ui.aviso(
                f"Ninguna escuela de su UGEL con **{practica}** verificada ha aceptado todavía mostrarse a otras. "
                "Pregunte a su especialista: conoce a las que podrían enseñarla."
            )
            return
        tabla(frame, COMPARTIDAS, f"Escuelas que lograron {practica}", key="compartidos")
        with st.container(horizontal=True, gap="medium"):
            columns = {"practica": "Práctica"} | COMPARTIDAS
            descargas(frame, columns, f"Quién logró {practica}", "compartidos", ctx.as_of)
    visitar(ctx, practica, list(frame["nombre"]), nombre)


def para_supervisor(ctx: Contexto, practica: str) -> None:
    """Who could teach one practice, and who declares it under Logrado."""
    found, need, total = _de_practica(ctx, practica)
    with st.container(key="tarjeta-maestras"):
        st.html(
            encabezado_html(
                "La lograron", f"Verificado por la UGEL · {ctx.meta(len(found), total)}"
            )
        )
        columns = {k: v for k, v in MAESTRAS.items() if k != "cercania"} | {"rei": "REI"}
        _lista(ctx, found, columns, f"Quién logró {practica}", "maestras")
    with st.container(key="tarjeta-aprendices"):
        st.html(
            encabezado_html(
                "La necesitan", f"La declaran debajo de Logrado · {ctx.meta(len(need), total)}"
            )
        )
        _lista(ctx, need, NECESITAN, f"Quién necesita {practica}", "aprendices")


@una_vez
def _de_practica(ctx: Contexto, practica: str) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """Who achieved a practice, who needs it, both in words; and how many schools there are."""
    frame = ctx.read("practica_escuela", None, practica)
    need = lecturas.aprendices(frame)
    titles = {n.n: n.titulo for n in catalogo.niveles()}
    need = need.assign(
        nivel=[f"{int(n)} {titles[int(n)]}" for n in need["nivel"]],
        rei=need["rei"].replace("", "Sin REI"),
    ).sort_values(["nivel", "rei", "nombre"])
    found = _maestras(frame[frame["logro"].astype(bool)])
    return _con_fecha(found), _con_fecha(need), len(frame)


def _maestras(found: pd.DataFrame) -> pd.DataFrame:
    return found.assign(
        nivel=[NIVELES[int(n)] for n in found["nivel_verificado"]],
        evidencia=found["evidencia"].replace("", "Sin evidencia escrita"),
        contacto=found["contacto"].replace("", SIN_CONTACTO),
        rei=found["rei"].replace("", "Sin REI"),
    ).sort_values(
        ["acepta", "nivel_verificado", "rei", "nombre"], ascending=[False, False, True, True]
    )


def cerca_de(ctx: Contexto, practica: str) -> None:
    """For whoever accompanies a school: every school of their own that achieved it, nearest first."""
    wide = tablero.read(ctx.store, "practica_escuela", ctx.propio, practica)
    own = ctx.read("escuelas").iloc[0].to_dict()
    frame = lecturas.maestras(wide, own)
    with st.container(key="tarjeta-cerca"):
        st.html(
            encabezado_html(
                "Todas las que la lograron en su ámbito",
                "La más cercana primero. El contacto aparece solo si la escuela lo aceptó "
                f"· {formato.plural(len(frame), 'escuela', 'escuelas')} · {ctx.meta()}",
            )
        )
        said = _maestras(frame).loc[frame.index]
        _lista(ctx, _con_fecha(said), MAESTRAS, f"Quién logró {practica}", "cerca")


def ensenanza(ctx: Contexto) -> None:
    """The reverse list: who could teach what, and how many of its REI need it."""
    with st.container(key="tarjeta-ensenanza"):
        st.html(
            encabezado_html(
                "Quién puede enseñar qué, y a cuántas de su REI",
                f"Prácticas verificadas en Logrado o Destacado; primero las que más escuelas necesitan · {ctx.meta()}",
            )
        )
        _lista(ctx, _ensenan(ctx), ENSENAN, "Quién puede enseñar", "ensenanza")


@una_vez
def _ensenan(ctx: Contexto) -> pd.DataFrame:
    """``lecturas.ensenanza`` in words."""
    frame = ctx.read("ensenanza")
    titles = {p.id: p.titulo for p in catalogo.practicas()}
    said = frame.assign(
        practica=[f"{p} {formato.recorta(titles[p], 48)}" for p in frame["practica"]],
        nivel=[NIVELES[int(n)] for n in frame["nivel_verificado"]],
        rei=frame["rei"].replace("", "Sin REI"),
        visitas=["Sí" if a else "No ha respondido" for a in frame["acepta"]],
    )
    return _con_fecha(said)


def _con_fecha(frame: pd.DataFrame) -> pd.DataFrame:
    """The day also as text: a table shows it so, a file takes the date itself."""
    return frame.assign(verificado_texto=[formato.fecha(d) for d in frame["verificado_en"]])


def _lista(
    ctx: Contexto, frame: pd.DataFrame, columns: dict[str, str], titulo: str, key: str
) -> None:
    if frame.empty:
        st.html('<p class="mgea meta">Ninguna escuela por ahora.</p>')
        return
    seen = {"verificado_texto" if k == "verificado_en" else k: v for k, v in columns.items()}
    tabla(frame, seen, titulo, key=f"{key}-tabla")
    with st.container(horizontal=True, gap="medium"):
        descargas(frame, {"ie": "Código"} | columns, titulo, key, ctx.as_of)

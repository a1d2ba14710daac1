"""La norma: what the model fixes, what is a proposal, and the documents behind it. All from the catalogue."""

import pandas as pd
import streamlit as st

from mgea import catalogo, formato
from mgea.ui import components as ui
from mgea.ui import frases_norma, piezas
from mgea.ui.contexto import Contexto
from mgea.ui.look import hoja_de
from mgea.ui.navegacion import Page
from mgea.ui.tablas import tabla

PAGE = Page(
    "La norma",
    "norma",
    "Lo que fija el modelo, y lo que es propuesta editable",
    "comparar",
    sin_escuelas=True,
)


def render(ctx: Contexto) -> None:
    """Everything the board takes as given, with where each thing comes from."""
    hoja_de("ayuda")
    ui.headline(
        "7 y 25",
        "principios y prácticas sugeridas",
        "El modelo MGEA **sugiere** prácticas, fija cuatro fases y se relaciona con cinco compromisos de gestión. "
        "Lo que no fija la norma lleva aquí el nombre de **propuesta, editable**.",
        meta="documentos de la DRELM, la UGEL 02 y el Minedu; ver la base legal al final",
    )
    _practicas()
    _niveles()
    _fases()
    _cge()
    _mapa()
    _umbrales(ctx)
    _documentos()


def _tarjeta(key: str, titulo: str, meta: str, frame: pd.DataFrame, names: dict[str, str]) -> None:
    with st.container(key=f"tarjeta-norma-{key}"):
        st.html(piezas.encabezado_html(titulo, meta))
        tabla(frame, names, titulo, key=f"norma-{key}")


def _practicas() -> None:
    with st.container(key="tarjeta-norma-practicas"):
        st.html(
            piezas.encabezado_html(
                "Principios y prácticas",
                "Sugeridas: «no priorizada», «no aplica» y la práctica propia de una escuela son estados legítimos · "
                f"{catalogo.practicas()[0].fuente}",
            )
        )
        st.html(frases_norma.principios_html())


def _niveles() -> None:
    rows = [{"nivel": f"{n.n} {n.titulo}", "ancla": n.ancla} for n in catalogo.niveles()]
    meta = f"25 prácticas × 4 = 100 puntos · {catalogo.niveles()[0].fuente}"
    names = {"nivel": "Nivel", "ancla": "Qué significa"}
    _tarjeta("niveles", "Escala de niveles", meta, pd.DataFrame(rows), names)


def _fases() -> None:
    frame = frases_norma.calendario()
    names = {"fase": "Fase", "papel": "Qué pide"} | {year: year for year in frases_norma.anios()}
    meta = f"El año escolar va de marzo a diciembre · {catalogo.calendarios()[0].fuente}"
    _tarjeta("fases", "Fases y cronograma", meta, frame, names)
    ui.aviso(
        "El modelo abarca 2022–2025, pero **no hay cronograma oficial de 2024 ni de 2025**. Un año sin cronograma dice "
        "«cronograma no definido»; el tablero no lo inventa."
    )


def _cge() -> None:
    rows = [
        {"cge": f"CGE {c.n}", "titulo": c.titulo, "tipo": frases_norma.TIPO_CGE[c.tipo]}
        for c in catalogo.compromisos()
    ]
    names = {"cge": "CGE", "titulo": "Compromiso de gestión escolar", "tipo": "Cómo se sigue"}
    _tarjeta("cge", "Los cinco CGE", catalogo.compromisos()[0].fuente, pd.DataFrame(rows), names)


def _mapa() -> None:
    names = {
        "practica": "Práctica",
        "cge": "CGE",
        "peso": "Relación",
        "confianza": "Confianza",
        "razon": "Por qué",
    }
    meta = (
        "**Propuesta, editable**: no existe una relación oficial. Sirve para comparar un CGE consigo mismo en el "
        "tiempo; el CGE 2 no tiene práctica principal"
    )
    _tarjeta("mapa", "Prácticas y CGE", meta, frases_norma.mapa(), names)


def _umbrales(ctx: Contexto) -> None:
    rows = [
        {
            "titulo": u.titulo,
            "valor": formato.numero(ctx.umbrales[u.clave], 0 if ctx.umbrales[u.clave] % 1 == 0 else 2),
            "dueno": u.dueno,
            "fuente": u.fuente,
        }
        for u in catalogo.umbrales()
    ]  # fmt: skip
    names = {"titulo": "Umbral o plazo", "valor": "Vale hoy", "dueno": "Dueño", "fuente": "Fuente"}
    meta = "Propuestos por el tablero; cada UGEL puede cambiar los suyos"
    _tarjeta("umbrales", "Umbrales y plazos", meta, pd.DataFrame(rows), names)


def _documentos() -> None:
    names = {"codigo": "Documento", "que": "De qué trata", "fecha": "Fecha"}
    meta = "Los documentos que cita el tablero"
    _tarjeta("legal", "Base legal", meta, frases_norma.documentos(), names)

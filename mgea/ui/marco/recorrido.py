"""The tour of the first minute: four or five steps for each role, on top of the first page, until one puts it away.

It is a strip that opens, with links to the pages themselves: nothing covers the screen and nothing moves. It comes
closed, so that the page's own figure is what one sees first, also on a phone; «Ayuda» brings it open. A step is one
element (the link and what one finds there), because each costs every run of the page.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from mgea.commands.avisos import close_aviso
from mgea.lecturas import avisos
from mgea.permissions import Persona
from mgea.store import Store
from mgea.ui.nucleo import tablero
from mgea.ui.nucleo.look import hoja_de
from mgea.ui.nucleo.memoria import por_version

AVISO = "recorrido"
PARAMETRO = "ayuda"
TITULO = "El tablero en un minuto"
Enlace = Callable[[str, str], None]


@dataclass(frozen=True)
class Paso:
    """One step: where to tap (page and words of the link) and what one finds there."""

    ruta: str
    toque: str
    texto: str


RESUMEN = "Cuántos puntos van de 100, cuántos espera el cronograma y qué atender primero."
BUSCAR = Paso(
    "buscar",
    "Buscar",
    "Una práctica, una escuela, un compromiso o una cifra, con unas letras basta.",
)
INDICADORES = Paso(
    "indicadores", "Indicadores", "Bajo cada cifra toque «¿Qué significa?»: la fórmula y las filas que la forman."
)  # fmt: skip
NORMA = Paso(
    "norma",
    "La norma",
    "Principios, prácticas, fases y plazos, y qué es oficial y qué es propuesta.",
)
UGEL = (
    Paso("resumen", "Resumen", "Quién reportó, cada escuela frente a lo esperado y a quién acompañar esta semana."),
    Paso("verificar", "Verificar", "Lo que espera su revisión, lo urgente primero. Acepte, o devuelva con un motivo."),
    Paso("escuelas", "Escuelas", "Todas las escuelas del ámbito; abra la hoja de cualquiera."),
)  # fmt: skip
IMPORTAR = Paso(
    "importar", "Importar", "Traiga hojas de Excel o CSV. Nada se guarda hasta que usted confirme."
)
PASOS: dict[str, tuple[Paso, ...]] = {
    "director": (
        Paso("resumen", "Resumen", f"El estado de su escuela. {RESUMEN}"),
        Paso("mi-mes", "Mi mes", "Reporte sus 25 prácticas en cinco minutos: solo lo que vence o cambió."),
        Paso("practicas", "Prácticas", "Cada práctica: lo declarado, lo verificado por la UGEL y su historia."),
        Paso("compromisos", "Compromisos", "Lo que su escuela acordó: qué vence pronto y qué ya se cumplió."),
        INDICADORES,
    ),
    "especialista": (*UGEL, IMPORTAR, INDICADORES),
    "jefe": (*UGEL, IMPORTAR, NORMA),
    "administrador": (
        IMPORTAR,
        Paso("resumen", "Resumen", f"Cómo va la UGEL. {RESUMEN}"),
        Paso("escuelas", "Escuelas", "Compruebe que estén todas las escuelas del padrón, con su REI."),
        NORMA,
        BUSCAR,
    ),
    "dre": (
        Paso("resumen", "Resumen", f"Cómo van sus UGEL. {RESUMEN}"),
        Paso("escuelas", "Escuelas", "Escuelas por grupos parecidos; con menos de 4 puntos no se distinguen."),
        Paso("cronograma", "Cronograma", "Las cuatro fases: qué toca este mes y qué tan lejos se está."),
        NORMA,
        INDICADORES,
    ),
}  # fmt: skip


def mostrar(store: Store, persona: Persona, enlace: Enlace) -> None:
    """The strip of this person's role, the first time or when «Ayuda» asks for it. ``enlace(ruta, texto)`` links."""
    pedido = st.query_params.get(PARAMETRO) == AVISO
    if not pedido and AVISO in _cerrados(store, persona.id):
        return
    pasos = PASOS.get(persona.rol, PASOS["dre"])
    hoja_de("ayuda")
    with st.container(key="tarjeta-recorrido", horizontal=True, gap="small"):
        # What is already on the screen keeps how it stands: asked for, it is another one, which comes open.
        clave = "recorrido-pasos-abiertos" if pedido else "recorrido-pasos"
        titulo = f"**{TITULO}** · {len(pasos)} pasos para su perfil"
        with st.expander(titulo, expanded=pedido, key=clave):
            for n, paso in enumerate(pasos, start=1):
                enlace(paso.ruta, f"**{n}. {paso.toque}** {paso.texto}")
        st.button(
            "Entendido, no mostrar más",
            key="recorrido-cerrar",
            type="tertiary",
            help="Puede volver a verlo en «Ayuda», al pie del menú",
            on_click=_cerrar(store, persona),
        )


def _cerrar(store: Store, persona: Persona) -> Callable[[], None]:
    def close() -> None:
        st.query_params.pop(PARAMETRO, None)
        close_aviso(store, persona, AVISO, now=tablero.now())

    return close


@por_version(500)
def _cerrados(store: Store, persona: str) -> frozenset[str]:
    return avisos.cerrados(store, persona)

"""Preparar: a meeting with its data frozen, what the board proposes to say in it, and the acta of those held."""

from mgea import formato
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.guardar import avisar
from mgea.ui.marco.navegacion import Page, enlace
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import hoja_de
from mgea.ui.reuniones import reunion, reunion_archivo, reunion_corregir, reunion_preparar
from mgea.ui.reuniones.reunion_acta import acta

PAGE = Page(
    "Preparar",
    "preparar",
    "Congelar los datos de una reunión, elegir qué decir en ella, y el acta de las que ya se hicieron",
    "reunir",
)


def render(ctx: Contexto) -> None:
    """The chosen meeting with its proposals, or how to prepare the first one."""
    hoja_de("reunion")
    found = reunion.todas(ctx)
    avisar(reunion.ZONA)
    r = reunion.elige(ctx)
    if r is None:
        ui.headline(
            "Preparar",
            "",
            "Elija el ámbito y el mes, congele los datos y tenga en un minuto las láminas de la reunión.",
        )
        reunion_preparar.formulario(ctx, abierto=True)
        return
    f = reunion.foto_de(ctx, r)
    ui.headline(formato.fecha(r.dia), r.titulo, FRASE[r.estado], meta=reunion_preparar.meta(f))
    if r.estado == "preparada":
        enlace("presentar", "Ver las láminas y presentar", reunion=r.id)
        reunion_preparar.propuestas(ctx, r)
        reunion_corregir.corregir(ctx, r)
    elif r.estado == "en_curso":
        enlace("presentar", "Volver a las láminas", reunion=r.id)
        enlace("participar", "Ver la sala", reunion=r.id)
    elif r.estado == "cancelada":
        ui.aviso(f"Se canceló: {r.motivo}")
    else:
        acta(ctx, r)
        reunion_archivo.archivo(ctx, r)
    reunion_preparar.formulario(ctx, abierto=False)
    if len(found) > 1:
        reunion_preparar.lista(found)


FRASE = {
    "preparada": "Está **preparada**: revise lo que el tablero propone y cámbielo si hace falta.",
    "en_curso": "Está **en curso** en este momento.",
    "cerrada": "Está **cerrada**: esta es su acta.",
    "cancelada": "Está **cancelada**.",
}

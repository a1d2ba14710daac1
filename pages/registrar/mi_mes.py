"""Mi mes: the director closes the month on a phone in five minutes."""

import streamlit as st

from mgea import formato
from mgea.commands.mes_abierto import declares
from mgea.lecturas.mi_mes import pendiente
from mgea.ui.componentes import components as ui
from mgea.ui.marco.navegacion import Page, enlace
from mgea.ui.nucleo import tablero
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.look import hoja_de
from mgea.ui.registro import mi_mes
from mgea.ui.registro.mi_mes import Hoja
from mgea.ui.registro.mi_mes_otros import corregir, otros_meses
from mgea.ui.registro.mi_mes_propias import tarjeta_propias
from mgea.ui.registro.mi_mes_revision import RECIBO, REVISA, recibo, recibo_de, revision
from mgea.ui.registro.mi_mes_tarjeta import progreso, tarjeta

PAGE = Page(
    "Mi mes", "mi-mes", "Registrar el mes de su escuela: lo pendiente, ya llenado", "registrar"
)
SECCION = {
    "devuelta": "Devueltas por la UGEL",
    "vencida": "Sin dato o vencidas",
    "sin_dato": "Sin dato o vencidas",
    "por_confirmar": "Por confirmar este mes",
    "": "Correcciones",
}


def render(ctx: Contexto) -> None:
    """The month of the school of whoever leads it; for others, why there is nothing to fill in."""
    hoja_de("registro")
    if not declares(ctx.persona) or not ctx.es_ie:
        ui.empty_state(
            "El mes de una escuela lo registra quien la dirige",
            "Usted puede mirar lo que registró en «Prácticas» y verificarlo en «Verificar».",
            lambda: enlace("practicas", "Ir a Prácticas"),
            nivel=1,
        )
        return
    hoja = mi_mes.abrir(ctx.store, ctx.persona, ctx.scope.codigo, ctx.as_of, tablero.now())
    if not hoja.mes.activa:
        ui.empty_state(
            f"En {formato.mes_largo(hoja.periodo)} la escuela no estaba en el modelo",
            "Ese mes no se le exige nada. Elija otro mes arriba.",
            nivel=1,
        )
        return
    if recibo_de(hoja) is not None:
        recibo(hoja)
        otros_meses(hoja)
    elif st.session_state.get(REVISA) == (hoja.ie, hoja.periodo):
        revision(hoja)
    else:
        _lista(hoja)


def _lista(hoja: Hoja) -> None:
    with st.container(key="cabeza-mes"):
        lugar = st.empty()
    progreso(hoja, lugar)
    if hoja.aviso:
        ui.aviso(hoja.aviso, "en_riesgo")
    if hoja.sin_tocar():
        with st.container(key="otras-mes"):
            st.button(
                "Sin cambios en las otras",  # how many: see `progreso`
                key="sin-cambios",
                width="stretch",
                on_click=_todas,
                args=(hoja,),
            )
    seccion = None
    for cell in hoja.visibles():
        nueva = SECCION[pendiente(cell, hoja.periodo)]
        if nueva != seccion:
            seccion = nueva
            st.subheader(seccion)
        tarjeta(hoja, str(cell["practica"]), lugar)
    corregir(hoja)
    tarjeta_propias(hoja)
    otros_meses(hoja)
    _pie(hoja)


def _todas(hoja: Hoja) -> None:
    """Renew whatever is untouched at the moment of the tap."""
    mi_mes.sin_cambios(hoja, hoja.sin_tocar())


def _pie(hoja: Hoja) -> None:
    with st.container(key="pie-mes"):
        st.button(
            f"Revisar y enviar {formato.mes_nombre(hoja.periodo)}",
            key="revisar-mes",
            type="primary",
            width="stretch",
            on_click=_revisar,
            args=(hoja,),
        )


def _revisar(hoja: Hoja) -> None:
    st.session_state.pop(RECIBO, None)
    if hoja.cambios or hoja.propias:
        st.session_state[REVISA] = (hoja.ie, hoja.periodo)
    else:
        hoja.aviso = "Todavía no hay nada que enviar: elija un nivel o toque «Sin cambios»."

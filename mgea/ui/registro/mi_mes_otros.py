"""What else one may record from Mi mes: corrections, and months left behind."""

import streamlit as st

from mgea import formato
from mgea.commands.mes_abierto import last_recordable
from mgea.lecturas.mi_mes import meses_de_escuela
from mgea.ui.marco.navegacion import enlace
from mgea.ui.nucleo import tablero
from mgea.ui.registro.mi_mes import Hoja


def corregir(hoja: Hoja) -> None:
    """A way to a practice that asks for nothing, to correct what it says."""
    shown = {c["practica"] for c in hoja.visibles()}
    rest = {c["practica"]: c["titulo"] for c in hoja.mes.celdas if c["practica"] not in shown}
    if not rest:
        return
    key = hoja.key("corregir", "otra")
    elegida = st.selectbox(
        "Corregir una práctica que está al día",
        list(rest),
        index=None,
        format_func=lambda p: f"{p} {rest[p]}",
        key=key,
        placeholder="Elija una práctica",
    )
    if elegida and elegida not in hoja.extras:
        hoja.extras.append(elegida)
        st.rerun()


def otros_meses(hoja: Hoja) -> None:
    """Links to the months that say nothing yet: the next one, and the last ones left behind."""
    months = meses_de_escuela(hoja.store, hoja.ie, last_recordable(tablero.now()), 60)
    empty = months[~months["con_registro"] & (months["periodo"] != hoja.periodo)]
    later = sorted(p for p in empty["periodo"] if p > hoja.periodo)[:1]
    due = empty[empty["en_cronograma"].astype(bool)]
    earlier = [p for p in due["periodo"] if p < hoja.periodo][:2]
    if later or earlier:
        with st.container(key="otros-meses", horizontal=True):
            for periodo in [*later, *earlier]:
                enlace("mi-mes", f"Registrar {formato.mes_largo(periodo)}", mes=periodo)

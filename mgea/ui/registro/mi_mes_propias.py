"""The school's own practices, outside the 25: declared beside them, shown apart, never in the points."""

import streamlit as st

from mgea.commands.cambio import Propia
from mgea.lecturas.mi_mes import propias
from mgea.ui.nucleo.piezas import encabezado_html
from mgea.ui.registro import mi_mes
from mgea.ui.registro.mi_mes import Hoja
from mgea.ui.registro.practica import NIVEL


@st.fragment
def tarjeta_propias(hoja: Hoja) -> None:
    """What the school's own plan adds: each with its level, and a form for a new one."""
    with st.container(key="tarea-propias"), st.container(key="tarjeta-propias"):
        st.html(
            encabezado_html(
                "Prácticas propias de su plan", "Se muestran aparte y no suman a los 100 puntos"
            )
        )
        for row in propias(hoja.store, hoja.ie, hoja.periodo):
            codigo = str(row["codigo"])
            _una(hoja, codigo, Propia(str(row["titulo"]), row["nivel"], codigo))
        for asunto, propia in list(hoja.propias.items()):
            if not propia.codigo:
                _una(hoja, asunto, propia)
        nueva = st.popover(
            "Añadir una práctica propia",
            type="tertiary",
            key=hoja.key("propia", "nueva"),
            on_change="rerun",
        )
        if nueva.open:
            with nueva:
                _nueva(hoja)


def _una(hoja: Hoja, asunto: str, stood: Propia) -> None:
    key = hoja.key("nivel-propia", asunto)
    now = hoja.propias.get(asunto)
    value = None if now is None else now.nivel
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    titulo = stood.titulo if stood.codigo == "" else f"{stood.titulo} (estaba en {stood.nivel})"
    st.segmented_control(
        titulo,
        list(NIVEL),
        format_func=lambda n: f"**{n}** {NIVEL[n]}",
        key=key,
        width="stretch",
        on_change=_tocar,
        args=(hoja, asunto, stood, key),
    )


def _tocar(hoja: Hoja, asunto: str, stood: Propia, key: str) -> None:
    nivel = st.session_state.get(key)
    if nivel is not None:
        mi_mes.decir_propia(hoja, asunto, Propia(stood.titulo, int(nivel), stood.codigo))
    else:
        mi_mes.olvidar(hoja, f"propia:{asunto}")
        hoja.propias.pop(asunto, None)


def _nueva(hoja: Hoja) -> None:
    with st.form(hoja.key("forma-propia", "nueva"), border=False, clear_on_submit=True):
        titulo = st.text_input(
            "Nombre de la práctica", key=hoja.key("titulo", "nueva"), max_chars=200
        )
        nivel = st.selectbox(
            "Nivel",
            list(NIVEL),
            format_func=lambda n: f"{n} {NIVEL[n]}",
            key=hoja.key("nivel-de", "nueva"),
        )
        if st.form_submit_button("Añadir", key=hoja.key("anadir-propia", "nueva")):
            if titulo.strip():
                asunto = f"nueva-{len(hoja.propias) + 1}"
                mi_mes.decir_propia(hoja, asunto, Propia(titulo, nivel))
                st.rerun(scope="fragment")
            st.error("Escriba el nombre de la práctica.")

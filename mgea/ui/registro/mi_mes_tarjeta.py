"""One practice of Mi mes: five big buttons, what stood, and the rest behind a small menu. Each card is a fragment, so
a tap redraws that card and the line of progress, and nothing else."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import streamlit as st

from mgea import evidencia, formato
from mgea.commands.cambio import Cambio
from mgea.errors import MgeaError
from mgea.lecturas.mi_mes import Row, pendiente
from mgea.ui.nucleo import tablero
from mgea.ui.nucleo.piezas import bloque, esc
from mgea.ui.registro import mi_mes
from mgea.ui.registro.mi_mes import Hoja
from mgea.ui.registro.practica import NIVEL, rubrica_html
from mgea.ui.registro.sugerida import sugerir

Lugar = Any  # a placeholder of Streamlit


def progreso(hoja: Hoja, lugar: Lugar) -> None:
    """The heading: how many practices are missing, when the month is due, and when the draft was saved."""
    faltan, total = len(hoja.faltan()), len(hoja.mes.celdas)
    mes = formato.mes_nombre(hoja.periodo).capitalize()
    listo = total - faltan
    titulo = f"{mes}: {'falta' if faltan == 1 else 'faltan'} {formato.plural(faltan, 'práctica', 'prácticas')}"
    if not faltan:
        titulo = f"{mes}: listo para enviar" if hoja.cambios or hoja.propias else f"{mes}: al día"
    partes = [_vence(hoja), mi_mes.hace(hoja.guardado_en, tablero.now())]
    meta = " · ".join(p for p in partes if p)
    ancho = round(100 * listo / total) if total else 100
    nota = " Nada se envía hasta que usted toque «Enviar»." if hoja.cambios or hoja.propias else ""
    # The button is drawn once per visit and the taps only redraw their card: its number follows them from here.
    otras = len(hoja.sin_tocar())
    boton = f'content: " {otras}"' if otras else "display: none"
    quien = ".st-key-sin-cambios button p::after" if otras else ".st-key-otras-mes"
    lugar.html(
        f"<style>{quien} {{ {boton} }}</style>"
        + bloque(
            "mgea-mes",
            f'<h1>{esc(titulo)}</h1><p class="meta">{esc(meta)}</p>'
            f'<div class="avance" aria-hidden="true"><i style="width:{ancho}%"></i></div>'
            f'<p class="meta voz">{listo} de {total} al día.{nota}</p>',
        )
    )


def _vence(hoja: Hoja) -> str:
    if not hoja.mes.en_cronograma or hoja.mes.vence_en is None:
        return f"{formato.mes_largo(hoja.periodo).capitalize()}: sin fecha límite en el cronograma"
    dia = mi_mes.formato_lima(hoja.mes.vence_en)
    ultimo = datetime.fromordinal(dia.toordinal() - 1)
    verbo = "Venció" if hoja.mes.vence_en <= tablero.now() else "Vence"
    return f"{verbo} el {ultimo.day} de {formato.mes_largo(f'{ultimo:%Y-%m}')}"


@st.fragment
def tarjeta(hoja: Hoja, practica: str, lugar: Lugar) -> None:
    """The card of one practice; ``lugar`` is where the progress is written."""
    cell = hoja.mes.por_id[practica]
    stood = cell["nivel"] if cell["estado_registro"] == "valor" else None
    mark = "" if stood is None else f"-estaba{stood}"
    with st.container(key=f"tarea-{practica.replace('.', '-')}{mark}"):
        card = f"tarjeta-{practica.replace('.', '-')}"
        with st.container(key=card, gap="small"):
            st.html(_cabeza(hoja, cell))
            if hoja.choca(practica):
                _choque(hoja, cell)
            else:
                _niveles(hoja, practica)
            _acciones(hoja, cell)
    progreso(hoja, lugar)


def _cabeza(hoja: Hoja, cell: Row) -> str:
    practica = str(cell["practica"])
    partes = [f'<h3 class="titulo"><b>{esc(practica)}</b> {esc(cell["titulo"])}</h3>']
    if cell["devuelta"]:
        motivo = esc(cell["motivo_verificacion"] or "sin motivo escrito")
        partes.append(
            f'<p class="devuelta"><span aria-hidden="true">↩ </span><b>Devuelta por la UGEL:</b> {motivo}</p>'
        )
    dicho = mi_mes.dicho_texto(hoja, practica)
    if dicho and hoja.cambios[practica].estado != "valor":
        palabra = (
            "Sin cambios: " if hoja.cambios[practica].estado == "sin_cambios" else "Borrador: "
        )
        partes.append(f'<p class="estaba dicho">{palabra}{esc(dicho)}</p>')
    else:
        partes.append(f'<p class="estaba">{esc(_estaba(cell, hoja.periodo))}</p>')
    cambio = hoja.cambios.get(practica)
    texto = cell["evidencia"] if cambio is None or cambio.evidencia is None else cambio.evidencia
    for pieza in str(texto).splitlines():
        partes.append(f'<p class="estaba">Evidencia: {esc(pieza)}</p>')
    return bloque("mgea-tarea", "".join(partes))


def _estaba(cell: Row, periodo: str) -> str:
    if cell["periodo_registro"] is None:
        return "Nunca se ha registrado"
    cuando = formato.mes_largo(str(cell["periodo_registro"]))
    texto = mi_mes.estado_texto(str(cell["estado_registro"]), cell["nivel"])
    if cell["periodo_registro"] == periodo:
        return f"Este mes ya registró {texto}"
    if cell["estado"] in ("vencido", "sin_dato"):
        return f"Sin dato vigente desde {cuando}: entonces estaba en {texto}"
    return f"En {cuando} estaba en {texto}"


def _niveles(hoja: Hoja, practica: str) -> None:
    key = hoja.key("nivel", practica)
    said = hoja.dichos().get(practica)
    value = said[1] if said and said[0] == "valor" else None
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    st.segmented_control(
        f"Nivel de {practica}",
        list(NIVEL),
        format_func=lambda n: f"**{n}** {NIVEL[n]}",
        key=key,
        label_visibility="collapsed",
        width="stretch",
        on_change=mi_mes.tocar_nivel,
        args=(hoja, practica, key),
    )


def _acciones(hoja: Hoja, cell: Row) -> None:
    practica = str(cell["practica"])
    with st.container(key=f"acciones-{practica.replace('.', '-')}", horizontal=True):
        if cell["estado_registro"] is not None and pendiente(cell, hoja.periodo):
            st.button(
                "Sin cambios",
                type="tertiary",
                key=hoja.key("igual", practica),
                on_click=mi_mes.sin_cambios,
                args=(hoja, [cell]),
            )
        evidence = st.popover(
            "Evidencia", type="tertiary", key=hoja.key("evidencia", practica), on_change="rerun"
        )
        if evidence.open:
            with evidence:
                _evidencia(hoja, cell)
        other = st.popover(
            "No aplica…", type="tertiary", key=hoja.key("otra", practica), on_change="rerun"
        )
        if other.open:
            with other:
                _otra(hoja, cell)
        rubric = st.popover(
            "¿Qué significa?", type="tertiary", key=hoja.key("rubrica", practica), on_change="rerun"
        )
        if rubric.open:
            with rubric:
                st.html(rubrica_html())


def _choque(hoja: Hoja, cell: Row) -> None:
    """Two people about the same practice: both values, and the choice."""
    practica = str(cell["practica"])
    otro = mi_mes.estado_texto(str(cell["estado_registro"] or ""), cell["nivel"])
    mio = mi_mes.dicho_texto(hoja, practica)
    st.html(
        bloque(
            "mgea-aviso en_riesgo",
            '<span aria-hidden="true">▲</span> Mientras usted escribía, alguien más registró esta práctica. '
            f"<b>Registrado ahora: {esc(otro)}</b>. <b>Su borrador: {esc(mio)}</b>. Elija cuál queda.",
        )
    )
    mine = replace(hoja.cambios[practica], visto=int(cell["visto"]))
    with st.container(horizontal=True):
        st.button(
            f"Mantener lo mío: {mio}",
            key=hoja.key("mio", practica),
            on_click=mi_mes.decir,
            args=(hoja, mine),
        )
        st.button(
            f"Dejar lo registrado: {otro}",
            key=hoja.key("otro", practica),
            on_click=mi_mes.olvidar,
            args=(hoja, practica),
        )


def _evidencia(hoja: Hoja, cell: Row) -> None:
    practica = str(cell["practica"])
    sugerir(hoja, practica, lambda pieza: _anadir(hoja, cell, pieza))
    with st.form(hoja.key("forma", practica), border=False, clear_on_submit=True):
        tipo = st.selectbox(
            "Documento", evidencia.TIPOS, key=hoja.key("tipo", practica), accept_new_options=True
        )
        fecha = st.date_input("Fecha", None, format="DD/MM/YYYY", key=hoja.key("fecha", practica))
        numero = st.text_input("Número", key=hoja.key("numero", practica), max_chars=60)
        enlace = st.text_input(
            "Enlace", key=hoja.key("enlace", practica), max_chars=200, placeholder="https://…"
        )
        nota = st.text_input("Nota", key=hoja.key("nota", practica), max_chars=200)
        if st.form_submit_button("Añadir evidencia", key=hoja.key("anadir", practica)):
            pieza = evidencia.Evidencia(
                str(tipo or ""), fecha if fecha else None, numero, enlace, nota
            )
            _anadir(hoja, cell, pieza)


def _anadir(hoja: Hoja, cell: Row, pieza: evidencia.Evidencia) -> None:
    practica = str(cell["practica"])
    cambio = hoja.cambios.get(practica)
    antes = cell["evidencia"] if cambio is None or cambio.evidencia is None else cambio.evidencia
    try:
        texto = "\n".join(filter(None, [str(antes), evidencia.escribir((pieza,))]))
    except MgeaError as error:
        st.error(str(error))
        return
    if cambio is None and cell["estado_registro"] != "valor":
        st.error("Elija primero el nivel de la práctica: la evidencia acompaña a un nivel.")
        return
    cambio = cambio or Cambio(practica, "sin_cambios", visto=int(cell["visto"]))
    mi_mes.decir(hoja, replace(cambio, evidencia=texto))
    st.rerun(scope="fragment")


def _otra(hoja: Hoja, cell: Row) -> None:
    practica, visto = str(cell["practica"]), int(cell["visto"])
    key = hoja.key("motivo", practica)
    with st.form(hoja.key("forma-na", practica), border=False):
        motivo = st.text_input("Por qué no aplica en su escuela", key=key, max_chars=300)
        if st.form_submit_button("No aplica", key=hoja.key("na", practica)):
            if motivo.strip():
                mi_mes.decir(hoja, Cambio(practica, "no_aplica", motivo=motivo, visto=visto))
                st.rerun(scope="fragment")
            st.error("Escriba el motivo: sin él no se puede registrar «no aplica».")
    st.button(
        "No priorizada este año",
        key=hoja.key("np", practica),
        help="Aplica, pero la escuela no la puso en su plan: cuenta 0 puntos en el modelo.",
        on_click=mi_mes.decir,
        args=(hoja, Cambio(practica, "no_priorizada", visto=visto)),
    )
    if practica in hoja.cambios:
        st.button(
            "Quitar lo que escribí",
            key=hoja.key("quitar", practica),
            on_click=mi_mes.olvidar,
            args=(hoja, practica),
        )

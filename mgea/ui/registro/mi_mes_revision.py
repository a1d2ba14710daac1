"""The last look before sending a month: what changes, the points and the gap it gives; and the receipt afterwards."""

import streamlit as st

from mgea import formato
from mgea.commands import borrador
from mgea.commands.registro import ConflictoDeMes, Recibo, registrar
from mgea.errors import MgeaError
from mgea.lecturas.mi_mes import Ensayo, ensayo
from mgea.ui.componentes import components as ui
from mgea.ui.nucleo import tablero
from mgea.ui.nucleo.piezas import bloque, esc
from mgea.ui.registro import mi_mes
from mgea.ui.registro.mi_mes import Hoja

REVISA = "_mi_mes_revisa"
RECIBO = "_mi_mes_recibo"


def revision(hoja: Hoja) -> None:
    """What would be sent, and the two ways out: back to the list, or send."""
    antes, luego = ensayo(hoja.mes, {}), ensayo(hoja.mes, hoja.dichos())
    mes = formato.mes_nombre(hoja.periodo)
    st.html(
        bloque(
            "mgea-mes",
            f'<h1>Revise {esc(mes)} antes de enviar</h1><p class="meta">Todavía no se ha enviado nada.</p>',
        )
    )
    ui.headline(
        formato.numero(luego.puntos) if luego.puntos is not None else formato.SIN_DATO,
        "de 100 puntos",
        frase(antes, luego),
        meta=f"{luego.reportadas} de {formato.plural(luego.aplicables, 'práctica aplicable', 'prácticas aplicables')} "
        "con estado",
    )
    st.html(_cambios(hoja))
    with st.container(key="pie-mes", horizontal=True):
        st.button("Volver", key="volver-mes", on_click=_leave)
        st.button(
            f"Enviar {mes}",
            key="enviar-mes",
            type="primary",
            width="stretch",
            on_click=_enviar,
            args=(hoja,),
        )


def frase(antes: Ensayo, luego: Ensayo) -> str:
    """``Sube 3 puntos. El cronograma espera 59.4: va 2.6 puntos por delante.``"""
    partes = []
    if luego.puntos is not None and antes.puntos is not None:
        cambio = luego.puntos - antes.puntos
        verbo = "Sube" if cambio > 0 else "Baja"
        partes.append(
            f"{verbo} **{formato.puntos(abs(cambio))} puntos**."
            if abs(cambio) >= 0.05
            else "Se mantiene el puntaje."
        )
    if luego.brecha is not None:
        lado = "por delante" if luego.brecha >= 0 else "por debajo"
        partes.append(
            f"El cronograma espera {formato.puntos(luego.esperado)}: va "
            f"**{formato.puntos(abs(luego.brecha))} puntos {lado}**."
        )
    else:
        partes.append("Este mes no tiene cronograma: no hay brecha que mostrar.")
    return " ".join(partes)


def _cambios(hoja: Hoja) -> str:
    """The list of what changes, then how many stay."""
    filas, iguales = [], 0
    for practica, (estado, nivel) in sorted(hoja.dichos().items()):
        cell = hoja.mes.por_id[practica]
        era = mi_mes.estado_texto(str(cell["estado_registro"] or ""), cell["nivel"])
        ahora = mi_mes.estado_texto(estado, nivel)
        if era == ahora and hoja.cambios[practica].evidencia is None:
            iguales += 1
            continue
        paso = f"{era} → {ahora}" if era != ahora else f"{ahora}, con evidencia"
        filas.append(
            f'<li><span class="que"><b>{esc(practica)}</b> {esc(cell["titulo"])}</span>'
            f'<span class="paso">{esc(paso)}</span></li>'
        )
    for propia in hoja.propias.values():
        nivel_texto = "retirada" if propia.retirada else mi_mes.estado_texto("valor", propia.nivel)
        filas.append(
            f'<li><span class="que">Práctica propia: {esc(propia.titulo)}</span>'
            f'<span class="paso">{esc(nivel_texto)}</span></li>'
        )
    lista = f"<ul>{''.join(filas)}</ul>" if filas else '<p class="meta">Ningún nivel cambia.</p>'
    pie = (
        f"{formato.plural(iguales, 'práctica sigue como estaba', 'prácticas siguen como estaban')}."
    )
    return bloque("mgea-cambios", f'<h2>Lo que cambia</h2>{lista}<p class="meta">{pie}</p>')


def _leave() -> None:
    st.session_state.pop(REVISA, None)


def _enviar(hoja: Hoja) -> None:
    """Send; whatever is refused goes back to the list with its reason, and the draft stays."""
    st.session_state.pop(REVISA, None)
    try:
        recibo = registrar(
            hoja.store,
            hoja.persona,
            hoja.ie,
            hoja.periodo,
            list(hoja.cambios.values()),
            list(hoja.propias.values()),
            clave=hoja.clave,
            now=tablero.now(),
        )
    except ConflictoDeMes as error:
        hoja.aviso = str(error)
        return
    except MgeaError as error:
        hoja.aviso = str(error)
        return
    borrador.descartar(hoja.store, hoja.persona, hoja.ie, hoja.periodo)
    hoja.extras, hoja.aviso = [], ""
    st.session_state[RECIBO] = (hoja.ie, hoja.periodo, recibo)


def recibo_de(hoja: Hoja) -> Recibo | None:
    """The receipt of the month just sent in this session."""
    kept = st.session_state.get(RECIBO)
    return kept[2] if kept and kept[:2] == (hoja.ie, hoja.periodo) else None


def recibo(hoja: Hoja) -> None:
    """The month was sent: its points and gap as they now stand."""
    ahora = ensayo(hoja.mes, {})
    mes = formato.mes_nombre(hoja.periodo).capitalize()
    st.html(
        bloque(
            "mgea-mes",
            f'<h1>{esc(mes)} quedó enviado</h1><p class="meta">Puede corregirlo cuando quiera: la corrección se '
            "suma, no borra.</p>",
        )
    )
    ui.headline(
        formato.numero(ahora.puntos),
        "de 100 puntos",
        frase(Ensayo(None, None, None, 0, 0), ahora),
        meta=f"{ahora.reportadas} de {ahora.aplicables} prácticas aplicables con estado",
    )
    st.button("Volver al mes", key="recibo-mes", on_click=_forget)


def _forget() -> None:
    st.session_state.pop(RECIBO, None)

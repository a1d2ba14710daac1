"""One commitment in a dialog: what it says, and what may be done with it from the state it is in."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import streamlit as st

from mgea import formato
from mgea.commands import compromiso
from mgea.commands.compromiso import Visto
from mgea.commands.compromiso_fila import LARGO, PARTES, Acuerdo, state_of
from mgea.commands.estados import COMPROMISO
from mgea.permissions import may
from mgea.ui.componentes.guardar import avisar, callar, clave, guardar
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import bloque
from mgea.ui.registro.acuerdo_campos import CGES, PRACTICAS, campos, datos_html, hoy_lima

ZONA = "compromisos"
ACCION = {
    "avance": "Anotar avance", "cumplido": "Marcar cumplido", "reprogramado": "Reprogramar",
    "reasignado": "Cambiar responsable", "corregido": "Corregir", "anulado": "Anular", "verificado": "Verificar",
    "reabierto": "Reabrir",
}  # fmt: skip
HECHO = {
    "avance": "Anotó el avance de", "cumplido": "Marcó cumplido", "reprogramado": "Reprogramó",
    "reasignado": "Cambió el responsable de", "corregido": "Corrigió", "anulado": "Anuló", "verificado": "Verificó",
    "reabierto": "Reabrió",
}  # fmt: skip
Fila = dict[str, Any]


@st.dialog("Nuevo compromiso", width="medium", on_dismiss=lambda: callar(ZONA))
def nuevo(ctx: Contexto) -> None:
    """Agree a commitment. What is missing (owner, date) can come later: until then it is listed, not counted."""
    _cerrar_si_guardo()
    avisar(ZONA)
    nombres = dict(zip(ctx.roster["ie"], ctx.roster["nombre"], strict=True))
    ie = next(iter(nombres)) if len(nombres) == 1 else None
    if ie is None:
        ie = st.selectbox("Escuela", list(nombres), format_func=nombres.__getitem__, index=None, key="nuevo-ie",
                          placeholder="Elija la escuela")  # fmt: skip
    if may(ctx.persona, "verificar"):
        st.segmented_control(
            "Quién se compromete", list(PARTES), format_func=PARTES.__getitem__, default="ie", key="nuevo-parte",
            required=True,
        )  # fmt: skip
    st.text_area("A qué se compromete", key="nuevo-compromiso", max_chars=LARGO, height=90)
    st.selectbox(
        "Compromiso de gestión escolar",
        list(CGES),
        format_func=CGES.__getitem__,
        key="nuevo-cge",
        index=3,
    )
    st.selectbox(
        "Principio o práctica (opcional)",
        list(PRACTICAS),
        format_func=PRACTICAS.__getitem__,
        key="nuevo-practica",
    )
    izquierda, derecha = st.columns(2)
    izquierda.text_input("Responsable", key="nuevo-responsable", max_chars=120)
    derecha.date_input(
        "Fecha límite", value=None, min_value=hoy_lima(ctx), format="DD/MM/YYYY", key="nuevo-limite"
    )
    st.caption("Sin responsable o sin fecha queda como incompleto: se lista, pero no se cuenta.")
    st.button("Guardar el compromiso", key="nuevo-guardar", type="primary", disabled=not ie, on_click=_crear,
              args=(ctx, ie, clave(ZONA)))  # fmt: skip


@st.dialog("Compromiso", width="medium", on_dismiss=lambda: callar(ZONA))
def abierto(ctx: Contexto, codigo: str) -> None:
    """One commitment and what may be done with it. ``codigo``: its key on screen, ``<ie>-<codigo>``."""
    _cerrar_si_guardo()
    frame = ctx.read("acuerdos")
    found = frame[(frame["ie"] + "-" + frame["codigo"]) == codigo]
    if found.empty:
        st.html(bloque("", "<p>Ese compromiso ya no está en esta vista.</p>"))
        return
    fila = {str(k): v for k, v in found.iloc[0].to_dict().items()}
    st.html(datos_html(fila))
    avisar(ZONA)
    eventos = _eventos(ctx, fila)
    if not eventos:
        return
    evento = st.selectbox(
        "Qué desea hacer", eventos, format_func=ACCION.__getitem__, key=f"hacer-{codigo}"
    )
    campos(ctx, fila, evento, codigo)
    st.button(ACCION[evento], key=f"guardar-{codigo}", type="primary", on_click=_cambiar,
              args=(ctx, fila, evento, codigo, clave(ZONA)))  # fmt: skip


def _eventos(ctx: Contexto, fila: Fila) -> list[str]:
    """What the state allows and this person may do."""
    if fila["de_parte"] == "ugel" and not may(ctx.persona, "verificar"):
        return []
    estado = state_of(fila)
    return [
        t.evento
        for t in COMPROMISO.transiciones
        if estado in t.desde and t.evento in ACCION and may(ctx.persona, t.accion)
        and not (t.evento == "verificado" and fila["registrado_por"] == ctx.persona.id)
    ]  # fmt: skip


# -- what the widgets call -------------------------------------------------------------------------------------------


def _cerrar_si_guardo() -> None:
    if st.session_state.pop("compromisos-guardado", False):
        st.rerun()  # the whole page again: the dialog closes and the board shows it


def _crear(ctx: Contexto, ie: str, key: str) -> None:
    s = st.session_state
    acuerdo = Acuerdo(
        str(s.get("nuevo-compromiso") or ""), s["nuevo-cge"], str(s.get("nuevo-responsable") or ""),
        s.get("nuevo-limite"), s["nuevo-practica"], str(s.get("nuevo-parte") or "ie"),
    )  # fmt: skip
    _guardar(
        lambda now: compromiso.create(ctx.store, ctx.persona, ie, acuerdo, now=now, clave=key),
        f"Guardó el compromiso «{formato.recorta(acuerdo.compromiso, 60)}».",
    )


def _cambiar(ctx: Contexto, fila: Fila, evento: str, codigo: str, key: str) -> None:
    visto = Visto(fila["ie"], fila["codigo"], int(fila["visto"]))
    _guardar(
        lambda now: _EVENTO[evento](
            ctx, visto, lambda campo: st.session_state.get(f"{campo}-{codigo}"), now, key
        ),
        f"{HECHO[evento]} «{formato.recorta(str(fila['compromiso']), 60)}».",
    )


def _guardar(escribir: Callable[[datetime], object], texto: str) -> None:
    def write(now: datetime) -> str:
        escribir(now)
        return texto

    st.session_state["compromisos-guardado"] = guardar(ZONA, write)


def _call(name: str, *campos: str) -> Callable[..., object]:
    """The command of an event with the values of its fields."""

    def call(
        ctx: Contexto, visto: Visto, value: Callable[[str], Any], now: datetime, key: str
    ) -> object:
        values = [
            value(c) if c.startswith(("fecha", "avance", "cge")) else str(value(c) or "")
            for c in campos
        ]
        return getattr(compromiso, name)(ctx.store, ctx.persona, visto, *values, now=now, clave=key)

    return call


_EVENTO: dict[str, Callable[..., object]] = {
    "avance": _call("progress", "avance", "nota"),
    "cumplido": _call("complete", "fecha_cumplido", "evidencia"),
    "reprogramado": _call("reschedule", "fecha_limite", "motivo"),
    "reasignado": _call("reassign", "responsable"),
    "corregido": _call("correct", "compromiso", "cge", "practica"),
    "anulado": _call("cancel", "motivo"),
    "verificado": _call("verify", "nota"),
    "reabierto": _call("reopen", "motivo"),
}

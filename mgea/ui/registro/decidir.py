"""What the buttons of the inbox do: each decision is one command, and its outcome one line.

Widgets call these with what the screen showed when it was drawn, so a decision names the seq that was really seen.
"""

from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from mgea import formato
from mgea.commands import verificacion
from mgea.commands.verificacion import Decision
from mgea.ui.componentes.guardar import callar, guardar
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.registro import frases_verificacion as frases

ZONA = "verificar"
Fila = dict[str, Any]


def clave_fila(fila: Fila) -> str:
    """The row as a widget key: it changes when anything is said of its practice."""
    return f"{fila['ie']}-{fila['practica'].replace('.', '_')}-{int(fila['visto'])}"


def ir(pagina: int) -> None:
    """Go to a page of the inbox."""
    st.session_state["verificar-pagina"] = pagina


def abrir(key: str, que: str) -> None:
    """Open (or close) the level or the reason under a row."""
    actual = st.session_state.get("verificar-abierto")
    st.session_state["verificar-abierto"] = None if actual == (key, que) else (key, que)


def cerrar() -> None:
    """Close it."""
    st.session_state["verificar-abierto"] = None


def marcar(claves: list[str], valor: bool) -> None:
    """Mark or unmark rows."""
    for key in claves:
        st.session_state[f"marca-{key}"] = valor


def _decision(
    fila: Fila, decision: str = "verificado", nivel: int | None = None, motivo: str = ""
) -> Decision:
    return Decision(fila["ie"], fila["practica"], decision, int(fila["visto"]), nivel, motivo)


def aceptar(ctx: Contexto, fila: Fila, key: str) -> None:
    """Accept one practice at its declared level."""
    _escribir(ctx, [fila], [_decision(fila)], f"{key}-{clave_fila(fila)}")


def aceptar_marcadas(ctx: Contexto, filas: list[Fila], key: str) -> None:
    """Accept every marked row of the page in one transaction."""
    marcadas = [f for f in filas if st.session_state.get(f"marca-{clave_fila(f)}")]
    _escribir(ctx, marcadas, [_decision(f) for f in marcadas], key)


def confirmar(ctx: Contexto, fila: Fila, row: str, que: str, key: str) -> None:
    """Another level, or a return with its reason."""
    motivo = str(st.session_state.get(f"motivo-{row}") or "")
    nivel = st.session_state.get(f"otro-{row}") if que == "nivel" else None
    if que == "nivel" and nivel is None:
        st.session_state[f"{ZONA}-aviso"] = ("Elija el nivel que verifica.", "en_riesgo")
        return
    decision = "verificado" if que == "nivel" else "devuelto"
    if _escribir(ctx, [fila], [_decision(fila, decision, nivel, motivo)], f"{key}-{row}"):
        cerrar()


def _escribir(ctx: Contexto, filas: list[Fila], decisiones: list[Decision], key: str) -> bool:
    result: list[verificacion.Resultado] = []

    def write(now: datetime) -> str:
        result.append(
            verificacion.decide(ctx.store, ctx.persona, ctx.as_of, decisiones, now=now, clave=key)
        )
        return frases.hecho(result[0], filas)

    saved = guardar(ZONA, write)
    done = bool(result and result[0].hechas)
    st.session_state["verificar-lote"] = result[0].hecho.lote if done else ""
    if saved and not done:  # each was refused for its own reason
        texto, _ = st.session_state[f"{ZONA}-aviso"]
        st.session_state[f"{ZONA}-aviso"] = (texto, "critico")
    return done


def deshacer(ctx: Contexto, lote: str, key: str) -> None:
    """Take back the last batch of decisions."""
    callar(ZONA)
    st.session_state["verificar-lote"] = ""
    guardar(ZONA, partial(_undo, ctx, lote, key))


def _undo(ctx: Contexto, lote: str, key: str, now: datetime) -> str:
    _, n = verificacion.undo(ctx.store, ctx.persona, lote, now=now, clave=f"{key}-deshacer")
    return f"Deshecho: {formato.plural(n, 'práctica vuelve', 'prácticas vuelven')} a la bandeja."

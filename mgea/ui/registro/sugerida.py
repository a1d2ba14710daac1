"""Evidence that the board suggests for a practice: the visits between schools. The school decides whether to use it."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from mgea import cronograma, formato
from mgea.commands.aprender import EVIDENCIA_DE
from mgea.evidencia import LARGO, Evidencia
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from mgea.ui.nucleo import tablero
from mgea.ui.registro.mi_mes import Hoja

MESES = 2  # a visit of this month or the two before may speak for it


def sugerir(hoja: Hoja, practica: str, usar: Callable[[Evidencia], None]) -> None:
    """A button per visit between schools that may be evidence of this practice in this month; ``usar`` adds it."""
    if practica not in EVIDENCIA_DE:
        return
    for n, pieza in enumerate(sugeridas(hoja)):
        key = hoja.key(f"sugerida-{n}", practica)
        if st.button(
            f"Añadir: {pieza.tipo}, {formato.fecha(pieza.fecha)}", key=key, help=pieza.nota
        ):
            usar(pieza)


def sugeridas(hoja: Hoja) -> list[Evidencia]:
    """The visits in which the school took part lately, as pieces of evidence; newest first."""
    pedido = Pedido(Scope.ie(hoja.ie), hoja.periodo, None, tablero.today_start(tablero.now()))
    frame = tablero.read(hoja.store, "pasantias", pedido)
    first = pd.Timestamp(f"{cronograma.add_months(hoja.periodo, -MESES)}-01")
    last = pd.Timestamp(cronograma.month_end(hoja.periodo))
    found = frame[(frame["fecha"] >= first) & (frame["fecha"] <= last)]
    return [
        Evidencia(
            f"Visita a {r['anfitriona_nombre']}"
            if r["ie"] == hoja.ie
            else f"Visita de {r['nombre']}",
            r["fecha"].date(),
            nota=formato.recorta(f"{r['practica']}: {r['aprendizaje']}", LARGO),
        )
        for r in found.to_dict("records")
    ]

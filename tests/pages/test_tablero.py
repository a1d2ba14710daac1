"""What is read is kept for everybody: no page may change what another will be given."""

import pandas as pd

from mgea.commands import ajustes
from mgea.demo import personas
from mgea.lecturas.pedido import Pedido
from mgea.permissions import SISTEMA
from mgea.ui.nucleo import contexto, tablero
from mgea.ui.nucleo.una_vez import una_vez
from tests.pages.harness import NOW


def test_writing_on_what_was_read_changes_nothing_for_the_next(ejemplo):
    pedido = Pedido(personas()[0].ambito, "2023-07", None, NOW)
    first = tablero.read(ejemplo, "escuelas", pedido)
    before = first["puntos"].copy()
    first["puntos"] = 0.0
    first.loc[first.index[0], "nombre"] = "Otra"
    first.insert(0, "nueva", 1)
    again = tablero.read(ejemplo, "escuelas", pedido)
    pd.testing.assert_series_equal(again["puntos"], before)
    assert "nueva" not in again and again["nombre"].iloc[0] != "Otra"


def test_what_is_no_frame_is_given_whole_too(ejemplo):
    pedido = Pedido(personas()[0].ambito, "2023-07", None, NOW)
    for name in tablero.LECTURAS:
        if name in (
            "practica_escuela",
            "compartidos",
            "consentimiento",
        ):  # these ask for a practice or a school
            continue
        first = tablero.read(ejemplo, name, pedido)
        assert tablero.read(ejemplo, name, pedido) is not first or isinstance(first, str | tuple), (
            name
        )


def test_what_is_said_once_is_said_anew_after_something_was_recorded(copia):
    said: list[int] = []

    @una_vez
    def versions(ctx: contexto.Contexto) -> int:
        said.append(ctx.store.version())
        return ctx.store.version()

    def ask(mes: str) -> int:
        return versions(contexto.abrir(copia, personas()[0], "", mes))

    assert ask("2023-07") == ask("2023-07") and len(said) == 1
    assert ask("2023-06") and len(said) == 2, "another month is another question"
    ajustes.set_ajuste(copia, SISTEMA, "mes_inicial", "2023-06", "prueba", now=NOW)
    assert ask("2023-07") == copia.version() and len(said) == 3

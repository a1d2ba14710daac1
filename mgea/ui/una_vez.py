"""What a page says of its question, worked out once per question and version of the data.

A sentence or a list of a page costs a few milliseconds of filters and sorts; a page has ten, and each change of a
widget would pay for all of them again. What is kept is shared between sessions: it must be made of what nobody changes
(texts, numbers, tuples), and depend on nothing but the question.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import streamlit as st

from mgea.lecturas.pedido import Pedido
from mgea.ui.contexto import Contexto

T = TypeVar("T")
_HACEN: dict[str, Callable[[Contexto], Any]] = {}


def una_vez(hace: Callable[[Contexto], T]) -> Callable[[Contexto], T]:
    """The same function of a context, called again only for another question or after something was recorded."""
    name = f"{hace.__module__}.{hace.__name__}"
    _HACEN[name] = hace

    @wraps(hace)
    def dice(ctx: Contexto) -> T:
        said: T = _dicho(ctx, id(ctx.store), ctx.store.version(), name, ctx.pedido)
        return said

    return dice


@st.cache_resource(show_spinner=False, max_entries=2000)
def _dicho(_ctx: Contexto, base: int, version: int, name: str, pedido: Pedido) -> Any:
    del base, version, pedido  # part of the key only
    return _HACEN[name](_ctx)

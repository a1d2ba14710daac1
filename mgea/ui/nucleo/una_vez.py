"""What a page says of its question, worked out once per question and version of the data.

A sentence or a list of a page costs a few milliseconds of filters and sorts; a page has ten, and each change of a
widget would pay for all of them again. What is kept is shared between sessions: it must be made of what nobody changes
(texts, numbers, tuples), and depend on nothing but the question and what is passed besides.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from cachetools import cached

from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.memoria import Memoria, memoria

P = ParamSpec("P")
T = TypeVar("T")
DICHO = memoria(3000)


def una_vez(
    hace: Callable[Concatenate[Contexto, P], T], en: Memoria = DICHO
) -> Callable[Concatenate[Contexto, P], T]:
    """The same function of a context, called again only for another question or after something was recorded.

    What is passed besides must be hashable. ``en``: the memory it is kept in, shared by the functions of a kind.
    """

    def key(ctx: Contexto, *mas: Hashable) -> Hashable:
        return hace, ctx.store, ctx.store.version(), ctx.pedido, mas

    cache, turn = en
    kept: Any = wraps(hace)(cached(cache, key, condition=turn)(hace))
    said: Callable[Concatenate[Contexto, P], T] = kept
    return said

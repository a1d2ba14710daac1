"""What this process remembers between runs: answers kept per question and version of the data.

The key is (function, database, version, question), so an old answer can only be shown if nothing was recorded since.
What is kept is shared by every session and is nobody's to change: texts, numbers, tuples, or frames that readers copy.
Streamlit's own caches hash each argument down to its last field, 0.4 ms a call and 20 calls a page; these keys are
frozen dataclasses that Python hashes in a microsecond. Many who ask the same at once wait for one answer.
"""

from collections.abc import Callable, Hashable
from threading import Condition
from typing import Any, Concatenate, ParamSpec, TypeVar

from cachetools import LRUCache, cached

from mgea.store import Store

P = ParamSpec("P")
T = TypeVar("T")
Memoria = tuple[LRUCache[Hashable, Any], Condition]
_MEMORIAS: list[Memoria] = []


def memoria(entradas: int) -> Memoria:
    """Room for so many answers, the least used leave first; and the condition that guards it."""
    one: Memoria = (LRUCache(entradas), Condition())
    _MEMORIAS.append(one)
    return one


def por_version(
    entradas: int,
) -> Callable[[Callable[Concatenate[Store, P], T]], Callable[Concatenate[Store, P], T]]:
    """Keep what a function of (store, question…) answers until something is recorded. Arguments must be hashable."""

    def keep(answer: Callable[Concatenate[Store, P], T]) -> Callable[Concatenate[Store, P], T]:
        cache, turn = memoria(entradas)

        def key(store: Store, *question: Hashable) -> Hashable:
            return store, store.version(), question

        kept: Any = cached(cache, key, condition=turn)(answer)
        told: Callable[Concatenate[Store, P], T] = kept
        return told

    return keep


def olvida_todo() -> None:
    """Forget every answer: tests open many databases, one after another."""
    for cache, turn in _MEMORIAS:
        with turn:
            cache.clear()

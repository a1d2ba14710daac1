"""What the process remembers: until something is recorded, of one database only, and once for many who ask."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier, Event

import pytest

from mgea.ui.nucleo.memoria import olvida_todo, por_version


@dataclass(eq=False)
class Base:
    """As much of a database as a memory looks at."""

    numero: int = 0

    def version(self) -> int:
        return self.numero


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    olvida_todo()
    yield
    olvida_todo()


def counted(asked: list[str]):
    @por_version(10)
    def answer(store: Base, question: str) -> str:
        asked.append(question)
        return f"{question} {store.version()}"

    return answer


def test_an_answer_is_kept_until_something_is_recorded():
    asked: list[str] = []
    answer, base = counted(asked), Base()
    assert [answer(base, "a"), answer(base, "a"), answer(base, "b")] == ["a 0", "a 0", "b 0"]
    assert asked == ["a", "b"]
    base.numero = 1
    assert answer(base, "a") == "a 1"
    assert asked == ["a", "b", "a"]


def test_two_databases_of_the_same_version_share_nothing():
    asked: list[str] = []
    answer = counted(asked)
    answer(Base(), "a")
    answer(Base(), "a")
    assert asked == ["a", "a"]


def test_what_is_least_used_leaves_first():
    asked: list[str] = []
    answer, base = counted(asked), Base()
    for question in "abcdefghij":
        answer(base, question)
    answer(base, "a")
    answer(base, "k")  # the eleventh: "b" leaves, "a" was just used
    asked.clear()
    answer(base, "a")
    answer(base, "b")
    assert asked == ["b"]


def test_many_who_ask_at_once_wait_for_one_answer():
    asked: list[str] = []
    together, go = Barrier(9), Event()

    @por_version(10)
    def slow(store: Base, question: str) -> str:
        asked.append(question)
        assert go.wait(10)
        return question

    base = Base()

    def person(_: int) -> str:
        together.wait(10)
        return slow(base, "a")

    with ThreadPoolExecutor(8) as people:
        told = [people.submit(person, i) for i in range(8)]
        together.wait(10)
        go.set()
        assert {t.result(10) for t in told} == {"a"}
    assert asked == ["a"]


def test_an_answer_that_failed_is_asked_again():
    tries: list[int] = []

    @por_version(10)
    def answer(store: Base) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("disk")
        return "well"

    base = Base()
    with pytest.raises(OSError, match="disk"):
        answer(base)
    assert answer(base) == "well"
    assert len(tries) == 2

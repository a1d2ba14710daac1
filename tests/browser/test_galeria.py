"""Every piece of the look with nothing, with holes, and with 2,000 schools of endless names: nothing sticks out."""

from collections.abc import Iterator

import pytest

from scripts.browser import screen
from scripts.live import Server, live_board
from tests.browser import miradas


@pytest.fixture(scope="module")
def galeria(example, tmp_path_factory) -> Iterator[Server]:
    """The gallery of pieces, served like the board."""
    log = tmp_path_factory.mktemp("galeria") / "servidor.log"
    with live_board(example, log, script="tests/galeria.py") as running:
        yield running


@pytest.mark.parametrize("width", (390, 1366))
@pytest.mark.parametrize("caso", ("nada", "huecos", "muchas"))
def test_the_pieces_bear(caso: str, width: int, galeria, chromium):
    with screen(chromium, galeria, width) as tab:
        tab.open(f"?caso={caso}")
        assert tab.exceptions() == []
        assert tab.overflow() <= 0
        assert miradas.sobrantes(tab) == []

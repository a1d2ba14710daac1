"""A live board over the example, and a Chromium that looks at it."""

import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from scripts.browser import Screen, chromium_browser, screen
from scripts.live import Server, build_example, live_board

PICTURES = Path(__file__).parent / "artefactos"

OpenPage = Callable[..., Screen]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def example(built_once, tmp_path_factory) -> Path:
    """The example database, built once for all browser tests; a copy for each worker."""
    path = built_once("ejemplo-navegador.duckdb", build_example)
    return Path(shutil.copy(path, tmp_path_factory.mktemp("base") / "ejemplo.duckdb"))


@pytest.fixture(scope="session")
def server(example: Path, tmp_path_factory) -> Iterator[Server]:
    """The board, served on a free loopback port for the whole session."""
    log = tmp_path_factory.mktemp("servidor") / "servidor.log"
    with live_board(example, log) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """One browser for all tests; each page opens in a context of its own."""
    with chromium_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def workshop(example: Path, tmp_path_factory) -> Iterator[Server]:
    """A second board over a copy of the example, for the tests that record: what the others look at stays still."""
    folder = tmp_path_factory.mktemp("taller")
    copy = shutil.copy(example, folder / "ejemplo.duckdb")
    with live_board(copy, folder / "servidor.log") as running:
        yield running


@pytest.fixture
def open_page(request, server: Server, chromium) -> Iterator[OpenPage]:
    """open_page(path="/", width=1366, dark=False) → Screen on the board that nobody changes, still and ready."""
    yield from _opener(request, server, chromium)


@pytest.fixture
def open_to_record(request, workshop: Server, chromium) -> Iterator[OpenPage]:
    """The same on the board where tests record."""
    yield from _opener(request, workshop, chromium)


def _opener(request, server: Server, chromium) -> Iterator[OpenPage]:
    """When the test is over, nothing may have left the machine; when it failed, a picture of each tab is left in
    tests/browser/artefactos."""
    opened: list[Screen] = []
    with ExitStack() as stack:

        def open_one(path: str = "/", width: int = 1366, dark: bool = False) -> Screen:
            tab = stack.enter_context(screen(chromium, server, width, dark))
            opened.append(tab)
            return tab.open(path)

        yield open_one
        report = request.node.stash.get(OUTCOME, None)
        if report is not None and report.failed:
            for number, tab in enumerate(opened):
                name = request.node.name.replace("/", "_")
                tab.screenshot(PICTURES / f"{name}-{number}.png", whole=False)
        assert [url for tab in opened for url in tab.external] == [], "the board called outside"


OUTCOME = pytest.StashKey[pytest.TestReport]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[OUTCOME] = report
    return report

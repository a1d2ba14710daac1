"""What every test shares: where the project is, and servers that tell the whole error."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent

# The board hides the details of an error; the servers that tests start have to tell them.
os.environ.setdefault("STREAMLIT_CLIENT_SHOW_ERROR_DETAILS", "full")
# A database of the person who runs the tests must never be opened by one.
os.environ.pop("MGEA_DATABASE", None)


Built = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """built_once(name, build) → a file made by ``build(path)`` once for all workers, that nobody opens: copy it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base

    def built(name: str, build: Callable[[Path], object]) -> Path:
        path = shared / name
        with FileLock(f"{path}.lock"):
            if not path.exists():
                unfinished = shared / f"por-terminar-{name}"
                build(unfinished)
                unfinished.rename(path)
        return path

    return built


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT

"""What every test shares: where the project is, and a Streamlit that tells the whole error."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Production shows no details of an error; a failing test has to. Read when Streamlit is imported.
os.environ.setdefault("STREAMLIT_CLIENT_SHOW_ERROR_DETAILS", "full")
# A database of the person who runs the tests must never be opened by one.
os.environ.pop("MGEA_DATABASE", None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT

"""What every test shares: where the project is, and servers that tell the whole error."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# The board hides the details of an error; the servers that tests start have to tell them.
os.environ.setdefault("STREAMLIT_CLIENT_SHOW_ERROR_DETAILS", "full")
# A database of the person who runs the tests must never be opened by one.
os.environ.pop("MGEA_DATABASE", None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT

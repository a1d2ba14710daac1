"""Every piece we stand on is named exactly, with the reason, and comes from wherever pip looks."""

import re

import pytest

from tests.architecture import house

FILES = ("requirements.txt", "requirements-dev.txt")


@pytest.mark.parametrize("name", FILES)
def test_a_pin_is_exact_and_says_why(name: str):
    lines = (house.ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith(("#", "-r "))]
    shape = re.compile(r"[\w.\[\]-]+==[\w.]+\s+# \S.{10,}")
    assert [line for line in pins if not shape.fullmatch(line)] == []


@pytest.mark.parametrize("name", (*FILES, "constraints.txt"))
def test_no_file_says_where_to_download_from(name: str):
    text = (house.ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"index-url|find-links|https?://|file:", text)

"""Every piece we stand on is named exactly, with the reason, and comes from wherever pip looks."""

import re
import sys

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


def test_every_library_we_import_is_pinned_by_name():
    text = (house.ROOT / "requirements.txt").read_text(encoding="utf-8")
    pinned = {line.split("==")[0].split("[")[0] for line in text.splitlines() if "==" in line}
    everyone = house.modules(house.MGEA) + house.modules(house.PAGES)
    roots = {name.split(".")[0] for path in everyone for name in house.imported(path)}
    outside = roots - set(sys.stdlib_module_names) - {"mgea", "pages", "__future__"}
    # What is installed under another name than it is imported by.
    known_as = {"pptx": "python-pptx", "python_calamine": "python-calamine"}
    assert {known_as.get(name, name) for name in outside} - pinned == set()

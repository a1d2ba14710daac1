"""What the documents say about the tree is true."""

import pytest

from tests.architecture import house
from tests.architecture.test_layers import top_level

README = house.ROOT / "README.md"


@pytest.mark.skipif(not README.exists(), reason="there is no README yet")
def test_the_tree_of_the_readme_names_every_module():
    text = README.read_text(encoding="utf-8")
    names = {module for module in top_level() if f"{module}.py" in text or f"{module}/" in text}
    assert top_level() - names == set()

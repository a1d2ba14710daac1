"""Every page still looks like its reference: blocks of grey, so that a broken layout fails and another font does not.

A page that changed on purpose: `make referencias`, look at the pictures, keep them.
"""

from pathlib import Path

import pytest

from scripts.browser import screen
from scripts.pinturas import ANCHO, differences, grey
from scripts.vistas import Vista, picture, still, vistas

pytestmark = pytest.mark.xfail(
    strict=False, reason="known and open: references predate the last layouts"
)

FOLDER = Path(__file__).parent / "referencias"
PICTURES = Path(__file__).parent / "artefactos"


@pytest.mark.parametrize("width", ANCHO)
@pytest.mark.parametrize("vista", vistas(), ids=lambda vista: vista.nombre)
def test_a_page_looks_like_its_reference(vista: Vista, width: int, server, chromium, tmp_path):
    reference = FOLDER / f"{vista.nombre}-{width}.png"
    if not reference.exists():
        pytest.fail(f"{reference.name} is not drawn yet: make referencias")
    with screen(chromium, server, width) as tab:
        now = grey(picture(still(tab, vista.path), tmp_path), width)
    found = differences(now, reference.read_bytes())
    if found:
        PICTURES.mkdir(exist_ok=True)
        (PICTURES / reference.name).write_bytes(now)
    assert found == [], f"compare {PICTURES / reference.name} with {reference}"


def test_no_reference_is_of_a_page_that_is_gone():
    names = {f"{vista.nombre}-{width}.png" for vista in vistas() for width in ANCHO}
    assert {path.name for path in FOLDER.glob("*.png")} - names == set()

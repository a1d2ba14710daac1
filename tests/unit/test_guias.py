"""The guides in Spanish: every picture is there and small, and every page of the menu is explained to somebody."""

import re

import pytest

from scripts.guias import FOLDER, FOTOS, ROOT
from scripts.routes import routes

GUIAS = sorted((ROOT / "docs").glob("guia-*.md"))
GRANDE = 150_000
"""Bytes."""


@pytest.mark.parametrize("guia", GUIAS, ids=lambda path: path.stem)
def test_every_picture_of_a_guide_exists_and_is_drawn_by_the_script(guia):
    named = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", guia.read_text(encoding="utf-8"))
    assert named, "a guide without pictures"
    drawn = {f"imagenes/{foto.nombre}.png" for foto in FOTOS}
    assert {path for _, path in named} - drawn == set()
    assert [path for _, path in named if not (ROOT / "docs" / path).exists()] == []
    assert [path for words, path in named if len(words) < 5] == [], "say what it shows"


def test_the_pictures_are_small():
    big = {p.name: p.stat().st_size for p in FOLDER.glob("*.png") if p.stat().st_size > GRANDE}
    assert big == {}


def test_every_page_of_the_menu_is_in_some_guide():
    text = "\n".join(guia.read_text(encoding="utf-8") for guia in GUIAS)
    assert [r.id for r in routes() if f"**{r.module.PAGE.titulo}**" not in text] == []


def test_a_guide_speaks_to_usted():
    for guia in GUIAS:
        text = guia.read_text(encoding="utf-8").casefold()
        assert not re.search(r"\b(tú|tu|tus|puedes|tienes|haz)\b", text), guia.name

"""Documents cannot lie: generated ones are fresh, and the glossary knows every word it should."""

from mgea import catalogo
from mgea.permissions import COLUMNAS
from scripts import manual
from tests.architecture import house

GLOSARIO = (house.ROOT / "docs" / "glosario.md").read_text(encoding="utf-8")


def test_the_indicators_manual_is_what_the_code_says():
    assert manual.main(["--check"]) == 0


def test_the_glossary_has_every_level_of_the_hierarchy_and_every_state():
    for word in (*COLUMNAS, "sin_dato", "no_aplica", "no_priorizada", "en_plazo", "no_exigible"):
        if word != "distrito":
            assert f"`{word}`" in GLOSARIO, word


def test_the_glossary_names_the_phases_and_levels_of_the_catalogue():
    for term in [*(f.titulo for f in catalogo.fases()), *(n.titulo for n in catalogo.niveles())]:
        assert term in GLOSARIO, term


def test_every_decision_is_numbered_once():
    numbers = [p.name[:4] for p in sorted((house.ROOT / "docs" / "decisiones").glob("*.md"))]
    assert numbers == sorted(set(numbers))

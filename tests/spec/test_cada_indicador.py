"""Every published indicator has a specification of its own name."""

from pathlib import Path

import pytest

from mgea import metrics

JUNTOS = {"puntos_p25": "puntos_mediana", "puntos_p75": "puntos_mediana"}
"""Told in the file of another, because they are one example."""


@pytest.mark.parametrize("slug", metrics.published())
def test_a_published_indicator_has_its_spec(slug):
    assert (Path(__file__).parent / f"test_{JUNTOS.get(slug, slug)}.py").exists()

"""The palette keeps its word: text can be read, and colours can be told apart, in both themes."""

import itertools
import tomllib
from pathlib import Path

import numpy as np
import pytest

from mgea.charts import paleta
from mgea.charts.paleta import CLARO, OSCURO, Tema

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
TEMAS = [pytest.param(CLARO, id="light"), pytest.param(OSCURO, id="dark")]
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
VISTAS = {
    "normal": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
}


def lineal(color: str) -> np.ndarray:
    c = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contraste(uno: str, otro: str) -> float:
    """WCAG 2 contrast ratio."""
    luces = sorted(float(np.dot([0.2126, 0.7152, 0.0722], lineal(c))) for c in (uno, otro))
    return (luces[1] + 0.05) / (luces[0] + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    a_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = np.dot(a_xyz, np.clip(rgb, 0, 1)) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def separacion(colores: list[str], vista: str) -> float:
    """The smallest CIE76 difference between any two colours, as that eye sees them."""
    vistos = [lab(np.dot(VISTAS[vista], lineal(c))) for c in colores]
    return min(float(np.linalg.norm(a - b)) for a, b in itertools.combinations(vistos, 2))


@pytest.mark.parametrize("tema", TEMAS)
def test_text_reads_on_every_surface(tema: Tema) -> None:
    for superficie in (tema.fondo, tema.tarjeta, tema.lateral):
        for texto in (tema.tinta, tema.tenue, tema.acento):
            assert contraste(texto, superficie) >= 4.5


@pytest.mark.parametrize("tema", TEMAS)
def test_numbers_read_on_every_level(tema: Tema) -> None:
    for nivel, color in enumerate(tema.niveles):
        assert contraste(tema.texto_nivel(nivel), color) >= 4.5


@pytest.mark.parametrize("tema", TEMAS)
def test_states_read_as_word_and_as_bar(tema: Tema) -> None:
    for fuerte, suave in tema.estados.values():
        assert contraste(fuerte, suave) >= 4.5  # the chip
        assert contraste(fuerte, tema.tarjeta) >= 4.5  # the mark under a cell
        assert contraste(tema.fondo, fuerte) >= 4.5  # the count inside a bar
        assert contraste(tema.tinta, suave) >= 4.5  # the notice


@pytest.mark.parametrize("tema", TEMAS)
def test_borders_focus_and_lines_can_be_seen(tema: Tema) -> None:
    for color in (tema.control, tema.acento, *tema.principios):
        assert contraste(color, tema.tarjeta) >= 3
    assert contraste(tema.sobre_acento, tema.acento) >= 4.5


@pytest.mark.parametrize("vista", VISTAS)
@pytest.mark.parametrize("tema", TEMAS)
def test_colours_stay_apart_for_colour_blind_eyes(tema: Tema, vista: str) -> None:
    estados = [fuerte for nombre, (fuerte, _) in tema.estados.items() if nombre != "neutro"]
    assert separacion(list(tema.principios), vista) >= 12
    assert separacion(list(tema.niveles), vista) >= 9
    assert separacion(estados, vista) >= 9


@pytest.mark.parametrize("tema", TEMAS)
def test_the_ramp_of_levels_only_goes_one_way(tema: Tema) -> None:
    luces = [lab(lineal(c))[0] for c in tema.niveles[1:]]
    assert luces == sorted(luces, reverse=tema is CLARO)


@pytest.mark.parametrize(("nombre", "tema"), [("light", CLARO), ("dark", OSCURO)])
def test_streamlit_s_theme_repeats_the_palette(nombre: str, tema: Tema) -> None:
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    modo = config[nombre]
    assert modo["chartCategoricalColors"] == tema.categoricos()
    assert modo["chartSequentialColors"] == tema.secuenciales()
    assert modo["chartDivergingColors"] == tema.divergentes()
    assert (modo["primaryColor"], modo["backgroundColor"]) == (tema.acento, tema.fondo)
    assert (modo["textColor"], modo["borderColor"]) == (tema.tinta, tema.borde)
    assert modo["sidebar"]["backgroundColor"] == tema.lateral
    assert (modo["redColor"], modo["redBackgroundColor"]) == tema.estados["critico"]
    assert (modo["greenColor"], modo["greenBackgroundColor"]) == tema.estados["en_ruta"]
    assert (config["font"], config["headingFont"]) == ("sans-serif", "serif")


def test_plotly_gets_ten_colours_or_it_would_use_its_own() -> None:
    for tema in (CLARO, OSCURO):
        listas = (tema.categoricos(), tema.secuenciales(), tema.divergentes())
        assert [len(lista) for lista in listas] == [10, 10, 10]


def test_placeholders_are_those_streamlit_replaces() -> None:
    from streamlit.elements.lib import streamlit_plotly_theme as suyo

    assert suyo.CATEGORY_0 == paleta.ACENTO
    assert (suyo.CATEGORY_7, suyo.CATEGORY_8, suyo.CATEGORY_9) == (
        paleta.TINTA,
        paleta.TENUE,
        paleta.LINEA,
    )
    suyas = tuple(getattr(suyo, f"SEQUENTIAL_{i}") for i in (0, 2, 4, 6, 8))
    assert suyas == paleta.NIVELES
    assert (suyo.DIVERGING_0, suyo.DIVERGING_9) == (paleta.CRITICO, paleta.ADELANTADA)
    assert (suyo.DIVERGING_4, suyo.DIVERGING_7) == (paleta.NEUTRO, paleta.RUTA)
    assert suyo.BG_COLOR == paleta.PAPEL

"""The look in one piece of style: ``look.css`` plus the colours of the theme in force, as CSS variables.

Streamlit 1.67 says its theme in the page only through ``color-scheme`` on the app, which CSS reads with
``light-dark()``. Browsers older than 2024 lack that function: for them the server writes the colours of the theme the
browser declared, so the switch takes effect on the next run instead of at once. Popovers and dialogs hang outside the
app and inherit no ``color-scheme``; the one written on the root serves them.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

from mgea.charts.paleta import CLARO, OSCURO, Tema

ESTILOS = Path(__file__).resolve().parents[1] / "estilo"
ESTILO = ESTILOS / "look.css"
VIGIA = """export default ({setStateValue}) => {
  const app = document.querySelector(".stApp");
  if (!app) return;
  const lee = () => getComputedStyle(app).colorScheme;
  let antes = lee();
  const ojo = new MutationObserver(() => {
    const ahora = lee();
    if (ahora !== antes) { antes = ahora; setStateValue("tema", ahora); }
  });
  ojo.observe(app, {attributes: true, attributeFilter: ["class", "style"]});
  return () => ojo.disconnect();
};"""
GRANDE = "grande"
PANTALLA = "mgea_pantalla"
"""The cookie in which the page (``guion.js``) says on what it is seen: ``pared`` is a wall, or a large screen."""
FAVICON = str(Path(__file__).resolve().parents[3] / "static" / "favicon.png")

# Missing data is hatched here as it is in the figures.
TRAMA = (
    "--mgea-trama:repeating-linear-gradient(135deg,transparent 0 4px,var(--mgea-raya) 4px 5px),"
    "var(--mgea-lateral);"
)


def es_oscuro() -> bool:
    """Whether the browser of this session shows the dark theme (what it declared at the last run)."""
    return st.context.theme.type == "dark"


def tema_actual() -> str:
    """A word that goes into the key of every figure: Streamlit paints a figure's colours only when it mounts it."""
    return "oscuro" if es_oscuro() else "claro"


def sigue_el_tema() -> None:
    """Runs the page again when the person switches the theme, so that figures mount with its colours.

    Without scripts (or where they are forbidden) figures change at the next run of the page.
    """
    with st.container(key="sigue-tema"):
        _vigia()(key="vigia-tema")


@cache
def _vigia() -> Callable[..., object]:
    return st.components.v2.component("mgea_tema", js=VIGIA)


def letra_grande() -> bool:
    """Whether this session asked for letters and figures to be read from afar."""
    return bool(st.session_state.get(GRANDE))


def figuras_grandes() -> bool:
    """Whether figures are to be read from afar: with «Letra grande», and by themselves on a wall."""
    return letra_grande() or st.context.cookies.get(PANTALLA) == "pared"


def elige_letra() -> None:
    """The switch «Letra grande» in the sidebar, kept in the address; everything grows, figures included."""
    with st.sidebar:
        st.toggle(
            "Letra grande",
            key=GRANDE,
            bind="query-params",
            help="Para proyectar en una sala, o para leer con más comodidad.",
        )
    if letra_grande():
        st.html("<style>html{font-size:22px !important}</style>")


def apply_look(subtitulo: str = "", marca: str = "Tablero MGEA") -> None:
    """Writes the style once per run. ``subtitulo`` goes under the name in the sidebar («Datos de ejemplo»)."""
    st.html(estilo(es_oscuro(), _cadena(marca), _cadena(subtitulo)))
    sigue_el_tema()


def hoja_de(nombre: str) -> None:
    """Writes the style of one section of the board (``registro``), after the common one."""
    st.html(f"<style>{_otra(nombre)}</style>")


@cache
def _otra(nombre: str) -> str:
    return ESTILO.with_name(f"{nombre}.css").read_text(encoding="utf-8")


@cache
def _hoja() -> str:
    return ESTILO.read_text(encoding="utf-8")


@cache
def estilo(oscuro: bool, marca: str = '""', subtitulo: str = '""') -> str:
    """The whole ``<style>``; ``marca`` and ``subtitulo`` are CSS strings already quoted."""
    claras, oscuras = variables(CLARO), variables(OSCURO)
    ahora = oscuras if oscuro else claras
    fijas = "".join(f"{nombre}:{valor};" for nombre, valor in ahora.items())
    dobles = "".join(
        f"{nombre}:light-dark({valor},{oscuras[nombre]});" for nombre, valor in claras.items()
    )
    esquema = "dark" if oscuro else "light"
    textos = f"--mgea-marca:{marca};--mgea-subtitulo:{subtitulo};"
    return (
        f"<style>:root{{color-scheme:{esquema};{fijas}{TRAMA}{textos}}}"
        f"@supports (color:light-dark(#000,#fff)){{:root{{{dobles}}}}}{_hoja()}</style>"
    )


def variables(tema: Tema) -> dict[str, str]:
    """The colours of ``tema`` by the name the style uses."""
    nombres = (
        "tarjeta",
        "lateral",
        "borde",
        "control",
        "tinta",
        "tenue",
        "acento",
        "sobre_acento",
        "linea",
    )
    sueltas = {f"--mgea-{n}": getattr(tema, n) for n in nombres}
    sueltas["--mgea-raya"] = tema.linea
    niveles = {f"--mgea-n{i}": color for i, color in enumerate(tema.niveles)}
    textos = {f"--mgea-t{i}": tema.texto_nivel(i) for i in range(5)}
    estados: dict[str, str] = {}
    for nombre, (fuerte, suave) in tema.estados.items():
        estados |= {f"--mgea-{nombre}": fuerte, f"--mgea-{nombre}-suave": suave}
    return sueltas | niveles | textos | estados


def _cadena(texto: str) -> str:
    """A CSS string: letters, digits and plain signs stay, everything else is written by its code."""
    seguro = "".join(c if c.isalnum() or c in " .,·-:" else f"\\{ord(c):x} " for c in texto)
    return f'"{seguro}"'

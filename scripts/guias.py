"""Draw the pictures of the guides and the one of the README into docs/imagenes/: make guias.

With --galeria, every page of the board instead, light, dark and narrow, into docs/imagenes/galeria/: make galeria.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, its own folder is what Python would look in

from playwright.sync_api import Browser  # noqa: E402

from scripts.browser import Screen, chromium_browser, screen  # noqa: E402
from scripts.live import Server, build_example, live_board  # noqa: E402
from scripts.pinturas import small, write  # noqa: E402
from scripts.vistas import ESCUELA, still, vistas  # noqa: E402

FOLDER = ROOT / "docs" / "imagenes"
ANCHO_DE_GUIA = {1366: 1100, 390: 390}
"""Width in pixels of a picture of the guides, by width of the screen."""
GALERIA = ((1366, False), (1366, True), (390, False))
DIRECTORA, ESPECIALISTA, ADMINISTRACION = (
    f"como=ejemplo-{quien}" for quien in ("directora", "especialista", "administracion")
)


@dataclass(frozen=True)
class Foto:
    """One picture: name, address, width and height of the screen, what is tapped before, whether the tour stays."""

    nombre: str
    path: str
    width: int = 1366
    alto: int = 820
    toques: tuple[str, ...] = ()
    recorrido: bool = False


FOTOS = (
    Foto("tablero", f"?{ESPECIALISTA}", alto=900),
    Foto("director-recorrido", f"?{DIRECTORA}&ayuda=recorrido", alto=560, recorrido=True),
    Foto("director-resumen", f"?{DIRECTORA}", alto=900),
    Foto("director-mi-mes", f"mi-mes?{DIRECTORA}&mes=2024-03", width=390, alto=844),
    Foto("director-compromisos", f"registrar-compromisos?{DIRECTORA}", width=390, alto=844),
    Foto(
        "director-ficha",
        f"?{DIRECTORA}",
        alto=900,
        toques=(".st-key-ficha-titular button",),
    ),
    Foto("especialista-resumen", f"?{ESPECIALISTA}", alto=900),
    Foto("especialista-reportes", f"reportes?{ESPECIALISTA}"),
    Foto("especialista-verificar", f"verificar?{ESPECIALISTA}"),
    Foto("especialista-riesgo", f"riesgo?{ESPECIALISTA}"),
    Foto("especialista-escuela", f"escuelas?{ESPECIALISTA}&ambito={ESCUELA}"),
    Foto("especialista-preparar", f"preparar?{ESPECIALISTA}", alto=900),
    Foto("especialista-acta", f"preparar?{ESPECIALISTA}&reunion=ejemplo-agosto", alto=760),
    Foto("especialista-buscar", f"buscar?{ESPECIALISTA}&q=familias", alto=760),
    Foto("administrador-importar", f"importar?{ADMINISTRACION}", alto=700),
    Foto("administrador-norma", f"norma?{ADMINISTRACION}", alto=760),
    Foto("administrador-historial", f"historial?{ADMINISTRACION}", alto=760),
)


def take(browser: Browser, server: Server, foto: Foto, folder: Path) -> bytes:
    """One picture of the guides, made small."""
    with screen(browser, server, foto.width) as tab:
        tab.page.set_viewport_size({"width": foto.width, "height": foto.alto})
        still(tab, foto.path, tour=foto.recorrido)
        for touch in foto.toques:
            tab.page.locator(touch).first.click()
            tab.page.wait_for_selector("[data-testid=stPopoverBody] .mgea-ficha")
            tab.settle()
        complain(tab, foto.nombre)
        drawn = tab.screenshot(folder / "foto.png", whole=False).read_bytes()
    return small(drawn, ANCHO_DE_GUIA[foto.width])


def gallery(browser: Browser, server: Server, folder: Path) -> None:
    """Every page, and an index that shows them all."""
    intro = "Cada página del tablero con los datos de ejemplo. La dibuja `make galeria`."
    lines = ["# Galería", "", intro, ""]
    for vista in vistas():
        lines += [f"## {vista.titulo}", ""]
        for width, dark in GALERIA:
            name = f"{vista.nombre}-{width}-{'oscura' if dark else 'clara'}.png"
            with screen(browser, server, width, dark) as tab:
                still(tab, vista.path)
                complain(tab, name)
                drawn = tab.screenshot(folder / "foto.png").read_bytes()
            write(FOLDER / "galeria" / name, small(drawn, 700 if width > 400 else 260, top=2600))
            lines.append(f"![{vista.titulo}, {width} px, {'oscura' if dark else 'clara'}]({name})")
        lines.append("")
    write(FOLDER / "galeria" / "README.md", "\n".join(lines).encode())


def complain(tab: Screen, name: str) -> None:
    """A picture of an error is no picture."""
    wrong = [*tab.exceptions(), *tab.errors, *tab.external]
    if wrong:
        raise SystemExit(f"{name}: {'; '.join(wrong)}")
    sys.stderr.write(f"{name}\n")


def main(arguments: Sequence[str]) -> int:
    """Draw the guides' pictures (or only those whose names begin as told), and the gallery when asked for."""
    names = tuple(a for a in arguments if not a.startswith("-"))
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        build_example(here / "ejemplo.duckdb")
        with (
            live_board(here / "ejemplo.duckdb", here / "servidor.log") as server,
            chromium_browser() as browser,
        ):
            if "--galeria" in arguments:
                gallery(browser, server, here)
                return 0
            for foto in FOTOS:
                if not names or foto.nombre.startswith(names):
                    write(FOLDER / f"{foto.nombre}.png", take(browser, server, foto, here))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

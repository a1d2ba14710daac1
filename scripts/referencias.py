"""Draw again the reference pictures of every page: make referencias. Look at them before keeping them.

.venv/bin/python scripts/referencias.py                    # all
.venv/bin/python scripts/referencias.py mirar-resumen      # only the names that begin so
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, its own folder is what Python would look in

from scripts.browser import chromium_browser, screen  # noqa: E402
from scripts.live import build_example, live_board  # noqa: E402
from scripts.pinturas import ANCHO, grey, write  # noqa: E402
from scripts.vistas import picture, vistas  # noqa: E402

FOLDER = ROOT / "tests" / "browser" / "referencias"


def main(arguments: Sequence[str]) -> int:
    """Write the references; when all are drawn, those of pages that no longer exist are removed."""
    wanted = [v for v in vistas() if not arguments or v.nombre.startswith(tuple(arguments))]
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        build_example(here / "ejemplo.duckdb")
        with (
            live_board(here / "ejemplo.duckdb", here / "servidor.log") as server,
            chromium_browser() as browser,
        ):
            for vista, width in product(wanted, ANCHO):
                with screen(browser, server, width) as tab:
                    drawn = grey(picture(tab.open(vista.path), here), width)
                write(FOLDER / f"{vista.nombre}-{width}.png", drawn)
                sys.stderr.write(f"{vista.nombre}-{width}.png {len(drawn) // 1024} kB\n")
    if not arguments:
        names = {f"{v.nombre}-{width}.png" for v in wanted for width in ANCHO}
        for old in FOLDER.glob("*.png"):
            if old.name not in names:
                old.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

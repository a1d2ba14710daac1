"""Draw every page of the example at three widths, light and dark, into capturas/.

make capturas
.venv/bin/python scripts/capturas.py resumen practicas    # only some addresses
MGEA_DATABASE=data/local/mgea.duckdb make capturas        # over another database
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, its own folder is what Python would look in

from scripts.browser import HEIGHTS, chromium_browser, screen  # noqa: E402
from scripts.live import Server, build_example, live_board  # noqa: E402
from scripts.routes import routes  # noqa: E402

FOLDER = ROOT / "capturas"


def draw(server: Server, wanted: Sequence[str]) -> int:
    """Save the pictures and return how many pages showed an error or left the machine."""
    wrong = 0
    with chromium_browser() as browser:
        for width in HEIGHTS:
            for dark in (False, True):
                for path in wanted:
                    with screen(browser, server, width, dark) as tab:
                        tab.open(path)
                        shade = "oscura" if dark else "clara"
                        page = re.sub(r"[^\w-]+", "-", path.strip("/")).strip("-") or "inicio"
                        name = f"{page}-{width}-{shade}.png"
                        tab.screenshot(FOLDER / name)
                        problems = [*tab.exceptions(), *tab.external, *tab.errors]
                        wrong += bool(problems)
                        words = "; ".join(problems) or "bien"
                        sys.stderr.write(f"{name}: {words} (desborde {tab.overflow()} px)\n")
    return wrong


def main(arguments: Sequence[str]) -> int:
    """Draw the addresses given, or every page; 1 when any of them showed an error."""
    wanted = list(arguments) or ["", *(route.path for route in routes() if route.path)]
    with tempfile.TemporaryDirectory() as folder:
        database = os.environ.get("MGEA_DATABASE") or str(Path(folder) / "ejemplo.duckdb")
        if "MGEA_DATABASE" not in os.environ:
            build_example(Path(database))
        with live_board(database, Path(folder) / "servidor.log") as server:
            return min(draw(server, wanted), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Measure when a page can first be read, with nothing in the browser's cache and with everything in it.

python -m bench.pintura                     # every page of the example
python -m bench.pintura resumen practicas   # only these addresses
python -m bench.pintura --ancho=390          # on a phone
MGEA_DATABASE=… python -m bench.pintura     # over another database

Aims (issue I), on a machine that does nothing else: cold ≤ 3 s, warm ≤ 1.2 s until the headline can be read. It
reports; no test asserts a time.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from bench.tabla import table
from scripts.browser import HEIGHTS, chromium_browser
from scripts.live import Server, build_example, live_board
from scripts.routes import routes

VECES = 3
COLUMNAS = ("página", "fría: pintura", "fría: titular", "tibia: pintura", "tibia: titular")
TITULAR = """() => {
  const t = document.querySelector("[data-testid=stMain] h1, [data-testid=stMain] .mgea-titular");
  return t && t.getClientRects().length && getComputedStyle(t).visibility !== "hidden" ? performance.now() : 0;
}"""
PINTURA = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime || 0"


def once(context: BrowserContext, server: Server, path: str) -> tuple[float, float]:
    """Milliseconds until the first paint, and until the headline shows, of one visit in a new tab."""
    page = context.new_page()
    try:
        page.goto(f"{server.url}/{path}", wait_until="commit")
        shown = float(page.wait_for_function(TITULAR, polling="raf").json_value())
        return float(page.evaluate(PINTURA)), shown
    finally:
        page.close()


def measure(browser: Browser, server: Server, path: str, width: int = 1366) -> list[float]:
    """Medians of ``VECES`` visits: cold paint, cold headline, warm paint, warm headline."""
    cold, warm = [], []
    for _ in range(VECES):
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHTS.get(width, 768)}, locale="es-PE"
        )
        try:
            cold.append(once(context, server, path))
            warm.append(once(context, server, path))
        finally:
            context.close()
    return [statistics.median(c) for pairs in (cold, warm) for c in zip(*pairs, strict=True)]


def main(arguments: Sequence[str]) -> int:
    """Print the table; 0 always: it reports."""
    wanted = [a for a in arguments if not a.startswith("--")]
    wanted = wanted or [route.path for route in routes()]
    width = next((int(a.partition("=")[2]) for a in arguments if a.startswith("--ancho=")), 1366)
    with tempfile.TemporaryDirectory() as folder:
        database = os.environ.get("MGEA_DATABASE") or str(Path(folder) / "ejemplo.duckdb")
        if "MGEA_DATABASE" not in os.environ:
            build_example(Path(database))
        with live_board(database, Path(folder) / "log") as server, chromium_browser() as browser:
            measure(browser, server, "")  # the server's own first run is not the visitor's
            found = {p: measure(browser, server, p, width) for p in wanted}
    rows = [dict(zip(COLUMNAS, [p or "resumen", *v], strict=True)) for p, v in found.items()]
    sys.stdout.write(table(rows) + f"\nmilisegundos a {width} px, mediana de {VECES} visitas\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

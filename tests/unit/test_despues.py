"""The library of figures waits for the headline: its address hands out lines that ask for it, and then it itself."""

import re
from pathlib import Path

import streamlit

from mgea.ui.nucleo.despues import DA, FICHERO, Despues, espera
from tests.unit.test_comprime import GUION, Inner, ask

JS = Path(streamlit.__file__).parent / "static" / "static" / "js"
(REAL,) = (path for path in JS.glob("PlotlyChart.*.js"))


class Rutas(Inner):
    """The server of one file, which tells what it was asked for."""

    async def __call__(self, scope, receive, send):
        self.path, self.raw = scope["path"], scope.get("raw_path")
        await super().__call__(scope, receive, send)


def test_the_installed_library_exports_what_the_lines_hand_on():
    exports = re.findall(r"export\{([^}]*)\};?\s*$", REAL.read_text(encoding="utf-8")[-300:])
    names = {piece.rpartition(" as ")[2].strip() for piece in exports[0].split(",")}
    assert names == {"default", *DA}
    assert FICHERO.search(f"/static/js/{REAL.name}")


def test_its_address_hands_out_the_lines_and_the_lines_ask_for_the_whole():
    inner = Rutas()
    app = Despues(inner)
    _, headers, body = ask(app, path=f"/static/js/{REAL.name}")
    assert body.decode() == espera(REAL.name) and inner.asked == 0
    assert int(headers[b"content-length"]) == len(body) < 1_000
    wanted = re.search(r'new URL\("\./(.*?)"', body.decode())
    assert wanted
    _, _, whole = ask(app, path=f"/static/js/{wanted[1]}")
    assert whole == GUION
    assert inner.path == f"/static/js/{REAL.name}" and inner.raw == inner.path.encode()


def test_anything_else_passes_as_it_was():
    for path in ("/static/js/index.a1.js", "/PlotlyChart.a.js", "/static/js/../PlotlyChart.a.js"):
        inner = Rutas()
        _, _, body = ask(Despues(inner), path=path)
        assert (body, inner.path) == (GUION, path)
    inner = Rutas()
    ask(Despues(inner), path=f"/static/js/{REAL.name}", type="websocket")
    assert inner.asked == 1

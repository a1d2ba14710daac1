"""The board on Streamlit's own server: python scripts/board.py run scripts/board.py --server.port=8501

Four things `streamlit run dashboard.py` does not do. The first page goes out in Spanish and with its look
(`mgea.ui.nucleo.portada`). And Streamlit does not take the folder `pages` for its own: until `st.navigation` is called
once, it would tell the first visitor who opens `/practicas` that no such page exists. Its files leave compressed
(`mgea.ui.nucleo.comprime`), and the library of figures waits for the headline (`mgea.ui.nucleo.despues`).
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, its own folder is what Python would look in

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402
from streamlit.runtime.pages_manager import PagesManager  # noqa: E402
from streamlit.web.cli import main  # noqa: E402

from mgea.ui.nucleo import incidentes  # noqa: E402
from mgea.ui.nucleo.comprime import Comprime  # noqa: E402
from mgea.ui.nucleo.despues import Despues  # noqa: E402
from mgea.ui.nucleo.portada import Portada  # noqa: E402

PagesManager.uses_pages_directory = False
app = st.App(
    str(ROOT / "dashboard.py"),
    middleware=[Middleware(Comprime), Middleware(Despues), Middleware(Portada)],
    on_script_error=incidentes.al_fallar,
)

if __name__ == "__main__":
    sys.exit(main())

"""Streamlit's command line without its legacy discovery of `pages/`: python scripts/board.py run dashboard.py …

Beside the entry script Streamlit takes a folder named `pages` for pages of its own until `st.navigation` is called
once. Until then, the first visitor after a start who opens `/practicas` is told that no such page exists.
"""

from __future__ import annotations

import sys

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

if __name__ == "__main__":
    PagesManager.uses_pages_directory = False
    sys.exit(main())

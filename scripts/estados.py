"""Draw docs/estados.md from the machines that the commands obey."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, its own folder is what Python would look in

from mgea.commands.estados import documento  # noqa: E402

DOCUMENTO = ROOT / "docs" / "estados.md"

if __name__ == "__main__":
    DOCUMENTO.write_text(documento(), encoding="utf-8")

"""Rewrite constraints.txt: the exact version of all that the requirements pull in.

Without it a new release of something we never named could change the board. It constrains, it
does not install, so pieces that only another system needs may be missing here.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Made by `make constraints`: what the requirements pull in, held still. Do not edit.\n"


def named() -> set[str]:
    """Names, in pip's normal form, that the requirement files pin themselves."""
    lines = [
        line
        for name in ("requirements.txt", "requirements-dev.txt")
        for line in (ROOT / name).read_text().splitlines()
    ]
    return {line.split("==")[0].strip().lower() for line in lines if "==" in line}


def frozen() -> list[str]:
    """What pip says is installed, without what the requirement files pin themselves."""
    command = [sys.executable, "-m", "pip", "freeze", "--disable-pip-version-check"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pins = [line for line in text.splitlines() if re.fullmatch(r"[\w.-]+==\S+", line)]
    skip = named()
    return [pin for pin in pins if re.sub(r"[_.]+", "-", pin.split("==")[0]).lower() not in skip]


if __name__ == "__main__":
    (ROOT / "constraints.txt").write_text(HEADER + "\n".join(sorted(frozen())) + "\n")

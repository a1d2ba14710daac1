"""Open the board on this machine, with an invented district if no database is named.

Run it with the Python of `.venv` (`make run`, or `scripts/run.ps1` on Windows). With
`MGEA_DATABASE` set, that database is opened as it is; without it, `data/local/ejemplo.duckdb`
is used and created first when it does not exist. Further arguments go to `streamlit run`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "data" / "local" / "ejemplo.duckdb"


def database() -> str:
    """Where the board reads from, creating the example when nobody named a database."""
    named = os.environ.get("MGEA_DATABASE", "")
    if named:
        return named
    EXAMPLE.parent.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "MGEA_DATABASE": str(EXAMPLE)}
    subprocess.run(
        [sys.executable, "-m", "mgea", "demo", "--si-falta"],
        check=True,
        cwd=ROOT,
        env=environment,
    )
    return str(EXAMPLE)


def main(arguments: Sequence[str]) -> int:
    """Serve the board on loopback until it is stopped; the exit code is Streamlit's."""
    try:
        environment = {**os.environ, "MGEA_DATABASE": database()}
    except subprocess.CalledProcessError as error:
        return error.returncode
    command = [sys.executable, "scripts/board.py", "run", "scripts/board.py"]
    command += ["--server.address", "127.0.0.1", *arguments]
    try:
        return subprocess.call(command, cwd=ROOT, env=environment)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

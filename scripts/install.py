"""Make `.venv` and install the pinned requirements in it, only when something changed.

Standard library only: this runs with whatever Python ≥ 3.11 the machine has. A stamp file in
`.venv` holds a hash of the requirement files, so a second run costs a few milliseconds.

    python3 scripts/install.py          # what the board needs to run
    python3 scripts/install.py --dev    # and what checking it needs
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
FILES = {
    "run": ("requirements.txt",),
    "dev": ("requirements.txt", "requirements-dev.txt"),
}


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def digest(kind: str) -> str:
    """Hash of the files that decide what is installed for `kind` ('run' or 'dev')."""
    total = hashlib.sha256(sys.version.encode())
    for name in (*FILES[kind], "constraints.txt"):
        total.update((ROOT / name).read_bytes())
    return total.hexdigest()


def is_current(kind: str) -> bool:
    """True when `.venv` already holds `kind`; the tools of 'dev' include those of 'run'."""
    if not PYTHON.exists():
        return False
    stamps = {k: VENV / f".installed-{k}" for k in FILES}
    wanted = (kind, "dev") if kind == "run" else (kind,)
    return any(stamps[k].exists() and stamps[k].read_text() == digest(k) for k in wanted)


def make_venv() -> None:
    """Create `.venv`; on a Debian without python3-venv, install that package first if we may."""
    command = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if shutil.which("apt-get") and os.name == "posix" and os.geteuid() == 0:
        say("A este Python le falta venv; se instala python3-venv.")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], check=True, env=environment)
        package = f"python3.{sys.version_info.minor}-venv"
        subprocess.run(["apt-get", "install", "-qy", package], check=True, env=environment)
        subprocess.run(command, check=True)
        return
    raise SystemExit(
        "No se pudo crear .venv. En Debian o Ubuntu instale python3-venv y vuelva a intentar."
    )


def main(arguments: Sequence[str]) -> int:
    """Bring `.venv` up to date and return 0; SystemExit in Spanish when it cannot be done."""
    if sys.version_info < OLDEST:
        raise SystemExit("Hace falta Python 3.11 o más nuevo.")
    kind = "dev" if "--dev" in arguments else "run"
    if is_current(kind):
        return 0
    if not PYTHON.exists():
        make_venv()
    say("Se instalan las piezas fijadas en requirements; la primera vez toma unos minutos.")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pip += ["--constraint", str(ROOT / "constraints.txt")]
    for name in FILES[kind]:
        pip += ["--requirement", str(ROOT / name)]
    subprocess.run(pip, check=True)
    (VENV / f".installed-{kind}").write_text(digest(kind))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

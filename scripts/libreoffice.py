"""Find a LibreOffice for the round trip of decks and workbooks, or install one. Prints its path, or why there is none.

Looks where `MGEA_SOFFICE` says, then in the usual places. As root with apt it installs Impress and Calc without what
they recommend. Unlike Chromium it is not required: where it cannot be had, its one test says so and is skipped. The
board itself never needs it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
PACKAGES = ("libreoffice-impress", "libreoffice-calc")


def candidates() -> Iterator[Path]:
    """Every place to look, best first."""
    named = os.environ.get("MGEA_SOFFICE")
    if named:
        yield Path(named)
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            yield Path(found)
    yield from map(Path, USUAL)


def find() -> Path | None:
    """The first LibreOffice that we may run, or None."""
    for path in candidates():
        if path.is_file() and os.access(path, os.X_OK):
            return path
    return None


def install() -> None:
    """Bring it from Debian's packages, as root; the installer's words go to stderr."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-qy", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run(["apt-get", *command], stdout=sys.stderr, env=environment)
        if done.returncode:
            return


def resave(files: list[Path], folder: Path, patience: float = 120) -> list[Path]:
    """Open each file and save it anew in ``folder``, in its own format; where they are now.

    Raises CalledProcessError or TimeoutExpired when it does not manage.
    """
    program = find()
    if program is None:
        raise FileNotFoundError("soffice")
    made = []
    for extension in {f.suffix for f in files}:
        own = [str(f) for f in files if f.suffix == extension]
        profile = f"-env:UserInstallation=file://{folder / 'perfil'}"
        command = [str(program), profile, "--headless", "--convert-to", extension[1:]]
        command += ["--outdir", str(folder), *own]
        subprocess.run(command, check=True, capture_output=True, timeout=patience)
        made += [folder / Path(name).name for name in own]
    return made


if __name__ == "__main__":
    if find() is None:
        install()
    found = find()
    sys.stdout.write(f"{found}\n" if found else "sin LibreOffice: su prueba se salta\n")

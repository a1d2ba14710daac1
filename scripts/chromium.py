"""Find a Chromium for the browser tests and pictures, or install one. Prints its path.

Looks where `MGEA_CHROMIUM` says, then in the usual places of Linux, macOS and Windows, then in
Playwright's own cache. If there is none: the Debian package as root, else Playwright's download.
The board itself never needs a browser on the server.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
USUAL = (
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def playwright_cache() -> Iterator[Path]:
    """Browsers that `playwright install chromium` left on this machine."""
    home = Path.home()
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = [Path(named)] if named else []
    folders += [
        home / ".cache/ms-playwright",
        home / "Library/Caches/ms-playwright",
        home / "AppData/Local/ms-playwright",
    ]
    for folder in folders:
        for pattern in ("chrome", "chrome.exe", "Chromium", "Google Chrome for Testing"):
            yield from sorted(folder.glob(f"chromium-*/**/{pattern}"), reverse=True)


def candidates() -> Iterator[Path]:
    """Every place to look, best first."""
    named = os.environ.get("MGEA_CHROMIUM")
    if named:
        yield Path(named)
    for name in NAMES:
        found = shutil.which(name)
        if found:
            yield Path(found)
    yield from map(Path, USUAL)
    yield from playwright_cache()


def find() -> Path | None:
    """The first Chromium that is a file we may run, or None."""
    for path in candidates():
        if path.is_file() and os.access(path, os.X_OK):
            return path
    return None


def install() -> None:
    """Bring a Chromium to this machine; the installers' words go to stderr."""
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        commands = (
            ["apt-get", "update", "-q"],
            ["apt-get", "install", "-qy", "--no-install-recommends", "chromium"],
        )
        done = all(
            subprocess.run(command, stdout=sys.stderr, env=environment).returncode == 0
            for command in commands
        )
        if done and find():
            return
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, stdout=sys.stderr, check=False)


def ensure() -> Path:
    """The path of a Chromium, installing one if there is none; SystemExit when that fails."""
    path = find()
    if path is None:
        install()
        path = find()
    if path is None:
        raise SystemExit(
            "No se encontró ni se pudo instalar Chromium. "
            "Instálelo y diga dónde está con la variable MGEA_CHROMIUM."
        )
    return path


if __name__ == "__main__":
    sys.stdout.write(f"{ensure()}\n")

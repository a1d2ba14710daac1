"""A board running for a while on this machine: for browser tests, pictures and measurements."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
"""Seconds a server may take to answer. A limit, not a measurement."""


class NotUp(RuntimeError):
    """The server did not answer; the message carries its log."""


@dataclass(frozen=True)
class Server:
    """A running board: where it is, which process it is, what it has said."""

    url: str
    pid: int
    log: Path

    def said(self) -> str:
        """The whole log so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    """A loopback port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def build_example(database: Path) -> None:
    """Create the example database at a path; raises CalledProcessError with what it printed."""
    environment = {**os.environ, "MGEA_DATABASE": str(database)}
    subprocess.run([sys.executable, "-m", "mgea", "demo"], check=True, cwd=ROOT, env=environment)


def answers(url: str) -> bool:
    """True when Streamlit says it is well."""
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def wait_until_up(process: subprocess.Popen[bytes], server: Server) -> None:
    """Return when the server answers; NotUp when it ends or the patience does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise NotUp(f"the server ended with {process.returncode}:\n{server.said()}")
        if answers(server.url):
            return
        time.sleep(0.1)
    raise NotUp(f"no answer in {PATIENCE:.0f} s:\n{server.said()}")


@contextmanager
def live_board(
    database: str | Path,
    log: Path,
    script: str = "scripts/board.py",
    more: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Serve the board over a database (path or URL) until the block ends.

    `log` receives what the server prints; `more` are further environment variables.
    """
    port = free_port()
    environment = {**os.environ, "MGEA_DATABASE": str(database), **(more or {})}
    command = [sys.executable, "scripts/board.py", "run", script, "--server.headless=true"]
    command += ["--server.address=127.0.0.1", f"--server.port={port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    server = Server(f"http://127.0.0.1:{port}", process.pid, log)
    try:
        wait_until_up(process, server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

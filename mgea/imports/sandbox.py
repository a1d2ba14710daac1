"""A child process that reads one file under limits, so that no file can take the board with it.

The child gets the bytes by its standard input and answers with JSON; it inherits no secret, may
write no file, and is ended when its time is over. On Windows there are no memory or CPU limits: there
the checks of size, package and extent bound what is read, and the clock still ends the child.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from mgea.errors import BadInput
from mgea.imports.table import Limits, Table

ROOT = Path(__file__).resolve().parents[2]
KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "VIRTUAL_ENV")
SLOW = "El archivo tarda demasiado en leerse. Deje solo los datos necesarios y guárdelo como CSV."
BROKEN = "No se pudo leer el archivo: está dañado o es demasiado grande. Guárdelo otra vez y súbalo de nuevo."


def read(data: bytes, name: str, limits: Limits) -> Table:
    """The table that the child found. Raises BadInput when it refused, failed or took too long."""
    head = json.dumps({"name": name, "limits": asdict(limits)}).encode("ascii")
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-X", "utf8", "-m", "mgea.imports.child"],
            input=head + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.wall_seconds,
            cwd=ROOT,
            env={key: os.environ[key] for key in KEPT if key in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadInput(SLOW) from None
    except OSError:
        raise BadInput(BROKEN) from None
    return _answer(done.stdout)


def _answer(output: bytes) -> Table:
    try:
        answer = json.loads(output)
    except ValueError:
        raise BadInput(BROKEN) from None
    if "error" in answer:
        raise BadInput(answer["error"])
    return Table.from_json(answer["table"])

"""The child process: set its own limits, read one file, answer in JSON. Started by ``sandbox``."""

import json
import sys
from typing import Any

from mgea.errors import BadInput
from mgea.imports.sandbox import BROKEN
from mgea.imports.table import Limits


def confine(limits: Limits) -> None:
    """Bound memory, CPU and writing where the system can."""
    try:
        import resource
    except ImportError:
        return
    for kind, amount in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (amount, amount))
        except (ValueError, OSError):
            # The machine already allows less, or (macOS) does not limit this.
            continue


def answer(stream: Any) -> dict[str, Any]:
    """What to tell the parent about the file in ``stream`` (first line JSON, then the bytes)."""
    head = json.loads(stream.readline())
    limits = Limits(**head["limits"])
    confine(limits)
    # openpyxl would load numpy, whose threads ask for more memory than the limit on big machines.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    from mgea.imports.readers import parse

    try:
        return {"table": parse(stream.read(), head["name"], limits).to_json()}
    except BadInput as error:
        return {"error": str(error)}
    except (MemoryError, RecursionError):
        return {"error": BROKEN}


if __name__ == "__main__":
    result = json.dumps(answer(sys.stdin.buffer))
    sys.stdout.buffer.write(result.encode("ascii"))

"""Everything a change must pass, in the order that fails fastest. `make test` and CI run this.

python scripts/check.py              # all
python scripts/check.py --fast       # without the browser and the slow tests
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ("dashboard.py", "pages", "mgea", "tests", "scripts", "bench")

REPEATED = ("ruff-format", "ruff", "lint-imports", "mypy")
"""Hooks that the steps below have just run."""


def steps(fast: bool) -> list[tuple[str, list[str]]]:
    """(name, arguments of this Python) of each check."""
    present = [name for name in CODE if (ROOT / name).exists()]
    # Workers that begin apart and help each other out: neighbours share what they opened. Three, on the two cores
    # this is run on, because whoever looks at the browser mostly waits.
    pytest = ["-m", "pytest", "-q", "-n", "3", "--dist", "worksteal"]
    if fast:
        pytest += ["-m", "not browser and not slow"]
    checks = [
        ("formato", ["-m", "ruff", "format", "--check", *present]),
        ("reglas de estilo", ["-m", "ruff", "check", *present]),
        ("capas", ["-c", "from importlinter.cli import lint_imports_command as c; c()"]),
        ("tipos", ["-m", "mypy"]),
    ]
    # The hooks name .venv/bin and need a clone; what they add to the checks above is tidiness.
    if os.name == "posix" and (ROOT / ".git").exists():
        checks.append(("ganchos de commit", ["-m", "pre_commit", "run", "--all-files"]))
    return [*checks, ("pruebas", pytest)]


def main(arguments: Sequence[str]) -> int:
    """Run each check, report its seconds, stop at the first that fails; 0 when all pass."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SKIP": ",".join(REPEATED)}
    for name, command in steps("--fast" in arguments):
        started = time.monotonic()
        code = subprocess.call([sys.executable, *command], cwd=ROOT, env=environment)
        seconds = time.monotonic() - started
        sys.stderr.write(f"[{'bien' if code == 0 else 'FALLA'}] {name} ({seconds:.1f} s)\n")
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Both measurements over the example, kept in bench/resultados: `make bench`."""

import sys
from pathlib import Path

from bench import consultas, sesiones

FOLDER = Path(__file__).resolve().parent / "resultados"

if __name__ == "__main__":
    first = consultas.main(["--json", str(FOLDER / "consultas.json")])
    sys.stdout.write("\n")
    sys.exit(sesiones.main(["--json", str(FOLDER / "sesiones.json")]) or first)

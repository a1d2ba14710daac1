"""The rows that were not taken, as a file that Excel in Peru opens and a person can correct."""

import csv
import io

from mgea.imports.previa import Preview

RISKY = ("=", "+", "-", "@", "\t", "\r")


def rejected_csv(preview: Preview) -> bytes:
    """CSV (``;``, UTF-8 with BOM) with the original columns plus fila, resultado, columna y razón."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    header = [*preview.columnas, "fila", "resultado", "columna", "razón"]
    writer.writerow([harmless(name) for name in header])
    marked = [(r, "rechazada") for r in preview.rechazadas] + [
        (r, "pregunta") for r in preview.preguntas
    ]
    for row, outcome in sorted(marked, key=lambda pair: pair[0].fila):
        cells = [*row.original, str(row.fila), outcome, row.columna, row.razon]
        writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell

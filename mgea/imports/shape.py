"""From rows of text to a table: which row is the header, which rows are not data.

What is left out is said in a note, with its row. Columns that could identify pupils end the reading;
other personal data is dropped before anybody sees it.
"""

from collections.abc import Sequence

from mgea.errors import BadInput
from mgea.imports.layouts import LAYOUTS
from mgea.imports.table import LIMITS, CellError, Grid, Limits, Table
from mgea.imports.words import counted, listed, plain, shown, tokens

PERSONAL = {
    "director", "directora", "nombredeldirector", "telefono", "telefonos", "celular", "email", "correo",
    "correoelectronico", "promotor", "promotora",
}  # fmt: skip
DNI = {"dni", "nrodni", "documentodeidentidad", "numerodedocumento", "nrodocumento"}
PUPIL = {"alumno", "alumna", "estudiante", "apoderado", "apoderada"}
PUPILS = {"alumnos", "alumnas", "estudiantes"}
NAMES = {"apellido", "apellidos", "nombres"}
COUNTS = {"numero", "n", "nro", "no", "total", "cantidad", "porcentaje", "cuantos", "numerador"}
TOTALS = {"total", "totales", "totalgeneral", "subtotal", "subtotales", "suma", "promedio"}
FOOTERS = ("fuente", "nota", "leyenda", "elaboracion", "elaborado")
LOOK = 40


def score(cells: Sequence[str]) -> tuple[bool, int]:
    """How much a row looks like a header: (has all that some layout needs, most columns known)."""
    headers = [cell for cell in cells if cell.strip()]
    known = max((len(layout.reconocidas(headers)) for layout in LAYOUTS.values()), default=0)
    return any(layout.completa(headers) for layout in LAYOUTS.values()), known


def best_header(records: Sequence[tuple[int, list[str]]]) -> tuple[tuple[bool, int], int]:
    """(score, index) of the row that looks most like a header among the first ones."""
    ranked = [(score(cells), -i) for i, (_, cells) in enumerate(records[:LOOK])]
    top, index = max(ranked, default=((False, 0), 0))
    return top, -index


def choose(grids: list[Grid]) -> Grid:
    """The sheet to read. Raises BadInput when two of them could be imported."""
    filled = [g for g in grids if any(any(c.strip() for c in cells) for _, cells in g.records)]
    if not filled:
        raise BadInput("El archivo no tiene datos. Revise que sea el archivo correcto.")
    ready = [g for g in filled if best_header(g.records)[0][0]]
    if len(ready) > 1:
        names = listed([shown(g.nombre) for g in ready])
        raise BadInput(
            f"El libro tiene {len(ready)} hojas que se pueden importar ({names}). Guarde cada una en "
            "su propio archivo y súbalas por separado."
        )
    return max(filled, key=lambda g: best_header(g.records)[0])


def tabulate(grids: list[Grid], notes: list[str], limits: Limits = LIMITS) -> Table:
    """The table of the sheet that can be imported. Raises BadInput."""
    grid = choose(grids)
    notes = [*notes, *grid.notes]
    others = [shown(g.nombre) for g in grids if g is not grid and g.records]
    if others:
        notes.append(f"Se leyó la hoja {shown(grid.nombre)}; no se leyó {listed(others)}.")
    _, start = best_header(grid.records)
    if not best_header(grid.records)[0][1]:
        start = next(
            i for i, (_, cells) in enumerate(grid.records) if any(c.strip() for c in cells)
        )
    _note_titles(grid, start, notes)
    header = [" ".join(cell.split()) for cell in grid.records[start][1]]
    keep = _kept_columns(header, grid, start, notes)
    if len(keep) > limits.columns:
        raise BadInput(f"El archivo tiene {len(keep)} columnas y se admiten {limits.columns}.")
    return _rows(grid, start, header, keep, notes, limits)


def _note_titles(grid: Grid, start: int, notes: list[str]) -> None:
    titles = [number for number, cells in grid.records[:start] if any(c.strip() for c in cells)]
    if titles:
        one = len(titles) == 1
        notes.append(
            f"No se leyó la fila {titles[0]}: está encima del encabezado."
            if one
            else f"No se leyeron las filas {titles[0]} a {titles[-1]}: están encima del encabezado."
        )


def _kept_columns(header: list[str], grid: Grid, start: int, notes: list[str]) -> list[int]:
    for name in header:
        if names_people(name):
            raise BadInput(
                f"El archivo tiene la columna {shown(name)}, que puede identificar a personas o a "
                "estudiantes. Quítela y vuelva a subir el archivo; el tablero no guarda esos datos."
            )
    personal = [i for i, name in enumerate(header) if plain(name) in PERSONAL]
    if personal:
        names = listed([header[i] for i in personal])
        notes.append(f"No se leyeron datos personales (columnas {names}).")
    used = {
        i
        for _, cells in grid.records[start + 1 :]
        for i, cell in enumerate(cells[: len(header)])
        if not header[i] and cell.strip()
    }
    if used:
        notes.append(
            f"No se leyó lo que no tiene encabezado: {counted(len(used), 'columna', 'columnas')}."
        )
    return [i for i, name in enumerate(header) if name and i not in personal]


def names_people(name: str) -> bool:
    """Whether a header says its column could identify pupils or persons."""
    words = tokens(name)
    found = set(words)
    if plain(name) in DNI or "dni" in found:
        return True
    # A whole question of a form may speak of pupils without naming one.
    if len(words) > 6:
        return False
    # «REI» and other one-word headers of the padrón never reach this far.
    return bool(found & PUPIL or found & NAMES or found & PUPILS) and not (found & COUNTS)


def _rows(
    grid: Grid, start: int, header: list[str], keep: list[int], notes: list[str], limits: Limits
) -> Table:
    rows, numbers, errors = [], [], list(grid.errors)
    empty, repeated, short, totals = 0, [], [], []
    flat = [plain(name) for name in header]
    # Equal texts share one object: a padrón repeats its districts a hundred thousand times.
    seen: dict[str, str] = {}
    tail = grid.records[start + 1 :]
    for position, (number, cells) in enumerate(tail):
        if not any(cell.strip() for cell in cells):
            empty += 1
            continue
        if [plain(cell) for cell in cells[: len(header)]] == flat:
            repeated.append(number)
            continue
        if _is_footer(cells):
            totals.append(number)
            continue
        if len(cells) < len(header):
            if grid.cut and position == len(tail) - 1:
                errors.append(
                    CellError(number, -1, "la fila parece cortada; revise el final del archivo")
                )
            short.append(number)
            cells = cells + [""] * (len(header) - len(cells))
        elif any(cell.strip() for cell in cells[len(header) :]):
            errors.append(
                CellError(
                    number, -1, "tiene más celdas que el encabezado; revise separadores y comillas"
                )
            )
        long = next((i for i in keep if len(cells[i]) > limits.cell_chars), None)
        if long is not None:
            errors.append(CellError(number, keep.index(long), "es demasiado larga; acórtela"))
        rows.append([seen.setdefault(cells[i], cells[i]) for i in keep])
        numbers.append(number)
    notes += _said(empty, repeated, short, totals)
    if not rows:
        raise BadInput("El archivo tiene encabezado pero ninguna fila de datos.")
    return Table([header[i] for i in keep], rows, numbers, notes, _moved(errors, keep, numbers))


def _is_footer(cells: list[str]) -> bool:
    first = next(cell for cell in cells if cell.strip())
    alone = sum(1 for cell in cells if cell.strip()) == 1
    key = plain(first)
    return key in TOTALS or (alone and (key.startswith(("total", *FOOTERS))))


def _said(empty: int, repeated: list[int], short: list[int], totals: list[int]) -> list[str]:
    notes = []
    if empty:
        notes.append(f"No se contó lo vacío: {counted(empty, 'fila', 'filas')}.")
    for rows, text in (
        (repeated, "repite el encabezado y no se leyó"),
        (totals, "total o nota al pie que no se leyó"),
        (short, "menos celdas que el encabezado; las que faltan se tomaron como vacías"),
    ):
        if rows:
            notes.append(
                f"{'Fila' if len(rows) == 1 else 'Filas'} {listed([str(n) for n in rows])}: {text}."
            )
    return notes


def _moved(errors: list[CellError], keep: list[int], numbers: list[int]) -> list[CellError]:
    """Errors of the rows that stayed, counted in the columns that stayed."""
    place = {old: new for new, old in enumerate(keep)}
    alive = set(numbers)
    return [
        CellError(e.fila, -1 if e.indice < 0 else place[e.indice], e.razon)
        for e in errors
        if e.fila in alive and (e.indice < 0 or e.indice in place)
    ]

"""The padrón: one row per servicio, and what the rows of one school say together."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from mgea import catalogo
from mgea.imports.choices import GESTIONES
from mgea.imports.words import listed, plain, slug

Row = dict[str, Any]
NIVELES = {
    "inicialcuna": "A1", "cuna": "A1", "inicialjardin": "A2", "jardin": "A2",
    "inicialcunajardin": "A3", "cunajardin": "A3", "primaria": "B0", "secundaria": "F0",
}  # fmt: skip
DRE_LIMA = "150101"


def complete(row: Row, raw: dict[str, str]) -> list[tuple[str, str, bool]]:
    """Add the IE id, the DRE and what follows from other cells. Returns what is missing.

    ``raw``: the cleaned text of each field, because ``listado_iiee`` says two things in one cell.
    """
    if not row["codinst"] and not row["codlocal"]:
        return [("codlocal", "está vacía y falta CODINST; escriba uno de los dos códigos", False)]
    if not row["nombre"]:
        if not row["codinst"]:
            return [("nombre", "está vacía y falta CODINST; escriba el nombre de la IE", False)]
        row["nombre"] = f"Sin nombre ({row['cod_mod']})"
    row["ie"] = row["codinst"] or f"{row['codlocal']}-{slug(row['nombre'])}"
    ugel = row["ugel"]
    row["dre"] = catalogo.dre_of_ugel().get(ugel, f"{ugel[:2]}0000")
    if not row["dre_nombre"] and row["dre"] == DRE_LIMA:
        row["dre_nombre"] = "DRE LIMA METROPOLITANA"
    row["niv_mod"] = row["niv_mod"].upper() or NIVELES.get(plain(row["nivel_nombre"]), "")
    _management(row, raw.get("gestion", ""))
    if row["cierre"] and row["ingreso"] and row["cierre"] < row["ingreso"]:
        return [("cierre", "es anterior al ingreso; corrija una de las dos fechas", False)]
    return []


def _management(row: Row, text: str) -> None:
    if len(text) > 1 and not row["dependencia"]:
        row["dependencia"] = text.partition(" - ")[2].strip()
    if not row["gestion_nombre"]:
        row["gestion_nombre"] = dict(GESTIONES).get(row["gestion"], "")


def disagreements(rows: Iterable[tuple[int, Row]]) -> tuple[dict[int, str], list[str]]:
    """(row number → question, notes) about servicios of one IE that contradict one another.

    Where a school belongs, and since and until when, must be settled; different names or places are
    common in the padrón (a school with two buildings) and only said.
    """
    schools: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for number, row in rows:
        schools[row["ie"]].append((number, row))
    asked: dict[int, str] = {}
    differing: dict[str, list[str]] = defaultdict(list)
    for ie, group in schools.items():
        numbers = [str(number) for number, _ in group]
        for name, title in (
            ("ugel", "la UGEL"),
            ("ingreso", "el ingreso"),
            ("cierre", "el cierre"),
        ):
            if len({row[name] for _, row in group if row[name]}) > 1:
                text = f"las filas {listed(numbers)} son de la misma IE y {title} no coincide; iguálelas"
                asked |= {number: text for number, _ in group}
        for name in ("nombre", "codlocal", "ubigeo", "gestion"):
            if len({row[name] for _, row in group}) > 1:
                differing[name].append(ie)
    return asked, [_note(name, schools) for name, schools in differing.items()]


def _note(name: str, schools: list[str]) -> str:
    title = {
        "nombre": "nombres", "codlocal": "locales", "ubigeo": "distritos",
        "gestion": "tipos de gestión",
    }[name]  # fmt: skip
    return f"{len(schools)} IE tienen servicios con {title} distintos ({listed(schools, 5)})."

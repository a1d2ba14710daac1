"""What the cells of one row must say together. Each rule: typed values → (field, what is wrong)."""

from collections.abc import Callable
from typing import Any

from mgea import catalogo
from mgea.imports.lookup import Lookup

Row = dict[str, Any]
Problem = tuple[str, str, bool]
"""(field, reason, True when it is a question)."""


def _practicas(row: Row, lookup: Lookup) -> list[Problem]:
    if not row["estado"]:
        row["estado"] = "valor"
        if row["nivel"] is None:
            return [("nivel", "está vacía; escriba el nivel de 0 a 4 o un estado", False)]
    found = [*_practica(row, lookup), *_active(row, lookup, [row["periodo"]])]
    state = row["estado"].replace("_", " ")
    if row["estado"] == "valor" and row["nivel"] is None:
        found.append(
            ("nivel", "está vacía y el estado dice «valor»; escriba el nivel de 0 a 4", False)
        )
    if row["estado"] != "valor" and row["nivel"] is not None:
        found.append(("nivel", f"contradice el estado «{state}»; deje solo uno de los dos", False))
    if row["estado"] == "no_aplica" and not row["motivo"]:
        found.append(("motivo", "está vacía; escriba por qué la práctica no aplica", False))
    return found


def _verificaciones(row: Row, lookup: Lookup) -> list[Problem]:
    found = [*_practica(row, lookup), *_active(row, lookup, [row["periodo"]])]
    if row["decision"] == "devuelto" and not row["motivo"]:
        found.append(("motivo", "está vacía; escriba por qué se devuelve", False))
    if row["decision"] == "verificado" and row["nivel"] is None:
        found.append(("nivel", "está vacía; escriba el nivel que se verificó, de 0 a 4", False))
    return found


def _compromisos(row: Row, lookup: Lookup) -> list[Problem]:
    found = _practica(row, lookup) if row["practica"] else []
    done, state = row["fecha_cumplido"], row["estado"]
    if state == "cumplido" and done is None:
        found.append(("fecha_cumplido", "está vacía; escriba cuándo se cumplió", False))
    if state != "cumplido" and done is not None:
        word = state.replace("_", " ")
        found.append(
            (
                "fecha_cumplido",
                f"contradice el estado «{word}»; cambie el estado o borre la fecha",
                False,
            )
        )
    if state == "anulado" and not row["motivo"]:
        found.append(("motivo", "está vacía; escriba por qué se anuló", False))
    for name in ("fecha_cumplido", "fecha_limite"):
        if row[name] is not None and row[name] < row["fecha"]:
            found.append(
                (name, "es anterior a la fecha del compromiso; corrija una de las dos", False)
            )
    return found


def _resultados(row: Row, lookup: Lookup) -> list[Problem]:
    months = [f"{row['anio']}-{month:02d}" for month in range(3, 13)]
    found = _active(row, lookup, months)
    if all((i.cge, i.slug) != (row["cge"], row["indicador"]) for i in catalogo.oficiales()):
        found.append(
            ("indicador", f"no es del CGE {row['cge']}; corrija el indicador o el CGE", False)
        )
    if row["denominador"] == 0:
        found.append(
            ("denominador", "no puede ser 0; deje fuera la fila si nadie fue evaluado", False)
        )
    elif row["numerador"] > row["denominador"]:
        found.append(("numerador", "es mayor que el denominador; corrija uno de los dos", False))
    elif 0 < row["numerador"] < 1 < row["denominador"]:
        found.append(
            ("numerador", "parece una proporción y no una cantidad; escriba cuántos son", True)
        )
    return found


def _practica(row: Row, lookup: Lookup) -> list[Problem]:
    if row["practica"] in lookup.practicas():
        return []
    return [("practica", "no está en el catálogo; use un código de P1.1 a P7.4", False)]


def _active(row: Row, lookup: Lookup, months: list[str]) -> list[Problem]:
    if any(lookup.active_in(row["ie"], month) for month in months):
        return []
    when = months[0] if len(months) == 1 else months[0][:4]
    return [
        (
            "ie",
            f"no estaba en el modelo en {when} (aún no ingresaba o ya cerró); revise la fila",
            False,
        )
    ]


RULES: dict[str, Callable[[Row, Lookup], list[Problem]]] = {
    "practicas": _practicas,
    "verificaciones": _verificaciones,
    "compromisos": _compromisos,
    "resultados": _resultados,
}


def problems(slug: str, row: Row, lookup: Lookup) -> list[Problem]:
    """What is wrong with a whole row whose cells were read one by one; may complete ``row``."""
    rule = RULES.get(slug)
    return rule(row, lookup) if rule else []

"""Small tables drawn as text → the typed rows of a layout, so that a person can check a test by eye.

Two drawings. A **table** has one row per record and Spanish headers::

    ie | practica | periodo | nivel | registrado_en
    A  | P1.1     | 2023-04 | 3     | 2023-05-04

A **cuadro** has one row per practice and one column per month, each reported on day 5 of the next month::

    practica | 2023-03 | 2023-04
    P1.1     | 2       | NA
    P2.*     | .       | NP
    resto    | 1       | .

``P2.*`` means every practice of principle 2, ``P1.1-P4.3`` a run, ``resto`` those not named above; ``.`` or nothing
means that nothing was recorded. Days are days of Lima at noon; ``AAAA-MM-DD HH:MM`` gives the hour.
"""

from datetime import date, datetime, timedelta
from typing import Any

from tests.oraculo import PRACTICAS, Libros, next_month

Row = dict[str, Any]
NADA = ("", ".", "–", "-")
ESTADOS = {"NA": "no_aplica", "NP": "no_priorizada"}
ORIGEN = datetime(2022, 1, 1)


def tabla(texto: str) -> list[dict[str, str]]:
    """The rows of a table drawn with ``|``, as text; a line of dashes is only drawing."""
    lines = [line.split("#")[0].strip() for line in texto.strip().splitlines()]
    cells = [
        [cell.strip() for cell in line.split("|")]
        for line in lines
        if line and set(line) - set("-| ")
    ]
    head, *body = cells
    assert all(len(row) <= len(head) for row in body), f"a row is longer than {head}"
    return [dict(zip(head, row + [""] * (len(head) - len(row)), strict=True)) for row in body]


def moment(texto: str) -> datetime | None:
    """Lima's wall clock → naive UTC; a day alone is its noon."""
    if texto in NADA:
        return None
    text = texto if " " in texto else f"{texto} 12:00"
    return datetime.fromisoformat(text) + timedelta(hours=5)


def day(texto: str) -> date | None:
    """A day, or nothing."""
    return None if texto in NADA else date.fromisoformat(texto)


def punctual(periodo: str) -> datetime:
    """When a punctual school reports a month: day 5 of the next one, at noon in Lima."""
    found = moment(f"{next_month(periodo)}-05")
    assert found
    return found


def practicas_named(texto: str, named: set[str]) -> list[str]:
    """Which practices the first column of a cuadro means."""
    if texto == "resto":
        return [p for p in PRACTICAS if p not in named]
    if texto.endswith(".*"):
        return [p for p in PRACTICAS if p.startswith(texto[:-1])]
    if "-" in texto:
        first, last = (PRACTICAS.index(p.strip()) for p in texto.split("-"))
        return list(PRACTICAS[first : last + 1])
    assert texto in PRACTICAS, texto
    return [texto]


def cell(texto: str) -> Row:
    """A cell of a table: a level, NA or NP; ``*`` after a level means with evidence."""
    if texto in ESTADOS:
        return {"nivel": None, "estado": ESTADOS[texto], "motivo": "acordado", "evidencia": ""}
    evidencia = "acta.pdf" if texto.endswith("*") else ""
    return {
        "nivel": int(texto.rstrip("*")),
        "estado": "valor",
        "motivo": "",
        "evidencia": evidencia,
    }


def cuadro(texto: str, ie: str = "A") -> list[Row]:
    """Layout ``practicas`` from a cuadro of one school."""
    rows: list[Row] = []
    named: set[str] = set()
    for line in tabla(texto):
        found = practicas_named(line.pop("practica"), named)
        named |= set(found)
        rows += [
            {"ie": ie, "practica": p, "periodo": mes, "registrado_en": punctual(mes), **cell(text)}
            for p in found
            for mes, text in line.items()
            if text not in NADA
        ]
    return rows


def registros(texto: str) -> list[Row]:
    """Layout ``practicas`` from a table ``ie | practica | periodo | nivel | registrado_en``."""
    return [
        {
            "ie": r.get("ie", "A"),
            "practica": p,
            "periodo": r["periodo"],
            **cell(r["nivel"]),
            "registrado_en": moment(r.get("registrado_en", "")) or punctual(r["periodo"]),
        }
        for r in tabla(texto)
        for p in practicas_named(r["practica"], set())
    ]


def verificaciones(texto: str) -> list[Row]:
    """Layout ``verificaciones``; a level ``devuelto`` is a return. Registered on day 20 unless said otherwise."""
    rows = []
    for r in tabla(texto):
        returned = r["nivel"] == "devuelto"
        rows += [
            {
                "ie": r.get("ie", "A"),
                "practica": p,
                "periodo": r["periodo"],
                "nivel": None if returned else int(r["nivel"]),
                "decision": "devuelto" if returned else "verificado",
                "motivo": "falta evidencia" if returned else "",
                "registrado_en": moment(r.get("registrado_en", ""))
                or punctual(r["periodo"]) + timedelta(days=15),
            }
            for p in practicas_named(r["practica"], set())
        ]
    return rows


def compromisos(texto: str) -> list[Row]:
    """Layout ``compromisos``; registered on the day it was done, else on its ``fecha``, unless said otherwise."""
    return [
        {
            "codigo": r["codigo"],
            "ie": r.get("ie", "A"),
            "cge": int(r.get("cge") or 4),
            "practica": r.get("practica", ""),
            "compromiso": "Reunión de trabajo colegiado",
            "responsable": {"": "Dirección", ".": ""}.get(r.get("responsable", ""), "Dirección"),
            "fecha": day(r["fecha"]),
            "fecha_limite": day(r.get("fecha_limite", "")),
            "fecha_cumplido": day(r.get("fecha_cumplido", "")),
            "estado": r.get("estado") or ("cumplido" if r.get("fecha_cumplido") else "pendiente"),
            "motivo": r.get("motivo", "") or ("ya no procede" if r.get("estado") else ""),
            "registrado_en": moment(r.get("registrado_en", ""))
            or moment(r.get("fecha_cumplido", ""))
            or moment(r["fecha"]),
        }
        for r in tabla(texto)
    ]


def escuelas(texto: str = "ie\nA") -> list[Row]:
    """Layout ``padron`` from a table ``ie | ingreso | cierre | ugel | dre | distrito``, one service each."""
    rows = []
    for n, r in enumerate(tabla(texto), 1):
        ugel = r.get("ugel") or "150103"
        rows.append(
            {
                "ie": r["ie"],
                "codinst": r["ie"],
                "cod_mod": r.get("cod_mod") or f"{n:07d}",
                "anexo": "0",
                "codlocal": f"{n:06d}",
                "nombre": f"IE {r['ie']}",
                "niv_mod": "B0",
                "nivel_nombre": "Primaria",
                "gestion": "1",
                "gestion_nombre": "Pública de gestión directa",
                "ges_dep": "A1",
                "dependencia": "Sector Educación",
                "area": "1",
                "ubigeo": r.get("distrito") or "150117",
                "distrito": "Los Olivos",
                "provincia": "Lima",
                "departamento": "Lima",
                "ugel": ugel,
                "ugel_nombre": f"UGEL {ugel}",
                "dre": r.get("dre") or "150101",
                "dre_nombre": f"DRE {r.get('dre') or '150101'}",
                "latitud": None,
                "longitud": None,
                "activo": True,
                "ingreso": day(r.get("ingreso", "")),
                "cierre": day(r.get("cierre", "")),
            }
        )
    return rows


def cronograma(texto: str) -> list[Row]:
    """Layout ``cronograma`` from a table ``anio | fase | meses``, the months separated by spaces."""
    return [
        {"anio": int(r["anio"]), "fase": r["fase"], "mes": int(mes)}
        for r in tabla(texto)
        for mes in r["meses"].split()
    ]


def libros(practicas: str | list[Row] = "", **otros: Any) -> Libros:
    """Books with one school, A, unless ``padron`` says otherwise; ``practicas`` may be drawn as a cuadro."""
    drawn = cuadro(practicas) if isinstance(practicas, str) and practicas else practicas or []
    return Libros(practicas=list(drawn), **{"padron": escuelas(), **otros})

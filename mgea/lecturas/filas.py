"""Rows of the heat map of schools: which, in what order, one page of them; or the groups they make."""

from collections.abc import Sequence

import pandas as pd

from mgea import catalogo
from mgea.lecturas import comparacion
from mgea.lecturas.comparacion import Reglas

PAGINA = 50
UNA = 60
"""Up to so many rows one page holds them all."""

MUCHAS = 120
"""Beyond so many schools groups come first."""

PRINCIPIOS = {p.titulo: p.slug for p in catalogo.principios()}
ORDENES = ("Situación", "Puntos", "Nombre", "Parecido", *PRINCIPIOS)
SITUACIONES = {
    "Todas": "", "Crítica": "critico", "En riesgo": "en_riesgo", "En ruta": "en_ruta", "Adelantada": "adelantada",
}  # fmt: skip


def buscadas(schools: pd.DataFrame, texto: str, situacion: str = "Todas") -> pd.DataFrame:
    """The active schools whose name or codes have every word of ``texto``, of one band when ``situacion`` names one."""
    schools = schools[schools["estado"] != "inactiva"]
    banda = SITUACIONES.get(situacion, "")
    match = schools["banda"] == banda if banda else pd.Series(True, index=schools.index)
    words = texto.casefold().split()
    if words:
        haystack = schools["nombre"] + " " + schools["ie"] + " " + schools["servicios"]
        haystack = haystack.str.casefold()
        for word in words:
            match &= haystack.str.contains(word, regex=False)
    return schools[match]


def ordenadas(schools: pd.DataFrame, orden: str) -> pd.DataFrame:
    """Schools in one of ORDENES: the most urgent first, the highest first, by name, or alike ones together."""
    slugs = list(PRINCIPIOS.values())
    if orden == "Parecido":
        matrix = schools[slugs].to_numpy(dtype=float)
        alike = schools.iloc[comparacion.por_parecido(matrix)]
        return alike.sort_values("puntos", key=lambda p: p.isna(), kind="stable")
    columns, ascending = {
        "Situación": (["brecha", "nombre"], [True, True]),
        "Nombre": (["nombre", "ie"], [True, True]),
        "Puntos": (["puntos", "nombre"], [False, True]),
    }.get(orden) or ([PRINCIPIOS.get(orden, "puntos"), "nombre"], [False, True])
    return schools.sort_values(columns, ascending=ascending, na_position="last", kind="stable")


def paginas(n: int) -> int:
    """How many pages so many rows make; one when there are none."""
    return 1 if n <= UNA else -(-n // PAGINA)


def pagina(schools: pd.DataFrame, numero: int) -> pd.DataFrame:
    """One page of rows, counted from 1; a number beyond the last gives the last."""
    if len(schools) <= UNA:
        return schools
    numero = min(max(numero, 1), paginas(len(schools)))
    return schools.iloc[(numero - 1) * PAGINA : numero * PAGINA]


def agrupaciones(schools: pd.DataFrame, fijas: Sequence[str] = ()) -> list[str]:
    """What schools can be grouped by, widest first: those of (ugel, rei, distrito) that make more than one group and
    are not fixed already by the slice, and the band."""
    columns = {"ugel": "ugel", "rei": "rei", "distrito": "distrito"}
    found = [n for n, c in columns.items() if n not in fijas and schools[c].nunique() > 1]
    return [*found, "banda"]


def de_grupos(schools: pd.DataFrame, por: str, reglas: Reglas) -> pd.DataFrame:
    """One row per group: id (its address), nombre, n, oculto, total (median points) and a median per principle slug.

    Medians of fewer than 5 schools, and those that would give one away by subtraction, are NaN.
    """
    slugs = ["puntos", *PRINCIPIOS.values()]
    told = comparacion.grupos(schools, (por,), slugs, reglas)
    wide = told.pivot(index="grupo", columns="columna", values="mediana").reindex(columns=slugs)
    own = told[told["columna"] == "puntos"].set_index("grupo")[["n", "oculto"]]
    names = comparacion.etiqueta(schools, (por,))
    address = pd.Series(_direccion(schools, por), index=schools.index).groupby(names).first()
    result = wide.join(own).rename(columns={"puntos": "mediana"})
    result["id"] = address.reindex(result.index)
    return result.rename_axis("nombre").reset_index()


def _direccion(schools: pd.DataFrame, por: str) -> list[str]:
    if por == "ugel":
        return [f"ugel:{u}" if u else "" for u in schools["ugel"]]
    if por == "banda":
        words = {v: k for k, v in SITUACIONES.items() if v}
        return [f"situacion:{words[b]}" if b else "" for b in schools["banda"]]
    pairs = zip(schools["ugel"], schools[por], strict=True)
    return [f"{por}:{ugel}/{code}" if code else "" for ugel, code in pairs]

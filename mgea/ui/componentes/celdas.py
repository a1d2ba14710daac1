"""The bar of 25 cells: each practice a cell, grouped by principle. The heart of the board."""

from collections.abc import Mapping

import pandas as pd

from mgea import formato
from mgea.charts.paleta import NIVEL_PALABRA
from mgea.ui.nucleo.piezas import bloque, esc, leyenda_html

MARCA = {"verificada": "✓", "por_reverificar": "↻", "devuelta": "↩"}
VERIFICACION = {
    "verificada": "verificada",
    "por_reverificar": "por reverificar",
    "devuelta": "devuelta",
}
# state → (what the cell shows, what it says)
SIN_NIVEL = {
    "sin_dato": ("—", "sin dato"),
    "no_aplica": ("NA", "no aplica"),
    "no_priorizada": ("NP", "no priorizada"),
    "no_exigible": ("", "todavía no exigible"),
    "en_plazo": ("◷", "en plazo"),
}
LEYENDA = (
    *((f"n{n}", f"{n} {palabra}") for n, palabra in enumerate(NIVEL_PALABRA)),
    ("sin_dato", "— sin dato"),
    ("vencido", "vencido (último nivel)"),
    ("no_aplica", "NA no aplica"),
    ("no_priorizada", "NP no priorizada"),
    ("(✓)", "verificada"),
    ("(↻)", "por reverificar"),
    ("(↩)", "devuelta"),
)


def celdas_html(
    df: pd.DataFrame, titulos: Mapping[str, str] | None = None, leyenda: bool = True
) -> str:
    """The bar as a list of lists, readable by eye and by ear.

    ``df``: one row per practice, in order: practica, principio, titulo, estado, nivel, ultimo_nivel, verificacion,
    evidencia. ``titulos``: principle slug → title. A cell without a level never shows a 0.
    """
    titulos = titulos or {}
    grupos = []
    for slug, filas in df.groupby("principio", sort=False):
        nombre = titulos.get(str(slug)) or formato.principio_corto(str(slug))
        celdas = "".join(_celda(fila) for fila in filas.to_dict("records"))
        grupos.append(
            f'<li class="grupo" style="--celdas:{len(filas)}"><span class="nombre">{esc(nombre)}</span>'
            f'<ol class="celdas" role="list" aria-label="{esc(nombre)}">{celdas}</ol></li>'
        )
    pie = leyenda_html(_presentes(df)) if leyenda else ""
    total = formato.plural(len(df), "práctica", "prácticas")
    return bloque(
        "mgea-barra",
        f'<h2 class="sr">{total} por principio</h2>'
        f'<ol role="list" aria-label="{total} por principio">{"".join(grupos)}</ol>{pie}',
    )


def _celda(fila: dict) -> str:
    estado = str(fila.get("estado") or "sin_dato")
    clase, muestra, dice = _aspecto(estado, fila.get("nivel"), fila.get("ultimo_nivel"))
    verificacion = str(fila.get("verificacion") or "")
    partes = [f"{fila.get('practica', '')} {fila.get('titulo', '')}".strip(), dice]
    partes += [VERIFICACION[verificacion]] if verificacion in VERIFICACION else []
    partes += (
        ["con evidencia"]
        if not formato.es_nulo(fila.get("evidencia")) and fila["evidencia"]
        else []
    )
    texto = esc(" · ".join(partes))
    marca = f'<span class="marca {esc(verificacion)}" aria-hidden="true">{MARCA.get(verificacion, "")}</span>'
    return (
        f'<li class="celda" title="{texto}"><span class="caja {clase}" aria-hidden="true">{muestra}</span>{marca}'
        f'<span class="sr">{texto}</span></li>'
    )


def _aspecto(estado: str, nivel: object, ultimo: object) -> tuple[str, str, str]:
    """(class, what is written, what is said) of a cell."""
    if estado == "valor" and not formato.es_nulo(nivel):
        n = min(max(int(nivel), 0), 4)  # type: ignore[call-overload]
        return f"n{n}", str(n), f"nivel {n}, {NIVEL_PALABRA[n]}"
    if estado == "vencido":
        if formato.es_nulo(ultimo):
            return "vencido", "—", "dato vencido"
        n = min(max(int(ultimo), 0), 4)  # type: ignore[call-overload]
        return "vencido", str(n), f"dato vencido; el último nivel fue {n}, {NIVEL_PALABRA[n]}"
    muestra, dice = SIN_NIVEL.get(estado, SIN_NIVEL["sin_dato"])
    return estado if estado in SIN_NIVEL else "sin_dato", muestra, dice


def _presentes(df: pd.DataFrame) -> list[tuple[str, str]]:
    """The legend without the states and marks that this bar does not have; the five levels always stay."""
    estados = set(df["estado"].astype(str)) if not df.empty else set()
    marcas = (
        {f"({MARCA[v]})" for v in df["verificacion"].dropna().astype(str) if v in MARCA}
        if "verificacion" in df
        else set()
    )
    return [
        (c, palabra)
        for c, palabra in LEYENDA
        if c in estados or c in marcas or c[:1] == "n" and c[1:].isdigit()
    ]

"""A report as a paginated, tagged PDF (PDF/UA-1): fonts embedded, charts as drawings with their description.

The words travel to the template as JSON, never as mark-up. A ``Impresora`` keeps what Typst learns between documents
and serves one thread; 2 000 sheets are made by two of them, because Typst leaves Python free while it works.
"""

import json
import re
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import typst

from mgea.exports.letras import fuentes
from mgea.exports.report import (
    Cifra,
    Firmas,
    Grafico,
    Lista,
    Parrafo,
    Pieza,
    Puntos,
    Report,
    Seccion,
    Tabla,
)
from mgea.exports.svg import dibujo
from mgea.exports.texto import escribible, saneado

PLANTILLA = Path(__file__).with_name("plantilla.typ")
NORMA: Literal["ua-1"] = "ua-1"
_LAMINA = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.d), width: 540pt)"
)
_PAGINA = re.compile(rb"/Type\s*/Page\b")

NUMEROS = frozenset({"entero", "puntos", "signo", "parte"})
"""Types whose cells lean to the right."""


class Impresora:
    """Makes documents one after another; for one thread at a time."""

    def __init__(self) -> None:
        self._typst = typst.Compiler(
            input=str(PLANTILLA), font_paths=fuentes(), ignore_system_fonts=True
        )

    def pdf(self, report: Report) -> bytes:
        """The bytes of the document. A sheet is set in the largest letters that leave it on one page: trying again is
        dear, so the first try is one that most of them fit."""
        dato = documento(saneado(report))
        for letra in _letras(report):
            made = self._compone(dato | {"letra": letra})
            if not report.una_pagina or len(_PAGINA.findall(made)) == 1:
                break
        return made

    def _compone(self, dato: dict[str, Any]) -> bytes:
        texto = json.dumps(dato, ensure_ascii=False, allow_nan=False)
        made = self._typst.compile(sys_inputs={"d": texto}, format="pdf", pdf_standards=NORMA)
        assert isinstance(made, bytes)
        return made

    def png(self, dibujo: str, puntos: float = 192) -> bytes:
        """A drawing as a picture of ``puntos`` per inch, in the letters of the documents."""
        made = self._typst.compile(_LAMINA, sys_inputs={"d": dibujo}, format="png", ppi=puntos)
        assert isinstance(made, bytes)
        return made


def _letras(report: Report) -> tuple[float, ...]:
    """Sizes to try, in pt."""
    if not report.una_pagina:
        return (10.5,)
    con_dibujos = any(s.graficos for s in report.secciones)
    return (9.0, 8.4, 7.8, 7.2) if con_dibujos else (12.0, 11.0, 10.0, 9.0, 8.0)


def pdf(report: Report) -> bytes:
    """One report as a PDF."""
    return Impresora().pdf(report)


def documento(report: Report) -> dict[str, Any]:
    """The report as the template takes it: lists, dicts and texts that the fonts can write."""
    secciones = [[_seccion(s, report) for s in fila] for fila in _filas(report)]
    tablas = [] if report.una_pagina else _datos(report)
    pie = f"{report.clase} · {report.meta}"
    if report.una_pagina:
        pie = f"{pie} · {report.conocido}"
    hecho: dict[str, Any] = _escribible(
        {
            "clase": report.clase,
            "quien": report.quien,
            "titulo": report.titulo,
            "meta": " · ".join(p for p in _cuando(report) if p),
            "pie": pie,
            "una": report.una_pagina,
            "secciones": secciones,
            "definiciones": [
                {"titulo": f.titulo, "formula": f.formula, "casos": f.casos, "fuente": f.fuente}
                for f in report.definiciones
            ],
            "datos": tablas,
        }
    )
    return hecho


def _cuando(report: Report) -> tuple[str, ...]:
    """Under the title: dates, how many, as known when; on a sheet the last goes to the foot."""
    ejemplo = "datos de ejemplo" if report.ejemplo else ""
    return report.al, report.n, ejemplo, "" if report.una_pagina else report.conocido


def _escribible(cosa: Any) -> Any:
    if isinstance(cosa, str):
        return cosa if cosa.startswith("<svg ") else escribible(cosa)
    if isinstance(cosa, list):
        return [_escribible(c) for c in cosa]
    return {k: _escribible(v) for k, v in cosa.items()} if isinstance(cosa, dict) else cosa


def _filas(report: Report) -> list[list[Seccion]]:
    """Sections as they share rows: on a sheet, neighbours of half width stand side by side."""
    filas: list[list[Seccion]] = []
    for media, juntas in groupby(report.secciones, key=lambda s: report.una_pagina and s.media):
        own = list(juntas)
        filas += [own[i : i + 2] for i in range(0, len(own), 2)] if media else [[s] for s in own]
    return filas


def _seccion(seccion: Seccion, report: Report) -> Any:
    piezas: list[Any] = []
    for clase, grupo in groupby(seccion.piezas, key=type):
        own = list(grupo)
        if clase is Cifra and len(own) > 1:
            piezas.append({"clase": "cifras", "cifras": [_pieza(p, seccion) for p in own]})
        else:
            piezas += [_pieza(p, seccion) for p in own]
    return {"titulo": seccion.titulo, "piezas": piezas}


def _pieza(pieza: Pieza, seccion: Seccion) -> Any:
    if isinstance(pieza, Cifra):
        return {"clase": "cifra", "valor": pieza.texto, "de": pieza.de, "estado": pieza.estado}
    if isinstance(pieza, Parrafo):
        return {"clase": "parrafo", "texto": pieza.texto}
    if isinstance(pieza, Lista):
        return {"clase": "lista", "titulo": pieza.titulo, "cosas": [list(c) for c in pieza.cosas]}
    if isinstance(pieza, Firmas):
        return {"clase": "firmas", "cargos": list(pieza.cargos)}
    if isinstance(pieza, Tabla):
        return _tabla(pieza, len(seccion.piezas) > 1)
    return _grafico(pieza, seccion)


def _grafico(g: Grafico, seccion: Seccion) -> Any:
    dicho = g.resumen.rstrip(".") == seccion.titulo.rstrip(".")
    return {
        "clase": "grafico",
        "titulo": g.titulo,
        "rotulo": g.titulo != seccion.titulo,
        "unidad": g.unidad,
        "resumen": "" if dicho else g.resumen,
        "svg": dibujo(g),
        "alt": g.descripcion,
    }


def _tabla(tabla: Tabla, rotulo: bool) -> Any:
    return {
        "clase": "tabla",
        "titulo": tabla.titulo,
        "rotulo": rotulo,
        "vacia": tabla.vacia,
        "columnas": [c.titulo for c in tabla.columnas],
        "anchos": [c.ancho for c in tabla.columnas],
        "derecha": [c.tipo in NUMEROS for c in tabla.columnas],
        "filas": tabla.textos(),
    }


def _datos(report: Report) -> list[Any]:
    """The rows behind every chart, for who reads the numbers and not the drawing."""
    graficos = [g for s in report.secciones for g in s.graficos]
    if any(t.titulo == "Escuelas" for s in report.secciones for t in s.tablas):
        graficos = [g for g in graficos if not isinstance(g.datos, Puntos)]  # told there already
    return [_tabla(g.tabla, True) for g in graficos]

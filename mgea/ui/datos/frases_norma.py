"""The catalogue as people read it: practices under their principle, the calendar as a table, the CGE map. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from mgea import catalogo, formato
from mgea.lecturas.buscar import llano
from mgea.ui.componentes.tablas import tabla_html
from mgea.ui.nucleo.piezas import aviso_html, bloque, esc, rico

Umbral = tuple[str, str, str, str]
"""A threshold in force: what, how much, whose, from where."""

TIPO_CGE = {
    "resultados": "De resultados: se sigue con indicadores oficiales",
    "condiciones": "De condiciones: se sigue con prácticas",
}
PAPEL = {
    "rampa": "Sube el nivel esperado mes a mes",
    "hito": "Pide una autoevaluación completa (hito)",
}
PESO = {1.0: "principal", 0.5: "secundaria"}
SIN_CRONOGRAMA = (
    "El modelo abarca 2022–2025, pero **no hay cronograma oficial de 2024 ni de 2025**. Un año sin cronograma dice "
    "«cronograma no definido»; el tablero no lo inventa."
)


@dataclass(frozen=True)
class Seccion:
    """One heading of the page «La norma», a few words beside it, and what it holds, as HTML."""

    titulo: str
    meta: str
    cuerpo: str

    @property
    def palabras(self) -> frozenset[str]:
        """Every word of the section, without accents or signs."""
        return frozenset(llano(f"{self.titulo} {re.sub('<[^>]+>', ' ', self.cuerpo)}").split())


def secciones(umbrales: Sequence[Umbral]) -> tuple[Seccion, ...]:
    """The whole page in its order; only the thresholds change from one UGEL to another."""
    return (_principios(), _niveles(), _fases(), _cge(), _mapa(), _umbrales(umbrales), _legal())


def _tabla(titulo: str, nota: str, frame: pd.DataFrame, names: Mapping[str, str]) -> str:
    return f'<p class="meta nota">{rico(nota)}</p>{tabla_html(frame, names, titulo)}'


def _principios() -> Seccion:
    nota = (
        "Sugeridas: «no priorizada», «no aplica» y la práctica propia de una escuela son estados legítimos · "
        f"{catalogo.practicas()[0].fuente}"
    )
    cuerpo = f'<p class="meta nota">{rico(nota)}</p>{principios_html()}'
    return Seccion("Principios y prácticas", "7 principios, 25 prácticas sugeridas", cuerpo)


def _niveles() -> Seccion:
    rows = [{"nivel": f"{n.n} {n.titulo}", "ancla": n.ancla} for n in catalogo.niveles()]
    names, titulo = {"nivel": "Nivel", "ancla": "Qué significa"}, "Escala de niveles"
    cuerpo = _tabla(titulo, catalogo.niveles()[0].fuente, pd.DataFrame(rows), names)
    return Seccion(titulo, "De 0 a 4: 25 prácticas × 4 = 100 puntos", cuerpo)


def _fases() -> Seccion:
    names = {"fase": "Fase", "papel": "Qué pide"} | {year: year for year in anios()}
    titulo = "Fases y cronograma"
    cuerpo = _tabla(titulo, catalogo.calendarios()[0].fuente, calendario(), names)
    return Seccion(
        titulo, "El año escolar va de marzo a diciembre", cuerpo + aviso_html(SIN_CRONOGRAMA)
    )


def _cge() -> Seccion:
    rows = [
        {"cge": f"CGE {c.n}", "titulo": c.titulo, "tipo": TIPO_CGE[c.tipo]}
        for c in catalogo.compromisos()
    ]
    names = {"cge": "CGE", "titulo": "Compromiso de gestión escolar", "tipo": "Cómo se sigue"}
    titulo = "Los cinco CGE"
    cuerpo = _tabla(titulo, catalogo.compromisos()[0].fuente, pd.DataFrame(rows), names)
    return Seccion(titulo, "Compromisos de gestión escolar", cuerpo)


def _mapa() -> Seccion:
    names = {
        "practica": "Práctica",
        "cge": "CGE",
        "peso": "Relación",
        "confianza": "Confianza",
        "razon": "Por qué",
    }
    nota = (
        "**Propuesta, editable**: no existe una relación oficial. Sirve para comparar un CGE consigo mismo en el "
        "tiempo; el CGE 2 no tiene práctica principal"
    )
    titulo = "Prácticas y CGE"
    return Seccion(titulo, "Propuesta, editable", _tabla(titulo, nota, mapa(), names))


def _umbrales(umbrales: Sequence[Umbral]) -> Seccion:
    names = {"titulo": "Umbral o plazo", "valor": "Vale hoy", "dueno": "Dueño", "fuente": "Fuente"}
    titulo, nota = "Umbrales y plazos", "Cada UGEL puede cambiar los suyos"
    cuerpo = _tabla(titulo, nota, pd.DataFrame(umbrales, columns=list(names)), names)
    return Seccion(titulo, "Propuestos por el tablero", cuerpo)


def _legal() -> Seccion:
    names = {"codigo": "Documento", "que": "De qué trata", "fecha": "Fecha"}
    titulo, nota = "Base legal", "Lo que el modelo fija; todo lo demás dice de quién es"
    return Seccion(
        titulo, "Los documentos que cita el tablero", _tabla(titulo, nota, documentos(), names)
    )


def principios_html() -> str:
    """The seven principles, each with its practices."""
    parts = []
    for p in catalogo.principios():
        own = [x for x in catalogo.practicas() if x.principio == p.slug]
        items = "".join(f"<li><b>{x.id}</b> {esc(x.titulo)}</li>" for x in own)
        parts.append(f"<section><h3>{p.n}. {esc(p.titulo)}</h3><ul>{items}</ul></section>")
    return bloque("mgea-norma", "".join(parts))


def anios() -> tuple[str, ...]:
    """Years with an official calendar, as text."""
    return tuple(str(y) for y in sorted({m.anio for m in catalogo.calendarios()}))


def calendario() -> pd.DataFrame:
    """One row per phase: fase, papel, and the months of each year with a calendar (column '2022', '2023'…)."""
    rows = []
    for fase in catalogo.fases():
        row = {"fase": fase.titulo, "papel": PAPEL.get(fase.rol, fase.rol)}
        for year in anios():
            months = sorted(
                m.mes for m in catalogo.calendarios() if (str(m.anio), m.fase) == (year, fase.slug)
            )
            row[year] = meses(months) or "sin meses"
        rows.append(row)
    return pd.DataFrame(rows)


def meses(numeros: list[int]) -> str:
    """``[5, 6, 7, 12]`` → ``mayo a julio y diciembre``."""
    runs: list[list[int]] = []
    for n in numeros:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    name = formato.MESES
    words = [
        f"{name[r[0] - 1]} a {name[r[-1] - 1]}"
        if len(r) > 2
        else formato.enumera([name[n - 1] for n in r])
        for r in runs
    ]
    return formato.enumera(words)


def mapa() -> pd.DataFrame:
    """One row per practice and CGE of the proposal: practica, cge, peso, confianza, razon."""
    titles = {p.id: p.titulo for p in catalogo.practicas()}
    return pd.DataFrame(
        {
            "practica": f"{m.practica} {formato.recorta(titles[m.practica], 60)}",
            "cge": f"CGE {m.cge}",
            "peso": PESO.get(m.peso, formato.puntos(m.peso)),
            "confianza": m.confianza,
            "razon": m.razon,
        }
        for m in catalogo.mapa_cge()
    )


def documentos() -> pd.DataFrame:
    """One row per document of the legal basis: codigo, que, fecha (``—`` when the document has none)."""
    return pd.DataFrame(
        {
            "codigo": n.codigo,
            "que": n.de_que_trata,
            "fecha": formato.fecha(date.fromisoformat(n.fecha)) if n.fecha else formato.SIN_DATO,
        }
        for n in catalogo.norma()
    )

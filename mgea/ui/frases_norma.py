"""The catalogue as people read it: practices under their principle, the calendar as a table, the CGE map. Pure."""

from datetime import date

import pandas as pd

from mgea import catalogo, formato
from mgea.ui.piezas import bloque, esc

TIPO_CGE = {
    "resultados": "De resultados: se sigue con indicadores oficiales",
    "condiciones": "De condiciones: se sigue con prácticas",
}
PAPEL = {
    "rampa": "Sube el nivel esperado mes a mes",
    "hito": "Pide una autoevaluación completa (hito)",
}
PESO = {1.0: "principal", 0.5: "secundaria"}


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

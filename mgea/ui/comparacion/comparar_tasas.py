"""Rates with their uncertainty, and how far each school has come."""

import pandas as pd

from mgea import formato, frases, metrics
from mgea.charts import embudo as dibujos
from mgea.lecturas import comparacion
from mgea.ui.componentes.laminas import lamina
from mgea.ui.componentes.paneles import Panel
from mgea.ui.nucleo.contexto import Contexto

TASAS = {
    "Reportes a tiempo": ("reportes", "puntualidad_reporte", "reportes del año"),
    "Compromisos a tiempo": ("tasa_compromisos", "puntualidad_compromisos", "compromisos"),
}
"""What can be looked at → its reading, its definition, and what a case is."""


@lamina
def embudo(ctx: Contexto, cual: str) -> Panel:
    """The funnel of one rate."""
    reading, slug, casos = TASAS[cual]
    frame = ctx.read(reading).merge(_nombres(ctx), on="ie", how="left")
    told = comparacion.embudo(frame)
    total = int(frame["denominador"].sum())
    comun = float(frame["numerador"].sum()) / total if total else 0.0
    lines = comparacion.curvas(comun, int(frame["denominador"].max()) if total else 1)
    words = {z: f"{glyph} {word}" for z, (glyph, word, _, _) in dibujos.ZONAS.items()}
    percent = {c: told[c].map(lambda v: formato.porcentaje(v)) for c in ("tasa", "bajo", "alto")}
    table = told.assign(**{f"{c}_texto": v for c, v in percent.items()})
    table = table.assign(frente=told["zona"].map(words)).sort_values(["tasa", "nombre"])
    return Panel(
        f"{cual}: {ctx.quien}",
        f"Porcentaje de {casos} exigibles · líneas: lo que explica el azar (95 %; punteada, 99.8 %) · "
        f"{formato.numero(total)} casos · {ctx.meta(len(frame), len(ctx.roster))}",
        dibujos.embudo(told, lines, comun),
        _frase(told, comun, casos),
        table,
        f"embudo-{slug.replace('_', '-')}",
        {
            "nombre": "Escuela", "numerador": "A tiempo", "denominador": "Exigibles", "tasa_texto": "Tasa",
            "bajo_texto": "Desde (95 %)", "alto_texto": "Hasta (95 %)", "frente": "Frente a todas",
        },
        ficha=metrics.ficha(slug),
        leyenda=[
            (f"({glyph})", f"{word}: {formato.numero(int((told['zona'] == zone).sum()))}")
            for zone, (glyph, word, _, _) in dibujos.ZONAS.items()
        ],
    )  # fmt: skip


def _nombres(ctx: Contexto) -> pd.DataFrame:
    return ctx.roster[["ie", "nombre"]]


def _frase(told: pd.DataFrame, comun: float, casos: str) -> str:
    if told.empty:
        return f"Todavía no hay {casos} exigibles: no hay tasas que comparar."
    low = int(told["zona"].isin(["atencion", "muy_baja"]).sum())
    high = int(told["zona"].isin(["destaca", "muy_alta"]).sum())
    same = formato.plural(
        len(told) - low - high, "escuela no se distingue", "escuelas no se distinguen"
    )
    return (
        f"Entre todas, {formato.porcentaje(comun)}. {same} de esa tasa; {formato.numero(low)} por debajo y "
        f"{formato.numero(high)} por encima de lo que explica el azar."
    )


@lamina
def mejora(ctx: Contexto) -> Panel:
    """Change since the starting point beside the level."""
    schools = ctx.read("comparada")
    ok = schools[schools["estado"] == "ok"]
    con = ok[ok["mejora"].notna()]
    limite = ctx.umbrales["no_distinguible"]
    up, down = int((con["mejora"] >= limite).sum()), int((con["mejora"] <= -limite).sum())
    table = con.assign(
        situacion=[frases.banda_palabra(r) for r in con.to_dict("records")],
        desde=con["partida"].map(formato.mes_corto),
    ).sort_values("mejora", ascending=False)
    return Panel(
        f"Lo que avanzó cada escuela de {ctx.quien}, junto a dónde está",
        "Puntos de 100 · cambio desde diciembre del año anterior, o desde su primer mes con datos suficientes; menos "
        f"de 4 puntos no se distingue · líneas punteadas: medianas · {ctx.meta(len(con), len(schools))}",
        dibujos.mejora(con),
        f"{formato.plural(up, 'escuela subió', 'escuelas subieron')} 4 puntos o más y "
        f"{formato.plural(down, 'bajó', 'bajaron')} 4 o más; de {formato.numero(len(con) - up - down)} el cambio no se "
        "distingue.",
        table,
        "mejora",
        {
            "nombre": "Escuela", "desde": "Punto de partida", "puntos_partida": "Puntos entonces", "puntos": "Puntos",
            "mejora": "Cambio", "situacion": "Situación",
        },
        ficha=metrics.ficha("puntos"),
    )  # fmt: skip

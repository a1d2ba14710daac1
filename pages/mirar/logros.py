"""Quién ya lo logró (P3.2): schools to learn a practice from, and who could teach what to whom."""

import pandas as pd

from mgea import formato
from mgea.permissions import may
from mgea.ui.acompanamiento import compartir, logros
from mgea.ui.componentes import components as ui
from mgea.ui.marco.navegacion import Page
from mgea.ui.nucleo.contexto import Contexto

PAGE = Page(
    "Quién ya lo logró",
    "quien-ya-lo-logro",
    "Escuelas que lograron lo que a usted le falta, y quién puede enseñar qué",
)


def render(ctx: Contexto) -> None:
    """For a school: from whom to learn. For a group: who could teach what to whom."""
    if ctx.es_ie:
        _escuela(ctx)
        return
    frame = ctx.read("ensenanza")
    schools, taught = frame["ie"].nunique(), frame["practica"].nunique()
    open_ = frame.loc[frame["acepta"].astype(bool), "ie"].nunique()
    ui.headline(
        formato.numero(schools),
        f"de {formato.plural(len(ctx.roster), 'escuela puede', 'escuelas pueden')} enseñar alguna práctica",
        f"Entre todas, **{taught}** de las 25 prácticas, verificadas en Logrado o Destacado. "
        f"{_aceptan(open_)}",
        meta=ctx.meta(),
    )
    logros.ensenanza(ctx)
    practica = logros.elige_practica(str(frame["practica"].iloc[0]) if len(frame) else "")
    logros.para_supervisor(ctx, practica)
    compartir.entre_escuelas(ctx)


def _aceptan(n: int) -> str:
    if not n:
        return "Ninguna ha aceptado todavía mostrarse a otras escuelas."
    return f"{formato.plural(n, 'acepta', 'aceptan')} mostrarse a otras escuelas y recibir visitas."


def _escuela(ctx: Contexto) -> None:
    cells, shared = ctx.read("celdas"), set(ctx.read("compartidos")["practica"])
    lacks = _faltan(cells)
    taught = [p for p in lacks if p in shared]
    aplican = int((~cells["estado"].isin(["no_aplica", "no_exigible"])).sum())
    ui.headline(
        formato.numero(len(lacks)),
        f"de {formato.plural(aplican, 'práctica', 'prácticas')} le falta lograr",
        f"**{len(taught)}** de ellas las lograron escuelas de su UGEL que aceptan visitas. Elija una práctica y mire "
        "quiénes, y con qué evidencia.",
        meta=ctx.meta(),
    )
    practica = logros.elige_practica(next(iter(taught or lacks), ""))
    logros.para_escuela(ctx, practica, str(ctx.roster["nombre"].iloc[0]))
    if may(ctx.persona, "supervisar"):
        logros.cerca_de(ctx, practica)
    compartir.consentir(ctx)
    compartir.entre_escuelas(ctx)


def _faltan(cells: pd.DataFrame) -> list[str]:
    """Practices to raise: those nearest to Logrado first, then what is not reported."""
    open_ = cells[~cells["estado"].isin(["no_aplica", "no_exigible"])]
    under = open_[~(open_["nivel"] >= 3)]
    order = under.assign(_n=under["nivel"].fillna(-1)).sort_values(
        ["_n", "practica"], ascending=[False, True]
    )
    return [str(p) for p in order["practica"]]

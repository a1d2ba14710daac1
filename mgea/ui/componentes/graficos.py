"""Charts in their frames: each reads its question, draws it, says its finding, and offers its table and definition."""

import pandas as pd

from mgea import catalogo, charts, formato, frases, metrics
from mgea.frases import compromisos as frases_compromisos
from mgea.lecturas import compromisos as lecturas_compromisos
from mgea.ui.componentes.paneles import Panel, panel
from mgea.ui.nucleo.contexto import Contexto

PRINCIPIOS = [(p.slug, p.titulo) for p in catalogo.principios()]


def _sujeto(ctx: Contexto) -> str:
    return "de la escuela" if ctx.es_ie else f"de {ctx.quien}"


def _meta_serie(ctx: Contexto, frame: pd.DataFrame, unidad: str) -> str:
    """Unit, months and how many schools are behind the month looked at."""
    now = frame[frame["periodo"] == ctx.as_of]
    n = int(now["n"].max()) if not now.empty else 0
    quienes = ctx.meta() if ctx.es_ie else ctx.meta(n, len(ctx.roster))
    return f"{unidad} · {quienes}"


@panel
def esperado_real(ctx: Contexto) -> Panel:
    """Points against what the calendar expects, with the phases under the months."""
    frame, phases = ctx.read("esperado_real"), ctx.read("fases")
    quien = "la escuela" if ctx.es_ie else "media de las escuelas"
    dice = "La escuela" if ctx.es_ie else "La media de las escuelas"
    past = frame[frame["periodo"] <= ctx.as_of]
    return Panel(
        f"Puntos {_sujeto(ctx)} frente a lo que espera el cronograma",
        _meta_serie(ctx, frame, "Puntos de 100"),
        charts.esperado_real(frame, phases, ctx.as_of, quien),
        charts.resumen_esperado_real(frame, ctx.as_of, dice),
        _con_mes(frame).assign(estado=past["estado"].map(_estado_palabra)),
        "esperado",
        {
            "mes": "Mes",
            "puntos": "Puntos",
            "esperado": "Esperado",
            "n": "Con dato",
            "estado": "Estado",
        },
        ficha=metrics.ficha("brecha"),
    )


def _estado_palabra(estado: str) -> str:
    return "Con datos suficientes" if estado == "ok" else frases.SIN_COLOR.get(estado, "—")


def _con_mes(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(mes=frame["periodo"].map(formato.mes_corto))


@panel
def distribucion(ctx: Contexto) -> Panel:
    """How many practices stand at each level, month by month; what is missing is a slice of its own."""
    frame = ctx.read("distribucion")
    wide = frame.pivot_table(
        index="periodo", columns="categoria", values="n", aggfunc="sum"
    ).reset_index()
    names = {"mes": "Mes"} | {str(n.n): f"{n.n} {n.titulo}" for n in reversed(catalogo.niveles())}
    names |= {"no_priorizada": "No priorizada", "no_aplica": "No aplica", "sin_dato": "Sin dato"}
    total = int(frame[frame["periodo"] == ctx.as_of]["n"].sum())
    return Panel(
        f"Prácticas {_sujeto(ctx)} por nivel, mes a mes",
        f"Parte de las prácticas · {formato.numero(total)} prácticas en el mes · {ctx.meta()}",
        charts.distribucion(frame),
        charts.resumen_distribucion(frame),
        _con_mes(wide),
        "distribucion",
        names,
        ficha=metrics.ficha("cobertura_implementada"),
    )


@panel
def principio_mes(ctx: Contexto) -> Panel:
    """The heat map of principles by month."""
    frame = ctx.read("principio_mes")
    return Panel(
        f"Puntos {_sujeto(ctx)} por principio y mes",
        _meta_serie(ctx, frame, "Puntos de 100 en cada principio"),
        charts.principio_mes(frame, ctx.as_of),
        charts.resumen_principio_mes(frame, ctx.as_of),
        _ancha(frame),
        "principio-mes",
        ficha=metrics.ficha("puntos"),
    )


def _ancha(frame: pd.DataFrame) -> pd.DataFrame:
    wide = frame.pivot(index="titulo", columns="periodo", values="puntos")
    wide = wide.reindex([title for _, title in PRINCIPIOS])
    wide.columns = [formato.mes_corto(str(c)) for c in wide.columns]
    return wide.reset_index().rename(columns={"titulo": "Principio"})


@panel
def multiples(ctx: Contexto) -> Panel:
    """Small multiples: each principle against the expectation."""
    frame = ctx.read("principio_mes")
    return Panel(
        f"Los siete principios {_sujeto(ctx)}",
        _meta_serie(ctx, frame, "Puntos de 100; en gris, lo esperado"),
        charts.multiples_principio(frame, ctx.as_of),
        charts.resumen_multiples_principio(frame, ctx.as_of),
        _ancha(frame),
        "multiples",
        ficha=metrics.ficha("indice_equilibrado"),
    )


@panel
def reporte_mes(ctx: Contexto) -> Panel:
    """Who reported on time, late or not at all, month by month."""
    frame = ctx.read("reporte_mes")
    months = sorted(frame["periodo"].unique())[-8:]
    frame = frame[frame["periodo"].isin(months)]
    now = frame[frame["periodo"] == ctx.as_of]
    wide = frame.pivot_table(
        index="periodo", columns="estado", values="n", fill_value=0
    ).reset_index()
    return Panel(
        "Quién reportó a tiempo",
        "Escuelas por mes exigible · "
        + (
            ctx.meta(int(now["n"].sum()), len(ctx.roster))
            if not now.empty
            else f"{ctx.meta()} · mes sin reporte exigible"
        ),
        charts.reporte_mes(frame),
        charts.resumen_reporte_mes(frame),
        _con_mes(wide),
        "reporte",
        {
            "mes": "Mes",
            "a_tiempo": "A tiempo",
            "tarde": "Tarde",
            "no_reporto": "No reportó",
            "en_plazo": "En plazo",
        },
        ficha=metrics.ficha("puntualidad_reporte"),
        leyenda=charts.LEYENDA_REPORTE,
    )


@panel
def escuelas_puntos(ctx: Contexto) -> Panel:
    """Every school a dot, over the bands."""
    schools = ctx.read("escuelas")
    activas = schools[schools["estado"] != "inactiva"]
    juntas = activas[activas["banda"] != ""]
    esperado = float(juntas["esperado"].mean()) if not juntas.empty else None
    con_dato = activas[activas["estado"] == "ok"] if juntas.empty else juntas
    titulo = f"Cada escuela, frente a lo esperado a {formato.mes_nombre(ctx.as_of)}"
    limites = ctx.umbrales
    bordes = (limites["brecha_critica"], limites["brecha_en_ruta"], limites["brecha_adelantada"])
    return Panel(
        titulo if esperado is not None else "Los puntos de cada escuela",
        f"Puntos de 100 · un punto es una IE · {ctx.meta(len(con_dato), len(activas))}",
        charts.escuelas_puntos(activas, esperado, ctx.as_of, bordes),
        charts.resumen_escuelas_puntos(activas, esperado),
        activas.assign(
            banda=[frases.banda_palabra(r) for r in activas.to_dict("records")]
        ).sort_values("puntos", ascending=False),
        "escuelas-puntos",
        {"nombre": "Escuela", "puntos": "Puntos", "brecha": "Brecha", "banda": "Situación"},
        ficha=metrics.ficha("brecha"),
    )


@panel
def mapa_escuelas(ctx: Contexto) -> Panel:
    """The heat map of schools by principle."""
    schools = ctx.read("escuelas")
    activas = schools[schools["estado"] != "inactiva"].sort_values("puntos", ascending=False)
    comparables = int((activas["estado"] == "ok").sum())
    columns = {"nombre": "Escuela"} | dict(PRINCIPIOS) | {"puntos": "Puntos"}
    return Panel(
        f"Escuelas {_sujeto(ctx)} por principio",
        f"Puntos de 100 · de más a menos puntos; menos de 4 no se distingue · {ctx.meta(comparables, len(activas))}",
        charts.mapa_escuelas(activas, PRINCIPIOS),
        charts.resumen_mapa_escuelas(activas, PRINCIPIOS),
        activas,
        "mapa-escuelas",
        columns,
        ficha=metrics.ficha("puntos"),
    )


@panel
def compromisos_cge(ctx: Contexto) -> Panel:
    """Commitments by CGE and state."""
    frame = ctx.read("compromisos")
    por_cge, total = lecturas_compromisos.por_cge(frame), len(frame)
    wide = por_cge.pivot(index=["cge", "titulo"], columns="estado", values="n").reset_index()
    wide = wide.assign(cge=wide["cge"].map(lambda n: f"CGE {n}"))
    names = {"cge": "CGE", "titulo": "Compromiso de gestión"} | frases_compromisos.COMPROMISO_ESTADO
    return Panel(
        f"Compromisos {_sujeto(ctx)} por CGE y estado",
        f"{formato.plural(total, 'compromiso', 'compromisos')} · {ctx.meta()}",
        charts.compromisos_cge(por_cge),
        charts.resumen_compromisos_cge(por_cge),
        wide,
        "compromisos-cge",
        names,
        ficha=metrics.ficha("cumplimiento_exigible"),
        leyenda=charts.LEYENDA_COMPROMISOS,
    )

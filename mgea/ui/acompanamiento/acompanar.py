"""What a group's summary adds for whoever accompanies schools: what changed, who needs support, what to celebrate, who
can teach, and the UGEL's own clock. Each is a card that a page of people who may see names calls."""

from typing import Any

import streamlit as st

from mgea import catalogo, formato, metrics
from mgea.lecturas.cambios import Cambio, Logros
from mgea.ui.acompanamiento.riesgo import en_riesgo
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.ficha import que_significa
from mgea.ui.marco.navegacion import enlace
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import bloque, esc
from mgea.ui.nucleo.una_vez import una_vez

RELOJ = ("dias_verificacion", "devueltas_con_motivo", "visitas_cumplidas", "compromisos_ugel")
QUE_ES = ("¿Qué significa?", "¿Devueltas?", "¿Visitas?", "¿Compromisos?")
NOMBRES = 3  # schools named in one sentence; the rest are counted

Puntos = list[tuple[str, str]]


def cambios(ctx: Contexto) -> None:
    """Qué cambió desde el mes anterior."""
    title, points, meta = _cambios(ctx)
    with st.container(key="tarjeta-cambios"):
        ui.lista(title, points, "Nada cambió de situación este mes.")
        _meta(meta)


@una_vez
def _cambios(ctx: Contexto) -> tuple[str, Puntos, str]:
    """Heading, points and meta line of what changed."""
    told: Cambio = ctx.read("cambio")
    title = f"Qué cambió desde {formato.mes_nombre(told.antes)}"
    meta = f"{ctx.meta(told.activas, len(ctx.roster))}, activas en ambos meses"
    return title, _cambiaron(told), meta


def _cambiaron(told: Cambio) -> Puntos:
    points: Puntos = []
    if told.pares:
        delta = formato.con_signo(told.mediana)
        pares = formato.plural(told.pares, "escuela comparable", "escuelas comparables")
        points.append(
            (f"La mitad de las escuelas cambió **{delta}** puntos o más", f"mediana de {pares}")
        )
    for names, (one, many) in (
        (told.entran, ("pasó a situación crítica", "pasaron a situación crítica")),
        (told.salen, ("salió de situación crítica", "salieron de situación crítica")),
        (told.callan, ("dejó de reportar", "dejaron de reportar")),
        (told.vuelven, ("volvió a reportar", "volvieron a reportar")),
    ):
        if names:
            points.append(
                (
                    f"**{formato.numero(len(names))}** {one if len(names) == 1 else many}",
                    _algunas(names),
                )
            )
    return points


def _meta(texto: str) -> None:
    st.html(bloque("", f'<p class="meta">{esc(texto)}</p>'))


def _algunas(names: tuple[str, ...]) -> str:
    """Some names, and how many more."""
    shown = list(names[:NOMBRES])
    rest = len(names) - len(shown)
    return formato.enumera(shown) if not rest else f"{', '.join(shown)} y {rest} más"


def apoyo(ctx: Contexto) -> None:
    """Quién necesita apoyo: the most urgent, each with its reason."""
    points, total = _apoyo(ctx)
    with st.container(key="tarjeta-acompanar"):
        ui.lista("Quién necesita apoyo", points, "Ninguna escuela muestra señales de riesgo.")
        if total:
            todas = formato.plural(total, "escuela", "escuelas")
            enlace("riesgo", f"Ver {todas} y planear visitas")


@una_vez
def _apoyo(ctx: Contexto) -> tuple[Puntos, int]:
    """The five most urgent schools with their reason, and how many there are."""
    frame = en_riesgo(ctx)
    first = frame.head(5).to_dict("records")
    return [(f"**{r['nombre']}**", r["razon"]) for r in first], len(frame)


def celebrar(ctx: Contexto) -> None:
    """Qué celebrar: what was verified higher, completed and reported on time this year."""
    with st.container(key="tarjeta-celebrar"):
        ui.lista("Qué celebrar", _celebrar(ctx), "Aún no hay mejoras verificadas este año.")


def ensenar(ctx: Contexto) -> None:
    """Quién puede enseñar: the practices most needed, and a school of whom they can be learnt."""
    with st.container(key="tarjeta-ensenar"):
        ui.lista(
            "Quién puede enseñar", _ensenan(ctx), "Todavía no hay prácticas verificadas en Logrado."
        )
        enlace("quien-ya-lo-logro", "Ver quién puede enseñar a quién")


def verificado(ctx: Contexto) -> None:
    """Lo declarado y lo verificado: what was declared beside what was verified."""
    with st.container(key="tarjeta-verificacion"):
        ui.cifras(_esperan(ctx), "Lo declarado y lo verificado")
        que_significa(ctx, "confianza", "confianza")


@una_vez
def _esperan(ctx: Contexto) -> Puntos:
    schools = ctx.read("escuelas")
    return [
        (
            formato.numero(int(schools["por_reverificar"].fillna(0).sum())),
            "prácticas por reverificar",
        ),
        (formato.numero(int(schools["devueltas"].fillna(0).sum())), "devueltas sin respuesta"),
        (formato.porcentaje(ctx.figure("confianza")["valor"]), "confianza en lo declarado"),
    ]


@una_vez
def _celebrar(ctx: Contexto) -> Puntos:
    told: Logros = ctx.read("celebrar")
    points: Puntos = [
        (
            f"**{name}** subió {formato.plural(levels, 'nivel verificado', 'niveles verificados')}",
            f"en {formato.plural(n, 'práctica', 'prácticas')}, este año",
        )
        for name, levels, n in told.mejoras[:NOMBRES]
    ]
    points += [
        (f"**{name}** completó su primer principio", f"{title}: todas sus prácticas en Logrado")
        for name, title in told.principios[:NOMBRES]
    ]
    if told.puntuales:
        n = len(told.puntuales)
        words = ("reportó", "reportaron")[n > 1]
        points.append(
            (f"**{formato.numero(n)}** {words} siempre a tiempo este año",
             f"{_algunas(told.puntuales)} · {formato.plural(told.meses, 'mes exigible', 'meses exigibles')}")
        )  # fmt: skip
    return points


@una_vez
def _ensenan(ctx: Contexto) -> Puntos:
    """One line per practice: schools that accept visits first, and among them the practice most needed."""
    titles = {p.id: p.titulo for p in catalogo.practicas()}
    frame = ctx.read("ensenanza")
    frame = frame[frame["necesitan"] > 0].sort_values("acepta", ascending=False, kind="stable")
    frame = frame.drop_duplicates("practica").head(NOMBRES)
    return [
        (
            f"{r['practica']} {formato.recorta(titles[r['practica']], 44)}: **{r['nombre']}**",
            f"verificada{', acepta visitas' if r['acepta'] else ''}; la necesitan "
            f"{formato.plural(int(r['necesitan']), 'escuela', 'escuelas')} de su REI",
        )
        for r in frame.to_dict("records")
    ]


def reloj(ctx: Contexto) -> None:
    """El reloj de la UGEL: what it owes its schools, measured as it measures them."""
    with st.container(key="tarjeta-reloj"):
        ui.cifras(_reloj(ctx), "El reloj de la UGEL")
        _meta(f"Año {ctx.as_of[:4]} hasta el mes · {ctx.meta()}")
        with st.container(horizontal=True, gap="medium"):
            for slug, etiqueta in zip(RELOJ, QUE_ES, strict=True):
                que_significa(ctx, metrics.ficha(slug), f"reloj-{slug}", etiqueta=etiqueta)


@una_vez
def _reloj(ctx: Contexto) -> Puntos:
    told = ctx.compute(RELOJ).set_index("indicador").to_dict("index")

    def value(slug: str) -> dict[Any, Any] | None:
        row = told.get(slug)
        return row if row and row["estado"] == "ok" else None

    points: Puntos = []
    days = value("dias_verificacion")
    points.append(
        (formato.plural(round(float(str(days["valor"]))), "día", "días") if days else formato.SIN_DATO,
         f"de envío a verificación, mediana de {formato.numero(float(str(days['denominador'])))} decisiones" if days
         else "de envío a verificación: aún nada verificado")
    )  # fmt: skip
    for slug, words, nothing in (
        ("devueltas_con_motivo", "devueltas con motivo", "devueltas: aún nada verificado"),
        ("visitas_cumplidas", "visitas prometidas, hechas", "visitas: ninguna vencía"),
        (
            "compromisos_ugel",
            "compromisos de la UGEL, cumplidos",
            "compromisos de la UGEL: ninguno vencía",
        ),
    ):
        row = value(slug)
        if row is None:
            points.append((formato.SIN_DATO, nothing))
            continue
        done, due = (formato.numero(float(str(row[k]))) for k in ("numerador", "denominador"))
        points.append((f"{done} de {due}", words))
    return points

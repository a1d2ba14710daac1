"""Two to four schools side by side, chosen in the address: ``comparar=ie:…,ie:…``."""

import pandas as pd
import streamlit as st

from mgea import formato, frases, metrics
from mgea.charts import comparar as dibujos
from mgea.lecturas import comparacion, filas
from mgea.lecturas.comparacion import Reglas
from mgea.ui.comparacion import comparar
from mgea.ui.comparacion.escuelas_calor import PRINCIPIOS
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.laminas import lamina
from mgea.ui.componentes.paneles import Panel
from mgea.ui.componentes.tablas import tabla_html
from mgea.ui.nucleo import piezas
from mgea.ui.nucleo.contexto import Contexto

PARAM = "comparar"
MAXIMO = 4
MUCHAS = 300
GLIFOS = ("●", "■", "◆", "▲")
FILAS = [("puntos", "Total"), *PRINCIPIOS]


def elegidas(schools: pd.DataFrame) -> list[str]:
    """The schools named in the address that are in the slice, at most four; anything else is ignored."""
    told = st.query_params.get(PARAM, "")
    known = set(schools["ie"])
    asked = [part.removeprefix("ie:") for part in told.split(",")]
    return [ie for ie in dict.fromkeys(asked) if ie in known][:MAXIMO]


def elegir(schools: pd.DataFrame) -> list[str]:
    """The control that chooses them, and what it holds."""
    active = schools[schools["estado"] != "inactiva"]
    now = elegidas(active)
    options = active
    if len(active) > MUCHAS:  # thousands of names in a list serve nobody
        text = st.text_input("Buscar escuelas", key="buscar-lado", placeholder="Nombre o código")
        found = filas.buscadas(active, text or "").head(filas.PAGINA)
        options = pd.concat([active[active["ie"].isin(now)], found]).drop_duplicates("ie")
    names = dict(zip(options["ie"], options["nombre"], strict=True))
    if st.session_state.get("lado") != now:
        st.session_state["lado"] = now
    st.multiselect(
        "Escuelas que se comparan (de 2 a 4)",
        list(names),
        format_func=names.__getitem__,
        max_selections=MAXIMO,
        key="lado",
        placeholder="Elija de 2 a 4 escuelas",
        on_change=_guardar,
    )
    return now


def _guardar() -> None:
    chosen = st.session_state["lado"]
    if chosen:
        st.query_params[PARAM] = ",".join(f"ie:{ie}" for ie in chosen)
    else:
        st.query_params.pop(PARAM, None)


def dibuja(ctx: Contexto, chosen: list[str]) -> None:
    """The comparison, or what to do to have one."""
    if len(chosen) < 2:
        ui.empty_state(
            "Elija al menos dos escuelas",
            "Escríbalas arriba. La dirección de la página las recuerda: compártala y se verá lo mismo.",
        )
        return
    lado_a_lado(ctx, *chosen)
    schools, names = _escuelas(ctx, chosen)
    with st.container(key="tarjeta-lado-tabla"):
        st.html(piezas.encabezado_html("Lo declarado, lo verificado y lo esperado", ctx.meta()))
        st.html(tabla_html(_tabla(schools, FILAS, list(names)), {"que": "Qué"} | names))


@lamina
def lado_a_lado(ctx: Contexto, *ies: str) -> Panel:
    """Points of each school in total and by principle, with what is expected; the table says the rest."""
    schools, names = _escuelas(ctx, list(ies))
    reglas = Reglas.de(ctx.umbrales)
    leyenda = [(f"({GLIFOS[k]})", str(n)) for k, n in enumerate(schools["nombre"])]
    return Panel(
        "Escuelas lado a lado",
        f"Puntos de 100 · línea punteada: lo esperado; menos de 4 puntos no se distingue · {ctx.meta()}",
        dibujos.lado_a_lado(schools, FILAS),
        _frase(schools, reglas),
        _tabla(schools, FILAS, list(names)),
        "lado",
        {"que": "Qué"} | names,
        ficha=metrics.ficha("puntos"),
        leyenda=leyenda,
    )


def _escuelas(ctx: Contexto, ies: list[str]) -> tuple[pd.DataFrame, dict[str, str]]:
    """Their rows, in the order chosen, and the heading of each."""
    schools = ctx.read("comparada").set_index("ie").loc[ies].reset_index()
    return schools, {f"e{k}": f"{GLIFOS[k]} {n}" for k, n in enumerate(schools["nombre"])}


def _tabla(schools: pd.DataFrame, rows: list[tuple[str, str]], keys: list[str]) -> pd.DataFrame:
    """What is compared down, a school across; everything as text."""
    records = schools.to_dict("records")
    told: list[tuple[str, list[str]]] = [
        ("Situación", [frases.banda_palabra(r) for r in records]),
        ("Puntos declarados", [formato.puntos(r["puntos"]) for r in records]),
        ("Puntos verificados", [formato.puntos(r["verificados"]) for r in records]),
        ("Esperado", [formato.puntos(r["esperado"]) for r in records]),
        ("Brecha", [formato.con_signo(r["brecha"]) for r in records]),
        ("Cambio", [comparar.cambio(r) for r in records]),
    ]
    told += [(title, [formato.puntos(r[key]) for r in records]) for key, title in rows[1:]]
    told += [
        ("Nivel", [str(r["niveles"]) for r in records]),
        ("Gestión", [str(r["gestion_nombre"]) for r in records]),
        ("REI", [str(r["rei"] or "Sin REI asignada") for r in records]),
    ]
    return pd.DataFrame([[what, *values] for what, values in told], columns=["que", *keys])


def _frase(schools: pd.DataFrame, reglas: Reglas) -> str:
    """Whether their totals can be told apart, without calling anybody first."""
    ok = schools[schools["estado"] == "ok"]
    if len(ok) < 2:
        return "Hacen falta al menos dos con datos suficientes para compararlas."
    high, low = ok.iloc[int(ok["puntos"].argmax())], ok.iloc[int(ok["puntos"].argmin())]
    gap = float(high["puntos"] - low["puntos"])
    if comparacion.distancia(float(high["puntos"]), float(low["puntos"]), reglas) != "por_encima":
        return f"Entre ellas hay {formato.puntos(gap)} puntos: **no se distinguen**."
    texto = f"Entre {high['nombre']} y {low['nombre']} hay {formato.puntos(gap)} puntos."
    out = len(schools) - len(ok)
    return texto + (f" {formato.plural(out, 'no tiene', 'no tienen')} datos suficientes." if out else "")  # fmt: skip

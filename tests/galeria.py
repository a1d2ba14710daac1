"""Draws every piece of the look with invented frames: ``streamlit run tests/galeria.py``.

``?caso=`` chooses them: normal (default), nada (empty), huecos (all null), muchas (2,000 schools, long names).
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mgea import catalogo, charts, indicadores
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.tarjetas import tarjetas_html
from mgea.ui.nucleo.espanol import en_espanol
from mgea.ui.nucleo.look import FAVICON, apply_look

MESES = [f"2022-{m}" for m in (10, 11, 12)] + [f"2023-{m:02d}" for m in range(3, 13)]
ESPERADO = [12.5, 37.5, 50, 50, 50, 53.1, 56.3, 59.4, 62.5, 65.6, 68.8, 71.9, 75]
PUNTOS = [8, 21, 33, 36, 44, 49, None, 62.0] + [None] * 5
AS_OF = "2023-07"
PRINCIPIOS = [(p.slug, p.titulo) for p in catalogo.principios()]


def caso_esperado(caso: str) -> pd.DataFrame:
    """One row per month."""
    df = pd.DataFrame(
        {"periodo": MESES, "puntos": PUNTOS, "esperado": ESPERADO, "n": 23, "estado": "ok"}
    )
    df.loc[[2, 6], "estado"] = ["datos_insuficientes", "sin_dato"]
    if caso == "huecos":
        df["puntos"] = None
    return df.iloc[:0] if caso == "nada" else df


def fases() -> pd.DataFrame:
    """One row per phase and month, from the catalogue."""
    titulos = {f.slug: f.titulo for f in catalogo.fases()}
    filas = [(c.fase, titulos[c.fase], f"{c.anio}-{c.mes:02d}") for c in catalogo.calendarios()]
    return pd.DataFrame(filas, columns=["fase", "titulo", "periodo"])


def por_principio(caso: str) -> pd.DataFrame:
    """One row per principle and month."""
    azar = np.random.default_rng(7)
    filas = []
    for slug, titulo in PRINCIPIOS:
        nivel = azar.uniform(35, 90)
        for i, (mes, esperado) in enumerate(zip(MESES, ESPERADO, strict=True)):
            v = min(100.0, nivel * (0.15 + 0.85 * i / 8) + azar.normal(0, 3))
            nulo = i > 7 or caso == "huecos" or (slug == "innovacion" and i in (4, 5))
            filas.append((slug, titulo, mes, None if nulo else max(v, 0), 3, "ok", esperado))
    df = pd.DataFrame(
        filas, columns=["principio", "titulo", "periodo", "puntos", "n", "estado", "esperado"]
    )
    return df.iloc[:0] if caso == "nada" else df


def niveles(caso: str) -> pd.DataFrame:
    """One row per month and category."""
    azar = np.random.default_rng(3)
    filas = []
    for i, mes in enumerate(MESES[:8]):
        pesos = np.array([i * 0.4, 1 + i, 5, 8 - i * 0.7, 6 - i * 0.6, 1, 1, 4 if i == 6 else 1.2])
        cuentas = azar.multinomial(25, pesos / pesos.sum())
        filas += [
            (mes, c, n)
            for c, n in zip(
                ("4", "3", "2", "1", "0", "no_priorizada", "no_aplica", "sin_dato"),
                cuentas,
                strict=True,
            )
        ]
    df = pd.DataFrame(filas, columns=["periodo", "categoria", "n"])
    if caso == "huecos":
        df["n"] = np.where(df["categoria"] == "sin_dato", 25, 0)
    return df.iloc[:0] if caso == "nada" else df


def escuelas(caso: str) -> pd.DataFrame:
    """One row per school, with a column per principle."""
    n = {"nada": 0, "muchas": 2000}.get(caso, 56)
    azar = np.random.default_rng(5)
    puntos = np.clip(azar.normal(57, 15, n), 0, 100)
    banda = np.select(
        [puntos < 44.4, puntos < 54.4, puntos <= 69.4],
        ["critico", "en_riesgo", "en_ruta"],
        "adelantada",
    )
    largo = " de la muy larga y muy ilustre comunidad" * 4 if caso == "muchas" else ""
    df = pd.DataFrame(
        {
            "ie": [f"I{i}" for i in range(n)],
            "nombre": [f"{9000 + i * 7} Las Retamas{largo}" for i in range(n)],
        }
    )
    df["puntos"], df["banda"], df["estado"] = puntos, banda, "ok"
    if n:
        df.loc[df.index[::11], ["puntos", "banda"]] = [None, ""]
    for slug, _ in PRINCIPIOS:
        df[slug] = np.clip(puntos + azar.normal(0, 14, n), 0, 100)
        df.loc[df.index[::11], slug] = None
    if n:
        df.loc[df.index[3], "innovacion"] = None
    if caso == "huecos":
        df[["puntos", *(s for s, _ in PRINCIPIOS)]] = None
        df["banda"] = ""
    return df.sort_values("puntos", ascending=False, ignore_index=True)


def reporte(caso: str) -> pd.DataFrame:
    """One row per month and state."""
    filas = [
        ("2023-03", 44, 9, 3, 0),
        ("2023-04", 46, 7, 3, 0),
        ("2023-05", 41, 11, 4, 0),
        ("2023-06", 38, 12, 6, 0),
        ("2023-07", 35, 0, 0, 21),
    ]
    df = pd.DataFrame(
        filas, columns=["periodo", "a_tiempo", "tarde", "no_reporto", "en_plazo"]
    ).melt("periodo", var_name="estado", value_name="n")
    return df.iloc[:0] if caso == "nada" else df


def compromisos(caso: str) -> pd.DataFrame:
    """One row per CGE and state."""
    azar = np.random.default_rng(2)
    filas = [
        (c.n, c.titulo, e, int(azar.integers(0, 9)))
        for c in catalogo.compromisos()
        for e in (
            "cumplido_a_tiempo",
            "cumplido_tarde",
            "vencido",
            "pendiente",
            "anulado",
            "incompleto",
        )
    ]
    df = pd.DataFrame(filas, columns=["cge", "titulo", "estado", "n"])
    return df.iloc[:0] if caso == "nada" else df


def celdas(caso: str) -> pd.DataFrame:
    """One row per practice."""
    filas = []
    for i, p in enumerate(catalogo.practicas()):
        estado = {
            6: "sin_dato",
            15: "no_aplica",
            20: "no_priorizada",
            11: "vencido",
            23: "en_plazo",
        }.get(i, "valor")
        nivel = [3, 3, 4, 3, 2, 3, 0, 3, 2, 2, 1, 0, 3, 2, 3, 3, 4, 3, 2, 2, 1, 1, 3, 2, 0][i]
        estado = "sin_dato" if caso == "huecos" else estado
        marca = {
            0: "verificada",
            1: "verificada",
            2: "verificada",
            3: "por_reverificar",
            4: "devuelta",
        }.get(i, "")
        filas.append(
            (
                p.id,
                p.principio,
                p.titulo,
                estado,
                nivel if estado == "valor" else None,
                2 if estado == "vencido" else None,
                marca,
                i % 3 == 0,
            )
        )
    columnas = [
        "practica",
        "principio",
        "titulo",
        "estado",
        "nivel",
        "ultimo_nivel",
        "verificacion",
        "evidencia",
    ]
    return pd.DataFrame(filas, columns=columnas)


def pagina_ie() -> None:
    """The page of one school."""
    caso = st.query_params.get("caso", "normal")
    st.html(
        '<p class="mgea" style="font-size:.95rem">DRELM › UGEL 02 Rímac › REI 07 › <b>IE N.º 9042 Las Retamas</b></p>'
    )
    ui.headline(
        "62",
        "de 100 puntos",
        "A julio el cronograma espera 59.4. La escuela va **2.6 puntos por delante**.",
        "en_ruta",
        "23 de 24 prácticas aplicables reportadas · 32 puntos verificados por la UGEL · datos al 31/07/2023",
    )
    ui.barra_celdas(celdas(caso), {s: t for s, t in PRINCIPIOS})
    izquierda, derecha = st.columns([1.75, 1])
    df = caso_esperado(caso)
    with izquierda:
        ui.chart_frame(
            "Puntos de la escuela frente a lo que espera el cronograma",
            "Puntos de 100, octubre de 2022 a diciembre de 2023 · 1 IE · datos al 31/07/2023",
            charts.esperado_real(df, fases(), AS_OF),
            charts.resumen_esperado_real(df, AS_OF),
            df,
            "esperado",
            {"periodo": "Mes", "puntos": "Puntos", "esperado": "Esperado"},
            indicadores.INDICADORES[0],
        )
    with derecha:
        ui.listas(
            "acciones",
            (
                "Qué sube más el puntaje",
                [
                    (
                        "**Mejora continua**: elegir el sistema de gestión de la calidad",
                        "1 → 2, +1 punto",
                    ),
                    ("**Innovación**: visitar una IE que ya lo logró", "3 escuelas de su REI"),
                    ("**Cultura**: reportar la práctica sin dato", "P2.5, desde mayo"),
                ],
            ),
            (
                "Vence pronto",
                [
                    ("Actualizar el RI con el CONEI", "CGE 5 · 11/08/2023 · R. directora"),
                    ("Autoevaluación de julio", "hito de Evaluar · pendiente"),
                ],
            ),
        )
    dp = por_principio(caso)
    notas = {"autonomia": "2 de 2 prácticas en Logrado", "innovacion": "ninguna en Logrado"}
    ui.principios(tarjetas_html(dp, AS_OF, notas))
    uno, dos = st.columns(2)
    with uno:
        dn = niveles(caso)
        ui.chart_frame(
            "Niveles de las 25 prácticas, mes a mes",
            "Parte de las prácticas · 1 IE",
            charts.distribucion(dn),
            charts.resumen_distribucion(dn),
            dn,
            "niveles",
        )
    with dos:
        ui.chart_frame(
            "Puntos de cada principio, mes a mes",
            "Puntos de 100 · 1 IE",
            charts.principio_mes(dp, AS_OF),
            charts.resumen_principio_mes(dp, AS_OF),
            dp,
            "principio-mes",
        )
    ui.chart_frame(
        "Siete principios, una escala",
        "Puntos de 100; en gris, lo esperado",
        charts.multiples_principio(dp, AS_OF),
        charts.resumen_multiples_principio(dp, AS_OF),
        lambda: dp,
        "multiples",
    )


def pagina_ugel() -> None:
    """The page of a UGEL."""
    caso = st.query_params.get("caso", "normal")
    ui.headline(
        "31",
        "de 56 escuelas van en ruta o adelantadas",
        "Once están en situación crítica; cuatro de ellas no reportan desde mayo.",
        "",
        "51 de 56 IE con datos suficientes · datos al 31/07/2023",
    )
    izquierda, derecha = st.columns([1.25, 1])
    de = escuelas(caso)
    dr, dc = reporte(caso), compromisos(caso)
    with izquierda:
        ui.chart_frame(
            "Cada escuela, frente a lo esperado a julio",
            "Puntos de 100 · un punto es una IE",
            charts.escuelas_puntos(de, 59.4, AS_OF),
            charts.resumen_escuelas_puntos(de, 59.4),
            de[["nombre", "puntos"]],
            "puntos",
        )
        ui.chart_frame(
            "Compromisos de gestión escolar",
            "Compromisos por CGE",
            charts.compromisos_cge(dc),
            charts.resumen_compromisos_cge(dc),
            dc,
            "cge",
            leyenda=charts.LEYENDA_COMPROMISOS,
        )
    with derecha:
        ui.chart_frame(
            "Quién reportó a tiempo",
            "56 IE · datos al 31/07/2023",
            charts.reporte_mes(dr),
            charts.resumen_reporte_mes(dr),
            dr,
            "reporte",
            leyenda=charts.LEYENDA_REPORTE,
        )
        with st.container(key="tarjeta-acompanar"):
            ui.lista(
                "A quién acompañar esta semana",
                [
                    ("**9105 Santa Eulalia**", "silencio: sin reporte desde mayo"),
                    (
                        "**9098 Mirador**",
                        "crítica, 19 puntos bajo lo esperado · visita ofrecida el 12/07",
                    ),
                ],
            )
            ui.cifras(
                [("6 días", "de envío a verificación"), ("7 de 9", "visitas cumplidas")],
                "El reloj de la UGEL",
            )
    dm = de if caso == "muchas" else de.head(11)
    ui.chart_frame(
        "Escuelas por principio",
        "Puntos de 100 · ordenadas por puntaje dentro de su grupo",
        charts.mapa_escuelas(dm, PRINCIPIOS),
        charts.resumen_mapa_escuelas(dm, PRINCIPIOS),
        dm,
        "mapa",
    )
    ui.empty_state(
        "Todavía no hay visitas registradas",
        "Registre la primera visita en **Registrar › Visitas**.",
        lambda: st.button("Registrar una visita", type="primary"),
    )
    ui.aviso(
        "**Devuelta por la especialista:** falta el acta de la visita a la IE 9049.", "en_riesgo"
    )


def pagina_formas() -> None:
    """Streamlit's own widgets under the look."""
    st.title("Mi mes")
    st.file_uploader("Archivo del padrón")
    st.multiselect("REI", ["07", "08"])
    st.selectbox("Distrito", ["Rímac", "Los Olivos"], index=None)
    st.date_input("Fecha", format="DD/MM/YYYY")
    st.text_input("Búsqueda", max_chars=20)
    st.segmented_control(
        "Nivel", ["0 No iniciada", "1 Inicio", "2 Proceso", "3 Logrado", "4 Destacado"]
    )
    st.dataframe(pd.DataFrame({"a": range(80)}))
    st.button("Revisar y enviar julio", type="primary", width="stretch")
    (
        st.success("Guardado"),
        st.warning("Falta un dato"),
        st.error("No se pudo"),
        st.info("Datos de ejemplo"),
    )


st.set_page_config(page_title="Galería", page_icon=FAVICON, layout="wide")
apply_look("Datos de ejemplo")
en_espanol()
st.navigation(
    {
        "Mirar": [
            st.Page(pagina_ie, title="Resumen", default=True),
            st.Page(pagina_ugel, title="Escuelas"),
        ],
        "Registrar": [st.Page(pagina_formas, title="Mi mes")],
    }
).run()

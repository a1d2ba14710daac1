"""The HTML pieces: escaped, readable by ear, honest about what is missing. Drawn on the real engine."""

import re
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from mgea.ui.componentes.celdas import celdas_html
from mgea.ui.componentes.tablas import tabla_html
from mgea.ui.componentes.tarjetas import tarjetas_html
from mgea.ui.nucleo import espanol, look, piezas

MALO = "<script>alert(1)</script>"


def celdas(**cambios: object) -> pd.DataFrame:
    base = {
        "practica": "P1.1",
        "principio": "autonomia",
        "titulo": "Definir",
        "estado": "valor",
        "nivel": 3,
    }
    base |= {"ultimo_nivel": None, "verificacion": "", "evidencia": False}
    return pd.DataFrame([base | cambios])


@pytest.mark.parametrize(
    ("estado", "nivel", "ultimo", "muestra", "dice"),
    [
        ("valor", 0, None, "0", "nivel 0, No iniciada"),
        ("valor", 4, None, "4", "nivel 4, Destacado"),
        ("valor", None, None, "—", "sin dato"),
        ("sin_dato", None, None, "—", "sin dato"),
        ("vencido", None, 2, "2", "dato vencido; el último nivel fue 2, Proceso"),
        ("no_aplica", None, None, "NA", "no aplica"),
        ("no_priorizada", None, None, "NP", "no priorizada"),
        ("no_exigible", None, None, "", "todavía no exigible"),
        ("en_plazo", None, None, "◷", "en plazo"),
    ],
)
def test_each_state_of_a_cell_shows_and_says_itself(
    estado: str, nivel: int | None, ultimo: int | None, muestra: str, dice: str
) -> None:
    html = celdas_html(celdas(estado=estado, nivel=nivel, ultimo_nivel=ultimo), leyenda=False)
    assert f'aria-hidden="true">{muestra}</span>' in html
    assert f'<span class="sr">P1.1 Definir · {dice}</span>' in html


def test_a_cell_says_its_verification_and_its_evidence() -> None:
    html = celdas_html(celdas(verificacion="por_reverificar", evidencia=True))
    assert "↻" in html and "por reverificar · con evidencia" in html
    assert "devuelta" not in html  # the legend only explains what is there


def test_the_bar_is_a_list_of_lists() -> None:
    html = celdas_html(celdas(), {"autonomia": "Autonomía"})
    assert html.count('role="list"') == 2 and 'aria-label="1 práctica por principio"' in html


def test_no_piece_lets_markup_through() -> None:
    principio = {
        "principio": "x",
        "titulo": MALO,
        "periodo": "2023-07",
        "puntos": 4.0,
        "esperado": None,
    }
    textos = [
        celdas_html(
            celdas(titulo=MALO, practica=MALO, verificacion=MALO, estado=MALO), {"autonomia": MALO}
        ),
        piezas.titular_html(MALO, MALO, MALO, MALO, MALO),
        piezas.lista_html(MALO, [(MALO, MALO)]),
        piezas.vacio_html(MALO, MALO),
        piezas.aviso_html(MALO, MALO),
        piezas.encabezado_html(MALO, MALO, [(MALO, MALO)]),
        tabla_html(pd.DataFrame({"a": [MALO]}), {"a": MALO}, MALO),
        tarjetas_html(pd.DataFrame([principio]), "2023-07", {"x": MALO}),
        look.estilo(False, look._cadena(MALO), look._cadena(MALO)),
    ]
    for texto in textos:
        assert "<script" not in texto


def test_bold_is_the_only_mark_up_of_sentences() -> None:
    assert piezas.rico("va **2.6 puntos** <i>") == "va <strong>2.6 puntos</strong> &lt;i&gt;"


def test_a_gap_breaks_the_little_line() -> None:
    filas = [
        ("a", "A", f"2023-0{m}", v, 50.0) for m, v in ((3, 10.0), (4, 20.0), (5, None), (6, 30.0))
    ]
    df = pd.DataFrame(filas, columns=["principio", "titulo", "periodo", "puntos", "esperado"])
    real = re.search(r'class="real" style="([^"]*)"', tarjetas_html(df, "2023-06"))
    assert real and real[1].count("polyline") == 1 and real[1].count("circle") == 2


def test_a_table_marks_missing_values_and_heads_its_rows() -> None:
    html = tabla_html(
        pd.DataFrame({"mes": ["julio"], "puntos": [None]}), {"mes": "Mes", "puntos": "Puntos"}
    )
    assert '<th scope="row"' in html and ">—</td>" in html and 'data-t="Puntos"' in html


def test_the_style_survives_the_page_s_sanitiser() -> None:
    assert "<" not in look.ESTILO.read_text(
        encoding="utf-8"
    )  # one of these and it drops the whole sheet
    claro, oscuro = look.estilo(False), look.estilo(True)
    assert "color-scheme:light" in claro and "color-scheme:dark" in oscuro
    assert (
        "@media print" in claro and "prefers-reduced-motion" in claro and "forced-colors" in claro
    )


def test_every_variable_the_style_uses_is_defined() -> None:
    hoja = look.estilo(False)
    usadas = set(re.findall(r"var\((--mgea-[\w-]+)", hoja))
    assert usadas <= set(re.findall(r"(--mgea-[\w-]+):", hoja))


def test_nothing_is_asked_of_other_hosts() -> None:
    hoja = look.estilo(False) + espanol.guion()
    assert "url(h" not in hoja and "@import" not in hoja and "https://" not in hoja
    assert Path(look.FAVICON).read_bytes()[:4] == b"\x89PNG"


def test_the_spanish_script_holds_the_whole_table() -> None:
    guion = espanol.guion()
    assert (
        '"Upload": "Subir archivo"' in guion and "FRASES" not in guion and "PATRONES" not in guion
    )
    assert 'raiz.lang = "es-PE"' in guion


def _pagina() -> None:
    import pandas as pd

    from mgea import charts
    from mgea.ui.componentes import components as ui
    from mgea.ui.nucleo.espanol import en_espanol
    from mgea.ui.nucleo.look import apply_look

    apply_look("Datos de ejemplo")
    en_espanol()
    df = pd.DataFrame({"periodo": ["2023-07"], "estado": ["a_tiempo"], "n": [3]})
    ui.headline("62", "de 100 puntos", "Va **bien**.", "en_ruta", "datos al 31/07/2023")
    frase = charts.resumen_reporte_mes(df)
    ui.chart_frame("Quién reportó", "3 IE", charts.reporte_mes(df), frase, df, "reporte")
    ui.chart_frame("Otra", "3 IE", charts.reporte_mes(df), frase, lambda: df, "otra")
    ui.empty_state("Nada", "Haga esto")


def test_a_second_session_can_also_watch_the_theme() -> None:
    for _ in range(2):
        assert not AppTest.from_function(_pagina).run().run().exception


def test_a_page_of_pieces_runs_and_its_chart_can_be_heard() -> None:
    at = AppTest.from_function(_pagina).run()
    assert not at.exception
    grafico = at.get("plotly_chart")[0].proto
    assert grafico.alt == "Quién reportó. En julio de 2023, de 3 escuelas: 3 a tiempo."
    assert grafico.theme == "streamlit"

"""Slides and acta: nobody named when names are hidden, nothing that people wrote becomes markup, one set of numbers."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from mgea import metrics
from mgea.exports.acta import Sala, acta
from mgea.exports.diapositivas import diapositivas
from mgea.exports.presentacion import CIERRE, presentacion
from mgea.exports.report import Grafico, Lista, Report, Tabla
from mgea.lecturas import foto
from mgea.lecturas import participacion as leer
from mgea.lecturas.foto import Foto
from mgea.lecturas.pedido import Pedido
from mgea.lecturas.reuniones import Pregunta, Reunion
from mgea.permissions import Scope
from mgea.ui.reuniones.nube import nube_html
from tests.unit.dos_escuelas import AHORA, MES, base


def fila(n: int, **cambios: object) -> dict:
    """One school of a photograph."""
    row = {
        "ie": f"I{n}", "nombre": f"Escuela Secreta {n}", "estado": "ok", "banda": "en_ruta", "puntos": 60.0,
        "esperado": 59.4, "brecha": 0.6, "callada": False,
    }  # fmt: skip
    return row | cambios


def una_foto(escuelas: list[dict], **cambios: object) -> Foto:
    """A photograph worked out by hand."""
    base = Foto(
        quien="UGEL 02", as_of="2023-07", escuelas=escuelas,
        serie=[{"periodo": "2023-06", "puntos": 55.0, "esperado": 56.3, "n": 9},
               {"periodo": "2023-07", "puntos": 58.0, "esperado": 59.4, "n": 9},
               {"periodo": "2023-08", "puntos": None, "esperado": 62.5, "n": 0}],
        fases=[{"slug": "implementar", "titulo": "Implementar", "periodos": ["2023-06", "2023-07"]}],
        principios=[{"titulo": "Autonomía", "puntos": 40.0, "esperado": 59.4},
                    {"titulo": "Innovación", "puntos": None, "esperado": None}],
        mes_reporte="2023-07",
        reportes=[{"nombre": e["nombre"], "estado": "no_reporto" if e["callada"] else "a_tiempo"} for e in escuelas],
        celebrar=[{"nombre": f"Escuela Secreta {n}", "razon": "subió"} for n in range(4)], puntuales=9, mejoran=3,
        apoyar=[{"nombre": f"Escuela Secreta {n}", "razon": "silencio"} for n in range(4)],
        senales=[{"titulo": "Silencio", "n": 2}, {"titulo": "Crítica", "n": 7}],
        vencidos=[{"nombre": "Escuela Secreta 1", "compromiso": "Subir", "responsable": "D", "limite": "2023-07-01",
                   "dias": 30}],
        acuerdos=[], bordes=[-15.0, -5.0, 10.0], version=812, conocido="2023-08-14T14:00:00",
    )  # fmt: skip
    return replace(base, **cambios)


REUNION = Reunion(
    "r1", "preparada", "Reunión de agosto", date(2023, 8, 16), Scope.ugel("150103"), "2023-07", ("Avance",), (), (),
    False, "", None, "", "", 1, None, None, "e",
)  # fmt: skip
NUEVE = [
    fila(n, banda="critico" if n < 2 else "en_ruta", callada=n < 2, puntos=20.0 if n < 2 else 60.0)
    for n in range(9)
]


def words(report: Report) -> str:
    """Everything a report says."""
    return repr(report)


def titles(report: Report) -> list[str]:
    return [s.titulo for s in report.secciones]


def test_slides_say_one_message_each_and_at_most_one_chart():
    report = presentacion(REUNION, una_foto(NUEVE), pregunta="¿Qué es?")
    assert titles(report)[:2] == ["Reunión de agosto", "¿Qué es?"]
    assert "7 de 9 escuelas van en ruta o adelantadas" in titles(report)
    assert "En julio el promedio es 58 puntos; el cronograma espera 59.4" in titles(report)
    assert "Donde más falta: Autonomía, 40 puntos" in titles(report)
    assert titles(report)[-1] == CIERRE
    assert all(len(s.graficos) <= 1 and s.titulo for s in report.secciones)
    assert report.conocido == "según lo registrado hasta el 14/08/2023 · versión 812"


def test_what_was_agreed_last_time_comes_first():
    done = {"compromiso": "Observar", "responsable": "D", "limite": "2023-08-01", "de_parte": "ie", "cge": 4,
            "practica": "", "escuelas": ["x"], "n": 1, "cumplidos": 1, "vencidos": 0, "visto": 1}  # fmt: skip
    late = done | {"compromiso": "Subir", "n": 3, "cumplidos": 1, "vencidos": 2}
    before = {"titulo": "Julio", "fecha": "2023-07-12", "as_of": "2023-06", "escuelas": []}
    report = presentacion(REUNION, una_foto(NUEVE, acuerdos=[done, late], anterior=before))
    assert titles(report)[0] == "De 2 acuerdos de la reunión anterior, se cumplió 1"
    table = report.secciones[0].piezas[0]
    assert isinstance(table, Tabla)
    assert [f[3] for f in table.filas] == ["✓ Cumplido", "✕ Vencido: lo cumplió 1 de 3 escuelas"]


def test_since_the_last_meeting_is_told_over_the_same_schools():
    then = [{"ie": f"I{n}", "banda": "en_ruta", "puntos": 50.0, "callada": False} for n in range(8)]
    before = {"titulo": "Julio", "fecha": "2023-07-12", "as_of": "2023-06", "escuelas": then}
    report = presentacion(REUNION, una_foto(NUEVE, anterior=before))
    since = next(s for s in report.secciones if s.titulo.startswith("Desde la última"))
    assert "+10 puntos o más" in since.titulo
    (points,) = (p for p in since.piezas if isinstance(p, Lista))
    assert points.cosas == (
        ("2 pasaron a situación crítica", "Escuela Secreta 0 y Escuela Secreta 1"),
        ("2 dejaron de reportar", "Escuela Secreta 0 y Escuela Secreta 1"),
    )


@pytest.mark.parametrize("schools", [3, 9, 30])
def test_hidden_names_name_nobody_and_count_out_no_small_group(schools: int):
    then = [{"ie": e["ie"], "banda": "en_ruta", "puntos": 50.0, "callada": False} for e in NUEVE]
    before = {"titulo": "Julio", "fecha": "2023-07-12", "as_of": "2023-06", "escuelas": then}
    shown = (NUEVE + [fila(n) for n in range(9, 30)])[:schools]
    f = una_foto(shown, anterior=before)
    report = presentacion(replace(REUNION, sin_nombres=True), f, nombres=False)
    assert "Secreta" not in words(report)
    for s in report.secciones:
        for p in s.piezas:
            if isinstance(p, Grafico) and p.unidad == "número de escuelas":
                counts = [v for _, v in p.tabla.filas if v is not None]
                assert all(v == 0 or v >= 5 for v in counts)
                hidden = schools - sum(counts)
                assert hidden == 0 or hidden >= 5, "nor by subtracting"
    if schools < 5:
        assert not any(s.graficos for s in report.secciones)


def test_markup_of_others_is_text_in_the_slides():
    bad = "<img src=x onerror=alert(1)>\"'"
    f = una_foto([fila(n, nombre=bad) for n in range(9)], quien=bad)
    f = replace(f, celebrar=[{"nombre": bad, "razon": bad}])
    report = presentacion(replace(REUNION, titulo=bad, agenda=(bad,)), f, pregunta=bad)
    html = diapositivas(report, "r1", {bad: "palabra"})
    assert "<img" not in html and "onerror=alert(1)&gt;" in html
    assert 'data-vivo="palabra"' in html
    cloud = nube_html([leer.Palabra(bad, 3, "x", False)])
    assert "<img" not in cloud


def test_missing_numbers_are_no_bars():
    html = diapositivas(presentacion(REUNION, una_foto(NUEVE)), "r1")
    assert html.count('class="mes"') == 3 and html.count('<i class="real" style="height') == 2
    assert "—" in html, "a principle without data says so"
    assert "None" not in html and "nan" not in html


def test_the_cloud_is_sized_by_ink_and_keeps_its_order():
    cloud = nube_html([leer.Palabra(t, n, t, False) for t, n in (("a", 9), ("b", 4), ("c", 1))])
    sizes = [float(x.split("em")[0]) for x in cloud.split("font-size:")[1:]]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] / sizes[2] == pytest.approx(3.2)
    assert cloud.index(">a<") < cloud.index(">b<") < cloud.index(">c<")
    assert nube_html([]) == ""


def test_the_acta_says_who_came_what_was_said_and_agreed():
    answers = pd.DataFrame(
        [("asistencia", "asistencia", "1", "I1", "directivo", ""), ("asistencia", "asistencia", "2", "", "ugel", ""),
         ("palabra", "palabra", "1", "", "", "libertad"), ("v", "voto", "1", "", "", "1"),
         ("encuesta", "encuesta", "1", "", "", "5,4,3")],
        columns=["pregunta", "clase", "dispositivo", "ie", "rol", "valor"],
    )  # fmt: skip
    asked = (
        Pregunta("palabra", "palabra", "¿Qué es?", (), "cerrada"),
        Pregunta("encuesta", "encuesta", "¿Cómo estuvo?", ("a", "b", "c"), "cerrada"),
        Pregunta("v", "voto", "¿Cuándo?", ("Lunes", "Martes"), "cerrada"),
    )
    agreed = [{"compromiso": "Observar", "responsable": "D", "limite": "2023-09-01", "de_parte": "ie", "cge": 4,
               "practica": "", "escuelas": ["Escuela Secreta 1"], "n": 1, "cumplidos": 0, "vencidos": 0}]  # fmt: skip
    roster = pd.DataFrame([(e["ie"], e["nombre"]) for e in NUEVE], columns=["ie", "nombre"])
    sala = Sala(agreed, answers, leer.palabras(answers, {}), asked, roster)
    report = acta(
        replace(REUNION, estado="cerrada", proxima=date(2023, 9, 20)), una_foto(NUEVE), sala
    )
    told = titles(report)
    assert told[:2] == ["La reunión", "Se tomó 1 acuerdo"]
    assert told[2] == "Asistieron 2 personas de 1 de 9 escuelas"
    assert {"¿Qué es?", "¿Cuándo?", "1 persona respondió la encuesta"} <= set(told)
    assert "Martes: 1 de 1 voto" in words(report) and "20/09/2023" in words(report)
    hidden = acta(replace(REUNION, sin_nombres=True), una_foto(NUEVE), sala)
    assert "Secreta" not in words(hidden)


def test_the_photograph_says_what_compute_says():
    store, scope = base(), Scope.ugel("150103")
    shown = foto.tomar(store, Pedido(scope, MES, None, AHORA))
    told = metrics.compute(store, scope, MES, None, slugs=("puntos", "esperado"), now=AHORA)
    store.close()
    plain = told[told["principio"].isna() & (told["periodo"] == MES)].set_index("indicador")
    last = next(m for m in shown.serie if m["periodo"] == MES)
    assert last["puntos"] == pytest.approx(plain.loc["puntos", "valor"])
    assert last["esperado"] == pytest.approx(plain.loc["esperado", "valor"])

"""Help: the first minute, the open ficha, search that never leaves one's slice, and errors that say what to do."""

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from mgea.commands.avisos import close_aviso
from mgea.demo import personas
from mgea.errors import BadInput, NotFound
from mgea.lecturas import avisos
from mgea.lecturas.buscar import Hallazgo, Indice, de_compromisos, de_escuelas, de_la_norma, llano
from mgea.lecturas.pedido import Pedido
from mgea.permissions import may
from mgea.ui.componentes import frases_ficha
from mgea.ui.marco import recorrido
from mgea.ui.nucleo import incidentes
from pages import SECTIONS
from scripts.routes import routes
from tests.pages.harness import NOW, dashboard, draw, problems, words

DIRECTORA, DIRECTOR = personas()[2], personas()[3]
ESPECIALISTA = next(p for p in personas() if p.rol == "especialista")
RESUMEN = next(r for r in routes() if r.path == "")
BUSCAR = next(r for r in routes() if r.path == "buscar")


# -- the first minute --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rol", recorrido.PASOS)
def test_every_step_of_the_tour_is_a_page_of_that_role(rol: str):
    persona = next(p for p in personas() if p.rol == rol)
    pages = [module.PAGE for modules in SECTIONS.values() for module in modules]
    theirs = {page.ruta: page.titulo for page in pages if may(persona, page.accion)}
    steps = recorrido.PASOS[rol]
    assert 4 <= len(steps) <= 5
    assert {step.ruta: step.toque for step in steps}.items() <= theirs.items()


def _recorrido(app: AppTest) -> list[bool]:
    """Whether the tour is open, if it is there at all."""
    return [e.proto.expanded for e in app.expander if recorrido.TITULO in e.label]


def test_the_tour_is_put_away_once_and_for_that_person_only(copia):
    app = draw(RESUMEN, copia, DIRECTORA)
    assert _recorrido(app) == [False]
    app.button(key="recorrido-cerrar").click().run()
    assert problems(app) == []
    assert _recorrido(app) == []
    assert _recorrido(draw(RESUMEN, copia, DIRECTOR)) == [False]
    assert avisos.cerrados(copia, DIRECTORA.id) == {"recorrido"}


def test_the_tour_comes_back_open_when_it_is_asked_for(copia):
    close_aviso(copia, DIRECTORA, "recorrido", now=NOW)
    assert _recorrido(draw(RESUMEN, copia, DIRECTORA)) == []
    assert _recorrido(draw(RESUMEN, copia, DIRECTORA, ayuda="recorrido")) == [True]


def test_a_step_of_the_tour_is_one_element(ejemplo_path, monkeypatch):
    monkeypatch.setenv("MGEA_DATABASE", str(ejemplo_path))
    app = dashboard(como=DIRECTORA.id)
    assert problems(app) == []
    (tour,) = (e for e in app.expander if recorrido.TITULO in e.label)
    labels = [link.proto.label for link in tour.get("page_link")]
    steps = recorrido.PASOS["director"]
    assert len(tour.children) == len(labels) == len(steps)
    assert all(s.toque in t and s.texto in t for s, t in zip(steps, labels, strict=True))


def test_closing_a_notice_twice_writes_once(copia):
    first = close_aviso(copia, DIRECTORA, "recorrido", now=NOW)
    assert close_aviso(copia, DIRECTORA, "recorrido", now=NOW) == first


def test_a_notice_that_does_not_exist_cannot_be_closed(copia):
    with pytest.raises(BadInput):
        close_aviso(copia, DIRECTORA, "otro", now=NOW)


# -- search ------------------------------------------------------------------------------------------------------


def test_words_are_found_by_their_beginnings_and_without_accents():
    index = Indice(
        (Hallazgo("x", name, "", "x"), name) for name in ("Práctica pedagógica", "Gestión", "Ágil")
    )
    assert [h.titulo for h in index.buscar("PEDAGOGICA pra")[0]] == ["Práctica pedagógica"]
    assert index.buscar("ctica")[0] == []
    assert index.buscar("")[0] == []
    assert [h.titulo for h in index.buscar("gil ")[0]] == []
    assert [h.titulo for h in index.buscar("agíl")[0]] == ["Ágil"]


def test_there_is_a_limit_and_it_is_said():
    index = Indice((Hallazgo("x", f"escuela {n}", "", "x"), f"escuela {n}") for n in range(20))
    found, more = index.buscar("esc", 8)
    assert len(found) == 8 and more


def test_plain_words_have_no_signs():
    assert llano("I.E. N.° 2024 «Ñusta»") == "i e n 2024 nusta"


def test_the_norm_is_found_by_number_and_by_word():
    index = de_la_norma()
    assert index.buscar("p2.3")[0][0].titulo.startswith("P2.3")
    assert [h.ruta for h in index.buscar("1641")[0]] == ["norma"]
    assert any(h.tipo == "Indicador" for h in index.buscar("brecha")[0])


def test_search_never_leaves_the_slice(ejemplo):
    own = de_escuelas(ejemplo, DIRECTORA.ambito)
    assert len(own) == 1
    other = ejemplo.view("ie", DIRECTOR.ambito, hasta="9999-12")["nombre"].iloc[0]
    assert own.buscar(str(other))[0] == []
    pedido = Pedido(DIRECTORA.ambito, "2023-07", None, NOW)
    assert {h.params for h in de_compromisos(ejemplo, pedido).buscar("c", 500)[0]} <= {
        (("ambito", f"ie:{DIRECTORA.ambito.codigo}"),)
    }


def test_a_forged_search_shows_nothing_of_somebody_else(ejemplo):
    other = ejemplo.view("ie", DIRECTOR.ambito, hasta="9999-12")["nombre"].iloc[0]
    app = draw(BUSCAR, ejemplo, DIRECTORA, q=str(other), ambito=f"ie:{DIRECTOR.ambito.codigo}")
    assert problems(app) == []
    assert not re.search(r"CGE \d", words(app))


@pytest.mark.parametrize("texto", ["<script>", "'; drop table", "%", "\\", "\n", "a" * 500, "p1"])
def test_whatever_is_typed_is_only_words(texto: str, ejemplo):
    assert problems(draw(BUSCAR, ejemplo, DIRECTORA, q=texto)) == []


def test_search_from_the_menu_opens_its_page(ejemplo_path, monkeypatch):
    monkeypatch.setenv("MGEA_DATABASE", str(ejemplo_path))
    app = dashboard(como=DIRECTORA.id)
    app.text_input(key="buscar-lateral").set_value("brecha").run()
    assert problems(app) == []
    assert app.query_params["q"] in ("brecha", ["brecha"])
    assert "Brecha con lo esperado" in [link.proto.label for link in app.get("page_link")]


NORMA = next(r for r in routes() if r.path == "norma")


def _abiertas(app: AppTest) -> list[str]:
    """The headings of the norm that come open."""
    html = "".join(e.proto.body for e in app.get("html"))
    return re.findall(r"<details open><summary><h2>(.*?)</h2>", html)


def test_a_search_lands_on_the_open_heading_of_the_norm(ejemplo):
    words = (
        "1641",
        "CGE 2",
        "fase soñar",
        "nivel proceso",
        "principio autonomía",
        "umbral silencio",
    )
    found = [h for w in words for h in de_la_norma().buscar(w, 200)[0] if h.ruta == "norma"]
    assert len({h.detalle for h in found}) >= 4
    for hallazgo in found:
        app = draw(NORMA, ejemplo, ESPECIALISTA, q=hallazgo.titulo)
        assert _abiertas(app), hallazgo.titulo
    assert _abiertas(draw(NORMA, ejemplo, ESPECIALISTA)) == []
    assert _abiertas(draw(NORMA, ejemplo, ESPECIALISTA, q="zzz")) == []
    assert _abiertas(draw(NORMA, ejemplo, ESPECIALISTA, q="1641")) == ["Base legal"]


# -- the open ficha ----------------------------------------------------------------------------------------------


def test_a_share_and_a_sum_are_told_with_their_numbers(ejemplo):
    from mgea import metrics
    from mgea.lecturas.detras import detras

    pedido = Pedido(DIRECTORA.ambito, "2023-07", None, NOW)
    for slug in ("puntos", "brecha", "cumplimiento_exigible"):
        frame = metrics.compute(ejemplo, pedido.scope, "2023-07", slugs=(slug,), now=NOW)
        figura = frame[frame["principio"].isna() & frame["cge"].isna()].iloc[0].to_dict()
        behind = detras(ejemplo, pedido, slug)
        told = frases_ficha.cuenta(metrics.ficha(slug), figura, behind)
        assert frases_ficha.valor(metrics.ficha(slug), figura["valor"]) in told
        frame, names = frases_ficha.filas(behind)
        assert set(names) <= set(frame.columns)
        assert frame["que"].iloc[-1] == "Total"


def test_who_may_not_see_names_gets_no_names_behind_a_figure(ejemplo):
    from dataclasses import replace

    from mgea.lecturas.detras import detras

    pedido = replace(Pedido(personas()[0].ambito, "2023-07", None, NOW), nombres=False)
    for slug in ("puntos", "compromisos_vencidos"):
        rows = detras(ejemplo, pedido, slug).filas
        assert set(rows["clave"]) | set(rows["titulo"]) == {""}


# -- errors ------------------------------------------------------------------------------------------------------


def _falla() -> None:
    from mgea.ui.nucleo.incidentes import resguardo

    with resguardo("prueba"):
        raise ZeroDivisionError("secreto")


def test_an_error_says_what_to_do_and_keeps_the_rest_for_the_log(monkeypatch, caplog):
    from streamlit.testing.v1 import AppTest

    monkeypatch.setattr(incidentes, "_en_detalle", lambda: False)
    with caplog.at_level(logging.ERROR, logger="mgea.incidentes"):
        app = AppTest.from_function(_falla).run()
    said = words(app)
    numero = re.search(r"incidente\s+([0-9A-F]{6})", said)
    assert numero and "secreto" not in said and "Traceback" not in said
    assert numero[1] in caplog.text and "secreto" in caplog.text


def test_an_error_of_ours_explains_itself(monkeypatch):
    said: list[str] = []
    monkeypatch.setattr("mgea.ui.nucleo.incidentes.st.html", said.append)
    assert incidentes.mostrar(NotFound("No está en su ámbito."), "x") == ""
    assert "No está en su ámbito." in said[0]


def test_tests_still_see_the_whole_error(monkeypatch):
    monkeypatch.setattr(incidentes, "_en_detalle", lambda: True)
    with pytest.raises(ZeroDivisionError), incidentes.resguardo("x"):
        raise ZeroDivisionError

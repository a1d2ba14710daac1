"""Descargar: what each person may take away, and that the files hold no more than the page may show."""

import pytest

from mgea.demo import personas
from mgea.errors import NotFound
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope, sin_nombres
from mgea.ui.datos import informes
from scripts.routes import routes
from tests.pages.harness import NOW, draw, problems, words

ROUTE = next(r for r in routes() if r.path.endswith("descargar"))
QUIEN = {p.rol: p for p in personas()}
MES = "2023-07"


def botones(app) -> set[str]:
    return {b.key for b in (*app.get("download_button"), *app.get("button")) if b.key}


def test_a_group_offers_its_report_its_sheets_and_its_charts(ejemplo):
    app = draw(ROUTE, ejemplo, QUIEN["especialista"], mes=MES)
    assert problems(app) == []
    assert {"descargar-informe-pptx", "descargar-informe-pdf", "descargar-informe-xlsx"} <= botones(
        app
    )
    assert {"fichas-preparar", "descargar-graficos"} <= botones(app)
    assert "descargar-ficha-pdf" not in botones(app)


def test_a_director_takes_the_files_of_the_own_school_only(ejemplo):
    director = QUIEN["director"]
    otra = next(p for p in personas() if p.rol == "director" and p.ambito != director.ambito)
    app = draw(ROUTE, ejemplo, director, mes=MES, ambito=f"ie:{otra.ambito.codigo}")
    assert problems(app) == []
    assert {"descargar-ficha-pdf", "descargar-rendicion-pdf"} <= botones(app)
    assert "fichas-preparar" not in botones(app)
    nombre = ejemplo.view("ie", otra.ambito, hasta="9999-12")["nombre"].iloc[0]
    assert nombre not in words(app)


def test_the_public_takes_the_report_without_names_and_no_sheets(ejemplo):
    app = draw(ROUTE, ejemplo, sin_nombres(QUIEN["especialista"]), mes=MES)
    assert problems(app) == []
    assert "descargar-informe-pdf" in botones(app) and "fichas-preparar" not in botones(app)


def test_the_sheets_are_begun_watched_and_thrown_away(ejemplo):
    app = draw(ROUTE, ejemplo, QUIEN["especialista"], mes=MES, ambito=_rei(ejemplo))
    app.button(key="fichas-preparar").click().run()
    assert problems(app) == []
    (trabajo,) = informes.taller()._hechos.values()
    trabajo.termina(60)
    assert trabajo.estado == "listo" and trabajo.hechas == trabajo.total
    app.run()
    assert "fichas-guardar" in botones(app)
    app.button(key="fichas-descartar").click().run()
    assert problems(app) == [] and not trabajo.ruta.exists()


def _rei(store) -> str:
    roster = store.view("ie", Scope.all(), hasta="9999-12")
    una = roster[roster["rei"] != ""].groupby(["ugel", "rei"]).size().idxmin()
    return f"rei:{una[0]}/{una[1]}"


def test_who_asks_for_what_is_not_theirs_gets_nothing(ejemplo):
    director, otra = [p for p in personas() if p.rol == "director"][:2]
    pedido = Pedido(director.ambito & otra.ambito, MES, None, NOW)
    with pytest.raises(NotFound):
        informes._hace(ejemplo, pedido, "informe", "pdf")

"""Escuelas, Comparar and Mapa over 5, 60 and 2 000 schools, for whoever may see names and for the public."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from bench import grande
from mgea import demo, metrics
from mgea.commands import load
from mgea.demo import personas
from mgea.errors import NotAllowed
from mgea.lecturas import anonimo, comparacion, escuelas, filas
from mgea.lecturas.pedido import Pedido
from mgea.permissions import SISTEMA, Persona, Scope, sin_nombres
from mgea.store import Store, open_store
from mgea.ui.nucleo import tablero
from scripts.routes import routes
from tests.pages.harness import NOW, draw, problems, words

ROUTES = {route.path: route for route in routes()}
PERSONAS = {persona.id: persona for persona in personas()}
ESPECIALISTA, PUBLICO = PERSONAS["ejemplo-especialista"], PERSONAS["ejemplo-publico"]
TODO = Persona("quien-sea", "Quien sea", "administrador", Scope.all())
VISTAS = ("Grupos", "Principios", "Tasas", "Avance", "Lado a lado")


@pytest.fixture(scope="module")
def cinco() -> Iterator[Store]:
    """Five schools of the example with all their months."""
    store = open_store(":memory:", now=NOW)
    rows = demo.rows()
    chosen = {r["ie"] for r in rows["padron"] if r["ie"].startswith("9901000")}
    chosen = set(sorted(chosen)[:5])
    for layout in ("padron", "rei", "practicas"):
        load(store, SISTEMA, layout, [r for r in rows[layout] if r["ie"] in chosen], now=NOW)
    yield store
    store.close()


def _two_thousand(path: Path) -> None:
    store = open_store(path, now=NOW)
    grande.fill(store, 2000)
    store.close()


@pytest.fixture(scope="module")
def dos_mil(built_once, tmp_path_factory) -> Iterator[Store]:
    """The synthetic UGEL of 2 000."""
    path = built_once("dos-mil.duckdb", _two_thousand)
    store = open_store(
        shutil.copy(path, tmp_path_factory.mktemp("dos-mil") / "base.duckdb"), now=NOW
    )
    yield store
    store.close()


def page(path: str, store: Store, persona: Persona, **address: str):
    app = draw(ROUTES[path], store, persona, mes="2023-07", **address)
    assert problems(app) == []
    return app


def figures(app) -> list[str]:
    """The titles of the charts drawn, from their accessible names."""
    return [chart.proto.alt for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("path", ["escuelas", "mapa", "comparar"])
def test_five_schools_look_right(path, cinco):
    app = page(path, cinco, TODO)
    assert figures(app)
    assert "nan" not in words(app)


DE_GRUPO = [
    *("", "practicas", "compromisos", "cronograma", "escuelas", "comparar", "mapa", "reportes", "riesgo"),
    *("quien-ya-lo-logro", "registrar-compromisos", "verificar", "preparar", "descargar", "historial"),
]  # fmt: skip
NO_SON_CUENTAS = r"N\.° \d+|\b202\d\b|\d\d/\d\d/\d{4}"


@pytest.mark.parametrize("path", DE_GRUPO)
def test_thousands_are_told_apart_on_every_page(path, dos_mil):
    said = re.sub(NO_SON_CUENTAS, "", words(page(path, dos_mil, TODO)))
    assert re.findall(r"(?<![\w.#-])\d{4,}(?![\w-])", said) == []


@pytest.mark.parametrize("vista", VISTAS)
def test_each_comparison_opens_from_its_address(vista, ejemplo):
    app = page("comparar", ejemplo, ESPECIALISTA, vista=vista)
    assert app.segmented_control(key="vista").value == vista
    assert re.search(r"\d+ de \d+ IE|Elija al menos dos", words(app))


@pytest.mark.parametrize("columnas", ["Los 7 principios", "Las 25 prácticas", "Innovación"])
@pytest.mark.parametrize("orden", ["Situación", "Parecido", "Mejora continua"])
def test_the_heat_map_opens_from_its_address(columnas, orden, ejemplo):
    app = page("escuelas", ejemplo, ESPECIALISTA, columnas=columnas, orden=orden)
    assert app.selectbox(key="orden").value == orden
    assert app.selectbox(key="columnas").value == columnas
    assert ("por práctica" in words(app)) == (columnas != "Los 7 principios")


def test_groups_under_five_say_so(ejemplo):
    app = page("comparar", ejemplo, ESPECIALISTA, por="Nivel")
    assert "no se muestran" in words(app)


def test_schools_side_by_side_come_from_the_address_and_strangers_do_not(ejemplo):
    app = page(
        "comparar", ejemplo, ESPECIALISTA, vista="Lado a lado",
        comparar="ie:99010001,ie:99010013,ie:no-existe",
    )  # fmt: skip
    assert app.multiselect(key="lado").value == ["99010001", "99010013"]
    assert "Puntos verificados" in words(app)


def test_two_schools_within_four_points_are_not_told_apart(ejemplo):
    pedido = Pedido(Scope.all(), "2023-07", None, NOW)
    frame = escuelas.comparada(ejemplo, pedido)
    ok = frame[frame["estado"] == "ok"].sort_values("puntos").reset_index(drop=True)
    near = ok["puntos"].diff().between(0.1, 3.9)
    at = near.idxmax()
    chosen = ",".join(f"ie:{ie}" for ie in ok["ie"].iloc[[at - 1, at]])
    app = page("comparar", ejemplo, ESPECIALISTA, vista="Lado a lado", comparar=chosen)
    assert "no se distinguen" in words(app)


def test_the_list_links_each_school_and_keeps_the_view(ejemplo):
    app = page("escuelas", ejemplo, ESPECIALISTA, orden="Nombre")
    html = "".join(element.proto.body for element in app.get("html"))
    links = re.findall(r'href="\?([^"]+)"', html)
    assert len(links) == 59 or len(links) == 60
    assert all("ambito=ie%3A" in link and "mes=2023-07" in link for link in links)


def test_searching_leaves_only_what_was_looked_for(ejemplo):
    app = page("escuelas", ejemplo, ESPECIALISTA)
    app.text_input(key="buscar").set_value("jacarandas").run()
    assert "Ninguna escuela coincide" in words(app) or "1 escuela" in words(app)
    app.text_input(key="buscar").set_value("jacarandás").run()
    assert "1 escuela" in words(app)


def test_schools_without_coordinates_are_listed(ejemplo):
    assert "sin coordenadas" in words(page("mapa", ejemplo, ESPECIALISTA))


def test_every_list_can_be_taken_away(ejemplo):
    for path in ("escuelas", "comparar", "mapa"):
        labels = [b.proto.label for b in page(path, ejemplo, ESPECIALISTA).get("download_button")]
        assert {"Descargar CSV", "Excel"} <= set(labels), path


# -- one reading, the same numbers as the declared figures ---------------------------------------------------------


@pytest.mark.parametrize("month", ["2022-12", "2023-07", "2024-05"])
def test_the_reading_of_schools_is_what_the_indicators_say(month, ejemplo):
    frame = escuelas.escuelas(ejemplo, Pedido(Scope.all(), month, None, NOW)).set_index("ie")
    told = metrics.compute(ejemplo, Scope.all(), month, por="ie", now=NOW)
    told["ie"] = told["ambito"].str.removeprefix("ie:")
    plain = told[told["principio"].isna() & told["cge"].isna()]
    names = {
        "puntos": "puntos", "esperado": "esperado", "brecha": "brecha", "meses_atras": "meses_atras",
        "puntos_verificados": "verificados", "ritmo": "ritmo", "compromisos_vencidos": "vencidos",
    }  # fmt: skip
    for slug, column in names.items():
        expected = plain[plain["indicador"] == slug].set_index("ie")["valor"].astype(float)
        pd.testing.assert_series_equal(
            frame[column].astype(float).reindex(expected.index), expected, check_names=False
        )
    own = told[(told["indicador"] == "puntos") & told["principio"].notna()]
    wide = own.pivot(index="ie", columns="principio", values="valor")
    for principio in wide:
        pd.testing.assert_series_equal(
            frame[principio].reindex(wide.index), wide[principio].astype(float), check_names=False
        )
    states = plain[plain["indicador"] == "puntos"].set_index("ie")["estado"]
    assert frame["estado"].reindex(states.index).tolist() == states.tolist()


def test_progress_is_counted_from_december_or_the_first_month_with_enough_data(ejemplo):
    frame = escuelas.comparada(ejemplo, Pedido(Scope.all(), "2023-07", None, NOW))
    before = escuelas.comparada(ejemplo, Pedido(Scope.all(), "2022-12", None, NOW)).set_index("ie")
    for row in frame[frame["partida"] == "2022-12"].to_dict("records"):
        assert row["puntos_partida"] == pytest.approx(before.loc[row["ie"], "puntos"])
    late = frame[frame["partida"].notna() & (frame["partida"] != "2022-12")]
    assert all(before.loc[ie, "estado"] != "ok" for ie in late["ie"] if ie in before.index)


# -- the public ---------------------------------------------------------------------------------------------------


def roster(store: Store) -> pd.DataFrame:
    return store.view("ie", Scope.all(), hasta="9999-12")


@pytest.mark.parametrize("persona", [PUBLICO, sin_nombres(ESPECIALISTA)], ids=lambda p: p.id)
@pytest.mark.parametrize("path", ["escuelas", "comparar"])
@pytest.mark.parametrize("ambito", ["", "ie:99010001", "rei:990101/REI 01 Los Molles"])
def test_the_public_never_reads_a_name(path, persona, ambito, ejemplo):
    app = page(path, ejemplo, persona, **({"ambito": ambito} if ambito else {}))
    said = words(app) + "".join(str(chart.proto.spec) for chart in app.get("plotly_chart"))
    said += "".join(str(box.options) for box in app.selectbox)
    people = roster(ejemplo)
    for column in ("nombre", "ie", "rei"):
        assert [v for v in people[column] if v and v in said] == [], column


def test_what_was_never_meant_for_the_public_is_refused(ejemplo):
    pedido = Pedido(Scope.all(), "2023-07", None, NOW, nombres=False)
    with pytest.raises(NotAllowed):
        tablero.read(ejemplo, "escuelas", pedido)
    for name in tablero.LECTURAS:
        if name not in (*anonimo.AGREGADAS, *anonimo.DE_ESCUELAS):
            with pytest.raises(NotAllowed):
                anonimo.lectura(name, None)


def test_the_number_of_an_anonymous_school_says_nothing_of_its_place_in_the_roster(ejemplo):
    frame = escuelas.comparada(ejemplo, Pedido(Scope.all(), "2023-07", None, NOW))
    one = anonimo.lectura("comparada", frame)
    other = anonimo.lectura("comparada", frame.sample(frac=1, random_state=3))
    pd.testing.assert_frame_equal(one, other)
    assert "latitud" not in one and set(one["rei"]) == {""}


def test_few_schools_are_no_public(ejemplo):
    frame = escuelas.comparada(ejemplo, Pedido(Scope.all(), "2023-07", None, NOW)).head(4)
    assert anonimo.lectura("comparada", frame).empty
    alone = Persona("d", "D", "publico", Scope.ie("99010001"))
    assert "Menos de 5 escuelas" in words(page("escuelas", ejemplo, alone))


# -- several UGEL --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def dos_ugel() -> Iterator[Store]:
    """The example's UGEL of 60 and the small one of 8, under one DRE."""
    store = open_store(":memory:", now=NOW)
    for world in (demo.GRANDE, demo.CHICA):
        rows = demo.rows(world)
        for layout in ("padron", "rei", "practicas"):
            load(store, SISTEMA, layout, rows[layout], now=NOW)
    yield store
    store.close()


def test_a_dre_compares_its_ugel_by_the_median_of_their_schools(dos_ugel):
    dre = Persona("dre", "DRE", "dre", Scope.dre("990000"))
    app = page("comparar", dos_ugel, dre)
    assert "UGEL" in app.pills(key="por").options
    pedido = Pedido(Scope.dre("990000"), "2023-07", None, NOW)
    frame = escuelas.comparada(dos_ugel, pedido)
    told = comparacion.grupos(frame, ("ugel",), ["puntos"], comparacion.Reglas())
    for row in told.to_dict("records"):
        own = frame[(frame["ugel_nombre"] == row["grupo"]) & (frame["estado"] == "ok")]["puntos"]
        if row["oculto"]:
            assert len(own) < 5 or row["oculto"] == "complemento"
        else:
            assert (row["n"], row["mediana"]) == (len(own), pytest.approx(own.median()))


def test_the_public_of_a_dre_sees_its_ugel_and_no_school(dos_ugel):
    publico = Persona("p", "P", "publico", Scope.dre("990000"))
    for address in ({}, {"ambito": "ugel:990102"}):
        for path in ("escuelas", "comparar"):
            said = words(page(path, dos_ugel, publico, **address))
            assert [n for n in roster(dos_ugel)["nombre"] if n in said] == []


# -- 2 000 schools ------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("path", ["escuelas", "mapa", "comparar"])
def test_two_thousand_schools_are_few_bytes(path, dos_mil):
    app = page(path, dos_mil, TODO)
    size = sum(len(chart.proto.spec) for chart in app.get("plotly_chart"))
    assert size < 400_000
    assert len("".join(e.proto.body for e in app.get("html"))) < 150_000


@pytest.mark.slow
def test_two_thousand_schools_begin_by_groups_and_end_in_pages(dos_mil):
    app = page("escuelas", dos_mil, TODO)
    assert app.selectbox(key="mostrar").value == "Por REI"
    app.selectbox(key="mostrar").set_value("Cada escuela").run()
    assert problems(app) == []
    assert len(app.selectbox(key="pagina").options) == 40
    app.selectbox(key="columnas").set_value("Las 25 prácticas").run()
    assert problems(app) == []
    assert f"filas 1 a {filas.PAGINA}" in words(app)

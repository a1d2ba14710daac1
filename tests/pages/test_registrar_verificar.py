"""Verificar and Compromisos used as a person does: through their widgets, on a database of their own."""

import pytest

from mgea.demo import personas
from mgea.lecturas import verificacion as lecturas
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Persona
from mgea.store import Store
from mgea.ui.nucleo import contexto
from mgea.ui.registro import bandeja
from pages.registrar import compromisos, verificar
from scripts.routes import Route
from tests.pages.harness import NOW, draw, problems, words

VERIFICAR = Route("registrar", "verificar", "verificar", verificar)
COMPROMISOS = Route("registrar", "compromisos", "registrar-compromisos", compromisos)
MES = "2023-07"


@pytest.fixture
def especialista() -> Persona:
    return personas()[0]


@pytest.fixture
def directora() -> Persona:
    return personas()[2]


def primera(store: Store, persona: Persona, n: int = 0) -> dict:
    frame = lecturas.bandeja(store, Pedido(persona.ambito, MES, None, NOW))
    return frame.iloc[n].to_dict()


def clave(fila: dict) -> str:
    return f"{fila['ie']}-{fila['practica'].replace('.', '_')}-{int(fila['visto'])}"


def test_a_practice_is_accepted_and_the_decision_taken_back(copia: Store, especialista: Persona):
    fila = primera(copia, especialista)
    app = draw(VERIFICAR, copia, especialista, mes=MES)
    app.button(key=f"aceptar-{clave(fila)}").click().run()
    assert problems(app) == []
    assert f"Aceptó {fila['practica']} de {fila['nombre']}" in " ".join(words(app).split())
    assert primera(copia, especialista)["visto"] != fila["visto"]
    app.button(key="verificar-deshacer").click().run()
    assert problems(app) == []
    assert primera(copia, especialista)["visto"] == fila["visto"]


def test_a_whole_page_is_accepted_at_once(copia: Store, especialista: Persona):
    total = primera(copia, especialista)["total"]
    app = draw(VERIFICAR, copia, especialista, mes=MES)
    app.button(key="verificar-marcar").click().run()
    app.button(key="verificar-aceptar").click().run()
    assert problems(app) == []
    assert f"{bandeja.FILAS} prácticas" in words(app)
    assert primera(copia, especialista)["total"] == total - bandeja.FILAS


def test_the_inbox_leaves_whole_and_in_words(copia: Store, especialista: Persona):
    ctx = contexto.abrir(copia, especialista, "", MES)
    total = int(primera(copia, especialista)["total"])
    filas = bandeja.toda(ctx, total, "")
    assert len(filas) == total > bandeja.FILAS
    assert set(bandeja.SALE) <= set(filas.columns)
    assert filas["espera"].notna().all() and filas["porque"].notna().all()


def test_a_return_asks_why_and_keeps_what_was_typed(copia: Store, especialista: Persona):
    fila = primera(copia, especialista)
    key = clave(fila)
    app = draw(VERIFICAR, copia, especialista, mes=MES)
    app.button(key=f"devolver-{key}").click().run()
    app.button(key=f"confirmar-{key}").click().run()
    assert "Diga por qué" in words(app)
    app.text_area(key=f"motivo-{key}").set_value("El acta no tiene firmas")
    app.button(key=f"confirmar-{key}").click().run()
    assert problems(app) == []
    assert "Devolvió" in words(app)
    last = copia.query("select decision, motivo from verificacion_registro order by seq").iloc[-1]
    assert (last["decision"], last["motivo"]) == ("devuelto", "El acta no tiene firmas")


def test_what_changed_under_the_screen_is_told(copia: Store, especialista: Persona):
    from mgea.commands import verificacion as commands

    fila = primera(copia, especialista)
    app = draw(VERIFICAR, copia, especialista, mes=MES)
    other = commands.Decision(
        fila["ie"], fila["practica"], "devuelto", int(fila["visto"]), None, "No"
    )
    commands.decide(copia, personas()[1], MES, [other], now=NOW)
    app.button(key=f"aceptar-{clave(fila)}").click().run()
    assert problems(app) == []
    assert "Cambió mientras usted la miraba" in words(app)


def test_a_director_has_no_inbox(copia: Store, directora: Persona):
    from mgea.permissions import may

    assert not may(directora, verificar.PAGE.accion)


def test_a_director_agrees_a_commitment(copia: Store, directora: Persona):
    app = draw(COMPROMISOS, copia, directora, mes=MES)
    app.button(key="compromiso-nuevo").click().run()
    app.text_area(key="nuevo-compromiso").set_value("Reunirse cada lunes")
    app.text_input(key="nuevo-responsable").set_value("Dirección")
    app.button(key="nuevo-guardar").click().run()
    assert problems(app) == []
    row = copia.query("select * from compromiso_registro order by seq").iloc[-1]
    assert (row["compromiso"], row["de_parte"], row["ie"]) == (
        "Reunirse cada lunes",
        "ie",
        directora.ambito.codigo,
    )


@pytest.mark.parametrize("vista", ["Tablero", "Calendario", "Lista"])
def test_each_way_of_looking_opens(ejemplo: Store, especialista: Persona, vista: str):
    app = draw(COMPROMISOS, ejemplo, especialista, mes=MES)
    app.segmented_control(key="compromisos-vista").set_value(vista).run()
    assert problems(app) == []


def test_a_visit_is_promised(copia: Store, especialista: Persona):
    app = draw(VERIFICAR, copia, especialista, mes=MES)
    app.segmented_control(key="verificar-seccion").set_value("Visitas").run()
    app.selectbox(key="visita-ie").set_value(str(primera(copia, especialista)["ie"])).run()
    app.segmented_control(key="visita-que").set_value("Una visita que promete").run()
    before = len(copia.query("select seq from visita_registro"))
    app.button(key="visita-prometer").click().run()
    assert problems(app) == []
    assert len(copia.query("select seq from visita_registro")) == before + 1

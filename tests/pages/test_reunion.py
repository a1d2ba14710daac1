"""A meeting on screen: prepared, presented, agreed, closed, and its acta; and what others see of it."""

from collections.abc import Iterator
from datetime import date

import pytest

from mgea.commands.participacion import Respuesta, answer
from mgea.demo import personas
from mgea.errors import NotAllowed
from mgea.lecturas import reuniones
from mgea.permissions import Persona, Scope, may
from mgea.sala import ASISTENCIA
from mgea.store import Store
from mgea.ui.reuniones import reunion_red
from scripts.live import free_port
from scripts.routes import routes
from tests.pages.harness import NOW, draw, problems, words

PAGES = {r.name: r for r in routes() if r.section == "reunion"}
ESPECIALISTA = next(p for p in personas() if p.rol == "especialista")
VISTA = {"ambito": f"ugel:{ESPECIALISTA.ambito.codigo}", "mes": "2023-07"}


@pytest.fixture(autouse=True)
def nobody_listens() -> Iterator[None]:
    yield
    reunion_red.cierra()


def one(store: Store, estado: str) -> reuniones.Reunion:
    return next(r for r in reuniones.reuniones(store, ESPECIALISTA.ambito) if r.estado == estado)


def page(name: str, store: Store, persona: Persona = ESPECIALISTA, **address: str):
    app = draw(PAGES[name], store, persona, **(VISTA | address))
    assert problems(app) == []
    return app


def test_only_who_may_hold_meetings_has_the_pages():
    allowed = {p.rol for p in personas() if may(p, PAGES["preparar"].module.PAGE.accion)}
    assert allowed == {"especialista", "jefe", "administrador"}


def test_the_example_has_one_held_and_one_to_come(ejemplo):
    app = page("preparar", ejemplo)
    assert "preparada" in words(app) and "Desde la última reunión" in words(app)
    held = page("preparar", ejemplo, reunion=one(ejemplo, "cerrada").id)
    assert "Enviar a cada escuela un formato de acta" in words(held) and "cumplido" in words(held)
    assert "responsabilidad" in words(held)


def test_a_meeting_of_another_slice_is_not_there(ejemplo):
    other = Persona("otra", "Otra", "especialista", Scope.ugel("150103"))
    app = draw(PAGES["preparar"], ejemplo, other, reunion=one(ejemplo, "cerrada").id)
    assert problems(app) == []
    assert "formato de acta" not in words(app)


def test_from_preparing_to_the_acta(copia):
    app = page("preparar", copia)
    app.text_input(key="plan-titulo").set_value("Reunión de prueba").run()
    app.date_input(key="plan-fecha").set_value(date(2026, 11, 30)).run()
    app.button(key="plan-guardar").click().run()
    assert problems(app) == [] and "Preparó «Reunión de prueba»" in words(app)
    every = reuniones.reuniones(copia, ESPECIALISTA.ambito)
    ident = next(r.id for r in every if r.titulo == "Reunión de prueba")

    app = page("presentar", copia, reunion=ident)
    shown = words(app)
    assert "Presentar a pantalla completa" in shown and "van en ruta o adelantadas" in shown
    app.button(key="reunion-comenzar").click().run()
    assert problems(app) == [] and "La reunión comenzó" in words(app)
    going = one(copia, "en_curso")
    school = copia.query("select min(ie) as ie from ie_actual where activo")["ie"][0]
    for said in (
        Respuesta(going.codigo, ASISTENCIA, "1", ie=school, rol="directivo"),
        Respuesta(going.codigo, "palabra", "1", "libertad"),
    ):
        answer(copia, said, now=NOW)

    app = page("participar", copia, reunion=ident)
    shown = words(app)
    assert going.codigo in shown and "libertad" in shown and "1 de 60" in shown
    app.button(key="moderar-libertad").click().run()
    assert "Ocultó «libertad»" in words(app) and "(oculta)" in words(app)
    app.text_input(key="votacion-texto").set_value("¿Cuándo?").run()
    app.text_area(key="votacion-opciones").set_value("Lunes\nMartes").run()
    app.button(key="votacion-guardar").click().run()
    assert problems(app) == [] and "Todavía no hay votos." in words(app)
    app.toggle(key="pregunta-encuesta").set_value(True).run()
    assert "Abrió «¿Cómo estuvo la reunión?»" in words(app)

    app = page("presentar", copia, reunion=ident)
    app.text_area(key="acordar-que").set_value("Observar **clases**").run()
    app.text_input(key="acordar-quien").set_value("Dirección").run()
    app.multiselect(key="acordar-ies").set_value([school]).run()
    app.button(key="acordar-guardar").click().run()
    assert "Elija hasta cuándo" in words(app), "what is missing is said, and nothing is lost"
    assert app.text_area(key="acordar-que").value == "Observar **clases**"
    app.date_input(key="acordar-limite").set_value(date(2026, 12, 10)).run()
    app.button(key="acordar-guardar").click().run()
    assert problems(app) == [] and "Guardó el acuerdo" in words(app)
    app.date_input(key="reunion-proxima").set_value(date(2026, 12, 15)).run()
    app.button(key="reunion-cerrar-si").click().run()
    assert problems(app) == [] and one(copia, "cerrada").id

    app = page("preparar", copia, reunion=ident)
    shown = words(app)
    assert "Observar" in shown and "Dirección · hasta el 10/12/2026" in shown
    assert "15/12/2026" in shown
    assert "libertad" not in shown, "a hidden word stays hidden in the acta"


def test_the_switch_opens_the_site_only_to_who_may(copia, monkeypatch):
    monkeypatch.setenv(reunion_red.VARIABLE, "")
    monkeypatch.setattr(reunion_red, "PREDETERMINADA", f"127.0.0.1:{free_port()}")
    app = page("presentar", copia)
    app.button(key="reunion-comenzar").click().run()
    app = page("participar", copia)
    assert reunion_red.abierto() is None
    app.toggle(key="sala-abierta").set_value(True).run()
    listening = reunion_red.abierto()
    assert problems(app) == [] and listening is not None and listening.url in words(app)
    app.toggle(key="sala-abierta").set_value(False).run()
    assert reunion_red.abierto() is None
    director = next(p for p in personas() if p.rol == "director")
    with pytest.raises(NotAllowed, match="Su perfil no permite"):
        reunion_red.abre(copia, director)

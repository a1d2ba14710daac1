"""Mi mes and Historial used as a person would, without a browser."""

import pytest

from mgea.commands import borrador, registro
from mgea.commands.cambio import Cambio
from mgea.demo import personas
from mgea.lecturas import mi_mes
from mgea.permissions import Scope
from mgea.store import Store
from scripts.routes import routes
from tests.pages.harness import NOW, draw, problems, words

MARZO = "2024-03"
ESPECIALISTA, DIRECTORA, DIRECTOR = personas()[0], personas()[2], personas()[3]
IE = DIRECTORA.ambito.codigo


def page(name: str):
    return next(r for r in routes() if r.module.PAGE.ruta == name)


def open_month(store: Store, persona=DIRECTORA, mes: str = MARZO):
    return draw(page("mi-mes"), store, persona, mes=mes)


def sent(store: Store) -> int:
    """How many times the school sent the month."""
    found = store.query(
        "select count(*) as n from envio_registro where ie = $1 and periodo = $2", IE, MARZO
    )
    return int(found["n"].iloc[0])


def test_what_was_returned_comes_first_with_its_reason(copia):
    app = open_month(copia, DIRECTOR, "2023-07")
    assert problems(app) == []
    said = words(app)
    assert "faltan 2 prácticas" in said
    assert "El acta no tiene firmas ni acuerdos." in said


def test_a_month_is_closed_with_three_taps(copia):
    app = open_month(copia)
    assert "faltan 25 prácticas" in words(app)
    app.button(key="sin-cambios").click().run()
    app.button(key="revisar-mes").click().run()
    assert "Todavía no se ha enviado nada" in words(app)
    assert "25 prácticas siguen como estaban" in words(app)
    app.button(key="enviar-mes").click().run()
    assert problems(app) == []
    assert "quedó enviado" in words(app)
    assert sent(copia) == 1


def test_a_draft_is_there_when_the_page_is_opened_again(copia):
    app = open_month(copia)
    app.button(key=f"igual-P1-1-{MARZO}").click().run()
    app.segmented_control(key=f"nivel-P1-2-{MARZO}").set_value(1).run()
    assert "faltan 23 prácticas" in words(app)
    again = open_month(copia)
    assert "faltan 23 prácticas" in words(again)
    assert again.segmented_control(key=f"nivel-P1-2-{MARZO}").value == 1
    assert sent(copia) == 0


def test_two_people_on_one_practice_see_both_values(copia):
    app = open_month(copia)
    app.segmented_control(key=f"nivel-P1-2-{MARZO}").set_value(1).run()
    cells = mi_mes.mes_de_escuela(copia, IE, MARZO).celdas
    todo = [Cambio(str(c["practica"]), "valor", 2, visto=int(c["visto"])) for c in cells]
    registro.registrar(copia, DIRECTORA, IE, MARZO, todo, clave="otra pestaña", now=NOW)
    app = open_month(copia)
    assert "Registrado ahora: 2 Proceso" in words(app)
    assert "Su borrador: 1 Inicio" in words(app)
    app.button(key=f"mio-P1-2-{MARZO}").click().run()
    kept = borrador.leer(copia, DIRECTORA, IE, MARZO).cambios["P1.2"]
    assert kept.visto == mi_mes.mes_de_escuela(copia, IE, MARZO).por_id["P1.2"]["visto"]


def test_who_does_not_lead_a_school_is_told_why(copia):
    app = draw(page("mi-mes"), copia, ESPECIALISTA, ambito=f"ie:{IE}", mes=MARZO)
    assert problems(app) == []
    assert "lo registra quien la dirige" in words(app)
    assert not app.button


def test_a_month_before_anything_is_sent_is_told_kindly(copia):
    app = open_month(copia)
    app.button(key="revisar-mes").click().run()
    assert "no hay nada que enviar" in words(app)


@pytest.mark.parametrize("persona", [ESPECIALISTA, DIRECTORA], ids=lambda p: p.rol)
def test_the_history_tells_every_value_and_who_said_it(copia, persona):
    app = draw(page("historial"), copia, persona, ambito=f"ie:{IE}", mes="2023-07")
    assert problems(app) == []
    said = words(app)
    assert "Vale para su mes" in said and "Archivo «datos de ejemplo»" in said
    assert "Comparar dos momentos" in said


def test_a_batch_is_taken_back_from_the_history(copia):
    app = draw(page("historial"), copia, ESPECIALISTA, mes="2023-07")
    batch = copia.query("select lote from acta where que = 'importar practicas'")["lote"][0]
    app.selectbox(key="deshacer-lote").set_value(str(batch))
    app.text_input(key="deshacer-motivo").set_value("archivo equivocado")
    app.button(key="deshacer-enviar").click().run()
    assert problems(app) == []
    assert "quedó deshecha" in words(app)
    assert copia.view("ie_mes", Scope.ie(IE), hasta="2023-07")["suma"].sum() == 0


def test_a_director_cannot_take_a_batch_back(copia):
    app = draw(page("historial"), copia, DIRECTORA, mes="2023-07")
    assert [b for b in app.button if b.key == "deshacer-enviar"] == []

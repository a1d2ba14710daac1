"""The acting half of the board, used as a specialist, a head and a director would."""

from dataclasses import replace
from datetime import date

import pytest

from mgea.demo import personas
from mgea.permissions import Scope
from mgea.store import open_store
from scripts.routes import Route, routes
from tests.pages.harness import NOW, draw, problems, words

QUIEN = {p.id.removeprefix("ejemplo-"): p for p in personas()}
JULIO = "2023-07"


def pagina(name: str) -> Route:
    return next(r for r in routes() if r.id == f"mirar/{name}")


def dicho(app) -> str:
    """What the copy boxes of a page hold."""
    return "\n".join(str(c.value) for c in app.code)


def test_the_message_is_of_the_school_chosen(ejemplo):
    app = draw(pagina("reporte"), ejemplo, QUIEN["especialista"], mes=JULIO)
    silent = "99010054"
    app.selectbox(key="mensaje-ie-None").set_value(silent).run()
    name = ejemplo.view("ie", Scope.ie(silent), hasta="9999-12")["nombre"][0]
    assert problems(app) == []
    assert name in dicho(app) and "julio de 2023" in dicho(app)
    app.segmented_control(key="mensaje-canal").set_value("correo").run()
    assert dicho(app).startswith(f"Asunto: {name}")


def test_a_rei_gets_all_its_messages_at_once_and_no_stranger(ejemplo):
    app = draw(pagina("reporte"), ejemplo, QUIEN["especialista"], mes=JULIO)
    rei = "REI 04 Puerto Retama"
    app.selectbox(key="mensaje-rei").set_value(rei).run()
    app.selectbox(key=f"mensaje-ie-{rei}").set_value("todas").run()
    assert problems(app) == []
    roster = ejemplo.view("ie", QUIEN["especialista"].ambito, hasta="9999-12")
    named = {n for n in roster["nombre"] if f"*{n}*" in dicho(app)}
    assert named and named <= set(roster[roster["rei"] == rei]["nombre"])


def test_a_read_only_dre_sees_the_board_without_messages_or_extensions(ejemplo):
    app = draw(pagina("reporte"), ejemplo, QUIEN["dre"], ambito="ugel:990101", mes=JULIO)
    assert problems(app) == []
    assert "Cada escuela, mes a mes" in words(app)
    assert "Mensajes listos" not in words(app)
    assert [b for b in app.button if b.key == "prorroga-guardar"] == []


def test_an_extension_is_given_with_its_reason_and_shown_with_its_author(copia):
    app = draw(pagina("reporte"), copia, QUIEN["especialista"], mes=JULIO)
    assert not any(
        str(o).startswith("Toda la") for o in app.selectbox(key="prorroga-quien").options
    )
    app.selectbox(key="prorroga-quien").set_value("ie:99010049").run()
    app.button(key="prorroga-guardar").click().run()
    assert "Diga por qué" in words(app)
    app.text_input(key="prorroga-motivo").set_value("Huaico").run()
    app.button(key="prorroga-guardar").click().run()
    assert problems(app) == []
    assert "Prórroga guardada" in words(app) and "Huaico" in words(app)
    last = copia.query("select * from prorroga_registro order by seq desc limit 1").iloc[0]
    assert (last["codigo"], last["registrado_por"]) == ("99010049", "ejemplo-especialista")


def test_the_head_may_extend_for_the_whole_ugel(ejemplo):
    app = draw(pagina("reporte"), ejemplo, QUIEN["jefa"], mes=JULIO)
    assert any(str(o).startswith("Toda la") for o in app.selectbox(key="prorroga-quien").options)


def test_signs_are_filtered_and_each_has_its_rule(ejemplo):
    app = draw(pagina("riesgo"), ejemplo, QUIEN["especialista"], mes=JULIO)
    assert "Lleva 2 meses exigibles o más sin ningún reporte." in words(app)
    app.pills(key="riesgo-senales").set_value(["silencio"]).run()
    table = next(
        body for body in words(app).split("\n") if "Por qué" in body and "Urgencia" in body
    )
    assert "silencio" in table and "retroceso" not in table


def test_the_visits_of_the_plan_are_promised_once(copia):
    app = draw(pagina("riesgo"), copia, QUIEN["especialista"], mes=JULIO)
    app.number_input(key="plan-capacidad").set_value(3).run()
    before = len(copia.query("select seq from visita_registro"))
    app.button(key="plan-prometer").click().run()
    assert problems(app) == []
    assert "3 visitas prometidas" in words(app)
    added = copia.query("select * from visita_registro order by seq")[before:]
    assert list(added["evento"]) == ["programada"] * 3
    assert min(added["fecha"]).date() >= date(2026, 11, 24)
    # those three are no longer proposed
    assert set(added["ie"]) & set(app.multiselect[0].value) == set()


def test_a_director_reads_four_fields_of_others_and_may_open_their_own(copia):
    app = draw(pagina("logros"), copia, QUIEN["directora"], mes=JULIO)
    assert problems(app) == []
    assert "acepta que lo visiten" in words(app) and "Todas las que la lograron" not in words(app)
    app.text_input(key="consentir-contacto").set_value("direccion@ejemplo.pe").run()
    app.button(key="consentir-aceptar").click().run()
    assert "Su escuela  acepta" in words(app)
    app.button(key="consentir-retirar").click().run()
    assert "Retirado" in words(app)
    told = copia.query(
        "select acepta from consentimiento_registro where ie = '99010001' order by seq"
    )
    assert list(told["acepta"]) == [True, False]


def test_a_supervisor_sees_who_could_teach_and_who_needs_it(ejemplo):
    app = draw(pagina("logros"), ejemplo, QUIEN["jefa"], mes=JULIO)
    said = words(app)
    assert problems(app) == []
    assert all(t in said for t in ("La lograron", "La necesitan", "Visitas entre escuelas"))


def test_the_summary_says_what_changed_who_needs_support_and_what_to_celebrate(ejemplo):
    said = words(draw(pagina("resumen"), ejemplo, QUIEN["especialista"], mes=JULIO))
    for title in (
        "Qué cambió desde junio",
        "Quién necesita apoyo",
        "Qué celebrar",
        "El reloj de la UGEL",
    ):
        assert title in said
    assert "visitas prometidas, hechas" in said


@pytest.mark.parametrize("name", ["reporte", "riesgo"])
def test_a_director_has_no_such_page(name):
    from mgea.permissions import may

    assert not may(QUIEN["directora"], pagina(name).module.PAGE.accion)


def test_five_schools_and_none_with_records(tmp_path):
    from mgea.commands import load
    from mgea.permissions import SISTEMA
    from tests.tablas import escuelas

    store = open_store(":memory:", now=NOW)
    load(store, SISTEMA, "padron", escuelas("ie\nA\nB\nC\nD\nE"), now=NOW)
    for name in ("reporte", "riesgo", "logros", "resumen"):
        app = draw(pagina(name), store, QUIEN["administracion"], mes=JULIO, ambito="ugel:150103")
        assert problems(app) == [], name
        assert words(app).strip()


def test_a_visit_between_schools_is_suggested_and_only_suggested(copia):
    """Mi mes offers it for P3.2 and P7.2 of its month; no level and no evidence is written by anybody else."""
    from mgea.ui.registro import mi_mes, sugerida

    went = copia.query("select * from pasantia_registro").iloc[0]
    persona = replace(QUIEN["directora"], ambito=Scope.ie(went["ie"]))
    hoja = mi_mes.abrir(copia, persona, went["ie"], "2023-07", NOW)
    (pieza,) = sugerida.sugeridas(hoja)
    assert pieza.fecha == went["fecha"].date() and pieza.tipo.startswith("Visita a ")
    late = mi_mes.abrir(copia, persona, went["ie"], "2023-09", NOW)
    assert sugerida.sugeridas(late) == []
    host = replace(persona, ambito=Scope.ie(went["anfitriona"]))
    (seen,) = sugerida.sugeridas(mi_mes.abrir(copia, host, went["anfitriona"], "2023-06", NOW))
    assert seen.tipo.startswith("Visita de ")
    written = copia.query(
        "select count(*) as n from practica_registro where evidencia like 'Visita a %'"
    )
    assert written["n"][0] == 0

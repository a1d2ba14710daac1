"""Addresses that no screen of ours sends: nothing breaks, nothing runs, and nothing of others shows."""

import pytest

from mgea.demo import personas
from mgea.permissions import may
from scripts.routes import Route, routes
from tests.pages.harness import dashboard, draw, problems, words

ESPECIALISTA, DIRECTOR, OTRO = personas()[0], personas()[2], personas()[3]
RUN = "<img src=x onerror=alert(1)><script>alert(2)</script>"
SQL = "x' or '1'='1' --"
LARGO = "A" * 20_000
AJENA = f"ie:{OTRO.ambito.codigo}"

FORJADAS = {
    "someone else's school, at the end of time": {
        "ambito": AJENA, "mes": "9999-99", "conocido": "9999-12-31", "publico": "0", "pagina": "-1", "orden": RUN,
        "mostrar": RUN, "columnas": RUN, "situacion": RUN, "buscar": RUN, "q": RUN, "pregunta": RUN, "con": RUN,
        "comparar": f"{AJENA},{AJENA}", "practica": RUN, "letra": RUN,
    },
    "text that wants to run": {
        "ambito": f"rei:150103/{SQL}", "mes": SQL, "conocido": "0001-01-01", "pagina": "99999999999999999999",
        "buscar": SQL, "q": SQL, "pregunta": SQL, "comparar": SQL, "practica": "P99.9", "publico": RUN,
    },
    "too long": {
        "ambito": f"distrito:{LARGO}", "mes": LARGO, "conocido": LARGO, "buscar": LARGO, "q": LARGO,
        "pregunta": LARGO, "comparar": ",".join([AJENA] * 500), "pagina": LARGO,
    },
}  # fmt: skip


def raw(app) -> str:
    """Everything a page says, with its markup."""
    parts = []
    for kind in ("html", "markdown", "caption", "title", "header"):
        for element in app.get(kind):
            parts.append(str(getattr(getattr(element, "proto", None), "body", "")))
    return "\n".join(parts)


@pytest.mark.parametrize("cual", FORJADAS)
@pytest.mark.parametrize("route", routes(), ids=lambda route: route.id)
def test_a_forged_address_breaks_nothing_and_shows_nothing_of_others(
    route: Route, cual: str, ejemplo
):
    persona = DIRECTOR if may(DIRECTOR, route.module.PAGE.accion) else ESPECIALISTA
    app = draw(route, ejemplo, persona, **FORJADAS[cual])
    assert problems(app) == []
    assert words(app).strip()
    assert "<img src=x" not in raw(app) and "<script>alert" not in raw(app)
    if persona is DIRECTOR:
        nombre = ejemplo.view("ie", OTRO.ambito, hasta="9999-12")["nombre"].iloc[0]
        assert nombre not in words(app)


@pytest.mark.parametrize("como", ["", "sistema", RUN, SQL, LARGO])
def test_a_forged_person_is_nobody_with_more_power(como: str, ejemplo_path, monkeypatch):
    monkeypatch.setenv("MGEA_DATABASE", str(ejemplo_path))
    app = dashboard(como=como)
    assert problems(app) == []
    assert "Administración del tablero" not in words(app)

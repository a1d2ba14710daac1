"""A practice goes from a specialist to its director and back, across two people, and by keyboard alone."""

import re

ESPECIALISTA = "verificar?como=ejemplo-especialista&ambito=ie:99010001&mes=2023-07"
DIRECTORA = "mi-mes?como=ejemplo-directora&ambito=ie:99010001&mes=2023-07"
MOTIVO = "El acta no tiene firmas"


def press_on(tab, name: str, key: str = "Enter") -> None:
    """Focus a control by its name, as Tab would, and press a key."""
    tab.page.get_by_role("button", name=name, exact=True).first.focus()
    tab.page.keyboard.press(key)
    tab.settle()


def test_a_practice_is_returned_answered_and_accepted(open_to_record):
    tab = open_to_record(ESPECIALISTA)
    first = tab.page.locator(".mgea-espera .que b").first.inner_text()
    press_on(tab, "Devolver")
    tab.page.get_by_label("Motivo").fill(MOTIVO)
    press_on(tab, "Devolver con este motivo")
    assert f"Devolvió {first}" in tab.page.locator(".mgea-aviso").first.inner_text()

    tab = open_to_record(DIRECTORA, width=390)
    said = tab.page.locator("[data-testid=stMain]").inner_text()
    assert said.index("Devueltas por la UGEL") < said.index(first) < said.index(MOTIVO)
    tab.page.get_by_role("radio", name=re.compile("^2")).first.click()
    tab.settle()
    press_on(tab, "Revisar y enviar julio")
    tab.page.get_by_role("button", name=re.compile("^Enviar")).first.click()
    tab.settle()
    assert tab.exceptions() == []

    tab = open_to_record(ESPECIALISTA)
    row = tab.page.locator(".mgea-espera").first
    assert first in row.inner_text() and MOTIVO in row.inner_text()
    assert "ya respondió" in row.inner_text()
    press_on(tab, "Aceptar")
    assert f"Aceptó {first}" in tab.page.locator(".mgea-aviso").first.inner_text()


def test_the_keyboard_alone_marks_accepts_and_takes_back(open_to_record):
    tab = open_to_record("verificar?como=ejemplo-especialista&ambito=todo&mes=2023-07")
    press_on(tab, "Marcar las 12 de esta página", "Space")
    press_on(tab, "Aceptar 12 marcadas")
    assert "12 prácticas" in tab.page.locator(".mgea-aviso").first.inner_text()
    press_on(tab, "Deshacer")
    assert "12 prácticas vuelven" in tab.page.locator(".mgea-aviso").first.inner_text()
    tab.page.locator(".mgea-espera").first.wait_for()
    tab.page.get_by_role("checkbox").first.focus()
    tab.page.keyboard.press("Space")
    tab.settle()
    names = []
    for _ in range(3):
        tab.page.keyboard.press("Tab")
        names.append(tab.page.evaluate("document.activeElement.innerText.trim()"))
    assert names == ["Aceptar", "Otro nivel", "Devolver"]
    assert tab.exceptions() == []

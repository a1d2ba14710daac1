"""What a specialist does on a Monday: copies the message to a school, and promises the week's visits."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

ESPECIALISTA = {"como": "ejemplo-especialista", "mes": "2023-07"}


def choose(tab, key: str, text: str) -> None:
    """Pick an option of a select by typing its name."""
    box = tab.page.locator(f".st-key-{key} input").first
    box.click()
    box.fill(text)
    tab.page.get_by_role("option", name=text).first.click()
    tab.settle()


def test_what_is_copied_is_the_message_of_the_school_chosen(open_page):
    tab = open_page(f"/reportes?{urlencode(ESPECIALISTA)}")
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(tab, "mensaje-ie-None", "N.° 154 El Huarango")
    block = tab.page.locator(".st-key-tarjeta-mensajes [data-testid=stCode]")
    block.scroll_into_view_if_needed()
    block.hover()
    block.locator("button").first.click()
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert "N.° 154 El Huarango" in copied
    assert "julio de 2023 (venció el 10/08/2023)" in copied
    assert "Los Quishuares" not in copied
    assert tab.exceptions() == []


@pytest.mark.parametrize("width", [390, 1366])
def test_the_plan_becomes_promises(open_to_record, width):
    tab = open_to_record(f"/riesgo?{urlencode(ESPECIALISTA)}", width=width)
    number = tab.page.locator(".st-key-plan-capacidad input")
    number.fill("2")
    number.press("Enter")
    tab.settle()
    tab.page.get_by_role("button", name="Prometer 2 visitas").click()
    tab.settle()
    aviso = tab.page.locator(".mgea-aviso", has_text="2 visitas prometidas.")
    expect(aviso).to_have_count(1)
    assert tab.exceptions() == []
    assert tab.overflow() <= 0

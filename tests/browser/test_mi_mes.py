"""A director closes a month on a phone: few taps, nothing sideways, nothing lost, and no mouse needed."""

from scripts.browser import Screen

TAPS = 30
"""The most a usual month may take."""
CHANGED = {"P1-2": 2, "P2-5": 1, "P4-1": 4, "P5-3": 3, "P7-2": 2}
FOCUSED = "s => !!document.activeElement?.closest(s)"


class Thumb:
    """Taps on a phone, counted."""

    def __init__(self, tab: Screen) -> None:
        self.tab = tab
        self.taps = 0

    def tap(self, key: str, nth: int = 0) -> None:
        """Tap a button of the widget with a key and wait for the answer."""
        self.tab.page.locator(f"{self.tab.by_key(key)} button").nth(nth).tap()
        self.taps += 1
        self.tab.settle()


def said(tab: Screen) -> str:
    return tab.page.locator(".mgea-mes").first.inner_text()


def phone(open_to_record, mes: str, width: int = 390) -> Screen:
    return open_to_record(f"mi-mes?como=ejemplo-directora&mes={mes}", width=width)


def test_a_month_is_closed_on_a_phone_with_few_taps(open_to_record):
    tab = phone(open_to_record, "2024-03")
    assert tab.overflow() <= 0
    thumb = Thumb(tab)
    for practica, nivel in CHANGED.items():
        thumb.tap(f"nivel-{practica}-2024-03", nivel)
    assert "faltan 20 prácticas" in said(tab)

    thumb.tap("evidencia-P4-1-2024-03")
    tab.page.get_by_label("Número").fill("015-2024")
    thumb.taps += 1  # the field was tapped to write in it
    thumb.tap("anadir-P4-1-2024-03")
    tab.page.keyboard.press("Escape")
    assert "n.º 015-2024" in tab.page.locator(tab.by_key("tarjeta-P4-1")).inner_text()

    tab.page.reload()
    tab.settle()
    assert "faltan 20 prácticas" in said(tab), "what was typed survives the lost connection"

    thumb.tap("sin-cambios")
    thumb.tap("revisar-mes")
    assert tab.overflow() <= 0
    assert "P4.1" in tab.page.locator(".mgea-cambios").inner_text()
    thumb.tap("enviar-mes")
    assert "Marzo quedó enviado" in said(tab)
    assert tab.exceptions() == [] and tab.errors == []
    assert tab.overflow() <= 0
    assert thumb.taps <= TAPS, f"{thumb.taps} taps"


def reach(tab: Screen, key: str, limit: int = 400) -> None:
    """Press Tab until the focus is in the widget with a key."""
    for _ in range(limit):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate(FOCUSED, tab.by_key(key)):
            return
    raise AssertionError(f"the keyboard never reached {key}")


def test_the_keyboard_alone_suffices(open_to_record):
    tab = phone(open_to_record, "2024-04", width=1366)
    reach(tab, "sin-cambios")
    tab.page.keyboard.press("Enter")
    tab.settle()
    reach(tab, "nivel-P1-1-2024-04")
    tab.page.keyboard.press("ArrowLeft")
    tab.page.keyboard.press("Space")
    tab.settle()
    reach(tab, "revisar-mes")
    tab.page.keyboard.press("Enter")
    tab.settle()
    assert "Revise abril" in said(tab)
    reach(tab, "enviar-mes")
    tab.page.keyboard.press("Enter")
    tab.settle()
    assert "Abril quedó enviado" in said(tab)
    assert tab.exceptions() == []

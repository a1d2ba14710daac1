"""Who does not see the page hears of what each button is, what was saved, and nothing twice; files leave compressed."""

import urllib.request

DECISIONES = ("Aceptar", "Otro nivel", "Devolver")
NOMBRES = """() => [...document.querySelectorAll('[data-testid=stMain] [data-testid=stPopoverButton]')]
  .filter(e => e.getClientRects().length).map(e => e.getAttribute('aria-label') || e.innerText.trim())"""
DESCRITO = """e => (e.getAttribute('aria-describedby') || '').split(' ')
  .map(i => document.getElementById(i)?.textContent || '').join(' ')"""


def test_a_group_summary_names_each_button_by_its_card(open_page):
    tab = open_page("?como=ejemplo-especialista")
    names = tab.page.evaluate(NOMBRES)
    assert "Ver tabla: Quién reportó a tiempo" in names
    assert len(names) == len(set(names)) > 8
    # A drawing is heard by the name of its figure, not number by number.
    drawings = tab.page.locator(".js-plotly-plot .main-svg")
    assert drawings.count() and all(
        d.get_attribute("aria-hidden") == "true" for d in drawings.all()
    )


def test_a_decision_is_about_a_practice_of_a_school_and_is_said_aloud(open_page):
    tab = open_page("verificar?como=ejemplo-especialista&mes=2023-07")
    row = tab.page.locator("[class*=st-key-fila-]").first
    title = row.get_by_role("heading").text_content()
    school = row.locator(".donde").inner_text().splitlines()[0].strip()
    for name in DECISIONES:
        button = row.get_by_role("button", name=name, exact=True)
        assert button.evaluate(DESCRITO).strip() == title, name
    assert any(word in title for word in school.split())
    practica = row.locator(".que b").inner_text()
    row.get_by_role("button", name="Aceptar", exact=True).click()
    tab.settle()
    said = tab.page.locator("body > [role=status]", has_text=f"Aceptó {practica}")
    said.wait_for(state="attached", timeout=5_000)


def test_the_board_sends_its_scripts_compressed(server):
    page = urllib.request.urlopen(f"{server.url}/", timeout=30).read().decode()
    script = page.split('src="./static/js/', 1)[1].split('"', 1)[0]
    sizes = {}
    for accept in ("gzip", "identity"):
        request = urllib.request.Request(f"{server.url}/static/js/{script}")
        request.add_header("Accept-Encoding", accept)
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert answer.headers.get("Content-Encoding", "identity") == accept
            sizes[accept] = len(answer.read())
    assert sizes["gzip"] < sizes["identity"] / 2


def test_a_page_that_has_nothing_to_show_has_a_heading(open_page):
    tab = open_page("mi-mes?como=ejemplo-especialista")
    assert tab.page.locator("[data-testid=stMain] h1:visible").count() == 1

"""What a specialist takes to a meeting: a deck that comes down whole, and sheets that are watched and stopped."""

from urllib.parse import urlencode

from pptx import Presentation

VISTA = {"como": "ejemplo-especialista", "mes": "2023-07"}


def test_a_deck_comes_down_and_the_sheets_can_be_stopped(open_page, tmp_path):
    tab = open_page(f"/descargar?{urlencode(VISTA)}")
    with tab.page.expect_download() as baja:
        tab.page.locator(".st-key-descargar-informe-pptx button").click()
    assert baja.value.suggested_filename == "informe-de-avance-ugel-ejemplo-2023-07.pptx"
    baja.value.save_as(tmp_path / "informe.pptx")
    assert len(Presentation(str(tmp_path / "informe.pptx")).slides) > 10
    tab.page.locator(".st-key-fichas-preparar button").click()
    tab.page.locator(".st-key-fichas-cancelar button").click()
    tab.page.get_by_text("Se canceló. No quedó ningún archivo a medias.").wait_for()
    assert tab.page.locator(".st-key-fichas-preparar button").is_visible()
    assert tab.exceptions() == []

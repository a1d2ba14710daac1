"""``python -m mgea export``: the file, or one sentence that says why not; never half a file."""

import shutil
import zipfile

import pytest

from mgea import __main__ as linea
from tests.unit import informes as base


@pytest.fixture
def orden(tmp_path, monkeypatch):
    """orden("pdf", …) → the exit code, over the small example."""
    base_propia = shutil.copy(base.ruta(), tmp_path / "base.duckdb")
    monkeypatch.setenv("MGEA_DATABASE", str(base_propia))
    monkeypatch.setattr(linea, "now", lambda: base.AHORA)
    return lambda *words: linea.main(["export", *words])


def test_each_format_is_written_and_says_what(orden, tmp_path, capsys):
    for formato, inicio in (("pptx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        salida = tmp_path / f"informe.{formato}"
        assert orden(formato, "--as-of", base.MES, "-o", str(salida)) == 0
        assert salida.read_bytes().startswith(inicio)
    assert "Informe de avance de" in capsys.readouterr().out


def test_the_sheets_and_the_page_for_families(orden, tmp_path):
    salida = tmp_path / "fichas.zip"
    assert orden("fichas", "--as-of", base.MES, "-o", str(salida)) == 0
    with zipfile.ZipFile(salida) as z:
        assert len(z.namelist()) == len(base.escuelas())
    una = ("--clase", "rendicion", "--ie", base.con_datos(), "--as-of", base.MES)
    assert orden("pdf", *una, "-o", str(tmp_path / "r.pdf")) == 0
    assert "Qué puede preguntar" in base.texto_pdf((tmp_path / "r.pdf").read_bytes())


@pytest.mark.parametrize(
    ("words", "dice"),
    [
        (("pdf", "--clase", "ficha"), "una sola escuela"),
        (("pdf", "--ie", "no-existe"), "No hay una escuela única"),
        (("fichas", "--ugel", "999999"), "No hay escuelas en ese ámbito"),
        (("xlsx", "--as-of", "2099-01"), "todavía no llega"),
    ],
)
def test_what_cannot_be_says_why_and_leaves_no_file(orden, tmp_path, capsys, words, dice):
    salida = tmp_path / "nada.bin"
    assert orden(*words, "-o", str(salida)) == 2
    assert dice in capsys.readouterr().err
    assert [f.name for f in tmp_path.iterdir() if f.name.endswith((".bin", ".parte"))] == []

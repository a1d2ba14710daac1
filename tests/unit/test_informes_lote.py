"""Many sheets at once: the same as one by one, watched, stopped, kept for their owner alone."""

import time
import zipfile
from functools import partial
from pathlib import Path

import pytest

from mgea.errors import Conflict
from mgea.exports import lote, trabajo
from mgea.exports.clases import CLASES, reporte
from mgea.exports.escuela import fichas
from mgea.exports.formatos import FORMATOS, nombre_de_archivo
from mgea.exports.orden import CLASES as CLASES_DE_LA_ORDEN
from mgea.exports.orden import FORMATOS as FORMATOS_DE_LA_ORDEN
from mgea.exports.trabajo import Taller, turno
from mgea.permissions import Scope
from tests.unit import informes as base


def test_a_sheet_is_the_same_alone_and_among_all():
    juntas = {r.archivo: r for r in fichas(base.store(), base.pedido())}
    assert len(juntas) == len(base.escuelas())
    for ie in base.escuelas()[:3]:
        sola = reporte(base.store(), base.pedido(Scope.ie(ie)), "ficha")
        assert juntas[sola.archivo] == sola


def test_the_zip_has_a_sheet_of_each_school_and_tells_how_many(tmp_path):
    vistas: list[int] = []
    n = lote.zip_de_fichas(base.store(), base.pedido(), tmp_path / "z.zip", vistas.append)
    assert vistas == list(range(1, n + 1)) and n == len(base.escuelas())
    with zipfile.ZipFile(tmp_path / "z.zip") as z:
        nombres = {
            f"{nombre_de_archivo(r.archivo, 180)}.pdf" for r in fichas(base.store(), base.pedido())
        }
        assert set(z.namelist()) == nombres and len(z.namelist()) == n
        assert z.read(z.namelist()[0]).startswith(b"%PDF")


def espera(prueba, que="") -> None:
    """Wait for what another thread does; the limit is no measurement."""
    hasta = time.monotonic() + 60
    while not prueba():
        assert time.monotonic() < hasta, que
        time.sleep(0.01)


def parado(ruta: Path, avance, sigue) -> int:
    """A work that goes on until it is stopped."""
    ruta.write_bytes(b"a medias")
    avance(1)
    espera(lambda: not sigue())
    raise lote.Cancelado


def test_stopping_leaves_nothing_behind_and_one_may_begin_again():
    taller = Taller()
    t = taller.empieza("mía", 9, parado)
    espera(lambda: t.hechas == 1)
    assert taller.busca("ajena") is None
    t.cancela()
    t.termina()
    assert (t.estado, t.ruta.exists()) == ("cancelado", False)
    otra = taller.empieza("mía", 9, lambda ruta, avance, sigue: ruta.write_bytes(b"hecho"))
    otra.termina()
    assert otra.estado == "listo" and otra.ruta.read_bytes() == b"hecho"
    assert taller.empieza("mía", 9, parado) is otra, "what is done is not done again"
    taller.olvida("mía")
    assert not otra.ruta.exists() and taller.busca("mía") is None


def test_a_real_zip_can_be_stopped():
    taller = Taller()
    paso: list[int] = []

    def con_freno(ruta, avance, sigue):
        return lote.zip_de_fichas(
            base.store(), base.pedido(), ruta, paso.append, lambda: len(paso) < 2
        )

    t = taller.empieza("zip", len(base.escuelas()), con_freno)
    t.termina()
    assert (t.estado, len(paso), t.ruta.exists()) == ("cancelado", 2, False)


def test_what_fails_says_so_in_spanish_and_frees_its_place():
    def falla(ruta, avance, sigue):
        raise RuntimeError("boom")

    for k in range(3):
        t = Taller().empieza(k, 1, falla)
        t.termina()
        assert t.estado == "fallo" and t.mensaje.startswith("No se pudo")
    nombres = partial(lote.zip_de_fichas, base.store(), base.pedido(nombres=False))
    t = Taller().empieza("sin nombres", 1, nombres)
    t.termina()
    assert t.estado == "fallo" and "No hay escuelas" in t.mensaje


def test_only_a_few_files_are_made_at_once():
    taller = Taller()
    dos = [taller.empieza(k, 1, parado) for k in range(trabajo.A_LA_VEZ)]
    espera(lambda: all(t.estado == "en_curso" for t in dos))
    tercero = taller.empieza("tercero", 1, parado)
    with pytest.raises(Conflict), turno(espera=0.01):
        raise AssertionError("no place was free")
    assert tercero.estado == "espera"
    for t in (tercero, *dos):
        t.cancela()
        t.termina()
    assert tercero.estado == "cancelado"
    with turno(espera=5):
        pass


def test_old_zips_are_forgotten_so_that_the_disk_does_not_fill():
    taller = Taller()
    hechos = []
    for k in range(trabajo.GUARDADOS + 2):
        t = taller.empieza(k, 1, lambda ruta, avance, sigue: ruta.write_bytes(b"x"))
        t.termina()
        hechos.append(t)
    assert sum(t.ruta.exists() for t in hechos) == trabajo.GUARDADOS
    assert hechos[-1].ruta.exists()


def test_the_command_offers_what_there_is():
    assert tuple(FORMATOS) == FORMATOS_DE_LA_ORDEN
    assert tuple(CLASES) == CLASES_DE_LA_ORDEN

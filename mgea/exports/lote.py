"""Many files in one zip: the sheets of all the schools of a slice, and the charts of a report.

Typst leaves Python free while it sets a page, so two threads make 2 000 sheets in the time of 1 000 and the board goes
on answering. Whoever asks is told how many are done and may stop it.
"""

import io
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from threading import local

from mgea.exports.escuela import fichas
from mgea.exports.formatos import nombre_de_archivo
from mgea.exports.pdf import Impresora
from mgea.exports.report import Grafico, Report
from mgea.exports.svg import lamina
from mgea.lecturas.pedido import Pedido
from mgea.store import Store

HILOS, ADELANTADAS = 2, 8
"""Threads that set pages, and sheets read ahead of them."""

Avance = Callable[[int], None]
Sigue = Callable[[], bool]
_propia = local()


class Cancelado(Exception):
    """Whoever asked does not want it any more."""


def siempre() -> bool:
    """Nobody ever stops it."""
    return True


def zip_de_fichas(
    store: Store,
    pedido: Pedido,
    destino: Path,
    avance: Avance = lambda hechas: None,
    sigue: Sigue = siempre,
) -> int:
    """Write the sheet of every school of the slice into a zip at ``destino``; how many.

    ``avance`` is told after each one; Cancelado when ``sigue`` says no. Raises NotFound where names are hidden.
    """
    hechas = 0
    with zipfile.ZipFile(destino, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archivo:
        for nombre, dato in _en_orden(fichas(store, pedido), sigue):
            archivo.writestr(_entrada(f"{nombre}.pdf", pedido.now), dato)
            hechas += 1
            avance(hechas)
    return hechas


def _en_orden(reports: Iterator[Report], sigue: Sigue) -> Iterator[tuple[str, bytes]]:
    """(name, document) of each report in its order, a few made ahead."""
    with ThreadPoolExecutor(HILOS, thread_name_prefix="fichas") as hilos:
        espera: deque[tuple[str, Future[bytes]]] = deque()

        def manda(n: int) -> None:
            for report in islice(reports, n):
                nombre = nombre_de_archivo(report.archivo, 180)
                espera.append((nombre, hilos.submit(_imprime, report)))

        manda(ADELANTADAS)
        while espera:
            if not sigue():
                hilos.shutdown(cancel_futures=True)
                raise Cancelado
            nombre, futuro = espera.popleft()
            yield nombre, futuro.result()
            manda(1)


def _imprime(report: Report) -> bytes:
    if not hasattr(_propia, "impresora"):
        _propia.impresora = Impresora()
    return bytes(_propia.impresora.pdf(report))


def zip_de_graficos(report: Report, ahora: datetime) -> bytes:
    """The charts of a report, each as SVG and PNG, with its title, unit, dates and sentence inside."""
    out = io.BytesIO()
    impresora = Impresora()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archivo:
        graficos = [g for s in report.secciones for g in s.graficos]
        for k, grafico in enumerate(graficos, start=1):
            nombre = f"{k:02d}-{nombre_de_archivo(grafico.titulo, 60)}"
            dibujo = dibujo_suelto(grafico, report)
            archivo.writestr(_entrada(f"{nombre}.svg", ahora), dibujo)
            archivo.writestr(_entrada(f"{nombre}.png", ahora), impresora.png(dibujo))
    return out.getvalue()


def dibujo_suelto(grafico: Grafico, report: Report) -> str:
    """One chart as an SVG that says whose it is and until when."""
    return lamina(grafico, report.meta)


def _entrada(nombre: str, ahora: datetime) -> zipfile.ZipInfo:
    """An entry of the zip, dated in Lima."""
    lima = ahora - timedelta(hours=5)
    entrada = zipfile.ZipInfo(nombre, lima.timetuple()[:6])
    entrada.compress_type = zipfile.ZIP_DEFLATED
    return entrada

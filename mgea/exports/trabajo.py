"""Long work away from the screen: one thread, how much is done, a way to stop it, and few at once for everybody."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock, Thread

from mgea.errors import Conflict, MgeaError
from mgea.exports.lote import Avance, Cancelado, Sigue

A_LA_VEZ, PACIENCIA, GUARDADOS = 2, 60.0, 8
"""Files made at once in the whole process, seconds that a small one waits for its turn, zips kept for their owners."""

_TURNOS = BoundedSemaphore(A_LA_VEZ)
Hace = Callable[[Path, Avance, Sigue], int]


@contextmanager
def turno(espera: float = PACIENCIA) -> Iterator[None]:
    """One of the few places to make a file in; Conflict when none is free in time."""
    if not _TURNOS.acquire(timeout=espera):
        raise Conflict("Se están preparando otros archivos. Espere un minuto y vuelva a pedirlo.")
    try:
        yield
    finally:
        _TURNOS.release()


class Trabajo:
    """One zip being made. ``estado``: espera, en_curso, listo, cancelado or fallo (then ``mensaje`` says why)."""

    def __init__(self, ruta: Path, total: int, hace: Hace) -> None:
        self.ruta, self.total, self.hechas = ruta, total, 0
        self.estado, self.mensaje = "espera", ""
        self._basta = Event()
        self._hilo = Thread(target=self._corre, args=(hace,), name="fichas", daemon=True)
        self._hilo.start()

    @property
    def vivo(self) -> bool:
        """Whether it still goes on."""
        return self.estado in ("espera", "en_curso")

    @property
    def cancelado(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._basta.is_set()

    def cancela(self) -> None:
        """Ask it to stop: it does after the sheet at hand."""
        self._basta.set()

    def termina(self, espera: float | None = None) -> None:
        """Wait for its end."""
        self._hilo.join(espera)

    def _sigue(self) -> bool:
        return not self._basta.is_set()

    def _avanza(self, hechas: int) -> None:
        self.hechas = hechas

    def _corre(self, hace: Hace) -> None:
        try:
            while not _TURNOS.acquire(timeout=0.2):
                if not self._sigue():
                    raise Cancelado
            try:
                self.estado = "en_curso"
                hace(self.ruta, self._avanza, self._sigue)
            finally:
                _TURNOS.release()
            self.estado = "listo"
        except Cancelado:
            self._deshace("cancelado", "")
        except MgeaError as error:
            self._deshace("fallo", str(error))
        except (
            Exception
        ):  # nobody waits for this thread: what went wrong must be told where it is looked at
            self._deshace("fallo", "No se pudo preparar el archivo. Vuelva a intentarlo.")

    def _deshace(self, estado: str, mensaje: str) -> None:
        self.ruta.unlink(missing_ok=True)
        self.estado, self.mensaje = estado, mensaje


class Taller:
    """The works of a process, each under a key that names its owner: nobody else can find it."""

    def __init__(self) -> None:
        self._carpeta: Path | None = None
        self._hechos: dict[Hashable, Trabajo] = {}
        self._llave, self._cuenta = Lock(), 0

    def busca(self, clave: Hashable) -> Trabajo | None:
        """The work under that key, if there is one."""
        with self._llave:
            return self._hechos.get(clave)

    def empieza(self, clave: Hashable, total: int, hace: Hace) -> Trabajo:
        """The work under that key, begun if nobody began it or if it ended without a file."""
        with self._llave:
            actual = self._hechos.get(clave)
            if actual is not None and (actual.vivo or actual.estado == "listo"):
                return actual
            self._hace_sitio()
            self._cuenta += 1
            ruta = self._aqui() / f"{self._cuenta}.zip"
            self._hechos[clave] = Trabajo(ruta, total, hace)
            return self._hechos[clave]

    def olvida(self, clave: Hashable) -> None:
        """Stop it and throw its file away."""
        with self._llave:
            trabajo = self._hechos.pop(clave, None)
        if trabajo is not None:
            trabajo.cancela()
            if not trabajo.vivo:
                trabajo.ruta.unlink(missing_ok=True)

    def _aqui(self) -> Path:
        """A folder of this process alone, gone with it."""
        if self._carpeta is None:
            self._carpeta = Path(tempfile.mkdtemp(prefix="mgea-"))
            atexit.register(shutil.rmtree, self._carpeta, ignore_errors=True)
        return self._carpeta

    def _hace_sitio(self) -> None:
        """Forget the oldest ones that ended, so that the disk does not fill."""
        viejos = [k for k, t in self._hechos.items() if not t.vivo]
        for clave in viejos[: max(0, len(self._hechos) - GUARDADOS + 1)]:
            self._hechos.pop(clave).ruta.unlink(missing_ok=True)

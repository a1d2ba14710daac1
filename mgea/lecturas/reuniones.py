"""Planning meetings as their last event left them, and the questions put to them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mgea import formato
from mgea.errors import NotFound
from mgea.permissions import Scope
from mgea.store import Store

SIEMPRE = "9999-12"
LIMA = timedelta(hours=5)


@dataclass(frozen=True)
class Reunion:
    """One meeting. ``celebrar`` and ``apoyar`` are positions in the lists of its frozen data; ``visto`` the ``seq`` of
    its last event; times naive UTC."""

    id: str
    estado: str
    titulo: str
    fecha: date
    scope: Scope
    periodo: str
    agenda: tuple[str, ...]
    celebrar: tuple[int, ...]
    apoyar: tuple[int, ...]
    sin_nombres: bool
    anterior: str
    proxima: date | None
    codigo: str
    motivo: str
    visto: int
    iniciada_en: datetime | None
    cerrada_en: datetime | None
    registrado_por: str

    @property
    def dia(self) -> date:
        """The day it was really held: when it began, in Lima; the one announced until then."""
        return self.fecha if self.iniciada_en is None else (self.iniciada_en - LIMA).date()


@dataclass(frozen=True)
class Pregunta:
    """What a meeting is asked: ``clase`` palabra, voto or encuesta; ``estado`` lista, abierta or cerrada."""

    id: str
    clase: str
    texto: str
    opciones: tuple[str, ...]
    estado: str

    @property
    def abierta(self) -> bool:
        """Whether phones may answer it now."""
        return self.estado == "abierta"


def reuniones(store: Store, scope: Scope) -> tuple[Reunion, ...]:
    """Every meeting that lies wholly within a slice, the newest first."""
    frame = store.view("reunion_actual", Scope.all(), hasta=SIEMPRE)
    found = [_reunion(row) for row in frame.to_dict("records")]
    return tuple(r for r in found if scope.holds(r.scope))


def reunion(store: Store, scope: Scope, ident: str) -> Reunion:
    """One meeting of the slice; NotFound when there is none, or when it is somebody else's."""
    for found in reuniones(store, scope):
        if found.id == ident:
            return found
    raise NotFound("Esa reunión no existe en su ámbito.")


def en_curso(store: Store, codigo: str) -> Reunion | None:
    """The meeting going on under a join code, or None: whoever has the code is in the room."""
    for found in reuniones(store, Scope.all()):
        if codigo and found.codigo == codigo and found.estado == "en_curso":
            return found
    return None


def preguntas(store: Store, ident: str) -> tuple[Pregunta, ...]:
    """The questions of a meeting, in the order they were first put."""
    frame = store.view("pregunta", Scope.all(), hasta=SIEMPRE, extra=(ident,))
    return tuple(
        Pregunta(
            str(row["pregunta"]),
            str(row["clase"]),
            str(row["texto"]),
            tuple(lines(str(row["opciones"]))),
            str(row["estado"]),
        )
        for row in frame.to_dict("records")
    )


def revision(store: Store) -> tuple[int, ...]:
    """Grows with whatever changes a meeting, its questions or the roster, and not with the answers of a room."""
    frame = store.view("revision_sala", Scope.all(), hasta=SIEMPRE)
    return tuple(int(v) for v in frame.iloc[0])


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def _reunion(row: dict[Any, Any]) -> Reunion:
    def moment(name: str) -> datetime | None:
        return None if formato.es_nulo(row[name]) else row[name].to_pydatetime()

    proxima = moment("proxima")
    return Reunion(
        id=str(row["reunion"]),
        estado=str(row["estado"]),
        titulo=str(row["titulo"]),
        fecha=row["fecha"].date(),
        scope=Scope.read(str(row["ambito"])),
        periodo=str(row["periodo"]),
        agenda=tuple(lines(str(row["agenda"]))),
        celebrar=tuple(int(n) for n in lines(str(row["celebrar"]))),
        apoyar=tuple(int(n) for n in lines(str(row["apoyar"]))),
        sin_nombres=bool(row["sin_nombres"]),
        anterior=str(row["anterior"]),
        proxima=proxima and proxima.date(),
        codigo=str(row["codigo"]),
        motivo=str(row["motivo"]),
        visto=int(row["visto"]),
        iniciada_en=moment("iniciada_en"),
        cerrada_en=moment("cerrada_en"),
        registrado_por=str(row["registrado_por"]),
    )

"""The photograph of a meeting: what it shows, frozen at one version of the database.

It is a copy on purpose (decision 0016): a record that arrives afterwards with an earlier date changes, rightly, what
was known then, but not what a room of people looked at. Taken with the readings of the board; no figure is its own.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

import pandas as pd

from mgea import cronograma, formato, metrics
from mgea.lecturas import acuerdos as lecturas_acuerdos
from mgea.lecturas import avance, cambios, compromisos, escuelas, reportes
from mgea.lecturas import riesgo as lecturas_riesgo
from mgea.lecturas.pedido import Pedido
from mgea.permissions import Scope
from mgea.store import Store

PROPUESTAS = 8  # how many schools are proposed to choose from
TRES = 3

Fila = dict[str, Any]


@dataclass(frozen=True)
class Foto:
    """Plain rows, as JSON keeps them; months ``AAAA-MM``, days ``AAAA-MM-DD``, a missing number None. ``quien``: the
    slice's name.

    ``escuelas``: ie, nombre, estado, banda, puntos, brecha, callada. ``serie``: periodo, puntos, esperado, n.
    ``fases``: slug, titulo, periodos. ``principios``: titulo, puntos, esperado. ``reportes``: nombre, estado.
    ``celebrar`` and ``apoyar``: nombre, razon. ``senales``: titulo, n (schools that show each sign).
    ``puntuales``: how many were always on time. ``vencidos``: nombre, compromiso, responsable, limite, dias.
    ``acuerdos``: what the last meeting agreed (compromiso, responsable, limite, escuelas, cumplidos, vencidos).
    ``anterior``: titulo, fecha, as_of and escuelas of the last meeting, or nothing.
    """

    quien: str
    as_of: str
    escuelas: list[Fila]
    serie: list[Fila]
    fases: list[Fila]
    principios: list[Fila]
    mes_reporte: str
    reportes: list[Fila]
    celebrar: list[Fila]
    puntuales: int
    mejoran: int
    apoyar: list[Fila]
    senales: list[Fila]
    vencidos: list[Fila]
    acuerdos: list[Fila]
    bordes: list[float]
    anterior: Fila = field(default_factory=dict)
    version: int = 0
    conocido: str = ""

    def text(self) -> str:
        """The photograph as a libro keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"), default=str)

    @classmethod
    def read(cls, text: str) -> "Foto":
        """The photograph that ``text`` wrote."""
        return cls(**json.loads(text))

    @property
    def momento(self) -> datetime:
        """When it was taken, naive UTC."""
        return datetime.fromisoformat(self.conocido)


def guardada(store: Store, reunion: str) -> Foto:
    """The last photograph of a meeting."""
    frame = store.view("instantanea", Scope.all(), hasta="9999-12", extra=(reunion,))
    return Foto.read(str(frame["contenido"].iloc[0]))


def tomar(store: Store, pedido: Pedido, anterior: Fila | None = None) -> Foto:
    """Photograph a slice as it stands. ``anterior``: the last meeting as ``Foto.anterior`` keeps it, and its ``id``."""
    frame = escuelas.escuelas(store, pedido)
    limites = escuelas.umbrales(store)
    told = cambios.celebrar(store, pedido)
    risk = lecturas_riesgo.riesgo(frame, limites)
    signs = lecturas_riesgo.senales(frame, limites)
    last = reportes.ultimo(store, pedido)
    previous = dict(anterior or {})
    return Foto(
        quien=_quien(frame, pedido.scope),
        as_of=pedido.as_of,
        escuelas=_escuelas(frame, limites),
        serie=_rows(avance.esperado_real(store, pedido)[["periodo", "puntos", "esperado", "n"]]),
        fases=_fases(avance.fases(store, pedido)),
        principios=_principios(avance.principio_mes(store, pedido), pedido.as_of),
        mes_reporte=str(last["periodo"].iloc[0]) if len(last) else "",
        reportes=_rows(
            last.rename(columns={"reporte": "estado"})[["nombre", "estado"]].sort_values("nombre")
        ),
        celebrar=_celebrar(told),
        puntuales=len(told.puntuales),
        mejoran=len(told.mejoras),
        apoyar=_rows(risk.head(PROPUESTAS)[["nombre", "razon"]]),
        senales=[
            {"titulo": r.titulo, "n": int((signs["regla"] == r.slug).sum())}
            for r in lecturas_riesgo.REGLAS
        ],
        vencidos=_vencidos(store, pedido),
        acuerdos=acuerdos_de(store, pedido, str(previous.pop("id", ""))),
        bordes=[limites["brecha_critica"], limites["brecha_en_ruta"], limites["brecha_adelantada"]],
        anterior=previous,
    )


def acuerdos_de(store: Store, pedido: Pedido, reunion: str) -> list[Fila]:
    """What a meeting agreed, one row per agreement (it may bind several schools), and how it stands today: compromiso,
    responsable, limite, de_parte, cge, practica, escuelas (names), n, cumplidos, vencidos."""
    if not reunion:
        return []
    today = pedido.at(max(pedido.as_of, metrics.last_closed(pedido.clock)))
    frame = lecturas_acuerdos.acuerdos(store, today)
    frame = frame[(frame["reunion"] == reunion) & (frame["estado"] != "anulado")]
    found = []
    for _, rows in frame.groupby("acuerdo", sort=False):
        first = rows.iloc[0]
        found.append(
            {
                "compromiso": str(first["compromiso"]),
                "responsable": str(first["responsable"]),
                "limite": _day(first["fecha_limite"]),
                "de_parte": str(first["de_parte"]),
                "cge": int(first["cge"]),
                "practica": str(first["practica"]),
                "escuelas": sorted(str(n) for n in rows["nombre"]),
                "n": len(rows),
                "cumplidos": int((rows["situacion"] == "cumplido").sum()),
                "vencidos": int((rows["situacion"] == "vencido").sum()),
                "visto": int(rows["visto"].min()),
            }
        )
    return sorted(found, key=lambda r: (r["limite"] or "9999", r["visto"]))


def _quien(frame: pd.DataFrame, scope: Scope) -> str:
    """The name of the slice, as the schools in it carry it."""
    column = {"ie": "nombre", "ugel": "ugel_nombre", "distrito": "distrito_nombre"}.get(scope.nivel)
    if column is None or frame.empty:
        return scope.codigo or "Todas las escuelas"
    name = str(frame[column].iloc[0])
    return f"Distrito {name}" if scope.nivel == "distrito" else name


def _escuelas(frame: pd.DataFrame, limites: dict[str, float]) -> list[Fila]:
    silence = limites["silencio_meses"]
    shown = frame.assign(callada=(frame["meses_sin_reporte"] >= silence).fillna(False).astype(bool))
    columns = ["ie", "nombre", "estado", "banda", "puntos", "esperado", "brecha", "callada"]
    return _rows(shown[columns])


def _fases(frame: pd.DataFrame) -> list[Fila]:
    return [
        {"slug": str(slug), "titulo": str(titulo), "periodos": sorted(map(str, rows["periodo"]))}
        for (slug, titulo), rows in frame.groupby(["fase", "titulo"], sort=False)
    ]


def _principios(frame: pd.DataFrame, as_of: str) -> list[Fila]:
    return _rows(frame[frame["periodo"] == as_of][["titulo", "puntos", "esperado"]])


def _celebrar(told: cambios.Logros) -> list[Fila]:
    """Verified improvements and first principles by turns, so that three proposals are of both kinds."""
    better = [
        (name, f"subió {formato.plural(levels, 'nivel verificado', 'niveles verificados')} en "
               f"{formato.plural(n, 'práctica', 'prácticas')} este año")
        for name, levels, n in told.mejoras
    ]  # fmt: skip
    first = [(name, f"completó su primer principio: {title}") for name, title in told.principios]
    mixed = [pair for k in range(PROPUESTAS) for pair in (*better[k : k + 1], *first[k : k + 1])]
    once = {name: {"nombre": name, "razon": why} for name, why in reversed(mixed)}
    return list(reversed(once.values()))[:PROPUESTAS]


def _vencidos(store: Store, pedido: Pedido) -> list[Fila]:
    """Overdue commitments of the schools at the end of the month, the oldest first."""
    frame = compromisos.compromisos(store, pedido)
    late = frame[frame["estado"] == "vencido"].sort_values(["fecha_limite", "nombre", "codigo"])
    cut = pd.Timestamp(cronograma.month_end(pedido.as_of))
    return [
        {
            "nombre": str(r["nombre"]),
            "compromiso": str(r["compromiso"]),
            "responsable": str(r["responsable"]),
            "limite": _day(r["fecha_limite"]),
            "dias": int((cut - pd.Timestamp(r["fecha_limite"])).days),
        }
        for r in late.to_dict("records")
    ]


def _rows(frame: pd.DataFrame) -> list[Fila]:
    return [
        {str(k): _plain(v) for k, v in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]


def _plain(value: Any) -> Any:
    """A cell as JSON takes it: no kind of nothing but None."""
    if formato.es_nulo(value):
        return None
    if isinstance(value, bool | str | int):
        return value
    return float(value) if isinstance(value, float) else value.item() if hasattr(value, "item") else value  # fmt: skip


def _day(value: Any) -> str | None:
    return None if formato.es_nulo(value) else str(value)[:10]


def dia(texto: str | None) -> date | None:
    """A day of a photograph."""
    return date.fromisoformat(texto) if texto else None

"""What a report reads: one question to the store, each reading once, and what the public may not see never comes."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from mgea import formato, metrics
from mgea.errors import NotFound
from mgea.exports.report import Definicion, Report, Seccion, definicion
from mgea.frases.ambito import nombre_ambito
from mgea.lecturas import anonimo, avance, base, compromisos, escuelas, practicas
from mgea.lecturas.pedido import Pedido
from mgea.store import Store

_LECTURAS: dict[str, Callable[[Store, Pedido], Any]] = {
    "meses": avance.meses,
    "fases": avance.fases,
    "esperado_real": avance.esperado_real,
    "distribucion": avance.distribucion,
    "reporte_mes": avance.reporte_mes,
    "escuelas": escuelas.escuelas,
    "comparada": escuelas.comparada,
    "practicas_grupo": practicas.practicas_grupo,
    "compromisos": compromisos.compromisos,
}


class Lectura:
    """Readings of one ``Pedido``. Raises NotFound when nobody is in the slice, or too few for whoever may not see
    names."""

    def __init__(self, store: Store, pedido: Pedido) -> None:
        self.store, self.pedido = store, pedido
        self.roster = store.view("ie", pedido.scope, hasta="9999-12")
        few = 0 if pedido.nombres else anonimo.MINIMO - 1
        if len(self.roster) <= few:
            raise NotFound("No hay escuelas que se puedan mostrar en ese ámbito.")
        self._hechas: dict[str, Any] = {}
        self._cifras: pd.DataFrame | None = None

    @property
    def quien(self) -> str:
        """The slice in words."""
        return nombre_ambito(self.pedido.scope, self.roster)

    @property
    def mes(self) -> str:
        """The month looked at."""
        return self.pedido.as_of

    def lee(self, nombre: str) -> Any:
        """One reading, made once; as the public gets it where names are hidden."""
        if nombre not in self._hechas:
            hecha = _LECTURAS[nombre](self.store, self.pedido)
            if not self.pedido.nombres:
                hecha = anonimo.lectura(nombre, hecha)
            self._hechas[nombre] = hecha
        return self._hechas[nombre]

    def cifra(self, slug: str) -> dict[str, Any]:
        """One figure over the whole slice, as ``metrics.compute`` gives it."""
        frame = self.cifras(slug)
        row = frame[frame["principio"].isna() & frame["cge"].isna()].iloc[0]
        return {str(k): v for k, v in row.to_dict().items()}

    def cifras(self, slug: str) -> pd.DataFrame:
        """One figure, with its rows by principle or CGE."""
        if self._cifras is None:
            p = self.pedido
            self._cifras = metrics.compute(
                self.store, p.scope, p.as_of, p.known_at, slugs=CIFRAS, now=p.now
            )
        return self._cifras[self._cifras["indicador"] == slug]

    def umbrales(self) -> dict[str, float]:
        """The thresholds in force."""
        return escuelas.umbrales(self.store)


CIFRAS = ("puntos", "esperado", "puntos_verificados", "confianza", "cumplimiento_exigible")
"""Figures that some report needs of the whole slice."""


def documento(
    leida: Lectura,
    clase: str,
    titulo: str,
    n: str,
    secciones: list[Seccion | None],
    slugs: tuple[str, ...],
) -> Report:
    """A report with everything that is the same in all of them: slice, dates, version, definitions, file name."""
    return Report(
        clase=clase,
        quien=leida.quien,
        titulo=titulo,
        al=f"datos al {formato.fin_de_mes(leida.mes)}",
        conocido=conocido(leida.store, leida.pedido),
        n=n,
        secciones=tuple(s for s in secciones if s is not None),
        definiciones=definiciones(slugs),
        archivo=f"{clase} {leida.quien} {leida.mes}",
        ejemplo=bool(base.ajustes(leida.store).get("ejemplo")),
    )


def definiciones(slugs: tuple[str, ...]) -> tuple[Definicion, ...]:
    """The fichas of some figures."""
    return tuple(definicion(metrics.ficha(s)) for s in slugs)


def conocido(store: Store, pedido: Pedido) -> str:
    """As known when, and by which version of the database: enough to make the same report again."""
    if pedido.known_at is None:
        return f"con lo registrado hasta la versión {formato.numero(store.version())} de la base"
    return f"con lo que se sabía el {formato.fecha(pedido.known_at)}"

"""What a page is given: who looks, at what slice and month, and how to read it.

A ``Contexto`` can only be made by ``abrir``; its scope is already narrowed to what the person may see, so a forged
address shows nothing, the same as one that does not exist. The slice and the month live in the address, so a link
reproduces the view.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pandas as pd

from mgea import cronograma, formato, metrics
from mgea.frases.ambito import nombre_ambito
from mgea.lecturas import anonimo
from mgea.lecturas.pedido import Pedido, sabido
from mgea.permissions import Persona, Scope, may, visible
from mgea.store import Store
from mgea.ui.nucleo import tablero
from mgea.ui.nucleo.memoria import por_version

PRIMERO = "2022-10"  # the first month of the first calendar


@dataclass(frozen=True)
class Contexto:
    """Who (``persona``), what (``pedido``: scope, month, known-at, clock) and where from (``store``)."""

    store: Store
    persona: Persona
    pedido: Pedido
    roster: pd.DataFrame
    ejemplo: bool

    @property
    def scope(self) -> Scope:
        """The slice looked at, within what the person may see."""
        return self.pedido.scope

    @property
    def as_of(self) -> str:
        """The month looked at, ``AAAA-MM``."""
        return self.pedido.as_of

    @property
    def es_ie(self) -> bool:
        """Whether one school is looked at."""
        return self.scope.nivel == "ie"

    @property
    def quien(self) -> str:
        """The slice's name on screen."""
        return nombre_ambito(self.scope, self.roster)

    @property
    def umbrales(self) -> Mapping[str, float]:
        """The thresholds in force."""
        return tablero.umbrales(self.store)

    @property
    def propio(self) -> Pedido:
        """The same question about everything the person may see."""
        return replace(self.pedido, scope=visible(self.persona, Scope.all()))

    def read(self, name: str, scope: Scope | None = None, *extra: str) -> Any:
        """One reading (a function of ``mgea.lecturas``), cached by version. ``extra``: what it takes besides."""
        pedido = self.pedido if scope is None else self.pedido.within(scope)
        return tablero.read(self.store, name, pedido, *extra)

    def compute(self, slugs: tuple[str, ...]) -> pd.DataFrame:
        """Declared figures of the slice as tidy rows, cached by version."""
        return tablero.figures(self.store, self.pedido, slugs)

    def figure(self, slug: str) -> dict[str, Any]:
        """One figure over the whole slice: valor, numerador, denominador, n, estado."""
        frame = self.compute((slug,))
        plain = frame[frame["principio"].isna() & frame["cge"].isna()]
        return {str(k): v for k, v in plain.iloc[0].to_dict().items()}

    def meta(self, n: int | None = None, total: int | None = None) -> str:
        """ "datos al 31/07/2023 · 51 de 56 IE": printed by every panel."""
        text = f"datos al {formato.fin_de_mes(self.as_of)}"
        if n is None:
            return text
        return f"{text} · {formato.numero(n)} de {formato.numero(total or n)} IE"


def abrir(store: Store, persona: Persona, ambito: str, mes: str, conocido: str = "") -> Contexto:
    """A context from the address. What is not understood, or not theirs, falls back to the person's own view."""
    clock = tablero.today_start(tablero.now())
    propio = visible(persona, Scope.all())
    scope = visible(persona, leer_ambito(ambito)) if ambito else propio
    own = tablero.roster(store, propio)
    roster = own if scope == propio else tablero.roster(store, scope)
    if roster.empty and not own.empty:
        scope, roster = predeterminado(persona, own), own
        roster = tablero.roster(store, scope)
    nombres = may(persona, "ver_nombres")
    pedido = Pedido(scope, _month(store, mes, clock), sabido(conocido), clock, nombres)
    if not nombres:
        roster = anonimo.padron(roster)
    return Contexto(store, persona, pedido, roster, bool(tablero.ajustes(store).get("ejemplo")))


def _month(store: Store, mes: str, clock: datetime) -> str:
    last = metrics.last_closed(clock)
    own = tablero.ajustes(store).get("mes_inicial", last)
    if mes and mes in meses(clock):
        return mes
    return min(own, last)


def meses(clock: datetime) -> list[str]:
    """Months one may look at, newest first: from the first calendar month to the last closed one."""
    month, result = metrics.last_closed(clock), []
    while month >= PRIMERO:
        result.append(month)
        month = cronograma.add_months(month, -1)
    return result


def leer_ambito(text: str) -> Scope:
    """``ie:…``, ``ugel:…``, ``dre:…``, ``distrito:<ugel>/<ubigeo>``, ``rei:<ugel>/<name>`` → Scope; else everything."""
    nivel, _, codigo = text.partition(":")
    ugel, _, rest = codigo.partition("/")
    makers = {
        "ie": lambda: Scope.ie(codigo),
        "ugel": lambda: Scope.ugel(codigo),
        "dre": lambda: Scope.dre(codigo),
        "rei": lambda: Scope.rei(ugel, rest),
        "distrito": lambda: Scope.distrito(rest or ugel, ugel if rest else ""),
    }
    return makers[nivel]() if codigo and nivel in makers else Scope.all()


def escribir_ambito(scope: Scope) -> str:
    """The same slice as it stands in the address."""
    parts = dict(scope.filtros)
    if scope.nivel in ("rei", "distrito"):
        return f"{scope.nivel}:{parts.get('ugel', '')}/{scope.codigo}"
    return f"{scope.nivel}:{scope.codigo}" if scope.filtros else "todo"


def predeterminado(persona: Persona, roster: pd.DataFrame) -> Scope:
    """Where a person begins: their own slice, or the only UGEL there is."""
    if persona.ambito.filtros:
        return persona.ambito
    ugeles = roster["ugel"].unique()
    return Scope.ugel(str(ugeles[0])) if len(ugeles) == 1 else Scope.all()


@por_version(500)
def opciones(store: Store, persona: Persona) -> dict[str, str]:
    """Address → label of every slice a person may look at: the whole first, then REI, districts and schools."""
    roster = tablero.roster(store, persona.ambito)
    result: dict[str, str] = {}
    if persona.ambito.nivel in ("todo", "dre"):
        if roster["ugel"].nunique() > 1:
            result["todo"] = "Todas las UGEL"
        for codigo, nombre in _pairs(roster, "ugel", "ugel_nombre"):
            result[f"ugel:{codigo}"] = nombre
    elif persona.ambito.nivel == "ugel":
        result[f"ugel:{persona.ambito.codigo}"] = nombre_ambito(persona.ambito, roster)
    elif not may(persona, "ver_nombres"):
        result[escribir_ambito(persona.ambito)] = "Su ámbito"
    if not may(persona, "ver_nombres"):
        return result
    if persona.ambito.nivel != "ie":
        for ugel, rei in _pairs(roster[roster["rei"] != ""], "ugel", "rei"):
            result[f"rei:{ugel}/{rei}"] = rei
        places = roster[["ugel", "distrito", "distrito_nombre"]].drop_duplicates()
        for ugel, codigo, nombre in places.sort_values("distrito_nombre").itertuples(index=False):
            result[f"distrito:{ugel}/{codigo}"] = f"Distrito {nombre}"
    for ie, nombre in zip(roster["ie"], roster["nombre"], strict=True):
        result[f"ie:{ie}"] = str(nombre)
    return result


def _pairs(roster: pd.DataFrame, a: str, b: str) -> list[tuple[str, str]]:
    frame = roster[[a, b]].drop_duplicates().sort_values([a, b])
    return [(str(x), str(y)) for x, y in frame.itertuples(index=False)]

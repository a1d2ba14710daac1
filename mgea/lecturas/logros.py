"""Who already achieved what others lack (P3.2), and who could teach it.

A supervisor reads the schools of the slice. A school reads ``compartidos``: only the fields of
``permissions.COMPARTIDO`` of schools that consent, whoever asks; the view itself decides it: no page can ask for more.
"""

from typing import Any

import pandas as pd

from mgea import sql as textos
from mgea.lecturas.pedido import Pedido
from mgea.lecturas.verificacion import primer_mes
from mgea.permissions import COMPARTIDO, Scope
from mgea.store import Store

CERCANIA = ("misma REI", "mismo nivel y distrito", "mismo nivel", "otra")
LOGRADO = 3


def practica_escuela(store: Store, pedido: Pedido, practica: str) -> pd.DataFrame:
    """One row per school of the scope active in the month, for one practice: ie, nombre, ugel, rei, distrito,
    distrito_nombre, niveles, estado, nivel (declared, in force), logro (bool: verified at Logrado or Destacado and
    still standing), nivel_verificado, verificado_en, evidencia, acepta (its consent), contacto ('' without consent)."""
    return _view(store, pedido, "practica_escuela", practica, pedido.scope)


def ensenanza(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per school of the scope and practice it could teach: ie, nombre, ugel, rei, practica, nivel_verificado,
    verificado_en, acepta, necesitan (schools of its REI that declare it under Logrado). Most needed first."""
    return _view(store, pedido, "ensenanza", "", pedido.scope, solo_niveles=True)


def compartidos(store: Store, pedido: Pedido, practica: str = "") -> pd.DataFrame:
    """What other schools of its UGEL let the school of the scope see, nearest first (REI, then level and district):
    practica, nombre, evidencia, contacto, and nothing else. Empty unless the scope is one school."""
    if pedido.scope.nivel != "ie":
        return pd.DataFrame(columns=list(COMPARTIDO))
    frame = _view(store, pedido, "logro_compartido", practica, Scope.all())
    return frame[list(COMPARTIDO)]


def _view(
    store: Store, pedido: Pedido, name: str, practica: str, de: Scope, solo_niveles: bool = False
) -> pd.DataFrame:
    """``de``: the schools whose achievements are looked at; the scope's own are ``{ie}`` of the text. A level holds for
    a few months, «no aplica» since the beginning of the year: ``solo_niveles`` does not look that far back."""
    first = primer_mes(store, pedido.as_of)
    logro = textos.text(
        "partes/logro",
        ie=store.source("ie", de, pedido.known_at, extra=1),
        verificada=store.source("verificada", de, pedido.known_at, extra=1),
        vigente=store.source("vigente", de, pedido.known_at, extra=1),
    )
    return store.view(
        name,
        pedido.scope,
        hasta=pedido.as_of,
        desde=first if solo_niveles else min(first, f"{pedido.as_of[:4]}-01"),
        known_at=pedido.known_at,
        extra=(practica,),
        logro=logro,
    )


def cercania(una: dict[Any, Any], otra: dict[Any, Any]) -> str:
    """How near two schools are (one of CERCANIA). Rows with ugel, rei, distrito and niveles."""
    if una["rei"] and (una["ugel"], una["rei"]) == (otra["ugel"], otra["rei"]):
        return CERCANIA[0]
    shared = set(str(una["niveles"]).split(", ")) & set(str(otra["niveles"]).split(", "))
    if not shared:
        return CERCANIA[3]
    return CERCANIA[1] if una["distrito"] == otra["distrito"] else CERCANIA[2]


def maestras(frame: pd.DataFrame, de: dict[Any, Any]) -> pd.DataFrame:
    """Schools that achieved the practice, nearest first for the school ``de``, with ``cercania``. From
    ``practica_escuela``."""
    found = frame[frame["logro"].astype(bool) & (frame["ie"] != de["ie"])]
    near = [cercania(dict(de), row) for row in found.to_dict("records")]
    result = found.assign(cercania=near, _orden=[CERCANIA.index(c) for c in near])
    order = ["_orden", "acepta", "nivel_verificado", "nombre", "ie"]
    return result.sort_values(order, ascending=[True, False, False, True, True]).drop(
        columns="_orden"
    )


def aprendices(frame: pd.DataFrame) -> pd.DataFrame:
    """Schools that declare the practice under Logrado. From ``practica_escuela``."""
    return frame[(frame["estado"] == "valor") & (frame["nivel"] < LOGRADO)]


def consentimiento(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per school of the scope that ever answered: ie, acepta, contacto, registrado_en, registrado_por."""
    return store.view("consentimiento", pedido.scope, hasta=pedido.as_of, known_at=pedido.known_at)


def pasantias(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per visit between schools in which one of the scope took part: ie (who went), nombre, anfitriona,
    anfitriona_nombre, practica, fecha, aprendizaje, registrado_en, registrado_por. Newest first."""
    everywhere = store.source("ie", Scope.all(), pedido.known_at)
    return store.view(
        "pasantia", pedido.scope, hasta=pedido.as_of, known_at=pedido.known_at, todas=everywhere
    )

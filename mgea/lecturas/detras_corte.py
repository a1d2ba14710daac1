"""The rows behind figures of a cut: commitments, decisions of supervisors and visits, of one school or of many."""

import numpy as np
import pandas as pd

from mgea import catalogo, cortes, metrics
from mgea.lecturas.detras_practicas import Filas
from mgea.lecturas.pedido import Pedido
from mgea.metrics import Indicador
from mgea.store import Store


def filas(store: Store, pedido: Pedido, i: Indicador) -> Filas:
    """(what a row is, the rows) behind a figure of one of ``cortes.VISTAS``."""
    frame = cortes.rows(store, i.vista, pedido.scope, pedido.as_of, pedido.known_at)
    roster = metrics.rows(store, "ie", pedido.scope, pedido.as_of, pedido.known_at)
    names = dict(zip(roster["ie"], roster["nombre"], strict=True))
    frame = frame.assign(escuela=frame["ie"].map(names))
    if i.vista == "decision_corte":
        return _decisiones(frame, i)
    if i.vista == "visita_corte":
        return _visitas(frame)
    return _compromisos(frame, i)


def _compromisos(frame: pd.DataFrame, i: Indicador) -> Filas:
    """Each commitment that was due, and whether it was done."""
    if i.dimension:
        frame = frame[frame[i.dimension].astype(object).map(str) == i.clave]
    original = i.slug == "puntualidad_compromisos"
    due = _si(frame["exigible_original" if original else "exigible"])
    done = frame["fecha_cumplido"].notna()
    if original:
        done &= _si(frame["fecha_cumplido"] <= frame["fecha_original"])
    above = ~done if i.slug == "compromisos_vencidos" else done
    return "compromiso", frame.assign(
        clave=frame["codigo"],
        titulo=frame["compromiso"],
        fecha=frame["fecha_original" if original else "fecha_limite"],
        numerador=above.astype(float).where(due),
        denominador=due.astype(float).where(due),
    )


def _decisiones(frame: pd.DataFrame, i: Indicador) -> Filas:
    titles = {p.id: p.titulo for p in catalogo.practicas()}
    told = frame.assign(
        clave=frame["practica"], titulo=frame["practica"].map(titles), fecha=frame["registrado_en"]
    )
    if i.slug == "dias_verificacion":
        return "decision", told.assign(
            numerador=frame["dias"].astype(float),
            denominador=np.nan,
            estado=np.where(_si(frame["devuelta"]), "devuelta", "verificada"),
        )
    returned = _si(frame["devuelta"]) & _si(frame["con_motivo"])
    return "decision", told.assign(numerador=returned.astype(float), denominador=1.0)


def _visitas(frame: pd.DataFrame) -> Filas:
    due = _si(frame["exigible"])
    return "visita", frame.assign(
        clave=frame["visita"],
        titulo=frame["escuela"],
        estado=frame["situacion"],
        fecha=frame["fecha_original"],
        numerador=_si(frame["realizada"]).astype(float).where(due),
        denominador=due.astype(float).where(due),
    ).drop(columns="escuela")


def _si(column: pd.Series) -> pd.Series:
    """What the database left unsaid is no."""
    return column.astype(object).map(lambda x: x is not None and x == x and bool(x)).astype(bool)

"""What waits for a supervisor: the inbox of practices, what was decided, and the UGEL's own clock."""

import pandas as pd

from mgea.lecturas.pedido import Pedido
from mgea.store import Store

RIESGOS = {
    "respondida": "La escuela ya respondió a la devolución",
    "retroceso": "Bajó desde lo verificado",
    "salto": "Subió dos niveles o más desde lo verificado",
    "sin_evidencia": "Logrado o Destacado sin evidencia",
    "": "",
}
"""Why something should be looked at first, most urgent first."""


def bandeja(
    store: Store, pedido: Pedido, *, pagina: int = 0, filas: int = 20, estado: str = ""
) -> pd.DataFrame:
    """One row per school and practice that waits for verification in the month, most urgent first, one page of them.

    Columns: ie, nombre, practica, periodo (of the record), nivel, evidencia, registrado_en, registrado_por,
    verificacion (sin_verificar, por_reverificar, respondida, caducada), nivel_verificado, verificado_en, motivo (of the
    last decision), diferencia (declared − verified), riesgo (a key of RIESGOS), visto (the seq a decision must name),
    total (rows on all pages). Order: by risk, then the oldest record first.
    """
    return store.view(
        "bandeja",
        pedido.scope,
        hasta=pedido.as_of,
        desde=primer_mes(store, pedido.as_of),
        known_at=pedido.known_at,
        extra=(filas, pagina * filas, estado),
        verificada=store.source("verificada", pedido.scope, pedido.known_at, extra=3),
        vigente=store.source("vigente", pedido.scope, pedido.known_at, extra=3),
    )


def primer_mes(store: Store, as_of: str) -> str:
    """The first month whose records may still be in force in ``as_of``, in any calendar of the database."""
    frame = store.query(
        "select min(b.periodo) as periodo from mes a "
        "join mes b on b.calendario = a.calendario and b.periodo <= a.periodo "
        "cross join (select valor from umbral where clave = 'vigencia_meses') u "
        "where a.periodo = $1 and a.orden - b.orden <= u.valor",
        as_of,
    )
    found = frame["periodo"].iloc[0]
    return as_of if pd.isna(found) else str(found)

"""Who owes what: the reports of each month, school by school, and what each school still has to send or answer."""

import pandas as pd

from mgea import sql as textos
from mgea.lecturas import avance, compromisos
from mgea.lecturas.pedido import Pedido
from mgea.lecturas.verificacion import primer_mes
from mgea.store import Store

ESTADOS = ("a_tiempo", "tarde", "no_reporto", "en_plazo", "no_exigible")
DEBE = ("ie", "nombre", "clase", "clave", "texto", "fecha", "motivo")


def reportes(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per school and month of the year looked at (its calendar months until the one looked at): ie, nombre,
    rei, periodo, reporte (one of ESTADOS), recibido_en, vence_en. Schools outside the model that month have no row."""
    frame = avance.reporte_ie(store, pedido, desde=f"{pedido.as_of[:4]}-01")
    due = frame.loc[frame["reporte"] != "no_exigible", "periodo"].unique()
    frame = frame[frame["periodo"].isin(due)]
    names = compromisos.nombres(store, pedido).set_index("ie")["nombre"]
    columns = ["ie", "nombre", "rei", "periodo", "reporte", "recibido_en", "vence_en"]
    return frame.assign(nombre=frame["ie"].map(names))[columns]


def ancho(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per school: ie, nombre, rei, one column per month with its state ('no_exigible' where there is none),
    ``deben`` (months without report), ``tardes`` and ``pendientes`` (months still in time). Who owes most first."""
    frame = reportes(store, pedido)
    wide = frame.pivot(index="ie", columns="periodo", values="reporte").fillna("no_exigible")
    who = frame.drop_duplicates("ie").set_index("ie")[["nombre", "rei"]]
    result = who.join(wide)
    result["deben"] = (wide == "no_reporto").sum(axis=1)
    result["tardes"] = (wide == "tarde").sum(axis=1)
    result["pendientes"] = (wide == "en_plazo").sum(axis=1)
    order = ["deben", "tardes", "nombre"]
    return result.reset_index().sort_values(order, ascending=[False, False, True])


def ultimo(store: Store, pedido: Pedido) -> pd.DataFrame:
    """The rows of ``reportes`` in the last month that asked for a report."""
    frame = reportes(store, pedido)
    return frame[frame["periodo"] == frame["periodo"].max()].reset_index(drop=True)


def meses(wide: pd.DataFrame) -> list[str]:
    """The months of ``ancho``, in order."""
    return sorted(c for c in wide.columns if c[:2] == "20")


def por_rei(now: pd.DataFrame) -> pd.DataFrame:
    """One row per REI: rei, n and one column per state of ESTADOS. From ``ultimo``."""
    counted = now.groupby(["rei", "reporte"]).size().unstack(fill_value=0)
    counted = counted.reindex(columns=list(ESTADOS), fill_value=0)
    counted.insert(0, "n", counted.sum(axis=1))
    return counted.reset_index().rename_axis(columns=None)


def prorrogas(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per extension that reaches schools of the scope, the newest first: ambito, codigo, quien (the school's or
    UGEL's name), periodo, fecha, motivo, registrado_por, registrado_en, escuelas (how many of the scope)."""
    return store.view("prorroga", pedido.scope, hasta=pedido.as_of, known_at=pedido.known_at)


def pendientes(store: Store, pedido: Pedido) -> pd.DataFrame:
    """One row per thing a school of the scope owes at the end of the month: ie, nombre, clase ('mes', 'practica',
    'devuelta', 'compromiso'), clave (month, practice or code), texto, fecha (deadline or due date), motivo.

    ``clase`` 'mes': a month of the year without report ('motivo' its state, no_reporto or en_plazo). 'practica': an
    applicable practice without a level in force. 'devuelta': returned and not answered, with the supervisor's reason.
    """
    months = del_anio(store, pedido, "mes_debido")
    # the deadline is the end of a day in Lima
    last_day = months["vence_en"] - pd.Timedelta(hours=29)
    cells = store.view(
        "pendiente",
        pedido.scope,
        hasta=pedido.as_of,
        desde=min(primer_mes(store, pedido.as_of), f"{pedido.as_of[:4]}-01"),
        known_at=pedido.known_at,
        verificada=store.source("verificada", pedido.scope, pedido.known_at),
        vigente=store.source("vigente", pedido.scope, pedido.known_at),
    )
    due = compromisos.vencidos(store, pedido)
    parts = [
        months.assign(
            clase="mes", clave=months["periodo"], fecha=last_day, motivo=months["reporte"]
        ),
        cells.rename(columns={"practica": "clave"}),
        due.assign(
            clase="compromiso",
            clave=due["codigo"],
            texto=due["compromiso"],
            fecha=due["fecha_limite"],
        ),
    ]
    told = [p.reindex(columns=list(DEBE)) for p in parts if not p.empty]
    result = pd.concat(told, ignore_index=True) if told else pd.DataFrame(columns=list(DEBE))
    if told:
        # named once, all together
        names = compromisos.nombres(store, pedido).set_index("ie")["nombre"]
        result["nombre"] = result["ie"].map(names)
    for name in ("texto", "motivo"):
        result[name] = result[name].astype(object).where(result[name].notna(), "")
    return result.sort_values(["nombre", "ie"], kind="stable", ignore_index=True)


def del_anio(store: Store, pedido: Pedido, vista: str) -> pd.DataFrame:
    """Rows of a view made over ``reporte_ie``, for the months of the year up to the one looked at."""
    return store.view(
        vista,
        pedido.scope,
        hasta=pedido.as_of,
        desde=f"{pedido.as_of[:4]}-01",
        known_at=pedido.known_at,
        extra=(pedido.clock,),
        fuente=textos.text(
            "views/reporte_ie",
            ie_mes=store.source("ie_mes", pedido.scope, pedido.known_at, extra=1),
        ),
    )

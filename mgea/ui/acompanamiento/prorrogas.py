"""Extensions of a deadline on screen: those given, with author and reason, and the form of a new one."""

from datetime import date, datetime, timedelta

import pandas as pd
import streamlit as st

from mgea import cronograma, formato
from mgea.commands import prorroga
from mgea.lecturas import reportes as lecturas
from mgea.permissions import PRORROGA, Scope, may
from mgea.ui.componentes.descargas import tabla_que_sale
from mgea.ui.componentes.guardar import avisar, clave, guardar
from mgea.ui.nucleo import tablero
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.piezas import encabezado_html
from mgea.ui.nucleo.una_vez import una_vez

ZONA = "prorroga"
COLUMNAS = {
    "quien": "Para", "mes": "Mes", "fecha": "Hasta", "motivo": "Motivo", "registrado_por": "La dio",
    "registrado_en": "El día",
}  # fmt: skip


def prorrogas(ctx: Contexto) -> None:
    """What was extended, and a form for whoever may extend."""
    given = ctx.read("prorrogas")
    puede = may(ctx.persona, PRORROGA["ie"])
    if given.empty and not puede:
        return
    with st.container(key="tarjeta-prorrogas"):
        st.html(
            encabezado_html(
                "Prórrogas",
                "Una prórroga solo da tiempo: lo que ya estaba a tiempo sigue a tiempo. Queda quién la dio y por qué.",
            )
        )
        avisar(ZONA)
        if given.empty:
            st.html('<p class="mgea meta">No se ha prorrogado ningún plazo.</p>')
        else:
            tabla_que_sale(_dadas(ctx), COLUMNAS, "Prórrogas", "prorrogas", ctx.as_of)
        if puede:
            with st.expander("Prorrogar un plazo", key="prorroga-nueva"):
                _formulario(ctx)


@una_vez
def _dadas(ctx: Contexto) -> pd.DataFrame:
    """Those given, in words."""
    given = ctx.read("prorrogas")
    return given.assign(
        quien=[f"{q} ({n} IE)" if a == "ugel" else q
               for a, q, n in zip(given["ambito"], given["quien"], given["escuelas"], strict=True)],
        mes=given["periodo"].map(formato.mes_largo),
        registrado_por=given["registrado_por"].replace({p.id: p.nombre for p in tablero.personas(ctx.store)}),
    )  # fmt: skip


def _formulario(ctx: Contexto) -> None:
    wide = ctx.read("reportes_ancho")
    months = lecturas.meses(wide)[::-1]
    left, right = st.columns(2)
    periodo = left.selectbox(
        "Mes del reporte", months, format_func=formato.mes_largo, key="prorroga-mes"
    )
    options = {f"ie:{ie}": str(n) for ie, n in zip(wide["ie"], wide["nombre"], strict=True)}
    if may(ctx.persona, PRORROGA["ugel"]):
        pairs = ctx.roster[["ugel", "ugel_nombre"]].drop_duplicates().itertuples(index=False)
        whole = {f"ugel:{u}": f"Toda la {n}" for u, n in pairs if _toda(ctx, str(u))}
        options = whole | options
    quien = right.selectbox(
        "Para", list(options), format_func=options.__getitem__, index=None, placeholder="Elija la escuela",
        key="prorroga-quien",
    )  # fmt: skip
    end = cronograma.month_end(str(periodo))
    fecha = left.date_input(
        "Nuevo plazo, hasta el día", value=end + timedelta(days=20), min_value=end + timedelta(days=1),
        max_value=end + prorroga.MAXIMO, format="DD/MM/YYYY", key=f"prorroga-fecha-{periodo}",
    )  # fmt: skip
    motivo = right.text_input("Motivo", key="prorroga-motivo", max_chars=prorroga.LARGO)
    st.button(
        "Guardar la prórroga", key="prorroga-guardar", type="primary", disabled=quien is None,
        on_click=_guardar, args=(ctx, str(quien), str(periodo), fecha, motivo, clave(ZONA)),
    )  # fmt: skip


def _toda(ctx: Contexto, ugel: str) -> bool:
    """Whether the person may see the whole of that UGEL."""
    parts = dict(ctx.persona.ambito.filtros)
    return not parts or parts == {"ugel": ugel} or ctx.persona.ambito == Scope.ugel(ugel)


def _guardar(ctx: Contexto, quien: str, periodo: str, fecha: date, motivo: str, key: str) -> None:
    ambito, _, codigo = quien.partition(":")
    asked = prorroga.Prorroga(ambito, codigo, periodo, fecha, motivo)

    def accion(now: datetime) -> str:
        prorroga.extend(ctx.store, ctx.persona, asked, now=now, clave=key)
        return f"Prórroga guardada: {formato.mes_largo(periodo)}, hasta el {formato.fecha(fecha)}."

    if guardar(ZONA, accion):
        st.session_state["prorroga-motivo"] = ""

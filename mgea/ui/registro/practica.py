"""One practice on screen: its level in words, declared beside verified, its evidence and its history."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from mgea import catalogo, formato
from mgea.ui.componentes.tablas import leyenda, tabla, tabla_envuelta
from mgea.ui.nucleo.piezas import bloque, esc

NIVEL = {n.n: n.titulo for n in catalogo.niveles()}
ANCLA = {n.n: n.ancla for n in catalogo.niveles()}
ESTADO = {
    "sin_dato": "— Sin dato",
    "vencido": "— Vencido",
    "no_aplica": "NA No aplica",
    "no_priorizada": "NP No priorizada",
    "no_exigible": "No exigible",
}
VERIFICACION = {
    "verificada": "✓ Verificada",
    "por_reverificar": "↻ Por reverificar",
    "devuelta": "↩ Devuelta",
    "respondida": "↻ Devuelta y respondida",
    "caducada": "Verificación vencida",
}


def nivel_texto(row: Mapping[Any, Any]) -> str:
    """``3 Logrado``, or the state when there is no level in force."""
    if row["estado"] == "valor":
        return f"{int(row['nivel'])} {NIVEL[int(row['nivel'])]}"
    text = ESTADO[row["estado"]]
    if row["estado"] == "vencido" and not formato.es_nulo(row["ultimo_nivel"]):
        text += f" (último: {int(row['ultimo_nivel'])} {NIVEL[int(row['ultimo_nivel'])]})"
    return text


def verificado_texto(row: Mapping[Any, Any]) -> str:
    """What the supervisor verified and where that stands."""
    palabra = VERIFICACION.get(str(row["verificacion"]), "Sin verificar")
    if formato.es_nulo(row["nivel_verificado"]):
        return palabra
    n = int(row["nivel_verificado"])
    return f"{palabra} {_en(row)} {n} {NIVEL[n]}"


def principio_html(n: int, titulo: str, cells: pd.DataFrame) -> str:
    """A principle's heading with how many of its practices are implemented."""
    aplica = int((cells["estado"] != "no_aplica").sum())
    logradas = int((cells["nivel"].astype(float).fillna(0) >= 3).sum())
    nota = f"{logradas} de {formato.plural(aplica, 'práctica', 'prácticas')} en Logrado o Destacado"
    return bloque("mgea-encabezado", f"<h2>{n}. {esc(titulo)}</h2><p class='meta'>{esc(nota)}</p>")


def detalle(row: Mapping[Any, Any], historia: pd.DataFrame) -> None:
    """One line per practice that opens its evidence, the supervisor's word and its months."""
    nivel, verificado = nivel_texto(row).partition(" (")[0], _verificado_breve(row)
    titulo = (
        f"**{row['practica']}** {row['titulo']} "
        f":{_color(row)}-badge[{nivel}] :{_color_verificado(row)}-badge[{verificado}]"
    )
    hoja = st.expander(titulo, key=f"practica-{row['practica']}", on_change="rerun")
    if hoja.open:
        with hoja:
            st.html(_datos(row))
            tabla(
                _meses(historia),
                {"mes": "Mes", "declarado": "Declarado", "verificado": "Verificado"},
                "Historia",
            )


def _verificado_breve(row: Mapping[Any, Any]) -> str:
    palabra = VERIFICACION.get(str(row["verificacion"]), "Sin verificar")
    n = row["nivel_verificado"]
    return palabra if formato.es_nulo(n) else f"{palabra} {_en(row)} {int(n)}"


def _en(row: Mapping[Any, Any]) -> str:
    """How the verified level is joined to its state: a verification that no longer holds «was» a level."""
    return "en" if row["verificacion"] == "verificada" else "· era"


def _color(row: Mapping[Any, Any]) -> str:
    return "green" if row["estado"] == "valor" and int(row["nivel"]) >= 3 else "gray"


def _color_verificado(row: Mapping[Any, Any]) -> str:
    colores = {"verificada": "green", "por_reverificar": "orange", "devuelta": "red"}
    return colores.get(str(row["verificacion"]), "gray")


def _datos(row: Mapping[Any, Any]) -> str:
    pairs = [("Nivel", nivel_texto(row))]
    if row["estado"] == "valor":
        pairs.append(("Qué significa", ANCLA[int(row["nivel"])]))
    if not formato.es_nulo(row["periodo_registro"]):
        cuando = formato.mes_largo(str(row["periodo_registro"]))
        cuando += f", registrado el {formato.fecha(row['registrado_en'])}"
        pairs.append(("Último reporte", cuando))
    pairs.append(("Evidencia", str(row["texto_evidencia"]) or "Sin evidencia"))
    if row["motivo"]:
        pairs.append(("Motivo", str(row["motivo"])))
    if not formato.es_nulo(row["verificado_en"]):
        pairs.append(
            ("Verificación", f"{verificado_texto(row)}, {formato.fecha(row['verificado_en'])}")
        )
    if row["motivo_verificacion"]:
        pairs.append(("Lo que dijo la UGEL", str(row["motivo_verificacion"])))
    terms = "".join(f"<dt>{esc(k)}</dt><dd>{esc(v)}</dd>" for k, v in pairs)
    return bloque("mgea-ficha", f"<dl>{terms}</dl>")


def _meses(historia: pd.DataFrame) -> pd.DataFrame:
    rows = historia.sort_values("periodo", ascending=False).to_dict("records")
    return pd.DataFrame(
        [
            {
                "mes": formato.mes_corto(r["periodo"]),
                "declarado": nivel_texto(r),
                "verificado": verificado_texto(r),
            }
            for r in rows
        ],
        columns=["mes", "declarado", "verificado"],
    )


def tabla_grupo_html(frame: pd.DataFrame) -> str:
    """Practices of a group: mean level, share implemented, and how many schools are behind."""
    titles = {p.slug: f"{p.n}. {p.titulo}" for p in catalogo.principios()}
    body = []
    for slug, rows in frame.groupby("principio", sort=False):
        body.append(
            f'<tr class="grupo"><th colspan="5" scope="colgroup">{esc(titles[str(slug)])}</th></tr>'
        )
        for r in rows.to_dict("records"):
            aplica = 0 if formato.es_nulo(r["aplicables"]) else int(r["aplicables"])
            logradas = r["logradas"] / aplica if aplica else None
            media = formato.numero(r["media"], 1)
            ancho = 0 if logradas is None else round(100 * logradas)
            barra = (
                f'<span class="barrita" aria-hidden="true"><i style="width:{ancho}%"></i></span>'
            )
            n = 0 if formato.es_nulo(r["n"]) else int(r["n"])
            body.append(
                f'<tr><th scope="row" data-t="Práctica"><b>{esc(r["practica"])}</b> {esc(r["titulo"])}</th>'
                f'<td class="num" data-t="Nivel medio">{media}</td>'
                f'<td class="num" data-t="Implementada">{barra}{formato.porcentaje(logradas)}</td>'
                f'<td class="num" data-t="IE con dato">{formato.numero(n)} de {formato.numero(aplica)}</td>'
                f'<td class="num" data-t="Verificadas">{formato.numero(r["verificadas"])}</td></tr>'
            )
    heads = (
        "Práctica",
        "Nivel medio (0 a 4)",
        "En Logrado o Destacado",
        "IE con dato",
        "Verificadas",
    )
    head = "".join(
        f'<th scope="col"{" class=num" if i else ""}>{h}</th>' for i, h in enumerate(heads)
    )
    titulo = "Las 25 prácticas, una por una"
    cuerpo = f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody>"
    return tabla_envuelta(
        f"<table>{leyenda(titulo)}{cuerpo}</table>", len(body), titulo, "fichas breve"
    )


def rubrica_html() -> str:
    """The five levels with the words that anchor each."""
    terms = "".join(f"<dt>{n} {esc(NIVEL[n])}</dt><dd>{esc(ANCLA[n])}</dd>" for n in NIVEL)
    return bloque("mgea-tarea", f'<dl class="rubrica">{terms}</dl>')

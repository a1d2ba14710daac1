"""The sentences about commitments and official results. Pure functions."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mgea import formato
from mgea.frases import Titular

COMPROMISO_ESTADO = {
    "cumplido_a_tiempo": "✓ Cumplido a tiempo",
    "cumplido_tarde": "✓ Cumplido tarde",
    "pendiente": "○ Pendiente",
    "vencido": "✕ Vencido",
    "anulado": "– Anulado",
    "incompleto": "… Incompleto",
}


def plazo(row: Mapping[Any, Any]) -> tuple[str, str]:
    """One commitment and when it falls due or fell, without whose it is: files travel, and names stay."""
    fecha = formato.fecha(row["fecha_limite"])
    dias = row["dias_vencido"]
    cuando = (
        f"vence el {fecha}"
        if formato.es_nulo(dias)
        else f"venció el {fecha}, hace {formato.plural(int(dias), 'día', 'días')}"
    )
    return str(row["compromiso"]), f"CGE {row['cge']} · {cuando}"


def vence(row: Mapping[Any, Any]) -> tuple[str, str]:
    """One commitment that falls due, or is overdue."""
    que, cuando = plazo(row)
    return que, f"{cuando} · {row['responsable']}"


def titular_compromisos(
    cumplimiento: Mapping[Any, Any], puntualidad: Mapping[Any, Any], frame: pd.DataFrame
) -> Titular:
    """How many of the commitments that were due are done."""
    if cumplimiento["estado"] != "ok":
        meta = formato.plural(len(frame), "compromiso registrado", "compromisos registrados")
        return Titular(
            formato.SIN_DATO, "", "Todavía no vence ningún compromiso.", "Nada exigible", meta
        )
    hechos, exigibles = int(cumplimiento["numerador"]), int(cumplimiento["denominador"])
    vencidos = exigibles - hechos
    reprogramados = int(frame["reprogramado"].fillna(False).astype(bool).sum())
    frase = f"{formato.porcentaje(puntualidad['valor'])} se cumplió en su **fecha original**."
    if vencidos:
        frase += f" {formato.plural(vencidos, 'está vencido', 'están vencidos')} sin cumplir."
    meta = f"{formato.plural(len(frame), 'compromiso', 'compromisos')} · {formato.numero(reprogramados)} reprogramados"
    return Titular(
        formato.numero(hechos),
        f"de {formato.plural(exigibles, 'compromiso exigible cumplido', 'compromisos exigibles cumplidos')}",
        frase,
        "",
        meta,
    )


def filas_compromisos(frame: pd.DataFrame) -> pd.DataFrame:
    """Commitments as shown: CGE, dates and state in words."""
    rows = []
    for r in frame.to_dict("records"):
        nota = str(r["motivo"] or "")
        if not formato.es_nulo(r["dias_vencido"]):
            nota = f"hace {int(r['dias_vencido'])} días. {nota}".strip()
        if r["reprogramado"] is True:
            nota = f"Fecha original: {formato.fecha(r['fecha_original'])}. {nota}".strip()
        rows.append(
            {
                "nombre": r["nombre"],
                "cge_texto": f"CGE {r['cge']}",
                "compromiso": r["compromiso"],
                "responsable": r["responsable"] or "Sin responsable",
                "limite": formato.fecha(r["fecha_limite"]),
                "estado_texto": COMPROMISO_ESTADO[r["estado"]],
                "nota": nota,
            }
        )
    names = ["nombre", "cge_texto", "compromiso", "responsable", "limite", "estado_texto", "nota"]
    return pd.DataFrame(rows, columns=names)


def filas_oficiales(frame: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """Official indicators as shown: one row each, one column per year with how many schools are behind, and the
    headings. One without data says so."""
    anios = sorted({int(a) for a in frame["anio"] if not formato.es_nulo(a)})
    rows = []
    for (cge, titulo, sentido), own in frame.groupby(["cge", "titulo", "sentido"], sort=False):
        con = own[own["anio"].notna()]
        row = {
            "titulo": titulo,
            "cge": f"CGE {cge}",
            "sentido": "▲ suba" if sentido == "sube" else "▼ baje",
            "fuente": formato.enumera(sorted(set(con["fuente"]))) if len(con) else "Sin dato",
        }
        for r in con.to_dict("records"):
            row[str(int(r["anio"]))] = f"{formato.porcentaje(r['valor'], 1)} ({int(r['n'])} IE)"
        rows.append(row)
    anuales = {str(a): str(a) for a in anios}
    names = {"titulo": "Indicador", "cge": "CGE", "sentido": "Se espera que"} | anuales
    return pd.DataFrame(rows, columns=[*names, "fuente"]), names | {"fuente": "Fuente"}

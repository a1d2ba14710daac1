"""The sentences of the board: from numbers to what they mean, in plain Spanish. Pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mgea import catalogo, formato

SIN_COLOR = {
    "datos_insuficientes": "Datos insuficientes",
    "sin_dato": "Sin dato",
    "no_aplica": "No aplica",
    "cronograma_no_definido": "Cronograma no definido",
    "nada_exigible": "Nada exigible",
    "inactiva": "Fuera del modelo",
}


DESEQUILIBRIO = catalogo.umbral("desequilibrio")
FRESCURA = {
    "al_dia": "✓ Al día",
    "por_vencer": "▲ Por vencer",
    "vencido": "✕ Vencido",
    "sin_reportes": "— Sin reportes",
}


@dataclass(frozen=True)
class Titular:
    """The words of a page's headline."""

    cifra: str
    de: str
    frase: str
    chip: str
    meta: str


def _espera(puntos: float, esperado: float, brecha: float, mes: str) -> str:
    mes = formato.mes_nombre(mes)
    # The gap leaves out what the school did not prioritise; where that changes it, it is said.
    aparte = f", {formato.SIN_NO_PRIORIZADAS}" if abs(puntos - esperado - brecha) >= 0.1 else ""
    base = f"A {mes} el cronograma espera {formato.puntos(esperado)}."
    if abs(brecha) < 0.05:
        return f"{base} La escuela va **justo en lo esperado**{aparte}."
    lado = "por delante" if brecha > 0 else "por debajo"
    return f"{base} La escuela va **{formato.puntos(abs(brecha))} puntos {lado}**{aparte}."


def titular_ie(school: Mapping[Any, Any], mes: str) -> Titular:
    """One school's headline. ``school``: a row of ``lecturas.escuelas``."""
    estado = str(school["estado"])
    meta_fecha = f"datos al {formato.fin_de_mes(mes)}"
    if estado == "inactiva":
        cierre, ingreso = school["cierre"], school["ingreso"]
        if not formato.es_nulo(cierre) and str(cierre)[:7] <= mes:
            frase = f"La escuela cerró el {formato.fecha(cierre)}: este mes ya no se le exige nada."
        elif not formato.es_nulo(ingreso) and str(ingreso)[:7] > mes:
            frase = f"La escuela ingresó al modelo el {formato.fecha(ingreso)}: este mes aún no se le exigía nada."
        else:
            frase = "La escuela no figura activa en el padrón de este mes."
        return Titular(
            formato.SIN_DATO, str(school["nombre"]), frase, "Fuera del modelo", meta_fecha
        )
    if estado in ("sin_dato", "no_aplica"):
        frase = {
            "sin_dato": "No hay ningún dato vigente. Un nivel vale mientras pasen a lo más 2 meses exigibles.",
            "no_aplica": "Ninguna de las 25 prácticas aplica a esta escuela: no hay puntos que calcular.",
        }[estado]
        return Titular(formato.SIN_DATO, "de 100 puntos", frase, SIN_COLOR[estado], meta_fecha)
    reportadas = f"{formato.numero(school['reportadas'])} de {formato.numero(school['aplicables'])} prácticas"
    verificados = formato.numero(school["verificados"])
    meta = f"{reportadas} aplicables reportadas · {verificados} puntos verificados por la UGEL"
    if formato.es_nulo(school["esperado"]):
        frase = f"El año {mes[:4]} tiene **cronograma no definido**: no hay puntos esperados con que comparar."
        if int(mes[5:]) < 3 or mes < "2022-10":
            frase = "En este mes el cronograma todavía no espera nada."
        chip = SIN_COLOR["cronograma_no_definido"]
    elif formato.es_nulo(school["brecha"]):
        frase, chip = (
            "Sin prácticas priorizadas con dato: no hay brecha que calcular.",
            SIN_COLOR["sin_dato"],
        )
    else:
        frase = _espera(school["puntos"], school["esperado"], school["brecha"], mes)
        atras = school["meses_atras"]
        if not formato.es_nulo(atras) and atras >= 1 and school["brecha"] < 0:
            frase += f" Va {formato.plural(int(atras), 'mes', 'meses')} atrás."
        chip = str(school["banda"])
    equilibrado = school["equilibrado"]
    if not formato.es_nulo(equilibrado) and abs(school["puntos"] - equilibrado) >= DESEQUILIBRIO:
        frase += f" Ojo: por principios el promedio es {formato.puntos(equilibrado)}; hay principios muy desiguales."
    if estado == "datos_insuficientes":
        chip = "datos_insuficientes"
        frase = f"Solo hay dato de {reportadas}: **no alcanza para comparar** (hace falta el 80 %)."
    return Titular(
        formato.puntos(school["puntos"]), "de 100 puntos", frase, chip, f"{meta} · {meta_fecha}"
    )


def titular_grupo(schools: pd.DataFrame, mes: str, quien: str) -> Titular:
    """A group's headline: how many of its schools are on course. ``schools``: ``lecturas.escuelas``."""
    activas = schools[schools["estado"] != "inactiva"]
    comparables = activas[activas["estado"] == "ok"]
    meta = (
        f"{formato.numero(len(comparables))} de {formato.plural(len(activas), 'IE', 'IE')} con datos suficientes · "
        f"datos al {formato.fin_de_mes(mes)} · menos de 4 puntos entre escuelas no se distingue"
    )
    if activas.empty:
        return Titular(
            formato.SIN_DATO, quien, "Ninguna escuela estaba activa en este mes.", "", meta
        )
    if comparables.empty:
        frase = "Ninguna escuela tiene datos vigentes suficientes en este mes. Elija otro mes o pida los reportes."
        return Titular(
            "0",
            f"de {formato.numero(len(activas))} escuelas con datos suficientes",
            frase,
            "Sin dato",
            meta,
        )
    mediana = float(comparables["puntos"].median())
    con_banda = comparables[comparables["banda"] != ""]
    if con_banda.empty:
        frase = (
            f"La mediana es {formato.puntos(mediana)} puntos. El año {mes[:4]} tiene **cronograma no definido**: "
            "no hay puntos esperados con que comparar."
        )
        return Titular(
            formato.puntos(mediana),
            "puntos de mediana",
            frase,
            SIN_COLOR["cronograma_no_definido"],
            meta,
        )
    bien = int(con_banda["banda"].isin(["en_ruta", "adelantada"]).sum())
    criticas = int((con_banda["banda"] == "critico").sum())
    silencio = int((activas["meses_sin_reporte"] >= 2).sum())
    esperado = float(con_banda["esperado"].mean())
    partes = [
        formato.plural(criticas, "está en situación crítica", "están en situación crítica")
        if criticas
        else "",
        formato.plural(
            silencio, "lleva 2 meses o más sin reportar", "llevan 2 meses o más sin reportar"
        )
        if silencio
        else "",
    ]
    dichas = "; ".join(p for p in partes if p) or "Ninguna está en situación crítica"
    frase = f"{dichas}. La mediana es {formato.puntos(mediana)} puntos; "
    frase += f"el cronograma espera {formato.puntos(esperado)}."
    de = f"de {formato.numero(len(con_banda))} escuelas van en ruta o adelantadas"
    return Titular(formato.numero(bien), de, frase[0].upper() + frase[1:], "", meta)


def notas_principio(cells: pd.DataFrame) -> dict[str, str]:
    """Principle slug → a few words on its practices. ``cells``: ``lecturas.celdas``."""
    notas = {}
    for principio in catalogo.principios():
        own = cells[cells["principio"] == principio.slug]
        faltan = int(own["estado"].isin(["sin_dato", "vencido"]).sum())
        aplica = own[own["estado"] != "no_aplica"]
        if aplica.empty:
            notas[principio.slug] = "no aplica"
        elif faltan:
            notas[principio.slug] = f"{len(aplica) - faltan} de {len(aplica)} reportadas"
        else:
            logradas = int((own["nivel"].fillna(0) >= 3).sum())
            notas[principio.slug] = (
                f"{logradas or 'ninguna'} de {len(aplica)} en Logrado"
                if logradas
                else ("ninguna en Logrado")
            )
    return notas


def notas_esperado(frame: pd.DataFrame, as_of: str) -> dict[str, str]:
    """A note per principle: on which side of what the calendar expects. ``frame``: ``lecturas.principio_mes``."""
    notas = {}
    for r in frame[frame["periodo"] == as_of].to_dict("records"):
        if formato.es_nulo(r["puntos"]):
            notas[r["principio"]] = "sin dato"
        elif not formato.es_nulo(r["esperado"]):
            lado = "▲ sobre" if r["puntos"] >= r["esperado"] else "▼ bajo"
            notas[r["principio"]] = f"{lado} lo esperado"
    return notas


def sube(row: Mapping[Any, Any], largo: int = 72) -> tuple[str, str]:
    """One way to close the gap: what (cut at ``largo`` letters), and how much. ``row``: ``lecturas.que_sube``."""
    nombre = catalogo.principio(row["principio"]).titulo
    titulo = formato.recorta(str(row["titulo"]), largo)
    que = f"**{nombre}**: {titulo[0].lower() + titulo[1:]}"
    puntos = formato.puntos(row["puntos"])
    if formato.es_nulo(row["de"]):
        return que, f"{row['practica']} · {row['razon']}"
    palabra = formato.plural(1, "punto", "puntos") if puntos == "1" else f"{puntos} puntos"
    return que, f"{row['practica']} · {int(row['de'])} → {int(row['a'])}, +{palabra}"


BANDA = {
    "adelantada": "★ Adelantada",
    "en_ruta": "✓ En ruta",
    "en_riesgo": "▲ En riesgo",
    "critico": "✕ Crítica",
}


def banda_palabra(school: Mapping[Any, Any]) -> str:
    """A school's band as glyph and word, or why it has none."""
    return BANDA.get(str(school["banda"])) or SIN_COLOR.get(
        str(school["estado"]), "Sin comparación"
    )


def autoverificada(gap: Mapping[Any, Any]) -> str:
    """Declared beside verified, in one sentence. ``gap``: ``lecturas.brecha_autoverificada``."""
    n = int(gap["n"])
    if n == 0:
        return "La UGEL todavía no ha verificado ninguna práctica vigente de esta escuela."
    pares = formato.plural(n, "práctica verificada", "prácticas verificadas")
    if n < 5:
        return f"Hay {pares}: aún son pocas para comparar lo declarado con lo verificado."
    iguales = formato.porcentaje(gap["iguales"])
    return f"En {pares}, lo declarado y lo verificado **coinciden en {iguales}** de los casos."


def practicas_grupo(frame: pd.DataFrame) -> str:
    """Which practices go best and worst in a group."""
    told = frame[frame["aplicables"].fillna(0) > 0].assign(
        parte=lambda f: f["logradas"] / f["aplicables"]
    )
    told = told[told["n"] > 0].sort_values("parte", ascending=False)
    if told.empty:
        return "Ninguna escuela tiene prácticas con dato vigente en este mes."
    alta, baja = told.iloc[0], told.iloc[-1]
    return (
        f"La más implementada es **{alta['practica']}** ({formato.porcentaje(alta['parte'])} de las escuelas); "
        f"la que menos, **{baja['practica']}** ({formato.porcentaje(baja['parte'])})."
    )

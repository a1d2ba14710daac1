"""The words of an open ficha: how this figure came out on this screen, and what each row behind it says. Pure."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from mgea import catalogo, formato
from mgea.charts.paleta import NIVEL_PALABRA
from mgea.indicadores import Indicador
from mgea.lecturas.detras import Detras

FILAS = {
    "practica": ("práctica", "prácticas"),
    "principio": ("principio", "principios"),
    "mes": ("mes", "meses"),
    "escuela": ("escuela", "escuelas"),
    "compromiso": ("compromiso", "compromisos"),
    "reporte": ("reporte", "reportes"),
    "decision": ("decisión", "decisiones"),
    "visita": ("visita", "visitas"),
}
ESTADO = {
    "sin_dato": "sin dato",
    "vencido": "dato vencido",
    "no_aplica": "no aplica",
    "no_priorizada": "no priorizada",
    "ok": "con datos suficientes",
    "datos_insuficientes": "datos insuficientes",
    "nada_exigible": "nada exigible",
    "cronograma_no_definido": "cronograma no definido",
    "cumplido_a_tiempo": "cumplido a tiempo",
    "cumplido_tarde": "cumplido tarde",
    "pendiente": "por vencer",
    "anulado": "anulado",
    "incompleto": "incompleto",
    "devuelta": "devuelta",
    "verificada": "verificada",
    "realizada": "realizada",
    "cancelada": "cancelada",
    "no_realizada": "no realizada",
    "programada": "programada",
}
POR_QUE = {
    "datos_insuficientes": "Hay datos de menos prácticas de las que hacen falta: se muestra sin color ni comparación.",
    "sin_dato": "No hay ningún dato vigente con que calcularla.",
    "nada_exigible": "A esta fecha todavía no había nada exigible.",
    "cronograma_no_definido": "El año no tiene cronograma definido: no hay con qué comparar.",
    "no_aplica": "Ninguna práctica aplica.",
}


def valor(ficha: Indicador, cifra: float | None) -> str:
    """A figure with its unit: ``62 puntos de 100``, ``75 %``, ``+3.2 puntos``."""
    if formato.es_nulo(cifra):
        return formato.SIN_DATO
    if ficha.unidad == "proporción":
        return formato.porcentaje(cifra, 1)
    if ficha.slug == "brecha":
        return f"{formato.con_signo(cifra)} {ficha.unidad}"
    return f"{formato.puntos(cifra)} {ficha.unidad}"


def cuenta(ficha: Indicador, figura: Mapping[str, Any], detras: Detras) -> str:
    """How the figure came out: its sum or its division, and how many rows count."""
    estado = str(figura["estado"])
    razon = POR_QUE.get(estado, "")
    if formato.es_nulo(figura["valor"]):
        return razon or "Sin filas que sumar."
    uno, varios = FILAS[detras.que]
    cuentan = (
        f"Cuentan {formato.numero(detras.n)} de {formato.plural(len(detras.filas), uno, varios)}."
    )
    dice = f"**{valor(ficha, figura['valor'])}**"
    if detras.tipo == "mediana":
        return f"La mediana de las filas (la del medio) es {dice}. {cuentan} {razon}".strip()
    if detras.tipo == "suma" or formato.es_nulo(detras.denominador):
        return f"La suma de las filas da {dice}. {cuentan} {razon}".strip()
    por = "100 × " if detras.factor == 100 else ""
    arriba, abajo = (
        formato.numero(x, _decimales(x)) for x in (detras.numerador, detras.denominador)
    )
    return f"{por}{arriba} ÷ {abajo} = {dice}. {cuentan} {razon}".strip()


def _decimales(x: float) -> int:
    return 0 if abs(x - round(x)) < 1e-9 else 1


def filas(detras: Detras) -> tuple[pd.DataFrame, dict[str, str]]:
    """(the rows as text, column → heading), with their sum at the end."""
    frame = detras.filas
    if detras.que in ("compromiso", "visita"):  # of so many, only those that count
        frame = frame[frame["denominador"].notna()]
    shown = pd.DataFrame({"que": [_nombre(detras.que, r) for r in frame.to_dict("records")]})
    names = {"que": FILAS[detras.que][0].capitalize()}
    for column, (heading, write) in _COLUMNAS.items():
        if column in frame and frame[column].notna().any():
            if column == "estado" and detras.que == "practica":
                shown[column] = [_situacion(r) for r in frame.to_dict("records")]
            else:
                shown[column] = [write(x) for x in frame[column]]
            names[column] = heading
    for column, heading in (("numerador", "Arriba"), ("denominador", "Abajo")):
        if frame[column].notna().any():
            shown[column] = [_parte(x) for x in frame[column]]
            names[column] = heading if frame["denominador"].notna().any() else "Suma"
    total = {c: "" for c in shown} | {
        "que": "Mediana" if detras.tipo == "mediana" else "Total",
        "numerador": _parte(detras.valor() if detras.tipo == "mediana" else detras.numerador),
        "denominador": _parte(detras.denominador),
    }
    if frame.empty:
        return shown, names
    return pd.concat([shown, pd.DataFrame([total])[list(shown)]], ignore_index=True), names


def umbrales(ficha: Indicador, vigentes: Mapping[str, float]) -> list[tuple[str, str]]:
    """(threshold, its value in force, owner and source) of each that the figure uses."""
    return [
        (
            u.titulo,
            f"**{formato.numero(vigentes[u.clave], 0 if vigentes[u.clave] % 1 == 0 else 2)}**"
            f"{_cambio(u, vigentes[u.clave])} · dueño: {u.dueno} · {u.fuente}",
        )
        for u in catalogo.umbrales()
        if u.clave in ficha.umbrales
    ]


def _cambio(u: catalogo.Umbral, vigente: float) -> str:
    if abs(vigente - u.valor) < 1e-9:
        return ""
    return f" (la propuesta era {formato.puntos(u.valor)})"


def _nombre(que: str, row: Mapping[Any, Any]) -> str:
    if que in ("practica", "decision"):
        return f"{row['clave']} {formato.recorta(str(row['titulo']), 60)}"
    if que == "mes":
        return formato.mes_largo(str(row["clave"]))
    if que == "compromiso":
        return formato.recorta(str(row["titulo"]), 90)
    return str(row["titulo"])


def _situacion(row: Mapping[Any, Any]) -> str:
    """A practice's level and state in words: «2 Proceso», «no aplica», «sin dato»."""
    if row["estado"] == "valor" and not formato.es_nulo(row.get("nivel")):
        n = int(row["nivel"])
        return f"{n} {NIVEL_PALABRA[n]}"
    return ESTADO.get(str(row["estado"]), str(row["estado"]))


def _nivel(x: object) -> str:
    return formato.SIN_DATO if formato.es_nulo(x) else formato.puntos(float(x))  # type: ignore[arg-type]


def _parte(x: float | None) -> str:
    if formato.es_nulo(x):
        return formato.SIN_DATO
    texto = formato.numero(x, 2)
    return texto.rstrip("0").removesuffix(".") if "." in texto else texto


def _fecha(x: object) -> str:
    return formato.fecha(x) if isinstance(x, date) else formato.SIN_DATO


_COLUMNAS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "escuela": ("Escuela", str),
    "estado": ("Estado", lambda x: ESTADO.get(str(x), str(x))),
    "fecha": ("Fecha", _fecha),
    "antes": ("Tres meses antes", _nivel),
    "nivel_verificado": ("Verificado", _nivel),
    "planeado": ("Pide el cronograma", _nivel),
    "evidencia": ("Evidencia", lambda x: "sí" if x else "no"),
}

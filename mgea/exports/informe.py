"""The report of a group (DRE, UGEL, REI, district) or of one school: one message and what shows it per section."""

from datetime import date

import pandas as pd

from mgea import catalogo, formato, frases
from mgea.exports import graficos, graficos_escuelas
from mgea.exports.escuela import con_dato
from mgea.exports.escuela import secciones as secciones_ie
from mgea.exports.lectura import Lectura, documento
from mgea.exports.report import Cifra, Columna, Parrafo, Report, Seccion, Tabla, plano
from mgea.frases import hallazgos
from mgea.lecturas.pedido import Pedido
from mgea.lecturas.riesgo import riesgo
from mgea.lecturas.una_por_una import una_por_una
from mgea.store import Store

CLASE = "Informe de avance"
PRINCIPIOS = {p.slug: p.titulo for p in catalogo.principios()}
ALERTAS, EXTREMAS = 10, 5
"""Schools listed on the slide about company, and practices at each end."""

_GRUPO = (
    "puntos", "esperado", "brecha", "cobertura_implementada", "puntualidad_reporte", "cumplimiento_exigible",
    "puntos_verificados", "confianza",
)  # fmt: skip
_IE = ("puntos", "esperado", "brecha", "meses_atras", "puntos_verificados", "cumplimiento_exigible")


def informe(store: Store, pedido: Pedido) -> Report:
    """The report of what is asked for. Raises NotFound when there is nobody in the slice."""
    leida = Lectura(store, pedido)
    return _ie(leida) if pedido.scope.nivel == "ie" else _grupo(leida)


def _ie(leida: Lectura) -> Report:
    escuela = next(una_por_una(leida.store, leida.pedido))
    titular = frases.titular_ie(escuela.fila, leida.mes)
    n = con_dato(escuela)
    cuerpo = secciones_ie(escuela, leida.mes, leida.cifras("puntos"))
    return documento(leida, CLASE, plano(titular.frase), n, list(cuerpo), _IE)


def _grupo(leida: Lectura) -> Report:
    publico = not leida.pedido.nombres
    schools = leida.lee("comparada" if publico else "escuelas")
    activas = schools[schools["estado"] != "inactiva"]
    comparables = int((activas["estado"] == "ok").sum())
    n = f"{formato.numero(comparables)} de {formato.numero(len(activas))} IE con datos suficientes"
    titular = frases.titular_grupo(schools, leida.mes, leida.quien)
    secciones: list[Seccion | None] = [_titular(titular), _bandas(leida, activas, n)]
    if not publico:
        secciones.append(_serie(leida, n))
    secciones.append(_principios(leida, n))
    if not publico:
        secciones += [
            _practicas(leida, n), _niveles(leida, n), _reporte(leida, n), _compromisos(leida, n),
            _verificacion(leida, activas), _acompanar(leida, schools), _todas_las_practicas(leida),
            _todas(activas),
        ]  # fmt: skip
    titulo = f"{titular.cifra} {titular.de}".strip()
    return documento(leida, CLASE, titulo, n, secciones, _GRUPO)


def _titular(titular: frases.Titular) -> Seccion:
    cifra = Cifra(titular.cifra, "texto", titular.de)
    if titular.cifra.isdigit():
        cifra = Cifra(int(titular.cifra), "entero", titular.de)
    return Seccion(
        "En una cifra",
        (cifra, Parrafo(plano(titular.frase))),
        "Empiece por la cifra y por lo que significa. Una diferencia de menos de 4 puntos entre escuelas no se "
        "distingue.",
    )


def _bandas(leida: Lectura, activas: pd.DataFrame, n: str) -> Seccion:
    u = leida.umbrales()
    bordes = (u["brecha_critica"], u["brecha_en_ruta"], u["brecha_adelantada"])
    grafico = graficos_escuelas.escuelas(activas, leida.mes, bordes, n)
    return Seccion(
        hallazgos.bandas(activas),
        (grafico,),
        "Cada punto es una escuela. Las franjas salen de la distancia a lo que espera el cronograma; sus bordes son "
        "una propuesta del tablero. No lea un orden de mérito.",
    )


def _serie(leida: Lectura, n: str) -> Seccion:
    frame = leida.lee("esperado_real")
    grafico = graficos.esperado(frame, leida.lee("fases"), leida.mes, "las escuelas (media)", n)
    return Seccion(
        hallazgos.serie(frame, leida.mes, "las escuelas"),
        (grafico,),
        "La línea punteada sigue hasta diciembre: es lo que el cronograma espera. La de las escuelas termina en el "
        "último mes cerrado; un mes sin punto es un mes sin dato, no un cero.",
    )


def _principios(leida: Lectura, n: str) -> Seccion:
    cifras = leida.cifras("puntos")
    esperado = graficos.nulo(leida.cifra("esperado")["valor"])
    return Seccion(
        hallazgos.principios(cifras, PRINCIPIOS),
        (graficos.principios(cifras, esperado, "media de las escuelas", n),),
        "Pregunte qué hicieron las escuelas que avanzan en el principio más bajo: en «Logros» está quién puede "
        "enseñar.",
    )


_PRACTICAS = (
    Columna("N.°"), Columna("Práctica", ancho=6), Columna("En Logrado o más", "parte", 1.4),
    Columna("Nivel medio", "puntos", 1.2), Columna("Con dato", "entero"), Columna("Sin dato", "entero"),
)  # fmt: skip


def _filas_practicas(
    frame: pd.DataFrame,
) -> list[tuple[str, str, float | None, float | None, int, int]]:
    con = frame["aplicables"].fillna(0) > 0
    parte = (frame["logradas"] / frame["aplicables"]).where(con)
    nulo, contar = graficos.nulo, graficos.contar
    return [
        (str(r["practica"]), str(r["titulo"]), nulo(p), nulo(r["media"]), contar(r["n"]), contar(r["sin_dato"]))
        for r, p in zip(frame.to_dict("records"), parte, strict=True)
    ]  # fmt: skip


def _practicas(leida: Lectura, n: str) -> Seccion:
    frame = leida.lee("practicas_grupo")
    filas = sorted(
        (f for f in _filas_practicas(frame) if f[2] is not None), key=lambda f: -(f[2] or 0)
    )
    altas, bajas = filas[:EXTREMAS], filas[EXTREMAS:][-EXTREMAS:]
    return Seccion(
        hallazgos.practicas(frame),
        (
            Tabla("Las más implementadas", _PRACTICAS, tuple(altas), hoja="Más implementadas"),
            Tabla("Las menos implementadas", _PRACTICAS, tuple(bajas), hoja="Menos implementadas"),
        ),
        f"Parte de las escuelas a las que aplica la práctica y la tienen en nivel 3 o 4. {n}.",
    )


def _niveles(leida: Lectura, n: str) -> Seccion:
    grafico = graficos.niveles(leida.lee("distribucion"), n)
    return Seccion(
        grafico.resumen.rstrip("."),
        (grafico,),
        "Lo que falta tiene su propio tramo: nunca se dibuja como cero.",
    )


def _reporte(leida: Lectura, n: str) -> Seccion:
    grafico = graficos.reporte(leida.lee("reporte_mes"), n)
    return Seccion(
        grafico.resumen.rstrip("."),
        (grafico,),
        "A tiempo, tarde y no reportó suman todas las que debían reportar; las que siguen en plazo van aparte.",
    )


def _compromisos(leida: Lectura, n: str) -> Seccion:
    frame = leida.lee("compromisos")
    grafico = graficos.compromisos(frame, n)
    return Seccion(
        grafico.resumen.rstrip("."),
        (grafico,),
        "Compare un CGE consigo mismo a lo largo del tiempo, no un CGE con otro. Reprogramar no borra un atraso.",
    )


def _verificacion(leida: Lectura, activas: pd.DataFrame) -> Seccion:
    confianza = leida.cifra("confianza")
    return Seccion(
        hallazgos.verificacion(confianza),
        (
            Cifra(
                graficos.contar(activas["por_reverificar"].fillna(0).sum()),
                "entero",
                "prácticas por reverificar",
            ),
            Cifra(
                graficos.contar(activas["devueltas"].fillna(0).sum()),
                "entero",
                "prácticas devueltas sin respuesta",
            ),
            Cifra(graficos.nulo(confianza["valor"]), "parte", "confianza en lo declarado"),
        ),
        "La confianza compara, en las mismas prácticas, lo que la escuela declaró con lo que la UGEL verificó.",
    )


def _acompanar(leida: Lectura, schools: pd.DataFrame) -> Seccion:
    lista = riesgo(schools, leida.umbrales())
    filas = tuple(
        (str(r["nombre"]), str(r["rei"]), str(r["razon"]), int(r["urgencia"]))
        for r in lista.head(ALERTAS).to_dict("records")
    )
    columnas = (
        Columna("Escuela", ancho=3), Columna("REI", ancho=2), Columna("Por qué", ancho=5),
        Columna("Urgencia", "entero"),
    )  # fmt: skip
    tabla = Tabla(
        "A quién acompañar primero",
        columnas,
        filas,
        "Ninguna escuela muestra señales de alerta.",
        "A quién acompañar",
    )
    return Seccion(
        hallazgos.acompanar(lista),
        (tabla,),
        "La urgencia suma los pesos de cada señal; cualquiera puede rehacer la suma. Los pesos son una propuesta del "
        "tablero.",
    )


def _todas_las_practicas(leida: Lectura) -> Seccion:
    filas = tuple(_filas_practicas(leida.lee("practicas_grupo")))
    return Seccion("Las 25 prácticas", (Tabla("Prácticas", _PRACTICAS, filas),), aparte=True)


def _todas(activas: pd.DataFrame) -> Seccion:
    """Every school with its figures: for the document and the workbook, not for a slide."""
    columnas = (
        Columna("Escuela", ancho=3.6), Columna("REI", ancho=2.6), Columna("Puntos", "puntos", 1.1),
        Columna("Esperado", "puntos", 1.3), Columna("Brecha", "signo", 1.1), Columna("Situación", ancho=1.9),
        Columna("Prácticas con dato", "entero", 1.4), Columna("Puntos verificados", "puntos", 1.6),
        Columna("Último registro", "fecha", 1.6),
    )  # fmt: skip
    filas = tuple(
        (
            str(r["nombre"]), str(r["rei"]), graficos.nulo(r["puntos"]), graficos.nulo(r["esperado"]),
            graficos.nulo(r["brecha"]), frases.banda_palabra(r), graficos.nulo(r["reportadas"]),
            graficos.nulo(r["verificados"]), _dia(r["ultimo_registro"]),
        )
        for r in activas.sort_values(["nombre", "ie"]).to_dict("records")
    )  # fmt: skip
    return Seccion("Todas las escuelas", (Tabla("Escuelas", columnas, filas),), aparte=True)


def _dia(cuando: pd.Timestamp) -> date | None:
    return None if formato.es_nulo(cuando) else cuando.date()

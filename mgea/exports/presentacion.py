"""The slides of a planning meeting, from its frozen data: a ``Report`` of one message and at most one chart a section.

``nombres`` False: no school is named, and groups of fewer than five are not counted out.
"""

from collections.abc import Sequence
from datetime import timedelta

from mgea import formato
from mgea.exports import presentacion_escuelas as escuelas
from mgea.exports.presentacion_escuelas import MINIMO, POCAS, comparables
from mgea.exports.report import (
    Barras,
    Columna,
    Fase,
    Grafico,
    Lineas,
    Lista,
    Parrafo,
    Report,
    Seccion,
    Serie,
    Tabla,
)
from mgea.lecturas.foto import Fila, Foto, dia
from mgea.lecturas.reuniones import Reunion

VOTACION, CIERRE = "Votación rápida", "Lo que acordamos hoy"
LIMA = timedelta(hours=5)


def presentacion(
    r: Reunion, f: Foto, *, pregunta: str = "", ejemplo: bool = False, nombres: bool = True
) -> Report:
    """Every slide of a meeting, in order: what was agreed last time comes first."""
    few = not nombres and len(f.escuelas) < MINIMO
    sections = [*_acuerdos(f), _agenda(r), *_pregunta(pregunta)]
    if few:
        sections.append(Seccion("Cómo vamos", (Parrafo(POCAS),)))
    else:
        sections += [escuelas.bandas(f, nombres), _serie(f), *escuelas.desde(f, nombres)]
        sections += [escuelas.reporte(f, nombres), _principios(f)]
        sections += [escuelas.celebrar(r, f, nombres), escuelas.apoyar(r, f, nombres)]
        sections += [escuelas.vencidos(f, nombres)]
    if r.estado == "en_curso":
        sections.append(Seccion(VOTACION, (Parrafo("Responda desde su teléfono."),)))
    sections.append(_cierre())
    return encabezado(r, f, "Presentación de la reunión", tuple(sections), ejemplo)


def encabezado(
    r: Reunion, f: Foto, clase: str, sections: tuple[Seccion, ...], ejemplo: bool
) -> Report:
    """A report of a meeting: its slice, its month, and the version its data were frozen at."""
    n = formato.numero(len(comparables(f)))
    total = formato.plural(sum(e["estado"] != "inactiva" for e in f.escuelas), "IE", "IE")
    frozen = formato.fecha(f.momento - LIMA)
    return Report(
        clase,
        f.quien,
        r.titulo,
        f"datos al {formato.fin_de_mes(f.as_of)}",
        f"según lo registrado hasta el {frozen} · versión {formato.numero(f.version)}",
        f"{n} de {total} con datos suficientes",
        sections,
        archivo=f"{clase} {r.dia.isoformat()}",
        ejemplo=ejemplo,
    )


def tabla_acuerdos(acuerdos: Sequence[Fila], titulo: str, vacia: str) -> Tabla:
    """What a meeting agreed, and how it stands."""
    filas = tuple(
        (a["compromiso"], a["responsable"], dia(a["limite"]), como_va(a)) for a in acuerdos
    )
    columnas = (
        Columna("Acuerdo", ancho=2.6),
        Columna("Responde", ancho=1.3),
        Columna("Hasta", "fecha", 0.9),
        Columna("Cómo va", ancho=1.4),
    )
    return Tabla(titulo, columnas, filas, vacia, hoja="Acuerdos")


def como_va(a: Fila) -> str:
    """How an agreement stands, with a sign and a word."""
    if a["cumplidos"] == a["n"]:
        return "✓ Cumplido"
    done = f"{a['cumplidos']} de {formato.plural(a['n'], 'escuela', 'escuelas')}"
    if a["vencidos"]:
        return "✕ Vencido" if a["n"] == 1 else f"✕ Vencido: lo cumplió {done}"
    return "· En plazo" if a["n"] == 1 else f"· En plazo: {done}"


def _acuerdos(f: Foto) -> list[Seccion]:
    if not f.anterior:
        return []
    done = sum(a["cumplidos"] == a["n"] for a in f.acuerdos)
    day = formato.fecha(dia(f.anterior["fecha"]))
    if not f.acuerdos:
        return [
            Seccion(
                "De la reunión anterior no quedaron acuerdos",
                (Parrafo(f"{f.anterior['titulo']}, {day}."),),
            )
        ]
    verb = "se cumplió" if done == 1 else "se cumplieron"
    title = (
        f"De {formato.plural(len(f.acuerdos), 'acuerdo', 'acuerdos')} de la reunión anterior, "
        + (f"{verb} {formato.numero(done)}" if done else "ninguno está cumplido todavía")
    )
    table = tabla_acuerdos(f.acuerdos, f"{f.anterior['titulo']} · {day}", "")
    return [Seccion(title, (table,), "Pregunte a cada responsable qué falta y qué necesita.")]


def _agenda(r: Reunion) -> Seccion:
    return Seccion(
        r.titulo,
        (Lista(f"{formato.fecha(r.dia)} · Agenda", tuple((p, "") for p in r.agenda)),),
        "Diga cuánto tiempo hay para cada punto y quién toma nota de los acuerdos.",
    )


def _pregunta(pregunta: str) -> list[Seccion]:
    """The word is asked while people settle; the screen adds the code and the cloud as it grows."""
    if not pregunta:
        return []
    return [
        Seccion(
            pregunta,
            (Parrafo("Responda desde su teléfono con el código de la reunión."),),
            "Dé un minuto. Lea en voz alta dos o tres palabras y pregunte por qué.",
        )
    ]


def _serie(f: Foto) -> Seccion:
    months = [m["periodo"] for m in f.serie]
    past = [k for k, m in enumerate(f.serie) if m["puntos"] is not None]
    last = f.serie[past[-1]] if past else None
    lines = Lineas(
        tuple(months),
        (
            Serie("Puntos, promedio", tuple(m["puntos"] for m in f.serie), "real"),
            Serie("Esperado", tuple(m["esperado"] for m in f.serie), "esperado"),
        ),
        past[-1] if past else 0,
        tuple(
            Fase(p["slug"], p["titulo"], tuple(months.index(m) for m in p["periodos"] if m in months))
            for p in f.fases
        ),
    )  # fmt: skip
    columns = (
        Columna("Mes", "mes"), Columna("Puntos", "puntos"), Columna("Esperado", "puntos"), Columna("IE", "entero"),
    )  # fmt: skip
    rows = tuple((m["periodo"], m["puntos"], m["esperado"], m["n"]) for m in f.serie)
    title = "Todavía no hay puntos que mostrar"
    if last is not None:
        title = _vamos(last)
    chart = Grafico(
        "Puntos y lo que espera el cronograma",
        "puntos de 100",
        f"datos al {formato.fin_de_mes(f.as_of)}",
        title,
        lines,
        Tabla("Puntos por mes", columns, rows, hoja="Puntos por mes"),
    )
    return Seccion(title, (chart,), "La línea gris es lo que el cronograma espera de todas.")


def _vamos(last: Fila) -> str:
    said = f"En {formato.mes_nombre(last['periodo'])} el promedio es {formato.puntos(last['puntos'])} puntos"
    if last["esperado"] is None:
        return f"{said}; el año {last['periodo'][:4]} no tiene cronograma definido"
    return f"{said}; el cronograma espera {formato.puntos(last['esperado'])}"


def _principios(f: Foto) -> Seccion:
    told = [p for p in f.principios if p["puntos"] is not None]
    title = "Los siete principios"
    if told:
        low = min(told, key=lambda p: p["puntos"])
        title = f"Donde más falta: {low['titulo']}, {formato.puntos(low['puntos'])} puntos"
    names = tuple(p["titulo"] for p in f.principios)
    bars = Barras(
        names,
        (
            Serie("Puntos", tuple(p["puntos"] for p in f.principios), "real"),
            Serie("Esperado", tuple(p["esperado"] for p in f.principios), "esperado"),
        ),
        "puntos",
        maximo=100,
    )
    columns = (Columna("Principio", ancho=2), Columna("Puntos", "puntos"), Columna("Esperado", "puntos"))  # fmt: skip
    rows = tuple((p["titulo"], p["puntos"], p["esperado"]) for p in f.principios)
    meta = f"datos al {formato.fin_de_mes(f.as_of)}"
    chart = Grafico("Puntos por principio", "puntos de 100, promedio de las escuelas", meta, title, bars,
                    Tabla("Principios", columns, rows, hoja="Principios"))  # fmt: skip
    return Seccion(title, (chart,), "Pregunte qué escuela ya lo logró y puede mostrarlo.")


def _cierre() -> Seccion:
    return Seccion(
        CIERRE,
        (Parrafo("Cada acuerdo con responsable y fecha. Se revisa al comenzar la próxima reunión."),),
        "Lea cada acuerdo en voz alta antes de cerrar, y abra la encuesta.",
    )  # fmt: skip

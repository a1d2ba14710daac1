"""The acta of a meeting: who came, what was looked at, what was said and what was agreed. A ``Report``, so that every
format sets it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from mgea import formato
from mgea.exports.presentacion import encabezado, presentacion, tabla_acuerdos
from mgea.exports.report import (
    Barras,
    Columna,
    Firmas,
    Grafico,
    Lista,
    Parrafo,
    Pieza,
    Report,
    Seccion,
    Serie,
    Tabla,
    Valor,
)
from mgea.lecturas import participacion as leer
from mgea.lecturas.foto import Fila, Foto
from mgea.lecturas.reuniones import Pregunta, Reunion

MARCAS = ("1 Nada", "2", "3", "4", "5 Mucho")


@dataclass(frozen=True)
class Sala:
    """What a room left: its agreements (``foto.acuerdos_de``), answers (``participacion.respuestas``), words,
    questions, and the roster of the slice (ie, nombre)."""

    acuerdos: Sequence[Fila]
    respuestas: pd.DataFrame
    palabras: Sequence[leer.Palabra]
    preguntas: Sequence[Pregunta]
    padron: pd.DataFrame = field(default_factory=pd.DataFrame)


def acta(r: Reunion, f: Foto, sala: Sala, *, ejemplo: bool = False) -> Report:
    """The whole acta. A meeting whose names were hidden has an acta without them."""
    named = not r.sin_nombres
    shown = presentacion(r, f, ejemplo=ejemplo, nombres=named).secciones
    sections = (
        _datos(r, f),
        _acuerdos(sala.acuerdos, named),
        *_asistencia(sala, named),
        *_palabras(sala),
        *_votos(sala),
        *_encuesta(sala),
        *(s for s in shown if s.graficos or s.tablas),
        Seccion("Firmas", (Firmas(("Quien condujo la reunión", "Quien tomó nota")),), aparte=True),
    )
    return encabezado(r, f, "Acta de reunión", sections, ejemplo)


def _datos(r: Reunion, f: Foto) -> Seccion:
    said = [("Fecha", formato.fecha(r.dia)), ("Ámbito", f.quien)]
    said.append(
        (
            "Datos",
            f"al {formato.fin_de_mes(f.as_of)}, congelados (versión {formato.numero(f.version)})",
        )
    )
    said.append(("Próxima reunión", formato.fecha(r.proxima) if r.proxima else "por acordar"))
    table = Tabla(
        "Datos de la reunión",
        (Columna("Dato"), Columna("Valor", ancho=3)),
        tuple(said),
        hoja="Reunión",
    )
    agenda = Lista("Agenda", tuple((p, "") for p in r.agenda))
    return Seccion("La reunión", (table, agenda))


def _acuerdos(acuerdos: Sequence[Fila], named: bool) -> Seccion:
    n = len(acuerdos)
    title = (
        f"Se tomaron {formato.plural(n, 'acuerdo', 'acuerdos')}"
        if n > 1
        else "Se tomó 1 acuerdo"
        if n
        else "No se tomaron acuerdos"
    )
    pieces: tuple[Pieza, ...] = (tabla_acuerdos(acuerdos, "Acuerdos", "Ninguno."),)
    if named and n:
        who = tuple((a["compromiso"], _obligados(a)) for a in acuerdos)
        pieces += (Lista("A quién alcanza cada uno", who),)
    return Seccion(title, pieces)


def _obligados(a: Fila) -> str:
    names = a["escuelas"]
    whom = (
        formato.enumera(names)
        if len(names) <= 6
        else formato.plural(len(names), "escuela", "escuelas")
    )
    return f"{'La UGEL, con' if a['de_parte'] == 'ugel' else ''} {whom} · CGE {a['cge']}".strip()


def _asistencia(sala: Sala, named: bool) -> list[Seccion]:
    came = leer.asistencia(sala.respuestas, sala.padron)
    people = int(came["asistentes"].sum())
    if not people:
        return []
    schools = int(((came["asistentes"] > 0) & (came["ie"] != "")).sum())
    total = int((came["ie"] != "").sum())
    title = (
        f"{'Asistió' if people == 1 else 'Asistieron'} {formato.plural(people, 'persona', 'personas')} de "
        f"{formato.numero(schools)} de {formato.plural(total, 'escuela', 'escuelas')}"
    )
    if not named:
        return [Seccion(title, (Parrafo("La reunión se llevó sin nombres de escuelas."),))]
    rows = tuple((str(r["nombre"]), int(r["asistentes"])) for r in came.to_dict("records"))
    table = Tabla(
        "Asistencia por institución",
        (Columna("Institución", ancho=3), Columna("Personas", "entero")),
        rows,
        hoja="Asistencia",
    )
    return [
        Seccion(title, (Parrafo("Lo que cada asistente registró desde su teléfono."),)),
        Seccion("Asistencia por institución", (table,), aparte=True),
    ]


def _palabras(sala: Sala) -> list[Seccion]:
    words = leer.visibles(sala.palabras)
    asked = next((q for q in sala.preguntas if q.clase == "palabra"), None)
    if not words or asked is None:
        return []
    bars = Barras(
        tuple(p.texto for p in words[:12]),
        (Serie("Personas", tuple(p.n for p in words[:12]), "real"),),
    )
    rows = tuple((p.texto, p.n) for p in words)
    table = Tabla(
        "Palabras",
        (Columna("Palabra", ancho=3), Columna("Personas", "entero")),
        rows,
        hoja="Palabras",
    )
    total = formato.plural(sum(p.n for p in words), "respuesta", "respuestas")
    summary = f"La más dicha: {words[0].texto} ({formato.numero(words[0].n)})"
    return [
        Seccion(
            asked.texto,
            (Grafico("Palabras", "personas que la dijeron", total, summary, bars, table),),
        )
    ]


def _votos(sala: Sala) -> list[Seccion]:
    found = []
    for asked in (q for q in sala.preguntas if q.clase == "voto"):
        counted = leer.votos(sala.respuestas, asked)
        total = sum(n for _, n in counted)
        if not total:
            continue
        bars = Barras(
            tuple(o for o, _ in counted), (Serie("Votos", tuple(n for _, n in counted), "real"),)
        )
        table = Tabla(
            "Votos",
            (Columna("Opción", ancho=3), Columna("Votos", "entero")),
            tuple(counted),
            hoja="Votos",
        )
        best = max(counted, key=lambda pair: pair[1])
        summary = (
            f"{best[0]}: {formato.numero(best[1])} de {formato.plural(total, 'voto', 'votos')}"
        )
        meta = formato.plural(total, "voto", "votos")
        found.append(
            Seccion(asked.texto, (Grafico("Votación", "votos", meta, summary, bars, table),))
        )
    return found


def _encuesta(sala: Sala) -> list[Seccion]:
    asked = next((q for q in sala.preguntas if q.clase == "encuesta"), None)
    counted = leer.encuesta(sala.respuestas, asked) if asked else []
    answered = sum(counted[0][1]) if counted else 0
    if not answered:
        return []
    rows: tuple[tuple[Valor, ...], ...] = tuple((q, *marks, _media(marks)) for q, marks in counted)
    columns = (
        Columna("Pregunta", ancho=3),
        *(Columna(m, "entero") for m in MARCAS),
        Columna("Promedio", "puntos"),
    )
    table = Tabla("Encuesta, de 1 a 5", columns, rows, hoja="Encuesta")
    return [
        Seccion(
            f"{formato.plural(answered, 'persona respondió', 'personas respondieron')} la encuesta",
            (table,),
        )
    ]


def _media(marks: Sequence[int]) -> float:
    return sum((k + 1) * n for k, n in enumerate(marks)) / sum(marks)

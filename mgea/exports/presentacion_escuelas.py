"""The slides of a meeting that speak of schools: where they stand, who reported, whom to celebrate and to support."""

from collections.abc import Sequence

from mgea import formato
from mgea.exports.report import (
    Barras,
    Cifra,
    Columna,
    Grafico,
    Lista,
    Parrafo,
    Pieza,
    Seccion,
    Serie,
    Tabla,
)
from mgea.lecturas.comparacion import ocultos
from mgea.lecturas.foto import TRES, Fila, Foto, dia
from mgea.lecturas.reuniones import Reunion

MINIMO = 5
NOMBRES = 8  # schools named on a slide; the rest are counted
FILAS = 6
POCAS = "Son menos de 5 escuelas: sin nombres no se muestran sus cifras."
OCULTAS = "No se cuentan aparte los grupos de menos de 5 escuelas."
BANDAS = {
    "adelantada": "★ Adelantada",
    "en_ruta": "✓ En ruta",
    "en_riesgo": "▲ En riesgo",
    "critico": "✕ Crítica",
}
REPORTE = {
    "a_tiempo": "✓ A tiempo",
    "tarde": "▲ Tarde",
    "no_reporto": "✕ No reportó",
    "en_plazo": "· En plazo",
}


def comparables(f: Foto) -> list[Fila]:
    """Schools with enough data."""
    return [e for e in f.escuelas if e["estado"] == "ok"]


def conteo(
    grupos: dict[str, str], cuantas: dict[str, int], rotulo: str, nombres: bool, f: Foto
) -> Grafico:
    """How many schools are in each group, as bars; without names, small groups are not counted out."""
    hidden: set[str] = set() if nombres else set(ocultos(cuantas, MINIMO))
    values = tuple(None if g in hidden else cuantas[g] for g in grupos)
    bars = Barras(
        tuple(grupos.values()),
        (Serie("Escuelas", values, "real"),),
        maximo=max([1, *(v for v in values if v)]),
    )
    rows = tuple(zip(grupos.values(), values, strict=True))
    said = formato.enumera(
        [f"{w[2:].lower()} {formato.numero(v)}" for w, v in rows if v is not None]
    )
    summary = f"{said}. {OCULTAS if hidden else ''}".strip()
    meta = f"datos al {formato.fin_de_mes(f.as_of)} · {formato.plural(sum(cuantas.values()), 'IE', 'IE')}"
    columns = (Columna("Situación", ancho=2), Columna("Escuelas", "entero"))
    table = Tabla(rotulo, columns, rows, hoja=rotulo[:28])
    return Grafico(rotulo, "número de escuelas", meta, summary, bars, table)


def bandas(f: Foto, nombres: bool) -> Seccion:
    """How many schools go on course."""
    told = [e for e in comparables(f) if e["banda"]]
    if not told:
        said = f"El año {f.as_of[:4]} no tiene cronograma definido, o no hay datos suficientes."
        return Seccion("No hay con qué comparar a las escuelas este mes", (Parrafo(said),))
    counts = {b: sum(e["banda"] == b for e in told) for b in BANDAS}
    chart = conteo(BANDAS, counts, "Escuelas según lo esperado", nombres, f)
    if not nombres:
        return Seccion("Cómo vamos frente a lo que espera el cronograma", (chart,))
    well = counts["en_ruta"] + counts["adelantada"]
    title = f"{formato.numero(well)} de {formato.plural(len(told), 'escuela va', 'escuelas van')} en ruta o adelantadas"
    return Seccion(title, (chart,), "Menos de 4 puntos entre dos escuelas no se distinguen.")


def reporte(f: Foto, nombres: bool) -> Seccion:
    """Who reported the last month, and who did not."""
    if not f.mes_reporte:
        said = "El cronograma no pide reportes hasta este mes."
        return Seccion("Todavía no se exige ningún reporte", (Parrafo(said),))
    counts = {g: sum(s["estado"] == g for s in f.reportes) for g in REPORTE}
    due = sum(counts.values())
    month = formato.mes_nombre(f.mes_reporte)
    chart = conteo(REPORTE, counts, f"Reportes de {month}", nombres, f)
    title = f"Reportes de {month}"
    pieces: tuple[Pieza, ...] = (chart,)
    if nombres:
        sent = counts["a_tiempo"] + counts["tarde"]
        title = f"{formato.numero(sent)} de {formato.plural(due, 'escuela reportó', 'escuelas reportaron')} {month}"
        missing = [s["nombre"] for s in f.reportes if s["estado"] == "no_reporto"]
        if missing:
            pieces += (Lista("No reportaron", tuple((n, "") for n in _algunas(missing))),)
    return Seccion(title, pieces, "Pregunte qué impidió reportar; no exponga a nadie.")


def celebrar(r: Reunion, f: Foto, nombres: bool) -> Seccion:
    """Three to celebrate; without names, how many improved."""
    if not nombres:
        things = (
            Cifra(_muchas(f.mejoran), "texto", "escuelas subieron niveles verificados este año"),
            Cifra(_muchas(f.puntuales), "texto", "escuelas reportaron siempre a tiempo"),
        )
        return Seccion("Lo que hay que celebrar", things, "Agradezca el esfuerzo de todas.")
    chosen = elegidas(f.celebrar, r.celebrar)
    if not chosen:
        said = "Aún no hay mejoras verificadas este año."
        return Seccion("Lo que hay que celebrar", (Parrafo(said),))
    items = tuple((p["nombre"], p["razon"]) for p in chosen)
    many = ("Una escuela", "Dos escuelas", "Tres escuelas")
    title = f"{many[len(chosen) - 1] if len(chosen) <= TRES else 'Escuelas'} para celebrar"
    return Seccion(title, (Lista("", items),), "Invite a cada una a contar en un minuto qué hizo.")


def apoyar(r: Reunion, f: Foto, nombres: bool) -> Seccion:
    """Three to support, each with its reason; without names, how many show each sign."""
    if not nombres:
        rows = tuple((s["titulo"], _muchas(s["n"])) for s in f.senales)
        table = Tabla("Señales", (Columna("Señal", ancho=2), Columna("Escuelas")), rows)
        return Seccion("Dónde hace falta compañía", (table,))
    chosen = elegidas(f.apoyar, r.apoyar)
    if not chosen:
        return Seccion("Ninguna escuela muestra señales de riesgo", (Parrafo("Siga así."),))
    items = tuple((p["nombre"], p["razon"]) for p in chosen)
    return Seccion("A quién acompañar primero", (Lista("", items),), "Acuerde quién la acompaña y cuándo.")  # fmt: skip


def vencidos(f: Foto, nombres: bool) -> Seccion:
    """Overdue commitments, the oldest first."""
    n = len(f.vencidos)
    if not n:
        return Seccion("Ningún compromiso está vencido", (Parrafo("Felicite a las escuelas."),))
    title = f"{formato.plural(n, 'compromiso está vencido', 'compromisos están vencidos')}"
    ages = {"De 1 a 7 días": (1, 7), "De 8 a 30 días": (8, 30), "Más de 30 días": (31, 10**6)}
    counted = tuple(
        sum(low <= v["dias"] <= high for v in f.vencidos) for low, high in ages.values()
    )
    if not nombres:
        rows = tuple((a, str(c)) for a, c in zip(ages, counted, strict=True))
        return Seccion(title, (Tabla("Antigüedad", (Columna("Hace"), Columna("Compromisos")), rows),))  # fmt: skip
    shown = f.vencidos[:FILAS]
    rows_named = tuple((v["nombre"], v["compromiso"], dia(v["limite"]), v["dias"]) for v in shown)
    columns = (
        Columna("Escuela", ancho=1.6), Columna("Compromiso", ancho=2.4), Columna("Vencía", "fecha", 0.9),
        Columna("Días", "entero", 0.6),
    )  # fmt: skip
    name = "Los más antiguos" if n > FILAS else "Compromisos vencidos"
    notes = "¿Se cumple, se reprograma o se anula? Que cada caso salga con respuesta."
    return Seccion(title, (Tabla(name, columns, rows_named, hoja="Vencidos"),), notes)


def desde(f: Foto, nombres: bool) -> list[Seccion]:
    """What moved since the last meeting, over the schools in both photographs."""
    if not f.anterior:
        return []
    before = {e["ie"]: e for e in f.anterior["escuelas"]}
    both = [(before[e["ie"]], e) for e in f.escuelas if e["ie"] in before]
    moved = sorted(
        e["puntos"] - b["puntos"]
        for b, e in both
        if e["puntos"] is not None and b["puntos"] is not None
    )
    day = formato.fecha(dia(f.anterior["fecha"]))
    groups = (
        ("pasó a situación crítica", "pasaron a situación crítica",
         [e["nombre"] for b, e in both if e["banda"] == "critico" and b["banda"] not in ("critico", "")]),
        ("salió de situación crítica", "salieron de situación crítica",
         [e["nombre"] for b, e in both if b["banda"] == "critico" and e["banda"] not in ("critico", "")]),
        ("dejó de reportar", "dejaron de reportar",
         [e["nombre"] for b, e in both if e["callada"] and not b["callada"]]),
        ("volvió a reportar", "volvieron a reportar",
         [e["nombre"] for b, e in both if b["callada"] and not e["callada"]]),
    )  # fmt: skip
    items = [
        (f"{formato.numero(len(n))} {one if len(n) == 1 else many}", formato.enumera(_algunas(n, 3)) if nombres else "")
        for one, many, n in groups
        if n and (nombres or len(n) >= MINIMO)
    ]  # fmt: skip
    title = "Desde la última reunión"
    if moved:
        delta = formato.con_signo(_mediana(moved))
        title = f"Desde la última reunión la mitad de las escuelas cambió {delta} puntos o más"
    months = f"De {formato.mes_nombre(f.anterior['as_of'])} a {formato.mes_nombre(f.as_of)} · reunión del {day}"
    nothing = (("Ninguna escuela cambió de situación", ""),)
    return [Seccion(title, (Lista(months, tuple(items) or nothing),))]


def elegidas(propuestas: Sequence[Fila], lugares: tuple[int, ...]) -> list[Fila]:
    """The proposals the host picked, or the first three."""
    places = lugares or tuple(range(TRES))
    return [propuestas[k] for k in places if k < len(propuestas)]


def _algunas(names: list[str], limit: int = NOMBRES) -> list[str]:
    """Some names, and how many more."""
    rest = len(names) - limit
    return names if rest <= 0 else [*names[:limit], f"{formato.numero(rest)} más"]


def _muchas(n: int) -> str:
    """A number of schools for whoever may not find out which: small ones are not told."""
    return formato.numero(n) if n >= MINIMO else "Menos de 5"


def _mediana(valores: list[float]) -> float:
    middle = len(valores) // 2
    return valores[middle] if len(valores) % 2 else (valores[middle - 1] + valores[middle]) / 2

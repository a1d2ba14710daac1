"""Words of a list: levels, states, phases, yes and no. The lists come from the catalogue."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache

from mgea import catalogo
from mgea.imports.columns import Parsed, Parser, Values
from mgea.imports.words import Bad, listed, plain

ESTADOS_PRACTICA = (
    ("", "Vacío: la práctica tiene un nivel"),
    ("no aplica", "La práctica no corresponde a esta IE (con motivo)"),
    ("no priorizada", "La IE no la trabaja este año"),
)
ESTADOS_COMPROMISO = (
    ("pendiente", "Todavía no empieza"),
    ("en curso", "Ya empezó"),
    ("cumplido", "Ya se cumplió (con fecha)"),
    ("anulado", "Ya no se hará (con motivo)"),
)
DECISIONES = (("verificado", "Se confirma el nivel"), ("devuelto", "Se devuelve (con motivo)"))
GESTIONES = (
    ("1", "Pública de Gestión Directa"),
    ("2", "Pública de Gestión Privada"),
    ("3", "Privada"),
)
AREAS = (("1", "Urbana"), ("2", "Rural"))
SI = {"si", "s", "x", "verdadero", "true", "yes", "activo", "activa", "v"}
NO = {"no", "n", "falso", "false", "inactivo", "inactiva", "cerrado", "cerrada"}
FUERA = "no está en la escala; escriba un número entero de 0 a 4 o su palabra"
NIVEL_OTROS = {
    "noiniciado": 0, "noinicia": 0, "sininiciar": 0, "eninicio": 1, "enproceso": 2, "logrado": 3,
    "logrodestacado": 4,
}  # fmt: skip


def texto(limit: int) -> Parser:
    """Free text of at most ``limit`` characters, without identity numbers of people."""

    def parse(text: str, now: datetime) -> Parsed:
        if len(text) > limit:
            raise Bad(f"tiene {len(text)} caracteres y se admiten {limit}; acórtelo")
        if re.search(r"\bD\.?N\.?I\.?\W{0,6}(?:N\W{0,3})?[0-9]{8}\b", text, re.IGNORECASE):
            raise Bad("tiene un número de DNI; quite los datos personales")
        return Parsed(text)

    return parse


def opcion(options: Callable[[], dict[str, str]]) -> Parser:
    """One of a list; ``options``: word as compared → value kept."""

    def parse(text: str, now: datetime) -> Parsed:
        known = options()
        value = known.get(plain(text)) if text else known.get("")
        if value is None:
            words = list(dict.fromkeys(v.replace("_", " ") for v in known.values() if v))
            raise Bad(f"no está entre los valores posibles; escriba {listed(words, 12)}")
        same = plain(text) == plain(value)
        return Parsed(value, "" if same else f"se leyó como «{value.replace('_', ' ')}»")

    return parse


def _words(**values: str) -> Callable[[], dict[str, str]]:
    known = {plain(word): value for value, words in values.items() for word in words.split("|")}
    return lambda: known


estado_practica = opcion(
    _words(
        valor="valor",
        no_aplica="no aplica|na|n/a|no_aplica|no corresponde",
        no_priorizada="no priorizada|no_priorizada|no priorizado|no prioriza",
    )
)
estado_compromiso = opcion(
    _words(
        pendiente="pendiente|por iniciar",
        en_curso="en curso|en_curso|en proceso|encurso",
        cumplido="cumplido|cumplida|concluido|hecho",
        anulado="anulado|anulada|cancelado|cancelada",
    )
)
decision = opcion(
    _words(verificado="verificado|verificada|conforme", devuelto="devuelto|devuelta|observado")
)


@cache
def _fases() -> dict[str, str]:
    by_title = {plain(f.titulo): f.slug for f in catalogo.fases()}
    return by_title | {plain(f.slug): f.slug for f in catalogo.fases()}


@cache
def _indicadores() -> dict[str, str]:
    by_title = {plain(i.titulo): i.slug for i in catalogo.oficiales()}
    return by_title | {plain(i.slug): i.slug for i in catalogo.oficiales()}


fase = opcion(_fases)
indicador = opcion(_indicadores)


def nivel(text: str, now: datetime) -> Parsed:
    """0–4, its word, or both when they agree (``3 - Logrado``)."""
    words = {plain(n.titulo): n.n for n in catalogo.niveles()} | NIVEL_OTROS
    if re.fullmatch("[0-4]", text):
        return Parsed(int(text))
    if found := re.fullmatch(r"([0-4])[.,]0+", text):
        return Parsed(int(found[1]), "se quitó el decimal que añadió Excel")
    if re.fullmatch(r"[0-9]+[.,][0-9]+", text):
        raise Bad(FUERA)
    if plain(text) in words:
        return Parsed(words[plain(text)], "se leyó la palabra del nivel")
    if found := re.fullmatch(
        r"(?:nivel\s*)?([0-4])(?:\s*[-–.:)(]*\s*(.*?)\)?)?", text, re.IGNORECASE
    ):
        word = plain(found[2] or "")
        if not found[2] or words.get(word) == int(found[1]):
            return Parsed(int(found[1]), "se leyó el número del nivel")
        raise Bad("tiene un número y una palabra que no concuerdan; deje solo el número de 0 a 4")
    if plain(text) in {"na", "noaplica", "nopriorizada"}:
        raise Bad(
            "es un estado y no un nivel; escríbalo en la columna estado y deje vacío el nivel"
        )
    raise Bad(FUERA)


def cge(text: str, now: datetime) -> Parsed:
    """The number of a CGE, 1–5."""
    found = re.fullmatch(r"(?:cge\s*\.?\s*(?:n\W*)?)?([1-5])(?:[.,]0+)?", text, re.IGNORECASE)
    if not found:
        raise Bad("no es un compromiso de gestión escolar; escriba un número de 1 a 5")
    return Parsed(int(found[1]), "" if text == found[1] else "se leyó el número del CGE")


def si_no(text: str, now: datetime) -> Parsed:
    """True or False from 1, Sí, X, ✓, VERDADERO, Activa … and their opposites; in ESTADO only 1 is active."""
    key = plain(text)
    if re.fullmatch("[0-9]", text):
        return Parsed(text == "1")
    if (key and key in SI) or text in {"✓", "✔", "☑"}:
        return Parsed(True, "se leyó como sí")
    if (key and key in NO) or text in {"✗", "✘"}:
        return Parsed(False, "se leyó como no")
    raise Bad("no es sí ni no; escriba 1 (activa) o 2 (no activa)")


def gestion(text: str, now: datetime) -> Parsed:
    """Who runs the school: '1', '2' or '3', also from the words of ``listado_iiee``."""
    if text in {"1", "2", "3"}:
        return Parsed(text)
    key = plain(text)
    if key.startswith("privada"):
        return Parsed("3", "se leyó la gestión de su descripción")
    if key.startswith("publica"):
        private = any(word in key for word in ("convenio", "gestionprivada", "parroquial"))
        return Parsed("2" if private else "1", "se leyó la gestión de su descripción")
    raise Bad("no es un tipo de gestión; escriba 1, 2 o 3")


def area(text: str, now: datetime) -> Parsed:
    """'1' urban, '2' rural."""
    key = {"1": "1", "2": "2", "urbana": "1", "urbano": "1", "rural": "2"}.get(plain(text))
    if key is None:
        raise Bad("no es un área; escriba 1 (urbana) o 2 (rural)")
    return Parsed(key, "" if text == key else "se leyó el área de su palabra")


def fixed(*pairs: tuple[str, str]) -> Values:
    """A constant list of valid values."""
    return lambda: pairs


def niveles() -> tuple[tuple[str, str], ...]:
    """Levels with their anchors."""
    return tuple((str(n.n), f"{n.titulo}: {n.ancla}") for n in catalogo.niveles())


def practicas() -> tuple[tuple[str, str], ...]:
    """Practices with their titles."""
    return tuple((p.id, p.titulo) for p in catalogo.practicas())


def compromisos() -> tuple[tuple[str, str], ...]:
    """CGE with their titles."""
    return tuple((str(c.n), c.titulo) for c in catalogo.compromisos())


def fases() -> tuple[tuple[str, str], ...]:
    """Phases with their titles."""
    return tuple((f.slug, f.titulo) for f in catalogo.fases())


def indicadores() -> tuple[tuple[str, str], ...]:
    """Official indicators with their titles."""
    return tuple((i.slug, f"CGE {i.cge}: {i.titulo}") for i in catalogo.oficiales())

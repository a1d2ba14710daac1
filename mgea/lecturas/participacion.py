"""What a room answered: who came, which words, how it voted, how it found the meeting. Counts, never devices."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from mgea.lecturas.reuniones import SIEMPRE, Pregunta
from mgea.permissions import Scope
from mgea.store import Store

# Held back until the host shows them: an obvious few, not a dictionary.
RETENIDAS = frozenset(
    ("mierda", "carajo", "puta", "puto", "cojudo", "cojuda", "huevon", "huevona", "webon", "idiota", "imbecil",
     "estupido", "estupida", "pendejo", "pendeja", "maricon", "cabro", "conchatumadre", "ctm", "csm", "verga", "pinga",
     "chucha", "cagada", "cagar", "joder")
)  # fmt: skip


@dataclass(frozen=True)
class Palabra:
    """A word as most wrote it, how many did, its ``clave`` (case and accents apart) and whether it is hidden."""

    texto: str
    n: int
    clave: str
    oculta: bool


def respuestas(store: Store, reunion: str, dispositivo: str = "") -> pd.DataFrame:
    """One row per device (or of one) and question, its last answer: pregunta, clase, dispositivo, ie, rol, valor,
    registrado_en, seq."""
    extra = (reunion, dispositivo)
    return store.view("participacion", Scope.all(), hasta=SIEMPRE, extra=extra)


def escuelas(store: Store, scope: Scope) -> pd.DataFrame:
    """One row per school in the model of a slice: ie, nombre, distrito_nombre."""
    frame = store.view("ie", scope, hasta=SIEMPRE)
    shown = frame[frame["activo"].astype(bool)].sort_values(["nombre", "ie"], ignore_index=True)
    return shown[["ie", "nombre", "distrito_nombre"]]


def moderadas(store: Store, reunion: str) -> dict[str, bool]:
    """Word (its ``clave``) → whether the host hid it; words nobody touched are not named."""
    frame = store.view("moderacion", Scope.all(), hasta=SIEMPRE, extra=(reunion,))
    return {str(r["palabra"]): r["estado"] == "oculta" for r in frame.to_dict("records")}


def clave(texto: str) -> str:
    """What makes two spellings one word: «Autonomía», «autonomia» and «AUTONOMÍA» are the same. The ñ is a letter."""
    plain = unicodedata.normalize("NFD", texto.casefold().replace("ñ", "\0"))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept).replace("\0", "ñ")


def palabras(frame: pd.DataFrame, moderated: Mapping[str, bool]) -> tuple[Palabra, ...]:
    """The words of a room, the most said first. From ``respuestas`` and ``moderadas``."""
    said = [str(v) for v in frame.loc[frame["clase"] == "palabra", "valor"]]
    spellings: dict[str, Counter[str]] = {}
    for text in said:
        spellings.setdefault(clave(text), Counter())[text] += 1
    found = [
        Palabra(
            _spelling(counts),
            counts.total(),
            key,
            moderated.get(key, key in RETENIDAS),
        )
        for key, counts in spellings.items()
    ]
    return tuple(sorted(found, key=lambda p: (-p.n, p.clave)))


def visibles(words: Sequence[Palabra]) -> tuple[Palabra, ...]:
    """The words that any screen but the host's may show."""
    return tuple(p for p in words if not p.oculta)


def _spelling(counts: Counter[str]) -> str:
    """The spelling most people used; of equals, the one with accents, in lower case."""
    return min(counts, key=lambda t: (-counts[t], t.isascii(), t != t.lower(), t))


def asistencia(frame: pd.DataFrame, roster: pd.DataFrame) -> pd.DataFrame:
    """One row per school of the slice: ie, nombre, asistentes (phones that said so), and who came without a school as
    ie ''. From ``respuestas`` and a roster with ie and nombre."""
    came = frame[frame["clase"] == "asistencia"].groupby("ie").size()
    counted = roster[["ie", "nombre"]].assign(
        asistentes=lambda f: f["ie"].map(came).fillna(0).astype(int)
    )
    other = int(came.get("", 0))
    if other:
        row = {"ie": "", "nombre": "UGEL, DRE y aliados", "asistentes": other}
        counted = pd.concat([counted, pd.DataFrame([row])], ignore_index=True)
    return counted


def roles(frame: pd.DataFrame) -> dict[str, int]:
    """Role → how many attend in it."""
    came = frame.loc[frame["clase"] == "asistencia", "rol"]
    return {str(k): int(v) for k, v in came.value_counts().items()}


def votos(frame: pd.DataFrame, asked: Pregunta) -> list[tuple[str, int]]:
    """(option, votes) of a poll, in the order of its options."""
    said = frame.loc[frame["pregunta"] == asked.id, "valor"].value_counts()
    return [(o, int(said.get(str(n), 0))) for n, o in enumerate(asked.opciones)]


def encuesta(frame: pd.DataFrame, asked: Pregunta) -> list[tuple[str, list[int]]]:
    """(question, how many gave 1, 2, 3, 4 and 5) of the survey."""
    marks = [str(v).split(",") for v in frame.loc[frame["pregunta"] == asked.id, "valor"]]
    return [
        (q, [sum(1 for m in marks if len(m) > k and m[k] == str(mark)) for mark in range(1, 6)])
        for k, q in enumerate(asked.opciones)
    ]


def dispositivos(frame: pd.DataFrame) -> int:
    """How many phones answered anything."""
    return int(frame["dispositivo"].nunique())

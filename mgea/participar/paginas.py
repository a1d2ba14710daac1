"""The HTML of the phones' site: plain Spanish, big targets, no script. What people wrote passes through ``escape``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import pandas as pd

from mgea import formato
from mgea.commands.reunion import LARGO_CODIGO
from mgea.lecturas.reuniones import Pregunta, Reunion
from mgea.sala import ASISTENCIA, LARGO, ROLES

NO_HAY = "Ese código no es de una reunión en curso. Revíselo: son cinco letras, en la pantalla de la sala."
MUCHAS = 300  # schools in one list; beyond, the district is chosen first
DICHO = {"palabra": "Su palabra", "voto": "Su voto", "encuesta": "Encuesta"}


@dataclass(frozen=True)
class Pagina:
    """What a phone sees: the meeting, its schools, its questions, what this phone said (question → ie, rol, valor),
    what was just saved, the district it filters by, and the question that was refused with why."""

    reunion: Reunion
    escuelas: pd.DataFrame
    preguntas: tuple[Pregunta, ...]
    dicho: Mapping[str, Mapping[str, str]]
    listo: str = ""
    distrito: str = ""
    fallo: str = ""
    error: str = ""


@cache
def estilo() -> str:
    """The style sheet."""
    return Path(__file__).with_name("estilo.css").read_text(encoding="utf-8")


def puerta(error: str) -> str:
    """The page that asks for the code."""
    said = f'<p class="error" role="alert">{escape(error)}</p>' if error else ""
    return _hoja(
        "Participar en la reunión",
        f'<h1>Participar en la reunión</h1>{said}<form action="/" method="get" class="tarjeta">'
        '<label for="codigo">Código de la reunión</label>'
        f'<input id="codigo" name="codigo" required maxlength="{LARGO_CODIGO + 4}" autocomplete="off" autocapitalize='
        '"characters" spellcheck="false" class="codigo" aria-describedby="pista"><p id="pista" class="pista">'
        "Cinco letras, en la pantalla de la sala.</p><button>Entrar</button></form>",
    )


def reunion(p: Pagina) -> str:
    """The page of the meeting: attendance, and one card per open question."""
    cards = [_asistencia(p), *(_pregunta(p, q) for q in p.preguntas if q.abierta)]
    r = p.reunion
    return _hoja(
        r.titulo,
        f'<h1>{escape(r.titulo)}</h1><p class="pista">{escape(formato.fecha(r.dia))} · código '
        f"<b>{escape(r.codigo)}</b></p>{''.join(cards)}"
        f'<p><a class="otra" href="/r/{escape(r.codigo)}">Ver si hay más preguntas</a></p>'
        '<p class="pista">No se pide su nombre ni ningún dato personal. Lo que escriba puede verse en la sala.</p>',
    )


def _asistencia(p: Pagina) -> str:
    mine = p.dicho.get(ASISTENCIA)
    form = _formulario(p, ASISTENCIA, _campos_asistencia(p, mine or {}), "Registrar mi asistencia")
    if mine is None or p.fallo == ASISTENCIA:
        return _tarjeta(p, ASISTENCIA, "Asistencia", _elige_distrito(p) + form)
    names = dict(zip(p.escuelas["ie"], p.escuelas["nombre"], strict=True))
    said = " · ".join(filter(None, (names.get(mine["ie"], ""), ROLES.get(mine["rol"], ""))))
    again = f"<details><summary>Corregir</summary>{_elige_distrito(p)}{form}</details>"
    return _tarjeta(p, ASISTENCIA, "Asistencia", f'<p class="hecho">✓ {escape(said)}</p>{again}')


def _campos_asistencia(p: Pagina, mine: Mapping[str, str]) -> str:
    shown = _escuelas(p)
    options = "".join(
        f'<option value="{escape(str(ie))}"{" selected" if ie == mine.get("ie") else ""}>{escape(str(name))}</option>'
        for ie, name in zip(shown["ie"], shown["nombre"], strict=True)
    )
    roles = "".join(_opcion("rol", k, words, mine.get("rol") == k) for k, words in ROLES.items())
    return (
        '<label for="ie">Institución educativa</label><select id="ie" name="ie"><option value="">Ninguna: UGEL o '
        f"aliado</option>{options}</select>"
        f"<fieldset><legend>Asisto como</legend>{roles}</fieldset>"
    )


def _escuelas(p: Pagina) -> pd.DataFrame:
    if len(p.escuelas) <= MUCHAS:
        return p.escuelas
    return p.escuelas[p.escuelas["distrito_nombre"] == p.distrito]


def _elige_distrito(p: Pagina) -> str:
    """With very many schools the list is shortened first: a page of its own, without scripts."""
    if len(p.escuelas) <= MUCHAS:
        return ""
    names = sorted({str(d) for d in p.escuelas["distrito_nombre"]})
    options = "".join(
        f"<option{' selected' if d == p.distrito else ''}>{escape(d)}</option>" for d in names
    )
    return (
        f'<form method="get" action="/r/{escape(p.reunion.codigo)}"><label for="distrito">Distrito</label>'
        f'<select id="distrito" name="distrito">{options}</select><button class="suave">Ver sus escuelas</button>'
        "</form>"
    )


def _pregunta(p: Pagina, q: Pregunta) -> str:
    mine = p.dicho.get(q.id)
    value = mine["valor"] if mine else ""
    if q.clase == "palabra":
        fields = (
            f'<label for="v-{q.id}">Una palabra</label><input id="v-{q.id}" name="valor" required maxlength="{LARGO}" '
            f'autocomplete="off" value="{escape(value)}">'
        )
    elif q.clase == "voto":
        options = "".join(
            _opcion("valor", str(n), o, value == str(n)) for n, o in enumerate(q.opciones)
        )
        fields = f'<fieldset><legend class="sr">Opciones</legend>{options}</fieldset>'
    else:
        fields = "".join(_escala(q, k, value.split(",")) for k in range(len(q.opciones)))
    done = ""
    if mine:
        words = {"voto": lambda: q.opciones[int(value)], "palabra": lambda: value}.get(
            q.clase, lambda: "respondida"
        )()
        done = f'<p class="hecho">✓ {DICHO[q.clase]}: {escape(words)}. Puede cambiarla.</p>'
    return _tarjeta(p, q.id, q.texto, done + _formulario(p, q.id, fields, "Cambiar" if mine else "Enviar"))  # fmt: skip


def _escala(q: Pregunta, k: int, marks: list[str]) -> str:
    said = marks[k] if k < len(marks) else ""
    options = "".join(
        f'<label class="nota"><input type="radio" name="m{k}" value="{n}" required'
        f"{' checked' if said == str(n) else ''}><span>{n}</span></label>"
        for n in range(1, 6)
    )
    return (
        f'<fieldset class="escala"><legend>{escape(q.opciones[k])}</legend><div>{options}</div>'
        '<p class="pista"><span>1 nada</span><span>5 mucho</span></p></fieldset>'
    )


def _opcion(name: str, value: str, words: str, chosen: bool) -> str:
    mark = " checked" if chosen else ""
    return (
        f'<label class="opcion"><input type="radio" name="{name}" value="{escape(value)}" required{mark}> '
        f"<span>{escape(words)}</span></label>"
    )


def _formulario(p: Pagina, pregunta: str, fields: str, verb: str) -> str:
    action = f"/r/{escape(p.reunion.codigo)}/{escape(pregunta)}"
    return f'<form method="post" action="{action}">{fields}<button>{verb}</button></form>'


def _tarjeta(p: Pagina, pregunta: str, titulo: str, body: str) -> str:
    error = (
        f'<p class="error" role="alert">{escape(p.error)}</p>' if p.fallo == pregunta and p.error else ""
    )  # fmt: skip
    saved = '<p class="listo" role="status">Recibido, gracias.</p>' if p.listo == pregunta else ""
    return f'<section class="tarjeta" id="{escape(pregunta)}"><h2>{escape(titulo)}</h2>{error}{saved}{body}</section>'


def _hoja(titulo: str, body: str) -> str:
    return (
        '<!doctype html><html lang="es-PE"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<title>{escape(titulo)} · Tablero MGEA</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="/estilo.css"></head><body><main>{body}</main></body></html>'
    )

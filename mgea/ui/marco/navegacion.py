"""The frame around every page: who looks, the menu, the slice and the month, and the notice on example data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import streamlit as st

from mgea import formato
from mgea.permissions import ROL_TITULO, Persona, may, sin_nombres
from mgea.store import Store
from mgea.ui.componentes import components
from mgea.ui.marco import direccion, lateral, miga, recorrido
from mgea.ui.nucleo import contexto, tablero
from mgea.ui.nucleo.contexto import Contexto
from mgea.ui.nucleo.espanol import en_espanol
from mgea.ui.nucleo.incidentes import resguardo
from mgea.ui.nucleo.look import FAVICON, apply_look, elige_letra
from mgea.ui.nucleo.piezas import bloque, esc


@dataclass(frozen=True)
class Page:
    """One page of the menu. ``accion`` is what a role must be able to do to see it."""

    titulo: str
    ruta: str
    ayuda: str
    accion: str = "leer"
    inicio: bool = False
    sin_escuelas: bool = False  # whether it makes sense before any school was loaded


ENLACES = "_enlaces"


class Module(Protocol):
    """A module of ``pages``: what it is, and how it is drawn."""

    PAGE: Page

    def render(self, ctx: Contexto) -> None:
        """Draw the page for a slice and a month."""
        ...


def configure() -> None:
    """Title, icon and width of the browser tab; must come first."""
    st.set_page_config("Tablero MGEA", FAVICON, layout="wide", initial_sidebar_state="auto")


def run(sections: Mapping[str, Sequence[Module]]) -> None:
    """Draw the whole screen: always through ``st.navigation``, so that no page runs by its file name."""
    store = tablero.board()
    persona = _who(store)
    menu: dict[str, list[st.Page]] = {}
    links: dict[str, st.Page] = {}
    mine = [m for group in sections.values() for m in group if may(persona, m.PAGE.accion)]
    # Who may not see the first page of all begins at the first of theirs.
    first = next((m for m in mine if m.PAGE.inicio), mine[0])
    for title, modules in sections.items():
        for module in (m for m in modules if m in mine):
            page = replace(module.PAGE, inicio=module is first)
            links[page.ruta] = _page(store, persona, module, page)
            menu.setdefault(title, []).append(links[page.ruta])
            if page.inicio:
                menu[title].append(_alias(page, links))
    st.session_state[ENLACES] = links
    chosen = st.navigation(menu, expanded=True)
    st.set_page_config(page_title=f"{chosen.title} · Tablero MGEA")
    apply_look("Datos de ejemplo" if tablero.ajustes(store).get("ejemplo") else "")
    en_espanol()
    _act_as(store, persona)
    elige_letra()
    lateral.pie(links)
    chosen.run()


def _page(store: Store, persona: Persona, module: Module, page: Page) -> st.Page:
    def draw() -> None:
        draw_page(store, persona, module)

    ruta = "" if page.inicio else page.ruta
    return st.Page(draw, title=page.titulo, url_path=ruta, default=page.inicio, help=page.ayuda)


def _alias(page: Page, links: Mapping[str, st.Page]) -> st.Page:
    """Streamlit opens the first page only at «/»: its own address («/resumen») leads there with the same view."""

    def go() -> None:
        st.switch_page(links[page.ruta], query_params=dict(st.query_params))

    return st.Page(go, title=page.titulo, url_path=page.ruta, visibility="hidden")


def draw_page(store: Store, persona: Persona, module: Module) -> None:
    """One page with its frame: slice and month from the address, then the page itself, or what to do first."""
    ctx = contexto.abrir(
        store, persona, direccion.dice("ambito"), direccion.dice("mes"), direccion.dice("conocido")
    )
    if ctx.roster.empty and not module.PAGE.sin_escuelas:
        primeros_pasos(ctx)
        return
    if not ctx.roster.empty:
        ctx = _bar(ctx)
    with resguardo(module.PAGE.ruta):
        if module.PAGE.inicio:
            recorrido.mostrar(store, persona, enlace)
        module.render(ctx)


def _who(store: Store) -> Persona:
    """Local mode: the person chosen under «Actuar como»; anybody unknown is the first of the list."""
    people = {p.id: p for p in tablero.personas(store)}
    asked = direccion.dice("como")
    who = people.get(asked) or next(iter(people.values()))
    return sin_nombres(who) if direccion.dice("publico") == "1" else who


def _act_as(store: Store, persona: Persona) -> None:
    people = {p.id: p for p in tablero.personas(store)}
    with st.sidebar:
        if len(people) > 1:
            st.selectbox(
                "Actuar como",
                list(people),
                index=list(people).index(persona.id),
                format_func=lambda i: f"{people[i].nombre} · {ROL_TITULO[people[i].rol]}",
                key="como",
                on_change=direccion.al_cambiar(("como",), forget=("ambito",)),
                help="Modo local: elija con qué persona mirar. No es un inicio de sesión.",
            )
        else:
            st.html(f'<p class="meta">{persona.nombre} · {ROL_TITULO[persona.rol]}</p>')
    if len(people) > 1:
        direccion.guarda(como=persona.id)


def _bar(ctx: Contexto) -> Contexto:
    """The slice and the month, on top of the page; both kept in the address."""
    options = contexto.opciones(ctx.store, ctx.persona)
    ambito, months = contexto.escribir_ambito(ctx.scope), contexto.meses(ctx.pedido.now)
    if ambito not in options:
        ambito = next(iter(options))
        ctx = contexto.abrir(ctx.store, ctx.persona, ambito, ctx.as_of, direccion.dice("conocido"))
    direccion.muestra("ambito", ambito)
    direccion.muestra("mes", ctx.as_of)
    direccion.guarda(ambito=ambito, mes=ctx.as_of)
    with st.container(key="barra-vista", horizontal=True, vertical_alignment="center"):
        with st.container(key="miga", horizontal=True, vertical_alignment="center"):
            _pieza(miga.antes(ctx, options, direccion.vista_actual()))
            if len(options) > 1:
                st.selectbox(
                    "Ámbito",
                    list(options),
                    format_func=options.__getitem__,
                    key="ambito",
                    on_change=direccion.al_cambiar(("ambito",)),
                )
            else:
                _pieza(bloque("mgea-miga", f"<b>{esc(ctx.quien)}</b>"))
            _pieza(miga.despues(ctx))
        st.selectbox(
            "A la fecha",
            months,
            format_func=formato.mes_largo,
            key="mes",
            on_change=direccion.al_cambiar(("mes",)),
        )
    if ctx.pedido.known_at is not None:
        day = formato.fecha(ctx.pedido.known_at)
        components.aviso(
            f"Está viendo **lo que se sabía el {day}**. Quite «conocido» de la dirección para volver a hoy."
        )
    return ctx


def _pieza(html: str) -> None:
    if html:
        st.html(html, width="content")


def primeros_pasos(ctx: Contexto) -> None:
    """What an empty board says: the three steps until the first figures."""
    puede = may(ctx.persona, "importar")
    components.empty_state(
        "Este tablero todavía no tiene escuelas",
        "1. Importe el padrón de ESCALE de su UGEL. 2. Importe la lista IE → REI. "
        "3. Importe los primeros registros de prácticas. Cada archivo se revisa antes de guardar."
        if puede
        else "Pida a su especialista de UGEL que importe el padrón.",
        (lambda: enlace("importar", "Ir a Importar")) if puede else None,
        nivel=1,
    )


def enlace(ruta: str, texto: str, **params: str) -> None:
    """A link to another page of the menu that keeps the view, with ``params`` changed; nothing if not theirs."""
    page = st.session_state.get(ENLACES, {}).get(ruta)
    if page is not None:
        view = dict(direccion.vista_actual()) | params
        st.page_link(page, label=texto, query_params={k: v for k, v in view.items() if v})


def ir(ruta: str) -> None:
    """Leave for another page of the menu with the view as it is; nothing if it is not theirs."""
    page = st.session_state.get(ENLACES, {}).get(ruta)
    if page is not None:
        st.switch_page(page, query_params=dict(direccion.vista_actual()))

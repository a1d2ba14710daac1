"""What the browser tests look for in an open page: what axe says, what the keyboard reaches, what is too small."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from mgea.ui.nucleo.espanol import FRASES
from scripts.browser import Screen

REGLAS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def faltas(tab: Screen) -> list[str]:
    """WCAG 2.2 AA and axe's good practices: ``rule: element`` of each violation in the page as it stands."""
    tab.page.evaluate(_axe())
    found: dict[str, Any] = tab.page.evaluate(
        """(tags) => axe.run(document, {
          runOnly: {type: "tag", values: tags}, rules: {"target-size": {enabled: true}}, resultTypes: ["violations"]
        })""",
        REGLAS,
    )
    return [
        f"{rule['id']}: {node['html'][:160]} · {(node['any'] or [{'message': ''}])[0]['message']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


ALCANZABLES = """() => {
  // What a closed heading holds has its place but is not there.
  const visible = e => e.getClientRects().length > 0 && e.checkVisibility({visibilityProperty: true});
  const posibles = "a[href], button, input, select, textarea, summary, [tabindex]";
  const grupos = new Set();
  const uno = (nombre) => { const nuevo = !grupos.has(nombre); grupos.add(nombre); return nuevo; };
  return [...document.querySelectorAll(posibles)].filter(e => {
    if (e.tabIndex < 0 || e.disabled || !visible(e) || e.closest("[inert], [aria-hidden=true]")) return false;
    // A group that arrows walk through is one stop.
    const grupo = e.closest("[role=radiogroup], [role=toolbar], [role=tablist]");
    return grupo ? uno(grupo) : e.type === "radio" ? uno(e.name) : true;
  }).map(e => { e.dataset.parada = e.dataset.parada || String(Math.random()); return e.dataset.parada; });
}"""
DONDE = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const anillo = (n) => {
    const s = getComputedStyle(n);
    return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
  };
  let n = e, visto = false;
  for (let i = 0; i < 5 && n && !visto; i++, n = n.parentElement) visto = anillo(n);
  return {parada: e.dataset.parada || "", visto, que: e.outerHTML.slice(0, 140)};
}"""


def recorrido(tab: Screen) -> tuple[list[str], list[str]]:
    """Walk the page with Tab: (elements never reached, elements whose focus cannot be seen)."""
    page = tab.page
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    faltan = set(page.evaluate(ALCANZABLES))
    ciegos: dict[str, str] = {}
    for _ in range(2 * len(faltan) + 20):
        page.keyboard.press("Tab")
        aqui = page.evaluate(DONDE)
        if aqui is None:
            continue
        faltan.discard(aqui["parada"])
        if not aqui["visto"]:
            ciegos[aqui["parada"] or aqui["que"]] = aqui["que"]
        if not faltan:
            break
    nombre = '(p) => document.querySelector(`[data-parada="${p}"]`)?.outerHTML.slice(0, 140)'
    quedan = [page.evaluate(nombre, parada) for parada in faltan]
    return [str(que) for que in quedan if que], list(ciegos.values())


CHICOS = """(minimo) => [...document.querySelectorAll(
    "[data-testid^=stBaseButton-primary], [data-testid=stSidebarNavLink], [data-testid=stPageLink-NavLink],"
    + "[data-testid=stMain] :is([data-testid^=stBaseButton], summary, [role=combobox])"
  )].filter(e => {
    const r = e.getBoundingClientRect();
    return r.width > 0 && r.height > 0 && r.height < minimo - 0.5 && getComputedStyle(e).visibility !== "hidden";
  }).map(e => `${Math.round(e.getBoundingClientRect().height)} px: ${e.outerHTML.slice(0, 120)}`)"""


def blancos_chicos(tab: Screen, minimo: int = 44) -> list[str]:
    """Buttons, links and boxes lower than ``minimo`` CSS pixels."""
    found: list[str] = tab.page.evaluate(CHICOS, minimo)
    return found


ANOTA_SALTOS = """
window.__saltos = [];
new PerformanceObserver((lista) => {
  for (const s of lista.getEntries()) if (!s.hadRecentInput) {
    const quien = s.sources.map(f => f.node && f.node.nodeType === 1
      ? (f.node.dataset.testid || f.node.className || f.node.tagName) : "texto").join(", ");
    window.__saltos.push([s.startTime, s.value, quien.slice(0, 200)]);
  }
}).observe({type: "layout-shift", buffered: true});
"""


def saltos(tab: Screen) -> tuple[float, list[Any]]:
    """Cumulative layout shift as browsers count it (worst window of 5 s with gaps under 1 s), and its pieces."""
    piezas: list[Any] = tab.page.evaluate("window.__saltos")
    peor = suma = 0.0
    inicio = ultimo = -10_000.0
    for cuando, valor, _ in piezas:
        if cuando - ultimo > 1000 or cuando - inicio > 5000:
            inicio, suma = cuando, 0.0
        suma, ultimo = suma + valor, cuando
        peor = max(peor, suma)
    return peor, piezas


SOBRAN = """() => {
  const ancho = document.documentElement.clientWidth;
  const cabe = e => { for (let n = e.parentElement; n; n = n.parentElement) {
    const o = getComputedStyle(n).overflowX; if (o !== "visible") return n.getBoundingClientRect().right <= ancho + 1; }
    return false; };
  return [...document.querySelectorAll("[data-testid=stMain] *")].filter(e => {
    const r = e.getBoundingClientRect();
    return r.width > 0 && r.height > 0 && r.right > ancho + 1 && !cabe(e);
  }).slice(0, 5).map(e => e.outerHTML.slice(0, 140));
}"""


def sobrantes(tab: Screen) -> list[str]:
    """What sticks out of the screen at the right and no frame of its own holds."""
    found: list[str] = tab.page.evaluate(SOBRAN)
    return found


TODO = """() => {
  const visible = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden";
  const partes = [document.title];
  const pasos = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (pasos.nextNode()) {
    const n = pasos.currentNode, e = n.parentElement;
    if (e && !e.closest("script, style, noscript, code, [data-testid=stIconMaterial]") && visible(e))
      partes.push(n.data);
  }
  for (const e of document.querySelectorAll("[aria-label], [title], [placeholder], [alt], [aria-roledescription]"))
    for (const a of ["aria-label", "title", "placeholder", "alt", "aria-roledescription"])
      if (e.hasAttribute(a) && (visible(e) || a !== "title")) partes.push(e.getAttribute(a));
  return [...new Set(partes.map(p => p.trim()).filter(Boolean))];
}"""


@cache
def _english() -> frozenset[str]:
    """Words no Spanish sentence of ours needs. «error», «no», «son», «me», «as», «a» are also Spanish."""
    return frozenset(Path(__file__).with_name("ingles.txt").read_text(encoding="utf-8").split())


def ingles(tab: Screen) -> list[str]:
    """The pieces of the page, seen or heard, that say something in English."""
    sin_traducir = set(FRASES) - set(FRASES.values())
    piezas: list[str] = tab.page.evaluate(TODO)
    return [
        p[:120]
        for p in piezas
        if p in sin_traducir or set(re.findall(r"[^\W\d_]+", p.casefold())) & _english()
    ]


def figuras_mudas(tab: Screen) -> int:
    """Figures without a sentence that a screen reader can say."""
    return int(
        tab.page.evaluate(
            """() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")].filter(f => {
                 const dice = [f, ...f.querySelectorAll("[aria-label]"), f.closest("[aria-label]")];
                 return !dice.some(e => (e?.getAttribute("aria-label") || "").length > 20);
               }).length"""
        )
    )


def en_movimiento(tab: Screen) -> list[str]:
    """What is still being animated."""
    found: list[str] = tab.page.evaluate(
        """() => document.getAnimations().filter(a => a.playState === "running"
             && a.effect.getComputedTiming().duration > 50).map(a => a.effect.target?.outerHTML.slice(0, 90))"""
    )
    return found


def letras_chicas(tab: Screen, minimo: float) -> list[str]:
    """Text of the page smaller than ``minimo`` CSS pixels; what figures write is theirs to enlarge."""
    found: list[str] = tab.page.evaluate(
        """(minimo) => [...document.querySelectorAll("[data-testid=stMain] *")].filter(e =>
             [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length
             && !e.closest(".sr, svg, canvas, [aria-hidden=true]") && parseFloat(getComputedStyle(e).fontSize) < minimo)
           .map(e => `${getComputedStyle(e).fontSize} ${e.textContent.trim().slice(0, 40)}`)""",
        minimo,
    )
    return found


def letras_asentadas(tab: Screen, minimo: float) -> list[str]:
    """The same after a change of the window's size, which Chromium may not carry to every letter until it redraws."""
    tab.page.evaluate(
        """() => { const r = document.documentElement; r.style.display = "none"; void r.offsetHeight;
                   r.style.display = ""; }"""
    )
    return letras_chicas(tab.settle(), minimo)


def controles(tab: Screen) -> list[str]:
    """Buttons, menu and bars that can be seen."""
    found: list[str] = tab.page.evaluate(
        """() => [...document.querySelectorAll("[data-testid=stSidebar], [data-testid=stHeader], "
             + "[data-testid=stPopover], [data-testid=stMain] [data-testid^=stBaseButton]")]
           .filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 100))"""
    )
    return found

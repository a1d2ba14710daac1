// Streamlit's own words in Spanish, and its menu readable by ear. See espanol.py, which puts the two tables in.
(() => {
  const raiz = document.documentElement;
  raiz.lang = "es-PE"; raiz.setAttribute("translate", "no");
  if (window.__mgeaEspanol) return;
  window.__mgeaEspanol = true;
  // Calendars and dates follow the browser's language: it answers in Peru's Spanish whatever the computer's is.
  for (const [dato, valor] of [["language", "es-PE"], ["languages", Object.freeze(["es-PE", "es"])]]) {
    Object.defineProperty(navigator, dato, { get: () => valor, configurable: true });
  }
  window.dispatchEvent(new Event("languagechange"));
  // A server cannot see the screen: the page says whether it is a wall before it calls, so that figures come large.
  const pared = window.innerWidth >= 1800 && window.innerHeight >= 800;
  document.cookie = `mgea_pantalla=${pared ? "pared" : "mesa"}; path=/; max-age=31536000; samesite=lax`;
  const frases = new Map(Object.entries(FRASES));
  const patrones = PATRONES.map(([de, a]) => [new RegExp(de), a]);
  const atributos = ["aria-label", "title", "placeholder"], estado = "data-test-script-state";
  // What people wrote is left alone: our own HTML, cells, text boxes, and markdown that is no widget's.
  // (The option without a box is not one: it is where an empty list says so.)
  const ajeno = ".mgea, script, style, textarea, code, [data-testid=stIconMaterial], [role=gridcell], [role=option]:not([style*=contents]), "
    + "[data-testid=stMarkdownContainer]";
  const propio = "[data-testid=stFileUploader], [data-testid=stMainMenuPopover], [data-testid=stDialog], "
    + "[data-testid=stException]";
  const traduce = (texto) => {
    const limpio = texto.trim();
    if (!limpio) return null;
    if (frases.has(limpio)) return texto.replace(limpio, frases.get(limpio));
    for (const [de, a] of patrones) if (de.test(limpio)) return texto.replace(limpio, limpio.replace(de, a));
    return null;
  };
  const nodo = (n) => {
    const e = n.parentElement;
    if (!e || (e.closest(ajeno) && !(e.closest(propio) && !e.closest("[data-testid=stIconMaterial]")))) return;
    if (e.closest("[data-testid=stWidgetLabel]")) return;
    const nuevo = traduce(n.data);
    if (nuevo !== null && nuevo !== n.data) n.data = nuevo;
  };
  const elemento = (e) => {
    if (e.closest(".mgea")) return;
    for (const a of atributos) {
      const valor = e.getAttribute(a), nuevo = valor && traduce(valor);
      if (nuevo && nuevo !== valor) e.setAttribute(a, nuevo);
    }
  };
  const recorre = (base) => {
    if (base.nodeType === 3) return nodo(base);
    if (base.nodeType !== 1) return;
    elemento(base);
    base.querySelectorAll("[aria-label],[title],[placeholder]").forEach(elemento);
    const pasos = document.createTreeWalker(base, NodeFilter.SHOW_TEXT);
    while (pasos.nextNode()) nodo(pasos.currentNode);
  };
  // The menu's list holds sections, which a list may not: each section becomes a list of its own, with its name.
  const repara = () => {
    document.querySelectorAll("[data-testid=stSidebarNavItems]").forEach((menu) => {
      menu.querySelectorAll("li").forEach((punto) => {
        const seccion = punto.parentElement;
        if (seccion === menu || seccion.getAttribute("role") === "list") return;
        menu.setAttribute("role", "none");
        seccion.setAttribute("role", "list");
        const nombre = seccion.querySelector("header");
        if (nombre) seccion.setAttribute("aria-label", nombre.innerText.split("\n")[0]);
      });
    });
    document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")
      .forEach((caja) => caja.setAttribute("role", "group"));
    document.querySelectorAll(".js-plotly-plot .main-svg:not([aria-hidden])")  // its figure has a name and a table
      .forEach((dibujo) => dibujo.setAttribute("aria-hidden", "true"));
    nombra();
  };
  // Out of its place a button must still say of what it is: «Ver tabla: Quién reportó a tiempo»; «Aceptar», of P4.2.
  const cajas = ["fila", "tarea", "acuerdo", "tarjeta"].map((c) => `[class*=st-key-${c}-]`).join(",");
  const quedicen = (boton) => boton.querySelector("[data-testid=stMarkdownContainer]")?.textContent.trim();
  const nombra = () => {
    const hay = "[data-testid=stMain] :is([data-testid=stPopoverButton], [data-testid=stDownloadButton] button, [data-testid=stButton] button)";
    document.querySelectorAll(hay).forEach((boton) => {
      const titulo = boton.closest(cajas)?.querySelector(".mgea :is(h1, h2, h3)"), dice = quedicen(boton);
      if (!titulo || !dice) return;
      if (boton.closest("[data-testid=stButton]")) {
        titulo.id ||= `mgea-t${++cuenta}`;
        if (!boton.hasAttribute("aria-describedby")) boton.setAttribute("aria-describedby", titulo.id);
      } else {
        const nombre = `${dice}: ${titulo.textContent.trim()}`;
        if (boton.getAttribute("aria-label") !== nombre) boton.setAttribute("aria-label", nombre);
      }
    });
  };
  let cuenta = 0;
  // What was saved, or why it was not, is said aloud: one region that is always there, so that readers follow it.
  const voz = document.createElement("div");
  voz.setAttribute("role", "status");
  voz.style.cssText = "position:fixed;top:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
  document.body.append(voz);
  let dicho = "";
  const anuncia = (nuevo) => {
    if (nuevo.nodeType !== 1 || !raiz.dataset.mgeaListo) return;
    const avisos = nuevo.matches(".voz") ? [nuevo] : [...nuevo.querySelectorAll(".voz")];
    const texto = avisos.map((a) => a.innerText.trim()).join(" ");
    if (!texto || texto === dicho) return;
    dicho = texto; voz.textContent = "";
    setTimeout(() => { voz.textContent = texto; dicho = ""; }, 150);
  };
  // What a phone folds comes open on a screen with room for it, before it is painted.
  const abre = (nuevo) => {
    if (nuevo.nodeType !== 1 || window.innerWidth <= 900) return;
    nuevo.querySelectorAll("details[data-ancha]").forEach((d) => { d.open = true; d.removeAttribute("data-ancha"); });
  };
  // The library of figures waits for this (despues.py), and for nobody longer than the style hides the page.
  let muestra;
  window.mgeaMostrada = new Promise((listo) => { muestra = () => requestAnimationFrame(() => setTimeout(listo)); });
  setTimeout(muestra, 4000);
  // From here on nothing is kept back while it loads (see look.css).
  const lista = () => {
    const app = document.querySelector(".stApp"), main = document.querySelector("[data-testid=stMain]");
    const hay = main?.querySelector(".mgea, h1, [data-testid=stException]");
    if (app?.dataset.testScriptState !== "notRunning" || !hay) return;
    const faltan = [...main.querySelectorAll("[data-testid=stSkeleton]")];
    // Charts keep their place while their library arrives: all but them is enough to show the page.
    if (faltan.every((s) => s.closest("[class*=st-key-grafico-]"))) { raiz.dataset.mgeaArmada = "1"; muestra(); }
    if (!faltan.length) raiz.dataset.mgeaListo = "1";
  };
  new MutationObserver((cambios) => {
    let nuevos = false;
    for (const c of cambios) {
      if (c.type === "childList") { c.addedNodes.forEach((n) => { recorre(n); anuncia(n); abre(n); }); nuevos ||= c.addedNodes.length > 0; }
      else if (c.type === "characterData") nodo(c.target);
      else elemento(c.target);
    }
    if (nuevos) repara();
    if (!raiz.dataset.mgeaListo) lista();
  }).observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: [...atributos, estado]
  });
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".js-plotly-plot .main-svg").forEach((dibujo) => {
      dibujo.setAttribute("viewBox", `0 0 ${dibujo.width.baseVal.value} ${dibujo.height.baseVal.value}`);
    });
  });
  window.addEventListener("afterprint", () => {
    document.querySelectorAll(".js-plotly-plot .main-svg").forEach((dibujo) => dibujo.removeAttribute("viewBox"));
  });
  recorre(document.body);
  abre(document.body);
  repara();
})();

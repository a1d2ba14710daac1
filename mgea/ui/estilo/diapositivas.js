// The keyboard of a presentation. All slides are in the page already: nothing here asks the server for anything, so a
// lost connection does not stop the talk; a reload comes back to the same slide (kept in the tab's own storage).
(() => {
  if (window.__mgeaLaminas) return;
  window.__mgeaLaminas = true;
  const LLAVE = "mgea-laminas";
  const guarda = (valor) => { try { valor ? sessionStorage.setItem(LLAVE, valor) : sessionStorage.removeItem(LLAVE); } catch { /* private tab */ } };
  const guardada = () => { try { return (sessionStorage.getItem(LLAVE) || "").split("|"); } catch { return []; } };
  const todas = (d) => [...d.querySelectorAll(":scope > .lamina")];
  const abierta = () => document.querySelector("dialog.mgea-diapositivas[open]");
  const parte = (d, clase) => d.querySelector(`:scope > .${clase}`);
  const lugar = (d) => Math.max(0, todas(d).findIndex((l) => !l.hidden));
  const muestra = (d, n) => {
    const laminas = todas(d), k = Math.min(Math.max(n, 0), laminas.length - 1);
    laminas.forEach((l, i) => { l.hidden = i !== k; });
    const titulo = laminas[k].querySelector("h2");
    parte(d, "mandos").querySelector(".cuenta").textContent = `${k + 1} / ${laminas.length}`;
    parte(d, "dice").textContent = `Lámina ${k + 1} de ${laminas.length}: ${titulo.textContent}`;
    parte(d, "ayuda").hidden = true;
    titulo.focus({ preventScroll: true });
    guarda(`${d.dataset.reunion}|${k}`);
  };
  const abre = (d, n) => { if (!d.open) d.showModal(); muestra(d, n); copia(); };
  const cambia = (d, clase) => { const p = parte(d, clase); p.hidden = !p.hidden; };
  const completa = async (d) => {
    if (document.fullscreenElement) return document.exitFullscreen();
    try {
      await document.documentElement.requestFullscreen();
      d.dataset.vuelve = "1"; d.close(); d.showModal(); delete d.dataset.vuelve;  // above what is now full screen
      muestra(d, lugar(d));
    } catch { /* not allowed here: the slides fill the window anyway */ }
  };
  const sale = (d) => {
    guarda("");
    if (document.fullscreenElement) document.exitFullscreen();
    if (d.open) d.close();
    document.querySelector(`[data-presentar="${d.dataset.reunion}"]`)?.focus();
  };
  const notas = (d) => { const ver = !d.classList.contains("con-notas"); d.classList.toggle("con-notas", ver); d.querySelectorAll(".notas").forEach((n) => { n.hidden = !ver; }); };
  const oscura = (d) => { const ahora = getComputedStyle(d).colorScheme.includes("dark"); d.style.colorScheme = ahora ? "light" : "dark"; };
  const HACE = {
    antes: (d) => muestra(d, lugar(d) - 1), despues: (d) => muestra(d, lugar(d) + 1), primera: (d) => muestra(d, 0),
    ultima: (d) => muestra(d, 1e6), negro: (d) => cambia(d, "negro"), ayuda: (d) => cambia(d, "ayuda"), notas, completa, oscura, salir: sale,
  };
  const TECLA = {
    ArrowRight: "despues", ArrowDown: "despues", PageDown: "despues", " ": "despues", ArrowLeft: "antes", ArrowUp: "antes",
    PageUp: "antes", Home: "primera", End: "ultima", b: "negro", ".": "negro", n: "notas", f: "completa", t: "oscura",
    h: "ayuda", "?": "ayuda", Escape: "salir",
  };
  window.addEventListener("keydown", (e) => {
    const d = abierta();
    if (!d || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    const tecla = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    if ((tecla === " " || tecla === "Enter") && e.target.closest?.("button")) return;  // the button does its own
    if (!parte(d, "negro").hidden && tecla !== "Escape") { cambia(d, "negro"); e.preventDefault(); e.stopPropagation(); return; }
    const que = HACE[TECLA[tecla]];
    if (!que) { if (tecla !== "Tab") e.stopPropagation(); return; }  // the board has keys of its own: not now
    e.preventDefault(); e.stopPropagation(); que(d);
  }, true);
  document.addEventListener("click", (e) => {
    const boton = e.target.closest?.("[data-presentar], [data-mando]");
    if (!boton) { const d = abierta(); if (d && !parte(d, "negro").hidden) cambia(d, "negro"); return; }
    if (boton.dataset.mando) return HACE[boton.dataset.mando]?.(boton.closest("dialog"));
    const d = document.querySelector(`dialog.mgea-diapositivas[data-reunion="${boton.dataset.presentar}"]`);
    if (d) abre(d, 0);
  });
  document.addEventListener("cancel", (e) => { if (e.target.matches?.(".mgea-diapositivas")) { e.preventDefault(); sale(e.target); } }, true);
  // On a tablet a finger turns the page.
  let desde = null;
  document.addEventListener("touchstart", (e) => { desde = abierta() && e.touches.length === 1 ? e.touches[0] : null; }, { passive: true });
  document.addEventListener("touchend", (e) => {
    const d = abierta(), hasta = e.changedTouches[0];
    if (!d || !desde || !hasta) return;
    const x = hasta.clientX - desde.clientX, y = hasta.clientY - desde.clientY;
    if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) HACE[x < 0 ? "despues" : "antes"](d);
    desde = null;
  }, { passive: true });
  // What the page keeps up to date (the word cloud) is copied into its slide; without connection the last one stays.
  const copia = () => document.querySelectorAll("[data-vivo-de]").forEach((fuente) => {
    document.querySelectorAll(`[data-vivo="${fuente.dataset.vivoDe}"]`).forEach((hueco) => {
      if (hueco.innerHTML !== fuente.innerHTML) hueco.innerHTML = fuente.innerHTML;
    });
  });
  const vuelve = () => {
    const [reunion, n] = guardada();
    const d = reunion && document.querySelector(`dialog.mgea-diapositivas[data-reunion="${reunion}"]`);
    if (d && !d.open && !d.dataset.vuelve) abre(d, Number(n) || 0);
  };
  let pendiente = 0;
  const mira = () => { pendiente ||= requestAnimationFrame(() => { pendiente = 0; vuelve(); copia(); }); };
  new MutationObserver(mira).observe(document.body, { childList: true, subtree: true, characterData: true });
  mira();
  if (document.body.dataset.solo) abre(document.querySelector("dialog.mgea-diapositivas"), Number(guardada()[1]) || 0);
})();

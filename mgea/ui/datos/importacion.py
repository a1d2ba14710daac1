"""The review of a file: what would be saved, what was fixed, what was refused and why; then the confirmation."""

import hashlib

import pandas as pd
import streamlit as st

from mgea import formato, imports
from mgea.commands import LoadResult, load
from mgea.commands.comun import traced
from mgea.errors import MgeaError
from mgea.imports.words import safe_name
from mgea.store.directorio import directorio
from mgea.ui.componentes import components as ui
from mgea.ui.componentes.tablas import tabla
from mgea.ui.marco.navegacion import enlace
from mgea.ui.nucleo import piezas, tablero
from mgea.ui.nucleo.contexto import Contexto

REVISION = "_importar"
SHOWN = 200  # rows of a table on screen; the file to download has them all
PRIVADA = "3"
SIGUIENTE = {
    "padron": "Siga con la lista que dice a qué red (REI) pertenece cada IE.",
    "rei": "Siga con los registros de prácticas.",
}
"""What a new board needs after each kind of file."""


def review(ctx: Contexto, data: bytes, name: str, slug: str | None) -> None:
    """The preview of one file, read once per file, layout and state of the database."""
    name = safe_name(name)
    key = (hashlib.sha256(data).hexdigest(), slug, ctx.persona.id)
    kept = st.session_state.get(REVISION)
    if kept is None or kept[:2] != (key, ctx.store.version()):
        answer = _read(ctx, data, name, slug)
        # After the reading: a refusal leaves a trace, which is a new version, and must not be read again for it.
        kept = (key, ctx.store.version(), answer)
        st.session_state[REVISION] = kept
    answer = kept[2]
    if isinstance(answer, str):
        ui.aviso(f"**No se puede importar.** {answer}", "critico")
        return
    found, plan = answer
    chosen = _only_public(_only_one_ugel(found))
    if len(chosen.rows) != len(found.rows):
        rows = list(chosen.rows)
        plan = load(ctx.store, ctx.persona, found.layout, rows, now=tablero.now(), dry_run=True)
    _summary(chosen, plan.nuevas, plan.sin_cambio, len(found.rows) - len(chosen.rows))
    if plan.nuevas:
        _confirm(ctx, chosen, plan.nuevas, name)
    elif chosen.rows:
        ui.aviso(
            "Todo lo que trae el archivo **ya estaba guardado**: no hay nada que importar.",
            "en_ruta",
        )


def _read(
    ctx: Contexto, data: bytes, name: str, slug: str | None
) -> str | tuple[imports.Preview, LoadResult]:
    """The preview and what loading it would do; or the sentence that says why there is none."""
    clock, lookup = tablero.now(), directorio(ctx.store, ctx.persona.ambito)
    try:
        with traced(ctx.store, ctx.persona, "revisar un archivo", name[-100:], now=clock):
            found = imports.preview_file(data, name, slug, lookup, clock)
        rows = list(found.rows)
        plan = load(ctx.store, ctx.persona, found.layout, rows, now=clock, dry_run=True)
    except MgeaError as error:
        return str(error)
    return found, plan


def _only_one_ugel(found: imports.Preview) -> imports.Preview:
    """A roster downloaded for a region brings many UGEL: let one be chosen."""
    names = {r["ugel"]: r["ugel_nombre"] for r in found.rows if "ugel_nombre" in r}
    if len(names) < 2:
        return found
    chosen = st.selectbox(
        "El archivo trae varias UGEL: ¿cuál se importa?",
        ["", *sorted(names)],
        format_func=lambda code: names.get(code, f"Las {len(names)} UGEL"),
        key="importar-ugel",
    )
    return found.only(lambda row: row["ugel"] == chosen) if chosen else found


def _only_public(found: imports.Preview) -> imports.Preview:
    """A roster brings every school; those that do not follow the model would count as silent for ever."""
    schools = {r["ie"]: r["gestion"] for r in found.rows if "gestion" in r}
    public = sum(gestion != PRIVADA for gestion in schools.values())
    if not 0 < public < len(schools):
        return found
    only = st.selectbox(
        "El archivo trae escuelas públicas y privadas: ¿cuáles siguen el modelo?",
        [False, True],
        format_func=lambda only: (
            f"Solo las públicas ({formato.numero(public)} IE)"
            if only
            else f"Todas ({formato.numero(len(schools))} IE)"
        ),
        help="A cada escuela que se importa se le pedirá su reporte de cada mes.",
        key="importar-gestion",
    )
    return found.only(lambda row: row["gestion"] != PRIVADA) if only else found


def _summary(found: imports.Preview, new: int, same: int, left_out: int) -> None:
    rejected = [*found.rechazadas, *found.preguntas]
    with st.container(key="tarjeta-revision"):
        figures = [
            (formato.numero(found.leidas), "filas leídas"),
            (formato.numero(new), "se guardarán"),
            (formato.numero(same + found.repetidas), "sin cambio"),
            (formato.numero(len(found.arregladas)), "celdas arregladas"),
            (formato.numero(len(rejected)), "filas que no se guardarán"),
        ]
        if left_out:
            figures.append((formato.numero(left_out), "fuera de lo que eligió"))
        ui.cifras(figures, imports.LAYOUTS[found.layout].titulo)
        for note in found.notas:
            ui.aviso(note)
    if rejected:
        _rejected(found, rejected)
    if found.arregladas:
        with st.container(key="tarjeta-arregladas"):
            st.html(
                piezas.encabezado_html(
                    "Celdas arregladas",
                    "Así se guardarán; corrija el archivo si no es eso"
                    + _shown(len(found.arregladas)),
                )
            )
            frame = pd.DataFrame([vars(a) for a in found.arregladas[:SHOWN]])
            names = {
                "fila": "Fila",
                "columna": "Columna",
                "antes": "Decía",
                "despues": "Se guardará",
                "razon": "Por qué",
            }
            tabla(frame, names, "Celdas arregladas", key="tabla-arregladas")


def _shown(total: int) -> str:
    return f" · aquí, {SHOWN} de {formato.numero(total)}" if total > SHOWN else ""


def _rejected(found: imports.Preview, rejected: list[imports.Rechazo]) -> None:
    with st.container(key="tarjeta-rechazadas"):
        st.html(
            piezas.encabezado_html(
                "Filas que no se guardarán",
                "Descárguelas, corríjalas y vuelva a importar solo ese archivo"
                + _shown(len(rejected)),
            )
        )
        rows = [
            {"fila": r.fila, "columna": r.columna, "valor": r.valor, "razon": r.razon}
            for r in rejected[:SHOWN]
        ]
        names = {"fila": "Fila", "columna": "Columna", "valor": "Dice", "razon": "Qué hacer"}
        tabla(pd.DataFrame(rows), names, "Filas que no se guardarán", key="tabla-rechazadas")
        st.download_button(
            "Descargar las filas rechazadas",
            data=lambda: imports.rejected_csv(found),
            file_name="filas-rechazadas.csv",
            mime="text/csv",
            key="descargar-rechazadas",
            on_click="ignore",
        )


def _confirm(ctx: Contexto, found: imports.Preview, new: int, name: str) -> None:
    label = f"Guardar {formato.plural(new, 'fila', 'filas')}"
    if not st.button(label, type="primary", key="importar-guardar"):
        return
    try:
        done = load(
            ctx.store, ctx.persona, found.layout, list(found.rows), now=tablero.now(), archivo=name
        )
    except MgeaError as error:
        ui.aviso(f"**No se guardó nada.** {error}", "critico")
        return
    st.session_state.pop(REVISION, None)
    next_step = SIGUIENTE.get(found.layout, "")
    ui.aviso(
        f"**Listo.** Se guardaron {formato.plural(done.nuevas, 'fila', 'filas')}. {next_step}".strip(),
        "en_ruta",
    )
    enlace("resumen", "Ver el resumen")

"""The state behind Mi mes: one school's month, what its director has typed so far, and what each tap does to it.

Every tap is saved as a draft in the database at once; nothing is recorded until it is sent.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

import streamlit as st

from mgea import formato
from mgea.commands import borrador
from mgea.commands.cambio import Cambio, Propia
from mgea.commands.mes_abierto import last_recordable
from mgea.errors import MgeaError
from mgea.lecturas import mi_mes as lecturas
from mgea.lecturas.mi_mes import MesDeEscuela, Row, pendiente
from mgea.permissions import Persona
from mgea.store import Store
from mgea.ui.nucleo import tablero
from mgea.ui.registro.practica import NIVEL

HOJA = "_mi_mes"
ORDEN = {"devuelta": 0, "sin_dato": 1, "vencida": 1, "por_confirmar": 2, "": 3}


@dataclass
class Hoja:
    """One person's view of one month while they fill it in."""

    store: Store
    persona: Persona
    mes: MesDeEscuela
    cambios: dict[str, Cambio]
    propias: dict[str, Propia]
    clave: str
    guardado_en: datetime | None
    extras: list[str] = field(default_factory=list)
    aviso: str = ""

    @property
    def ie(self) -> str:
        """The school."""
        return self.mes.ie

    @property
    def periodo(self) -> str:
        """The month."""
        return self.mes.periodo

    def key(self, que: str, asunto: str) -> str:
        """The key of a widget: no two schools, months or practices share one."""
        return f"{que}-{asunto.replace('.', '-')}-{self.periodo}"

    def visibles(self) -> list[Row]:
        """The practices to show: returned first, then missing or stale, then those to confirm, then corrections."""
        shown = [
            c
            for c in self.mes.celdas
            if pendiente(c, self.periodo)
            or c["practica"] in self.cambios
            or c["practica"] in self.extras
        ]
        return sorted(shown, key=lambda c: ORDEN[pendiente(c, self.periodo)])

    def faltan(self) -> list[Row]:
        """Practices that ask for attention and have no draft."""
        return [
            c
            for c in self.mes.celdas
            if pendiente(c, self.periodo) and c["practica"] not in self.cambios
        ]

    def sin_tocar(self) -> list[Row]:
        """Those of them that have something to keep as it was; a returned one needs an answer of its own."""
        return [
            c
            for c in self.faltan()
            if c["estado_registro"] is not None and pendiente(c, self.periodo) != "devuelta"
        ]

    def choca(self, practica: str) -> bool:
        """Whether somebody said something of this practice after the draft was written."""
        cambio = self.cambios.get(practica)
        return cambio is not None and cambio.visto != self.mes.por_id[practica]["visto"]

    def dichos(self) -> dict[str, tuple[str, int | None]]:
        """Practice → state and level as the draft would leave them."""
        result: dict[str, tuple[str, int | None]] = {}
        for practica, cambio in self.cambios.items():
            cell = self.mes.por_id[practica]
            same = cambio.estado == "sin_cambios"
            estado = str(cell["estado_registro"]) if same else cambio.estado
            nivel = cell["nivel"] if same else cambio.nivel
            result[practica] = (estado, nivel if estado == "valor" else None)
        return result


def abrir(store: Store, persona: Persona, ie: str, as_of: str, now: datetime) -> Hoja:
    """The sheet of this month, with the draft the database keeps; corrections opened in this session stay open."""
    periodo = min(as_of, last_recordable(now))
    while periodo[5:] in ("01", "02"):
        periodo = f"{int(periodo[:4]) - 1}-12"
    before = st.session_state.get(HOJA)
    mes = tablero.mes_de_escuela(store, ie, periodo)
    b = borrador.leer(store, persona, ie, periodo)
    hoja = Hoja(store, persona, mes, b.cambios, b.propias, b.clave, b.guardado_en)
    if isinstance(before, Hoja) and (before.ie, before.periodo) == (ie, periodo):
        hoja.extras, hoja.aviso = before.extras, before.aviso
    st.session_state[HOJA] = hoja
    return hoja


def decir(hoja: Hoja, *cambios: Cambio) -> None:
    """Keep changes in the draft; a refusal becomes the sheet's notice."""
    now = tablero.now()
    try:
        borrador.guardar(hoja.store, hoja.persona, hoja.ie, hoja.periodo, list(cambios), now=now)
    except MgeaError as error:
        hoja.aviso = str(error)
        return
    hoja.cambios |= {c.practica: c for c in cambios}
    hoja.guardado_en, hoja.aviso = now, ""


def decir_propia(hoja: Hoja, asunto: str, propia: Propia) -> None:
    """Keep one practice of the school's own in the draft."""
    now = tablero.now()
    try:
        borrador.guardar_propia(
            hoja.store, hoja.persona, hoja.ie, hoja.periodo, asunto, propia, now=now
        )
    except MgeaError as error:
        hoja.aviso = str(error)
        return
    hoja.propias[asunto] = propia
    hoja.guardado_en, hoja.aviso = now, ""


def olvidar(hoja: Hoja, practica: str) -> None:
    """Take one practice out of the draft."""
    borrador.descartar(hoja.store, hoja.persona, hoja.ie, hoja.periodo, [practica])
    hoja.cambios.pop(practica, None)


def tocar_nivel(hoja: Hoja, practica: str, key: str) -> None:
    """A tap on a level; on the level already chosen, it takes it back."""
    nivel = st.session_state.get(key)
    if nivel is None:
        olvidar(hoja, practica)
        return
    before = hoja.cambios.get(practica)
    visto = int(hoja.mes.por_id[practica]["visto"])
    cambio = Cambio(practica, "valor", int(nivel), visto=visto)
    if before is not None and before.evidencia is not None:
        cambio = replace(cambio, evidencia=before.evidencia)
    decir(hoja, cambio)


def sin_cambios(hoja: Hoja, cells: list[Row]) -> None:
    """One tap on «Sin cambios», for one practice or for all that are left."""
    decir(hoja, *(Cambio(str(c["practica"]), "sin_cambios", visto=int(c["visto"])) for c in cells))
    for c in cells:
        if c["estado_registro"] == "valor":
            st.session_state[hoja.key("nivel", str(c["practica"]))] = c["nivel"]


def dicho_texto(hoja: Hoja, practica: str) -> str:
    """What the draft says of a practice, in words; '' when it says nothing."""
    if practica not in hoja.cambios:
        return ""
    return estado_texto(*hoja.dichos()[practica])


def estado_texto(estado: str, nivel: int | None) -> str:
    """``2 Proceso``, ``no aplica``…"""
    if estado in ("valor", "vencido") and nivel is not None:
        return f"{nivel} {NIVEL[int(nivel)]}"
    return {"no_aplica": "no aplica", "no_priorizada": "no priorizada"}.get(estado, "sin dato")


def hace(desde: datetime | None, now: datetime) -> str:
    """``guardado hace 1 minuto``; nothing typed yet gives ''."""
    if desde is None:
        return ""
    minutos = int((now - desde).total_seconds() // 60)
    if minutos < 1:
        return "guardado hace un momento"
    if minutos < 60:
        return f"guardado hace {formato.plural(minutos, 'minuto', 'minutos')}"
    return f"guardado el {formato.fecha(formato_lima(desde))}"


def formato_lima(moment: datetime) -> datetime:
    """A naive UTC moment by the clocks of Lima."""
    return moment - lecturas.LIMA

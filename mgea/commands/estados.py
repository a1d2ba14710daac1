"""The states of what is recorded and how one becomes another: declared once, obeyed by the commands, drawn in the
documents (``docs/estados.md``)."""

from dataclasses import dataclass

from mgea.errors import Forged


@dataclass(frozen=True)
class Transicion:
    """One event: from which states it may happen, what state it leads to ('' keeps the one there was), which action of
    a role it takes ('' when time or another record brings it about), and what must be said with it."""

    evento: str
    desde: tuple[str, ...]
    hacia: str
    accion: str
    pide: tuple[str, ...] = ()


@dataclass(frozen=True)
class Maquina:
    """The states of one kind of thing (slug → words on screen) and its transitions."""

    titulo: str
    estados: dict[str, str]
    transiciones: tuple[Transicion, ...]

    def step(self, estado: str, evento: str) -> Transicion:
        """The transition of an event from a state; Forged when no screen of ours offers it there."""
        for t in self.transiciones:
            if t.evento == evento and estado in t.desde:
                return t
        actual = self.estados.get(estado, "sin registrar").lower()
        raise Forged(f"No se puede hacer eso ({evento}): está {actual}. No se guardó nada.")

    def offers(self, estado: str) -> tuple[str, ...]:
        """The events a screen may offer in a state."""
        return tuple(t.evento for t in self.transiciones if estado in t.desde and t.accion)


ABIERTO = ("pendiente", "en_curso")

COMPROMISO = Maquina(
    "Compromiso",
    {
        "pendiente": "Pendiente",
        "en_curso": "En curso",
        "cumplido": "Cumplido",
        "verificado": "Cumplido y verificado",
        "anulado": "Anulado",
    },
    (
        Transicion("creado", ("",), "pendiente", "registrar", ("compromiso", "cge", "fecha")),
        Transicion("avance", ABIERTO, "en_curso", "registrar", ("avance",)),
        Transicion("reprogramado", ABIERTO, "", "registrar", ("fecha_limite", "motivo")),
        Transicion("reasignado", ABIERTO, "", "registrar", ("responsable",)),
        Transicion("corregido", ABIERTO, "", "registrar", ("compromiso", "cge")),
        Transicion("cumplido", ABIERTO, "cumplido", "registrar", ("fecha_cumplido", "evidencia")),
        Transicion("anulado", ABIERTO, "anulado", "registrar", ("motivo",)),
        Transicion("verificado", ("cumplido",), "verificado", "verificar"),
        Transicion("reabierto", ("cumplido", "anulado"), "en_curso", "registrar", ("motivo",)),
        Transicion("reabierto", ("verificado",), "en_curso", "verificar", ("motivo",)),
    ),
)

POR_VERIFICAR = ("sin_verificar", "por_reverificar", "respondida", "caducada")

VERIFICACION = Maquina(
    "Verificación de una práctica",
    {
        "sin_verificar": "Sin verificar",
        "verificada": "Verificada",
        "por_reverificar": "Por reverificar",
        "devuelta": "Devuelta",
        "respondida": "Devuelta y respondida",
        "caducada": "Verificación vencida",
    },
    (
        Transicion(
            "verificado", (*POR_VERIFICAR, "devuelta"), "verificada", "verificar", ("nivel",)
        ),
        Transicion(
            "devuelto", (*POR_VERIFICAR, "verificada"), "devuelta", "verificar", ("motivo",)
        ),
        Transicion("deshecho", ("verificada", "devuelta"), "", "verificar"),
        Transicion("registro de la escuela", ("devuelta",), "respondida", ""),
        Transicion("cambio de nivel", ("verificada",), "por_reverificar", ""),
        Transicion("paso de los meses", ("verificada", "por_reverificar"), "caducada", ""),
    ),
)

VISITA = Maquina(
    "Visita",
    {"programada": "Programada", "realizada": "Realizada", "cancelada": "Cancelada"},
    (
        Transicion("programada", ("",), "programada", "verificar", ("fecha",)),
        Transicion("reprogramada", ("programada",), "", "verificar", ("fecha", "motivo")),
        Transicion(
            "realizada", ("", "programada"), "realizada", "verificar", ("fecha", "recomendaciones")
        ),
        Transicion("cancelada", ("programada",), "cancelada", "verificar", ("motivo",)),
    ),
)

REUNION = Maquina(
    "Reunión de planificación",
    {
        "preparada": "Preparada",
        "en_curso": "En curso",
        "cerrada": "Cerrada",
        "cancelada": "Cancelada",
    },
    (
        Transicion("preparada", ("",), "preparada", "reunir", ("titulo", "fecha", "agenda")),
        Transicion("corregida", ("preparada",), "", "reunir", ("titulo", "fecha", "agenda")),
        Transicion("congelada", ("preparada",), "", "reunir"),
        Transicion("iniciada", ("preparada",), "en_curso", "reunir"),
        Transicion("pregunta", ("en_curso",), "", "reunir", ("texto",)),
        Transicion("respuesta", ("en_curso",), "", "participar", ("valor",)),
        Transicion("archivo", ("en_curso", "cerrada"), "", "reunir", ("respuestas",)),
        Transicion("moderación", ("en_curso", "cerrada"), "", "reunir"),
        Transicion("acuerdo", ("en_curso",), "", "reunir", ("compromiso", "cge", "fecha")),
        Transicion("cerrada", ("en_curso",), "cerrada", "reunir"),
        Transicion("cancelada", ("preparada",), "cancelada", "reunir", ("motivo",)),
    ),
)

MAQUINAS = (COMPROMISO, VERIFICACION, VISITA, REUNION)
ENCABEZADO = """# Estados

Qué estados tiene lo que se registra y cómo pasa de uno a otro. Este documento se dibuja desde
`mgea/commands/estados.py` con `python scripts/estados.py`; una prueba avisa si dejan de coincidir.
"""


def documento() -> str:
    """``docs/estados.md``: a drawing and a table per machine."""
    return "\n".join([ENCABEZADO, *(_maquina(m) for m in MAQUINAS)])


def _maquina(m: Maquina) -> str:
    lines = [f"## {m.titulo}", "", "```mermaid", "stateDiagram-v2"]
    lines += [f"    {slug} : {palabra}" for slug, palabra in m.estados.items()]
    for t in m.transiciones:
        for desde in t.desde:
            lines.append(f"    {desde or '[*]'} --> {t.hacia or desde} : {t.evento}")
    lines += [
        "```",
        "",
        "| Qué pasa | Desde | Hacia | Quién puede | Qué pide |",
        "|---|---|---|---|---|",
    ]
    for t in m.transiciones:
        desde = ", ".join(m.estados.get(d, "nada") for d in t.desde).lower()
        hacia = m.estados[t.hacia].lower() if t.hacia else "el mismo estado"
        lines.append(
            f"| {t.evento} | {desde} | {hacia} | {t.accion or 'ocurre solo'} | {', '.join(t.pide) or '—'} |"
        )
    return "\n".join([*lines, ""])

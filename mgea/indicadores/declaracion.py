"""What a declared figure is, and the expressions its state is told with."""

from dataclasses import dataclass

SUFICIENTES = "u.suficientes"
"""The threshold in force (view ``agregado`` brings it), with room for binary fractions."""


def estado_puntos(p: str) -> str:
    """The state of points over all practices, or over one principle's (``p`` its column suffix)."""
    return (
        f"case when m.aplicables{p} = 0 then 'no_aplica' when m.reportadas{p} = 0 then 'sin_dato' "
        f"when m.reportadas{p} < {SUFICIENTES} * m.aplicables{p} then 'datos_insuficientes' else 'ok' end"
    )


CRONOGRAMA = (
    "case when not m.con_cronograma then 'cronograma_no_definido' "
    "when m.aplicables - m.no_priorizada = 0 then 'no_aplica' when m.esperado is null then 'nada_exigible' "
    "else 'ok' end"
)
BRECHA = (
    "case when not m.con_cronograma then 'cronograma_no_definido' "
    "when m.aplicables - m.no_priorizada = 0 then 'no_aplica' when m.esperado is null then 'nada_exigible' "
    "when m.reportadas - m.no_priorizada = 0 then 'sin_dato' "
    f"when m.reportadas < {SUFICIENTES} * m.aplicables then 'datos_insuficientes' else 'ok' end"
)
PLAN = "100.0 * m.suma / nullif(4 * (m.reportadas - m.no_priorizada), 0)"
RECIBIDO = "m.en_cronograma and m.cerrado_en <= $4 and m.recibido_en is not null"
ESPERADO = (
    "m.en_cronograma and m.cerrado_en <= $4 and (m.recibido_en is not null or m.vence_en <= $4)"
)
REPORTE = (
    f"case when not m.con_cronograma then 'cronograma_no_definido' when not ({ESPERADO}) then 'nada_exigible' "
    "else 'ok' end"
)
CON_APLICABLES = "case when m.aplicables = 0 then 'no_aplica' else 'ok' end"


@dataclass(frozen=True)
class Indicador:
    """One figure. ``formula``, ``numerador_es`` and ``denominador_es`` are the words users read in its ficha."""

    slug: str
    titulo: str
    unidad: str
    formula: str
    numerador_es: str
    denominador_es: str
    casos: str
    numerador: str
    denominador: str
    estado: str
    tipo: str = "razon"
    factor: float = 1.0
    n: str = "1"
    sobre: float | None = None
    comparables: bool = False
    vista: str = "ie_mes"
    dimension: str = ""
    clave: str = ""
    umbrales: tuple[str, ...] = ()
    fuente: str = "Definición del tablero (propuesta, editable)"
    publicado: bool = True

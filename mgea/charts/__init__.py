"""Charts: a DataFrame goes in, a Plotly figure comes out. Each has a ``resumen_…`` that says its finding in words."""

from plotly.graph_objects import Figure

from mgea.charts.conteos import (
    LEYENDA_COMPROMISOS,
    LEYENDA_REPORTE,
    compromisos_cge,
    reporte_mes,
    resumen_compromisos_cge,
    resumen_reporte_mes,
)
from mgea.charts.escuelas import escuelas_puntos, resumen_escuelas_puntos
from mgea.charts.escuelas_calor import mapa_escuelas, resumen_mapa_escuelas
from mgea.charts.esperado import esperado_real, resumen_esperado_real
from mgea.charts.niveles import (
    distribucion,
    principio_mes,
    resumen_distribucion,
    resumen_principio_mes,
)
from mgea.charts.plantilla import CONFIG_ES, ampliada, para_proyector, sellada
from mgea.charts.principios import multiples_principio, resumen_multiples_principio

__all__ = [
    "CONFIG_ES",
    "Figure",
    "LEYENDA_COMPROMISOS",
    "LEYENDA_REPORTE",
    "compromisos_cge",
    "distribucion",
    "escuelas_puntos",
    "esperado_real",
    "mapa_escuelas",
    "multiples_principio",
    "ampliada",
    "para_proyector",
    "principio_mes",
    "reporte_mes",
    "resumen_compromisos_cge",
    "resumen_distribucion",
    "resumen_escuelas_puntos",
    "resumen_esperado_real",
    "resumen_mapa_escuelas",
    "resumen_multiples_principio",
    "resumen_principio_mes",
    "resumen_reporte_mes",
    "sellada",
]

"""The menu: a section is a folder, a page is a module with ``PAGE`` and ``render(ctx)``.

To add a page, write its module in a folder below and name it here; nothing may run when it is imported.
"""

from pages.datos import buscar, descargar, historial, importar, indicadores, norma
from pages.mirar import (
    comparar,
    compromisos,
    cronograma,
    escuelas,
    logros,
    mapa,
    practicas,
    reporte,
    resumen,
    riesgo,
)
from pages.registrar import compromisos as registrar_compromisos
from pages.registrar import mi_mes, verificar
from pages.reunion import participar, preparar, presentar

SECTIONS = {
    "Mirar": (
        resumen,
        practicas,
        compromisos,
        cronograma,
        escuelas,
        comparar,
        mapa,
        reporte,
        riesgo,
        logros,
    ),
    "Registrar": (mi_mes, registrar_compromisos, verificar),
    "Reunión": (preparar, presentar, participar),
    "Datos": (buscar, importar, descargar, indicadores, norma, historial),
}

"""The sample files of ``data/ejemplo``: a second, small invented UGEL, ready to import.

``python -m mgea.demo.archivos`` writes them again; a test compares what is on disk with what this
module says.
"""

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mgea.demo.compromisos import compromisos
from mgea.demo.mundo import CHICA, SEMILLA, escuelas
from mgea.demo.padron import padron, rei
from mgea.demo.reportes import LIMA, practicas
from mgea.demo.resultados import resultados
from mgea.demo.verificaciones import verificaciones

CARPETA = Path(__file__).resolve().parents[2] / "data" / "ejemplo"

# Column of ESCALE's register → field of the typed row.
PADRON = {
    "CODINST": "codinst", "COD_MOD": "cod_mod", "ANEXO": "anexo", "CODLOCAL": "codlocal",
    "CEN_EDU": "nombre", "NIV_MOD": "niv_mod", "D_NIV_MOD": "nivel_nombre", "GESTION": "gestion",
    "D_GESTION": "gestion_nombre", "GES_DEP": "ges_dep", "D_GES_DEP": "dependencia",
    "AREA_CENSO": "area", "CODGEO": "ubigeo", "D_DPTO": "departamento", "D_PROV": "provincia",
    "D_DIST": "distrito", "CODOOII": "ugel", "D_DREUGEL": "ugel_nombre", "D_REGION": "dre_nombre",
    "NLAT_IE": "latitud", "NLONG_IE": "longitud", "ESTADO": "activo", "INGRESO": "ingreso",
    "CIERRE": "cierre",
}  # fmt: skip
PRACTICAS = ("ie", "practica", "periodo", "nivel", "estado", "motivo", "evidencia", "registrado_en")
COMPROMISOS = (
    "codigo", "ie", "cge", "practica", "compromiso", "responsable", "fecha", "fecha_limite",
    "fecha_cumplido", "estado", "motivo",
)  # fmt: skip
VERIFICACIONES = ("ie", "practica", "periodo", "nivel", "decision", "motivo")
RESULTADOS = ("ie", "anio", "cge", "indicador", "numerador", "denominador", "fuente")

PALABRAS = {
    "valor": "", "no_aplica": "no aplica", "no_priorizada": "no priorizada", "en_curso": "en curso",
}  # fmt: skip


def archivos(semilla: int = SEMILLA) -> dict[str, str]:
    """File name → its whole text (``;`` separated, CRLF; the BOM is added on writing)."""
    return {
        "padron_ejemplo.csv": _csv(tuple(PADRON), [_de_padron(f) for f in padron(CHICA, semilla)]),
        "rei_ejemplo.csv": _csv(("ie", "rei"), _con_codigo(rei(CHICA, semilla), semilla)),
        "practicas_ejemplo.csv": _csv(PRACTICAS, _con_codigo(practicas(CHICA, semilla), semilla)),
        "compromisos_ejemplo.csv": _csv(COMPROMISOS, _con_codigo(_al_final(semilla), semilla)),
        "verificaciones_ejemplo.csv": _csv(
            VERIFICACIONES, _con_codigo(verificaciones(CHICA, semilla), semilla)
        ),
        "resultados_ejemplo.csv": _csv(
            RESULTADOS, _con_codigo(resultados(CHICA, semilla), semilla)
        ),
    }


def escribir(carpeta: Path = CARPETA, semilla: int = SEMILLA) -> list[Path]:
    """Write every sample file with a UTF-8 BOM, so that a spreadsheet in Peru opens it as it is."""
    carpeta.mkdir(parents=True, exist_ok=True)
    rutas = []
    for nombre, texto in archivos(semilla).items():
        ruta = carpeta / nombre
        ruta.write_text(texto, encoding="utf-8-sig", newline="")
        rutas.append(ruta)
    return rutas


def _de_padron(fila: dict[str, Any]) -> dict[str, Any]:
    return {columna: fila[campo] for columna, campo in PADRON.items()} | {
        "ESTADO": "1" if fila["activo"] else "2"
    }


def _al_final(semilla: int) -> list[dict[str, Any]]:
    """Each commitment once, as it stands: the file has no column for when it was entered."""
    return list({f["codigo"]: f for f in compromisos(CHICA, semilla)}.values())


def _con_codigo(filas: list[dict[str, Any]], semilla: int) -> list[dict[str, Any]]:
    """The same rows naming the school by its first código modular, as people do."""
    codigo = {e.ie: e.cod_mods[0] for e in escuelas(CHICA, semilla)}
    return [{**f, "ie": codigo[f["ie"]]} for f in filas]


def _csv(columnas: tuple[str, ...], filas: list[dict[str, Any]]) -> str:
    salida = io.StringIO()
    escritor = csv.writer(salida, delimiter=";")
    escritor.writerow(columnas)
    escritor.writerows([_texto(fila[c]) for c in columnas] for fila in filas)
    return salida.getvalue()


def _texto(valor: Any) -> str:
    """A value as a person in Peru would type it: dates d/m/yyyy, times of Lima, states in words."""
    if valor is None:
        return ""
    if isinstance(valor, datetime):
        return f"{valor + LIMA:%d/%m/%Y %H:%M:%S}"
    if isinstance(valor, date):
        return f"{valor:%d/%m/%Y}"
    if isinstance(valor, float) and valor.is_integer():
        return str(int(valor))
    return PALABRAS.get(str(valor), str(valor))


if __name__ == "__main__":
    escribir()

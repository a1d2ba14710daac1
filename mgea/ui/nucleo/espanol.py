"""Streamlit's own words in Spanish: «Upload», «Search», «Choose an option», the menu, and ``<html lang>``.

Streamlit 1.67 has no setting for them. A small script watches the page and replaces exact phrases, never words inside
what people or data wrote. Where scripts written in the page are forbidden (the multi-user server's CSP), the server
sends ``guion()`` as a file instead; without any script the board works the same, with those words in English.
"""

import json
from functools import cache

import streamlit as st

from mgea.ui.nucleo.look import ESTILOS

FRASES: dict[str, str] = {
    "Skip to main content": "Saltar al contenido",
    "Sidebar": "Barra lateral",
    "Collapse sidebar": "Ocultar el menú",
    "Expand sidebar": "Mostrar el menú",
    "Open sidebar": "Mostrar el menú",
    "Close sidebar": "Ocultar el menú",
    "App pages": "Páginas",
    "Main menu": "Menú principal",
    "Theme": "Apariencia",
    "System": "Del equipo",
    "Light": "Clara",
    "Dark": "Oscura",
    "Print": "Imprimir",
    "Record screen": "Grabar la pantalla",
    "Rerun": "Actualizar",
    "Settings": "Preferencias",
    "Wide mode": "Modo ancho",
    "About": "Acerca de",
    "Copy version to clipboard": "Copiar la versión",
    "Made with Streamlit v": "Hecho con Streamlit v",
    "Upload": "Subir archivo",
    "Browse files": "Buscar archivos",
    "file upload": "subir archivo",
    "Drag and drop file here": "Arrastre aquí el archivo",
    "Drag and drop files here": "Arrastre aquí los archivos",
    "Add files": "Añadir archivos",
    "add icon": "añadir",
    "Delete file": "Quitar el archivo",
    "Choose an option": "Elija una opción",
    "Choose options": "Elija opciones",
    "Select all": "Todas",
    "Clear all": "Quitar todas",
    "Clear value": "Borrar",
    "Clear": "Borrar",
    "No results": "Sin resultados",
    "No options to select": "No hay opciones",
    "Open": "Abrir",
    "Close": "Cerrar",
    "Dismiss": "Cerrar",
    "Cancel": "Cancelar",
    "yyyy": "aaaa",
    "Choose date": "Elegir fecha",
    "Choose a date": "Elija una fecha",
    "Link to heading": "Enlace a este título",
    "Search": "Buscar",
    "Type to search": "Escriba para buscar",
    "Previous Result": "Resultado anterior",
    "Next Result": "Resultado siguiente",
    "Previous result": "Resultado anterior",
    "Next result": "Resultado siguiente",
    "Close search": "Cerrar la búsqueda",
    "Download as CSV": "Descargar como CSV",
    "Show/hide columns": "Mostrar u ocultar columnas",
    "Fullscreen": "Pantalla completa",
    "Close fullscreen": "Salir de pantalla completa",
    "Exit fullscreen": "Salir de pantalla completa",
    "View fullscreen": "Pantalla completa",
    "Add row": "Añadir fila",
    "Delete row(s)": "Quitar filas",
    "Delete rows": "Quitar filas",
    "Clear selection": "Quitar la selección",
    "Press Enter to apply": "Presione Enter para aplicar",
    "Press Enter to submit form": "Presione Enter para enviar",
    "Press ⌘+Enter to apply": "Presione ⌘+Enter para aplicar",
    "Press Ctrl+Enter to apply": "Presione Ctrl+Enter para aplicar",
    "Sort ascending": "Orden ascendente",
    "Sort descending": "Orden descendente",
    "Autosize": "Ajustar ancho",
    "Pin column": "Fijar columna",
    "Unpin column": "Soltar columna",
    "Hide column": "Ocultar columna",
    "Format": "Formato",
    "Statistics": "Estadísticas",
    "Copy to clipboard": "Copiar",
    "Copied": "Copiado",
    "Show password text": "Mostrar la contraseña",
    "Hide password text": "Ocultar la contraseña",
    "Increment": "Aumentar",
    "Decrement": "Disminuir",
    "Running...": "Calculando…",
    "Stop": "Detener",
    "Connecting": "Conectando",
    "CONNECTING": "CONECTANDO",
    "Connection error": "Sin conexión",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": (
        "El tablero dejó de responder. Avise a quien lo administra o inícielo de nuevo:"
    ),
    "Page not found": "No se encontró la página",
    "The page that you have requested does not seem to exist. Running the app's main page.": (
        "La dirección que abrió no existe en el tablero. Se muestra la primera página."
    ),
    "View more": "Ver más",
    "View less": "Ver menos",
    "Show more": "Ver más",
    "Show less": "Ver menos",
    "Loading...": "Cargando…",
    "Show password": "Mostrar la contraseña",
    "Hide password": "Ocultar la contraseña",
    "Calendar": "Calendario",
    "Previous month": "Mes anterior",
    "Next month": "Mes siguiente",
    "Previous page": "Página anterior",
    "Next page": "Página siguiente",
    "Choose date range": "Elegir fechas",
    "Choose date and time": "Elegir fecha y hora",
    "Date range": "Fechas",
    "Clear date": "Borrar la fecha",
    "Clear dates": "Borrar las fechas",
    "Clear time": "Borrar la hora",
    "Clear entry": "Borrar",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": (
        "Muévase por las fechas con las flechas; Enter elige y Escape cierra."
    ),
    "Dataframe column menu": "Menú de la columna",
    "Copy": "Copiar",
    "Copy column name": "Copiar el nombre de la columna",
    "Close Search": "Cerrar la búsqueda",
    "Automatic": "Automático",
    "Localized": "Local",
    "Plain": "Sin separadores",
    "Compact": "Breve",
    "Dollar": "Dólar",
    "Euro": "Euro",
    "Yen": "Yen",
    "Percent": "Porcentaje",
    "Scientific": "Científico",
    "Accounting": "Contable",
    "Distance": "Hace cuánto",
    "Duration": "Duración",
    "Count": "Cantidad",
    "Empty": "Vacías",
    "Distinct": "Distintos",
    "Average": "Media",
    "Median": "Mediana",
    "Minimum": "Mínimo",
    "Maximum": "Máximo",
    "Range": "Rango",
    "Sum": "Suma",
    "Standard deviation": "Desviación estándar",
    "Average length": "Largo medio",
    "Minimum length": "Largo mínimo",
    "Maximum length": "Largo máximo",
    "Based on sample": "Según una muestra",
    "No data": "Sin datos",
    "No content": "Sin contenido",
    "Selected values": "Valores elegidos",
    "Select...": "Elija…",
    "Feedback rating": "Valoración",
    "Pagination": "Páginas",
    "Show data": "Ver los datos",
    "Show chart": "Ver el gráfico",
    "Script execution error": "Algo falló en el tablero",
    "Stop script": "Detener",
    "Always rerun": "Actualizar siempre",
    "File change.": "Cambió un archivo.",
    "Try again": "Vuelva a intentar",
    "An error has occurred, please try again.": "Algo falló; vuelva a intentar.",
    "Notifications": "Avisos",
    "Logo": "Logotipo",
    "Scroll tabs left": "Mover las pestañas a la izquierda",
    "Scroll tabs right": "Mover las pestañas a la derecha",
    "Toggle fullscreen": "Pantalla completa",
    "Cancel (Escape)": "Cancelar (Escape)",
    "Report a bug": "Avisar de un error",
    "Get help": "Ayuda",
    "Clear cache": "Vaciar la memoria",
    "Clear caches": "Vaciar la memoria",
    "This field is required": "Este dato es obligatorio",
    "Please fill in this field": "Complete este dato",
}
# (pattern, replacement), as JavaScript writes them.
PATRONES: tuple[tuple[str, str], ...] = (
    (r"^(\d+)\s?MB per file(.*)$", "$1 MB por archivo$2"),
    (r"^Limit (\d+)\s?MB per file(.*)$", "Hasta $1 MB por archivo$2"),
    (r"^1 options? available\.$", "1 opción."),
    (r"^(\d+) options available\.$", "$1 opciones."),
    (r"^Show/hide columns: (.*)$", "Mostrar u ocultar columnas: $1"),
    (r"^Download as CSV: (.*)$", "Descargar como CSV: $1"),
    (r"^Search: (.*)$", "Buscar: $1"),
    (r"^(Fullscreen|View fullscreen): (.*)$", "Pantalla completa: $2"),
    (r"^Close fullscreen: (.*)$", "Salir de pantalla completa: $1"),
    (r"^Help for (.*)$", "Ayuda sobre $1"),
    (r"^Choose date, (.*)$", "Elegir fecha, $1"),
    (r"^hour, (.*)$", "hora, $1"),
    (r"^minute, (.*)$", "minuto, $1"),
    (r"^day, (.*)$", "día, $1"),
    (r"^month, (.*)$", "mes, $1"),
    (r"^year, (.*)$", "año, $1"),
    (r"^Remove (.*)$", "Quitar $1"),
    (r"^Selected Date: (.*)$", "Fecha elegida: $1"),
    (r"^(.*) file must be (\d+)\s?MB or smaller\.$", "El archivo $1 debe pesar $2 MB o menos."),
    (
        r"^This app has encountered an error\..*$",
        "Algo falló al dibujar esta página y quedó anotado. Vuelva a cargarla; si se repite, avise a quien "
        "administra el tablero.",
    ),
    (r"^(.*) files are not allowed\.$", "No se aceptan archivos $1."),
)

GUION = ESTILOS / "guion.js"
LAMINAS = ESTILOS / "diapositivas.js"  # the keyboard of the slides rides along


@cache
def guion() -> str:
    """The script, for a server that sends it as a file."""
    frases = json.dumps(FRASES, ensure_ascii=False)
    patrones = json.dumps(PATRONES, ensure_ascii=False)
    own = (
        GUION.read_text(encoding="utf-8")
        .replace("FRASES", frases, 1)
        .replace("PATRONES", patrones, 1)
    )
    return own + LAMINAS.read_text(encoding="utf-8")


def en_espanol() -> None:
    """Puts the script in the page. Nothing in it comes from data. Call it once per run, from the frame."""
    with st.container(key="espanol"):
        st.html(f"<script>{guion()}</script>", unsafe_allow_javascript=True)

"""The colours of the board, once, for both themes.

``CLARO`` and ``OSCURO`` hold the real colours (``#RRGGBB``); ``.streamlit/config.toml`` repeats three lists of each and
a test keeps them equal. Figures never carry real colours: they carry the placeholders that Streamlit's own Plotly
theme uses (``streamlit/elements/lib/streamlit_plotly_theme.py``) and that the browser swaps for the theme in force
when it mounts the figure. So a figure fits light and dark without a ``dark`` argument; ``mgea.ui.nucleo.look`` has
it mounted again when the theme changes.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tema:
    """One theme: surfaces, text, the ramp of levels 0–4, seven principles, four states (strong, soft), four phases."""

    fondo: str
    tarjeta: str
    lateral: str
    borde: str
    control: str
    tinta: str
    tenue: str
    linea: str
    acento: str
    sobre_acento: str
    niveles: tuple[str, str, str, str, str]
    profundo: str
    principios: tuple[str, ...]
    estados: dict[str, tuple[str, str]]
    fases: tuple[str, str, str, str]

    def texto_nivel(self, nivel: int) -> str:
        """The colour of a number written on the colour of ``nivel``."""
        return self.fondo if nivel >= 3 else self.tinta

    def categoricos(self) -> list[str]:
        """Ten colours: seven principles, text, faint text, line. Plotly drops a list of fewer than ten."""
        return [*self.principios, self.tinta, self.tenue, self.linea]

    def secuenciales(self) -> list[str]:
        """Ten steps through the ramp of levels; the levels themselves are at 0, 2, 4, 6 and 8."""
        pasos = []
        for bajo, alto in zip(self.niveles, self.niveles[1:], strict=False):
            pasos += [bajo, mezcla(bajo, alto)]
        return [*pasos, self.niveles[4], self.profundo]

    def divergentes(self) -> list[str]:
        """Ten steps from critical to ahead, strong and soft, with the grey of missing data in the middle."""
        e = self.estados
        return [
            *e["critico"],
            *e["en_riesgo"],
            *e["neutro"],
            *reversed(e["en_ruta"]),
            *reversed(e["adelantada"]),
        ]


def mezcla(uno: str, otro: str) -> str:
    """The colour half way between two ``#RRGGBB``."""
    partes = (int(uno[i : i + 2], 16) + int(otro[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{(p + 1) // 2:02X}" for p in partes)


CLARO = Tema(
    fondo="#FAFCFC",
    tarjeta="#FFFFFF",
    lateral="#F0F4F5",
    borde="#DCE4E6",
    control="#7C8B93",
    tinta="#1B2A33",
    tenue="#55636C",
    linea="#B9C4C9",
    acento="#0F5C63",
    sobre_acento="#FFFFFF",
    niveles=("#F6ECE0", "#B9D8D1", "#79B3AC", "#2C7C79", "#0A444A"),
    profundo="#062D31",
    principios=("#0F5C63", "#AD8732", "#3971CE", "#5C2C8D", "#37783C", "#7A2740", "#4495C0"),
    estados={
        "critico": ("#A3211A", "#FAE4E1"),
        "en_riesgo": ("#8A5F00", "#FAEFD6"),
        "neutro": ("#5B6971", "#E9EEF0"),
        "en_ruta": ("#1F6F4A", "#E1F0E8"),
        "adelantada": ("#1D4F9E", "#E2EAF8"),
    },
    fases=("#E8DCC3", "#D3DFE8", "#D2E4DC", "#E0DAEE"),
)
OSCURO = Tema(
    fondo="#10181C",
    tarjeta="#172126",
    lateral="#0C1316",
    borde="#2B383F",
    control="#71818A",
    tinta="#E6EDEF",
    tenue="#A3B2B9",
    linea="#46555D",
    acento="#5CC0BE",
    sobre_acento="#0C1316",
    niveles=("#3B352D", "#24484B", "#2F6E6E", "#5FADA7", "#B4E6DF"),
    profundo="#DDF6F2",
    principios=("#5CC0BE", "#C8AB6D", "#A8BFF0", "#B871DE", "#81DB51", "#DA6881", "#7994B9"),
    estados={
        "critico": ("#F77F77", "#4A2320"),
        "en_riesgo": ("#F1BC51", "#43340F"),
        "neutro": ("#9AA9B1", "#2A363C"),
        "en_ruta": ("#9DE5C2", "#173A2A"),
        "adelantada": ("#88AFE5", "#1D3152"),
    },
    fases=("#4F4530", "#2C4353", "#27493F", "#40385A"),
)

# Placeholders: what figures carry. PAPEL is the page's own background.
PRINCIPIOS = ("#000001", "#000002", "#000003", "#000004", "#000005", "#000006", "#000007")
ACENTO, TINTA, TENUE, LINEA = "#000001", "#000008", "#000009", "#000010"
NIVELES = ("#000011", "#000013", "#000015", "#000017", "#000019")
CRITICO, CRITICO_SUAVE, RIESGO, RIESGO_SUAVE = "#000021", "#000022", "#000023", "#000024"
NEUTRO, NEUTRO_SUAVE = "#000025", "#000026"
RUTA_SUAVE, RUTA, ADELANTADA_SUAVE, ADELANTADA = "#000027", "#000028", "#000029", "#000030"
PAPEL = "#000038"
NADA = "rgba(0,0,0,0)"

# Phases borrow four principles' hues, thinned: sand, blue-grey, green-grey, lilac.
FASES = {
    "sonar": (PRINCIPIOS[1], 0.36),
    "generar_condiciones": (PRINCIPIOS[2], 0.22),
    "implementar": (PRINCIPIOS[4], 0.26),
    "evaluar": (PRINCIPIOS[3], 0.24),
}

# A state is never told by colour alone: glyph and word go with it everywhere.
BANDAS = {
    "critico": ("✕", "Crítico"),
    "en_riesgo": ("▲", "En riesgo"),
    "en_ruta": ("✓", "En ruta"),
    "adelantada": ("★", "Adelantada"),
    "datos_insuficientes": ("–", "Datos insuficientes"),
}
NIVEL_PALABRA = ("No iniciada", "Inicio", "Proceso", "Logrado", "Destacado")

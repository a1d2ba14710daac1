"""Invented names: districts, networks and schools (trees, rivers, people who never lived)."""

DISTRITOS: tuple[tuple[str, str], ...] = (
    ("990101", "Valle Sereno"),
    ("990102", "Alto Mirador"),
    ("990103", "Puerto Retama"),
    ("990104", "Nueva Acequia"),
)
DISTRITOS_CHICA: tuple[tuple[str, str], ...] = (
    ("990201", "Quebrada Clara"),
    ("990202", "Pampa Tuna"),
)
REIS: tuple[str, ...] = (
    "REI 01 Los Molles",
    "REI 02 Ribera Alta",
    "REI 03 El Mirador",
    "REI 04 Puerto Retama",
    "REI 05 La Acequia",
    "REI 06 Camino Real",
)
REIS_CHICA: tuple[str, ...] = ("REI A Quebrada", "REI B Pampa")

PROVINCIA = "Provincia Ejemplo"
DEPARTAMENTO = "Departamento Ejemplo"

# Latitude and longitude of each invented district: dry hills where no such town stands.
CENTROS: dict[str, tuple[float, float]] = {
    "990101": (-12.182, -75.918),
    "990102": (-12.151, -75.874),
    "990103": (-12.214, -75.871),
    "990104": (-12.187, -75.829),
    "990201": (-12.431, -75.702),
    "990202": (-12.467, -75.664),
}

# Forty names serve sixty schools: a second round takes the number as well, as in real registers.
PUBLICAS: tuple[str, ...] = (
    "Los Molles", "Río Anquimayo", "El Huarango", "Amaranta Huilcaya", "Las Tipas",
    "Los Quishuares", "Río Tumbacocha", "La Tara", "Teodolfo Ccasani", "Los Sauces Altos",
    "Río Piedraluna", "El Molle Viejo", "Casilda Yanapuma", "Los Nogales del Valle",
    "Río Sombrerillo", "La Retama", "Evaristo Llacsahuanca Prado", "Los Queñuales",
    "Río Chacrahuara", "El Pacae", "Hermelinda Tocasquero", "Los Lúcumos", "Río Mayoclaro",
    "La Cantuta Blanca", "Los Alisos", "Aquilino Sarapura Ñahuis", "El Capulí",
    "Río Huaylacancha", "Las Tunas", "Los Eucaliptos del Cerro", "Domitila Anccohuay",
    "El Tumbo", "Río Paltamonte", "Los Guarangos", "La Chirimoya", "Nemesio Cutirapa",
    "Los Cedros de la Acequia", "Río Quinuapata", "El Algarrobo Solo", "La Quinua",
)  # fmt: skip
PRIVADAS: tuple[str, ...] = (
    "Colegio Ribera del Anquimayo", "Colegio Los Jacarandás", "Colegio Mirador Andino",
    "Colegio La Acequia", "Colegio Nuevo Sendero", "Colegio Valle de Retamas",
    "Colegio Horizonte Claro", "Colegio Los Ceibos",
)  # fmt: skip


def nombre(prefijo: str, n: int, gestion: str, niveles: tuple[str, ...]) -> str:
    """The invented name of the n-th school: public ones carry a number, private ones do not."""
    if gestion == "3":
        return PRIVADAS[(n // 8) % len(PRIVADAS)]
    centena = int(prefijo[2:]) * 100
    numero = centena + n if niveles == ("A2",) else 9000 + centena + n
    return f"N.° {numero} {PUBLICAS[(n * 3) % len(PUBLICAS)]}"

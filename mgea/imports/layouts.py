"""The columns and aliases of every file that may be imported. Declarations only.

Headers are compared without case, accents, spaces or signs; their order is free. Names of the
padrón: ESCALE (``Padron_web``, censo) and ``listado_iiee``.
"""

from mgea.imports import amounts, choices, codes, dates
from mgea.imports.columns import Column, Layout

MODULAR = ("Código Modular", "COD_MOD", "Código modular de la IE", "codigo_modular", "cod. modular")
"""Headers of ``ie`` that promise a código modular: there, a código de local is asked about."""

IE = Column(
    "ie",
    "ie",
    codes.ie,
    "La IE: código modular de 7 cifras (o con -anexo), código de local o código de la IE.",
    "0855171",
    requerida=True,
    alias=("IE (código)", "Código de la IE", "Servicio", *MODULAR),
    suplente=("CODLOCAL", "Código de local"),
    codigo=True,
)
PRACTICA = Column(
    "practica",
    "practica",
    codes.practica,
    "El código de la práctica, de P1.1 a P7.4.",
    "P1.1",
    requerida=True,
    alias=("práctica", "Código de práctica", "cod_practica"),
    valores=choices.practicas,
    codigo=True,
)
PERIODO = Column(
    "periodo",
    "periodo",
    dates.periodo,
    "El mes del que trata, de marzo a diciembre, como AAAA-MM.",
    "2023-07",
    requerida=True,
    alias=("mes", "mes reportado", "período", "mes y año"),
    codigo=True,
)
NIVEL = Column(
    "nivel",
    "nivel",
    choices.nivel,
    "De 0 a 4, o su palabra.",
    "3",
    vacio=None,
    alias=("nivel de implementación", "nivel alcanzado"),
    valores=choices.niveles,
)
MOTIVO = Column(
    "motivo",
    "motivo",
    choices.texto(1000),
    "Por qué; obligatorio si no aplica, se anula o se devuelve.",
    "No tiene nivel secundario",
    alias=("sustento", "justificación"),
    libre=True,
)
REGISTRADO = Column(
    "registrado_en",
    "registrado_en",
    dates.momento,
    "Cuándo se registró, en hora de Lima (opcional). Si hay dos filas iguales con distinta fecha, "
    "la segunda corrige a la primera.",
    "2023-08-04 18:30",
    vacio=None,
    alias=("fecha de registro", "registrado el"),
    codigo=True,
)

PADRON = Layout(
    "padron",
    "Padrón de servicios educativos",
    "Una fila por servicio (código modular y anexo), como en el padrón de ESCALE.",
    (
        Column("codinst", "CODINST", codes.codigo(8), "Código de la IE.", "03109360", codigo=True,
               alias=("Código de institución", "Código de institución educativa")),
        Column("cod_mod", "COD_MOD", codes.codigo(7), "Código modular.", "0855171",
               requerida=True, codigo=True, alias=MODULAR),
        Column("anexo", "ANEXO", codes.codigo(1), "0 si no es anexo.", "0", vacio="0", codigo=True),
        Column("codlocal", "CODLOCAL", codes.codigo(6), "Código del local.", "310936", codigo=True,
               alias=("Código Local", "Código de local")),
        Column("nombre", "CEN_EDU", choices.texto(200), "Número o nombre de la IE.", "2024",
               requerida=True, libre=True,
               alias=("Nombre de SS.EE.", "Nombre de IE", "Nombre de la IE", "Nombre")),
        Column("niv_mod", "NIV_MOD", choices.texto(2), "Código de nivel o modalidad.", "B0",
               codigo=True),
        Column("nivel_nombre", "D_NIV_MOD", choices.texto(80), "Nivel o modalidad.", "Primaria",
               libre=True, alias=("Nivel / Modalidad", "Nivel")),
        Column("gestion", "GESTION", choices.gestion, "Tipo de gestión.", "1", codigo=True,
               valores=choices.fixed(*choices.GESTIONES), alias=("Gestion / Dependencia",)),
        Column("gestion_nombre", "D_GESTION", choices.texto(80), "Descripción de la gestión.",
               "Pública de Gestión Directa", libre=True),
        Column("ges_dep", "GES_DEP", choices.texto(2), "Código de dependencia.", "A1", codigo=True),
        Column("dependencia", "D_GES_DEP", choices.texto(80), "Dependencia.", "Sector Educación",
               libre=True),
        Column("area", "AREA_CENSO", choices.area, "1 urbana, 2 rural.", "1", codigo=True,
               valores=choices.fixed(*choices.AREAS), alias=("Área",), suplente=("DAREACENSO",)),
        Column("ubigeo", "CODGEO", codes.codigo(6), "Ubigeo INEI del distrito.", "150117",
               codigo=True, alias=("Ubigeo",)),
        Column("distrito", "D_DIST", choices.texto(80), "Distrito.", "Los Olivos", libre=True,
               alias=("DIST", "Distrito")),
        Column("provincia", "D_PROV", choices.texto(80), "Provincia.", "Lima", libre=True,
               alias=("PROV", "Provincia")),
        Column("departamento", "D_DPTO", choices.texto(80), "Departamento.", "Lima", libre=True,
               alias=("DPTO", "Departamento")),
        Column("ugel", "CODOOII", codes.codigo(6), "Código de la UGEL.", "150103", requerida=True,
               codigo=True, alias=("Código DRE/UGEL", "Código UGEL")),
        Column("ugel_nombre", "D_DREUGEL", choices.texto(100), "Nombre de la UGEL.",
               "UGEL 02 RÍMAC", libre=True, alias=("DRE_UGEL", "DRE / UGEL")),
        Column("dre_nombre", "D_REGION", choices.texto(100), "Nombre de la DRE.",
               "DRE LIMA METROPOLITANA", libre=True, alias=("REGION_EDU",)),
        Column("latitud", "NLAT_IE", amounts.coordenada(-19.0, 0.5), "Latitud WGS84.",
               "-11.9699", vacio=None, alias=("Latitud",)),
        Column("longitud", "NLONG_IE", amounts.coordenada(-82.0, -68.0), "Longitud WGS84.",
               "-77.0739", vacio=None, alias=("Longitud",)),
        Column("activo", "ESTADO", choices.si_no, "1 si está activa.", "1", vacio=True,
               alias=("Activo",)),
        Column("ingreso", "INGRESO", dates.fecha(future=True), "Desde cuándo está en el modelo.",
               "2022-10-03", vacio=None, alias=("Fecha de ingreso",), codigo=True),
        Column("cierre", "CIERRE", dates.fecha(future=True), "Cuándo cerró.", "2024-12-31",
               vacio=None, alias=("Fecha de cierre",), codigo=True),
    ),
    ("cod_mod", "anexo"),
)  # fmt: skip

REI = Layout(
    "rei",
    "Redes educativas institucionales",
    "Una fila por IE, con la red (REI) a la que pertenece.",
    (
        IE,
        Column("rei", "rei", choices.texto(100), "Nombre de la red.", "REI 05", requerida=True,
               alias=("red", "red educativa", "red educativa institucional", "nombre de la rei")),
    ),
    ("ie",),
)  # fmt: skip

PRACTICAS = Layout(
    "practicas",
    "Prácticas",
    "Una fila por IE, práctica y mes.",
    (
        IE,
        PRACTICA,
        PERIODO,
        NIVEL,
        Column("estado", "estado", choices.estado_practica,
               "Vacío si hay nivel; si no, «no aplica» o «no priorizada».", "",
               valores=choices.fixed(*choices.ESTADOS_PRACTICA)),
        MOTIVO,
        Column("evidencia", "evidencia", choices.texto(1000),
               "Qué lo demuestra. No enlace imágenes de menores de edad.",
               "Acta del CONEI, 13/03/2023", libre=True, alias=("evidencias",)),
        REGISTRADO,
    ),
    ("ie", "practica", "periodo"),
)  # fmt: skip

COMPROMISOS = Layout(
    "compromisos",
    "Compromisos",
    "Una fila por compromiso de una IE en un CGE.",
    (
        Column("codigo", "codigo", choices.texto(60), "El nombre corto con que lo reconocerá.",
               "C0855171-01", requerida=True, codigo=True, alias=("código del compromiso",)),
        IE,
        Column("cge", "cge", choices.cge, "Compromiso de gestión escolar, de 1 a 5.", "3",
               requerida=True, valores=choices.compromisos,
               alias=("compromiso de gestión escolar", "número de cge")),
        Column("practica", "practica", codes.practica, "La práctica que lo sostiene (opcional).",
               "P1.2", alias=PRACTICA.alias, valores=choices.practicas, codigo=True),
        Column("compromiso", "compromiso", choices.texto(1000), "A qué se compromete la IE.",
               "Actualizar el PAT con la comunidad", requerida=True, libre=True,
               alias=("descripción",)),
        Column("responsable", "responsable", choices.texto(200),
               "Cargo o comité responsable; sin él queda incompleto.", "Comité de gestión",
               libre=True),
        Column("fecha", "fecha", dates.fecha(), "Cuándo se asumió, como día/mes/año.", "27/03/2023",
               requerida=True, codigo=True, alias=("fecha del compromiso",)),
        Column("fecha_limite", "fecha_limite", dates.fecha(future=True),
               "Hasta cuándo; sin ella queda incompleto.", "13/07/2023", vacio=None, codigo=True,
               alias=("plazo", "vence")),
        Column("fecha_cumplido", "fecha_cumplido", dates.fecha(), "Cuándo se cumplió.", "07/07/2023",
               vacio=None, codigo=True, alias=("cumplido el", "fecha de cumplimiento")),
        Column("estado", "estado", choices.estado_compromiso, "En qué está.", "cumplido",
               requerida=True, valores=choices.fixed(*choices.ESTADOS_COMPROMISO)),
        MOTIVO,
        REGISTRADO,
    ),
    ("ie", "codigo"),
)  # fmt: skip

VERIFICACIONES = Layout(
    "verificaciones",
    "Verificaciones",
    "Una fila por práctica verificada o devuelta.",
    (
        IE,
        PRACTICA,
        PERIODO,
        NIVEL,
        Column("decision", "decision", choices.decision, "Si se confirma o se devuelve.",
               "verificado", requerida=True, valores=choices.fixed(*choices.DECISIONES)),
        MOTIVO,
        REGISTRADO,
    ),
    ("ie", "practica", "periodo"),
)  # fmt: skip

CRONOGRAMA = Layout(
    "cronograma",
    "Cronograma",
    "Una fila por año, fase y mes.",
    (
        Column("anio", "anio", dates.anio(future=5), "El año escolar.", "2023", requerida=True,
               alias=("año",)),
        Column("fase", "fase", choices.fase, "La fase.", "sonar", requerida=True,
               valores=choices.fases),
        Column("mes", "mes", dates.mes, "El mes, de 3 a 12.", "3", requerida=True),
    ),
    ("anio", "fase", "mes"),
)  # fmt: skip

RESULTADOS = Layout(
    "resultados",
    "Resultados oficiales",
    "Una fila por IE, año e indicador oficial de los CGE 1 y 2.",
    (
        IE,
        Column("anio", "anio", dates.anio(), "El año del resultado.", "2023", requerida=True,
               alias=("año",)),
        Column("cge", "cge", choices.cge, "1 o 2.", "1", requerida=True,
               valores=choices.compromisos),
        Column("indicador", "indicador", choices.indicador, "El indicador oficial.",
               "satisfactorio_ie", requerida=True, valores=choices.indicadores),
        Column("numerador", "numerador", amounts.cantidad(), "Cuántos estudiantes.", "209",
               requerida=True, alias=("cuántos",)),
        Column("denominador", "denominador", amounts.cantidad(), "De cuántos estudiantes.", "578",
               requerida=True, alias=("de cuántos", "total evaluados")),
        Column("fuente", "fuente", choices.texto(300), "De dónde sale el dato.",
               "Actas de evaluación 2023", requerida=True, libre=True),
    ),
    ("ie", "anio", "cge", "indicador"),
)  # fmt: skip

LAYOUTS: dict[str, Layout] = {
    layout.slug: layout
    for layout in (PADRON, REI, PRACTICAS, COMPROMISOS, VERIFICACIONES, CRONOGRAMA, RESULTADOS)
}

"""Every published figure, declared once: what it is called, what it means, and the aggregate that computes it.

An ``Indicador`` aggregates one view of one grain. ``numerador`` and ``denominador`` are SQL expressions over a row of
that view (``m``); nothing here joins. How schools add up is ``tipo``:

* ``media``: the mean of the schools in state ``ok`` (each school's value is factor × numerator ÷ denominator);
* ``razon``: Σ numerator ÷ Σ denominator, so that it rolls up to any level;
* ``suma``: Σ numerator.

``n`` counts what stands behind one school's figure; of a group, n is always the number of schools. ``sobre`` is the
"of how many" shown beside a figure that has no denominator of its own ("5 de 7 principios").
"""

from dataclasses import dataclass, replace

from mgea import catalogo

SUFICIENTES = "u.suficientes"
"""The threshold in force (view ``agregado`` brings it), with room for binary fractions."""


def _puntos(p: str) -> str:
    """The state of points over all practices, or over one principle's (``p`` its column suffix)."""
    return (
        f"case when m.aplicables{p} = 0 then 'no_aplica' when m.reportadas{p} = 0 then 'sin_dato' "
        f"when m.reportadas{p} < {SUFICIENTES} * m.aplicables{p} then 'datos_insuficientes' else 'ok' end"
    )


_CRONOGRAMA = (
    "case when not m.con_cronograma then 'cronograma_no_definido' "
    "when m.aplicables - m.no_priorizada = 0 then 'no_aplica' when m.esperado is null then 'nada_exigible' "
    "else 'ok' end"
)
_BRECHA = (
    "case when not m.con_cronograma then 'cronograma_no_definido' "
    "when m.aplicables - m.no_priorizada = 0 then 'no_aplica' when m.esperado is null then 'nada_exigible' "
    "when m.reportadas - m.no_priorizada = 0 then 'sin_dato' "
    f"when m.reportadas < {SUFICIENTES} * m.aplicables then 'datos_insuficientes' else 'ok' end"
)
_PLAN = "100.0 * m.suma / nullif(4 * (m.reportadas - m.no_priorizada), 0)"
_RECIBIDO = "m.en_cronograma and m.cerrado_en <= $4 and m.recibido_en is not null"
_ESPERADO = (
    "m.en_cronograma and m.cerrado_en <= $4 and (m.recibido_en is not null or m.vence_en <= $4)"
)
_REPORTE = (
    f"case when not m.con_cronograma then 'cronograma_no_definido' when not ({_ESPERADO}) then 'nada_exigible' "
    "else 'ok' end"
)
_CON_APLICABLES = "case when m.aplicables = 0 then 'no_aplica' else 'ok' end"


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
    vista: str = "ie_mes"
    dimension: str = ""
    clave: str = ""
    umbrales: tuple[str, ...] = ()
    fuente: str = "Definición del tablero (propuesta, editable)"
    publicado: bool = True


_BASE = (
    Indicador(
        slug="puntos",
        titulo="Puntos de implementación",
        unidad="puntos de 100",
        formula="100 × suma de niveles ÷ (4 × prácticas aplicables reportadas)",
        numerador_es="suma de los niveles (0 a 4) de las prácticas con dato vigente",
        denominador_es="4 por cada práctica aplicable con dato vigente o no priorizada",
        casos="«No aplica» sale de ambos lados. «No priorizada» cuenta 0 puntos. Con menos del 80 % reportado dice "
        "«datos insuficientes»: sin color ni comparación. De un grupo: media de sus escuelas con datos suficientes.",
        numerador="m.suma",
        denominador="4 * m.reportadas",
        estado=_puntos(""),
        tipo="media",
        factor=100.0,
        n="m.reportadas",
        umbrales=("datos_suficientes",),
    ),
    Indicador(
        slug="puntos_conservador",
        titulo="Puntos, contando lo no reportado como cero",
        unidad="puntos de 100",
        formula="100 × suma de niveles ÷ (4 × prácticas aplicables)",
        numerador_es="suma de los niveles de las prácticas con dato vigente",
        denominador_es="4 por cada práctica aplicable, reportada o no",
        casos="Nunca supera a los puntos. De un grupo: media de las mismas escuelas que los puntos.",
        numerador="m.suma",
        denominador="4 * m.aplicables",
        estado=_puntos(""),
        tipo="media",
        factor=100.0,
        n="m.aplicables",
        umbrales=("datos_suficientes",),
    ),
    Indicador(
        slug="indice_equilibrado",
        titulo="Índice equilibrado entre principios",
        unidad="puntos de 100",
        formula="media de los puntos de los principios que tienen reporte",
        numerador_es="suma de los puntos de cada principio con reporte",
        denominador_es="número de principios con reporte (de 7)",
        casos="Cada principio pesa igual, tenga 2 o 6 prácticas. Se señala si difiere de los puntos en 5 o más.",
        numerador="m.equilibrado * m.principios_con_reporte",
        denominador="m.principios_con_reporte",
        estado=_puntos(""),
        tipo="media",
        n="m.principios_con_reporte",
        umbrales=("desequilibrio",),
    ),
    Indicador(
        slug="reportadas",
        titulo="Prácticas reportadas",
        unidad="prácticas",
        formula="número de prácticas aplicables con dato vigente o no priorizadas",
        numerador_es="prácticas con dato vigente o no priorizadas",
        denominador_es="prácticas aplicables",
        casos="Un nivel vale mientras pasen a lo más 2 meses exigibles; después está vencido y cuenta como sin dato.",
        numerador="m.reportadas",
        denominador="m.aplicables",
        estado="'ok'",
        tipo="suma",
        n="m.aplicables",
        umbrales=("vigencia_meses",),
    ),
    Indicador(
        slug="aplicables",
        titulo="Prácticas aplicables",
        unidad="prácticas",
        formula="25 − prácticas que no aplican",
        numerador_es="prácticas del modelo que aplican a la escuela",
        denominador_es="prácticas del modelo (25 por escuela)",
        casos="«No aplica» exige un motivo y vale hasta fin del año escolar.",
        numerador="m.aplicables",
        denominador="m.aplicables + m.no_aplica",
        estado="'ok'",
        tipo="suma",
        n="m.aplicables + m.no_aplica",
    ),
    Indicador(
        slug="cobertura_inicio",
        titulo="Prácticas iniciadas",
        unidad="proporción",
        formula="prácticas en nivel 1 o más ÷ prácticas aplicables",
        numerador_es="prácticas con nivel 1 o más",
        denominador_es="prácticas aplicables (lo no reportado queda dentro, como parte aparte)",
        casos="Sin prácticas aplicables no hay proporción.",
        numerador="m.n1 + m.n2 + m.n3 + m.n4",
        denominador="m.aplicables",
        estado=_CON_APLICABLES,
        n="m.aplicables",
    ),
    Indicador(
        slug="cobertura_implementada",
        titulo="Prácticas implementadas",
        unidad="proporción",
        formula="prácticas en nivel 3 o 4 ÷ prácticas aplicables",
        numerador_es="prácticas en Logrado o Destacado",
        denominador_es="prácticas aplicables (lo no reportado queda dentro, como parte aparte)",
        casos="Sin prácticas aplicables no hay proporción.",
        numerador="m.n3 + m.n4",
        denominador="m.aplicables",
        estado=_CON_APLICABLES,
        n="m.aplicables",
    ),
    Indicador(
        slug="principios_implementados",
        titulo="Principios con alguna práctica implementada",
        unidad="principios de 7",
        formula="número de principios con al menos una práctica en nivel 3 o 4",
        numerador_es="principios con una práctica en Logrado o Destacado",
        denominador_es="los 7 principios; de un grupo, sus escuelas (media por escuela)",
        casos="Sin ningún dato no se informa.",
        numerador="m.principios_logrados",
        denominador="",
        estado="case when m.aplicables = 0 then 'no_aplica' when m.reportadas = 0 then 'sin_dato' else 'ok' end",
        tipo="media",
        n="7",
        sobre=7,
    ),
    Indicador(
        slug="principios_fidelidad",
        titulo="Principios con fidelidad",
        unidad="principios de 7",
        formula="principios con 70 puntos o más, sin práctica aplicable en 0 y con 80 % reportado",
        numerador_es="principios que cumplen las tres condiciones",
        denominador_es="los 7 principios; de un grupo, sus escuelas (media por escuela)",
        casos="70 es un umbral referencial, no normativo.",
        numerador="m.principios_fidelidad",
        denominador="",
        estado="case when m.aplicables = 0 then 'no_aplica' when m.reportadas = 0 then 'sin_dato' else 'ok' end",
        tipo="media",
        n="7",
        sobre=7,
        umbrales=("fidelidad", "datos_suficientes"),
        publicado=False,
    ),
    Indicador(
        slug="esperado",
        titulo="Puntos que espera el cronograma",
        unidad="puntos de 100",
        formula="100 × media de (nivel planificado ÷ 4) de las prácticas aplicables y priorizadas",
        numerador_es="suma de los niveles que el cronograma planifica a la fecha",
        denominador_es="4 por cada práctica aplicable y priorizada",
        casos="«Acumulado»: la escuela que ya estaba en el modelo no baja de lo esperado al cierre del año anterior. "
        "«Ciclo anual»: la que ingresó este año. Sin cronograma del año no se calcula.",
        numerador="m.esperado",
        denominador="",
        estado=_CRONOGRAMA,
        tipo="media",
        n="m.aplicables - m.no_priorizada",
        fuente="Cronograma de fases del MGEA; niveles por fase: propuesta del tablero",
    ),
    Indicador(
        slug="brecha",
        titulo="Brecha con lo esperado",
        unidad="puntos",
        formula="puntos de las prácticas priorizadas − puntos que espera el cronograma",
        numerador_es="puntos de las prácticas priorizadas menos puntos esperados",
        denominador_es="de un grupo: escuelas con ambos datos",
        casos="−5 o más: en ruta · entre −15 y −5: en riesgo · menos de −15: crítica · más de +10: adelantada.",
        numerador=f"{_PLAN} - m.esperado",
        denominador="",
        estado=_BRECHA,
        tipo="media",
        n="m.reportadas - m.no_priorizada",
        umbrales=("brecha_en_ruta", "brecha_critica", "brecha_adelantada"),
    ),
    Indicador(
        slug="meses_atras",
        titulo="Meses de atraso",
        unidad="meses exigibles",
        formula="meses del cronograma entre el primer mes que ya pedía estos puntos y el mes consultado",
        numerador_es="meses del cronograma desde aquel mes hasta el consultado",
        denominador_es="de un grupo: escuelas con atraso calculable",
        casos="Si los puntos superan todo lo que pide el año, va adelantada y no se da número.",
        numerador="m.meses_atras",
        denominador="",
        estado=_BRECHA,
        tipo="media",
        n="m.reportadas - m.no_priorizada",
    ),
    Indicador(
        slug="puntos_verificados",
        titulo="Puntos verificados por la UGEL",
        unidad="puntos de 100",
        formula="suma de los niveles verificados y vigentes",
        numerador_es="suma de los niveles que verificó la UGEL, no superados por un cambio posterior",
        denominador_es="de un grupo: escuelas con datos suficientes",
        casos="Una verificación vale 6 meses exigibles. Si la escuela cambia el nivel, queda por reverificar.",
        numerador="m.verificado_suma",
        denominador="",
        estado=_puntos(""),
        tipo="media",
        n="m.verificadas",
        umbrales=("verificacion_meses",),
    ),
    Indicador(
        slug="confianza",
        titulo="Confianza en lo declarado",
        unidad="proporción",
        formula="suma del menor entre declarado y verificado ÷ suma de lo declarado",
        numerador_es="suma del menor de los dos niveles, en las prácticas con ambos",
        denominador_es="suma de los niveles declarados en las mismas prácticas",
        casos="Sin color con menos de 5 pares. Sin pares, o si lo declarado suma 0, no se calcula.",
        numerador="m.pares_minimo",
        denominador="m.pares_declarado",
        estado="case when m.pares_declarado = 0 then 'sin_dato' else 'ok' end",
        n="m.pares",
        umbrales=("pares_minimos",),
    ),
    Indicador(
        slug="tasa_evidencia",
        titulo="Prácticas con evidencia",
        unidad="proporción",
        formula="prácticas en nivel 2 o más con evidencia ÷ prácticas en nivel 2 o más",
        numerador_es="prácticas en nivel 2 o más con al menos una evidencia",
        denominador_es="prácticas en nivel 2 o más",
        casos="Cuenta prácticas, no archivos.",
        numerador="m.con_evidencia",
        denominador="m.evidenciables",
        estado="case when m.evidenciables = 0 then 'sin_dato' else 'ok' end",
        n="m.evidenciables",
    ),
    Indicador(
        slug="completitud",
        titulo="Reportes recibidos",
        unidad="proporción",
        formula="reportes del mes recibidos ÷ reportes del mes exigibles",
        numerador_es="escuelas cuyo reporte del mes llegó (80 % de sus prácticas aplicables con estado)",
        denominador_es="escuelas a las que el mes ya les es exigible",
        casos="Un mes en plazo o no exigible queda fuera.",
        numerador=f"case when {_RECIBIDO} then 1 else 0 end",
        denominador=f"case when {_ESPERADO} then 1 else 0 end",
        estado=_REPORTE,
        umbrales=("dia_limite",),
    ),
    Indicador(
        slug="puntualidad_reporte",
        titulo="Reportes a tiempo",
        unidad="proporción",
        formula="reportes del mes recibidos dentro del plazo ÷ reportes del mes exigibles",
        numerador_es="escuelas cuyo primer reporte válido llegó hasta el día límite",
        denominador_es="escuelas a las que el mes ya les es exigible",
        casos="Se divide entre lo exigible, no entre lo recibido. Corregir después no cambia la fecha del primer envío.",
        numerador=f"case when {_RECIBIDO} and m.recibido_en < m.vence_en then 1 else 0 end",
        denominador=f"case when {_ESPERADO} then 1 else 0 end",
        estado=_REPORTE,
        umbrales=("dia_limite",),
    ),
    Indicador(
        slug="ritmo",
        titulo="Ritmo de avance",
        unidad="puntos por mes exigible",
        formula="(puntos del mes − puntos de tres meses exigibles antes) ÷ 3, en las prácticas comunes",
        numerador_es="diferencia de puntos en las prácticas reportadas en ambos meses",
        denominador_es="3 meses exigibles",
        casos="Necesita al menos 3 reportes en esos meses. Flecha solo si el cambio es de 2 puntos o más.",
        numerador="100.0 * m.ritmo_suma / nullif(4 * m.ritmo_comunes, 0)",
        denominador="3",
        estado="case when m.ritmo_comunes = 0 or m.ritmo_recibidos < 3 then 'datos_insuficientes' else 'ok' end",
        tipo="media",
        n="m.ritmo_comunes",
        umbrales=("flecha_ritmo",),
    ),
    Indicador(
        slug="ritmo_necesario",
        titulo="Ritmo necesario hasta diciembre",
        unidad="puntos por mes exigible",
        formula="(puntos que el cronograma espera en diciembre − puntos) ÷ meses que quedan",
        numerador_es="puntos que faltan para lo esperado en diciembre",
        denominador_es="meses del cronograma que quedan en el año",
        casos="En diciembre ya no se calcula.",
        numerador=f"m.esperado_diciembre - {_PLAN}",
        denominador="m.meses_restantes",
        estado=_BRECHA.replace(
            "when m.esperado is null", "when m.meses_restantes = 0 or m.esperado_diciembre is null"
        ),
        tipo="media",
        n="m.meses_restantes",
    ),
)

_COMPROMISOS = (
    Indicador(
        slug="cumplimiento_exigible",
        titulo="Compromisos exigibles cumplidos",
        unidad="proporción",
        formula="compromisos cumplidos entre los que ya vencían ÷ compromisos que ya vencían",
        numerador_es="compromisos con fecha límite pasada y cumplidos a la fecha",
        denominador_es="compromisos con fecha límite pasada, sin los anulados",
        casos="Los cumplidos antes de vencer («adelantados») quedan fuera. Si nada vence aún, dice «nada exigible».",
        numerador="case when m.exigible and m.fecha_cumplido is not null then 1 else 0 end",
        denominador="case when m.exigible then 1 else 0 end",
        estado="case when m.exigible then 'ok' else 'nada_exigible' end",
        vista="compromiso_corte",
        n="case when m.exigible then 1 else 0 end",
    ),
    Indicador(
        slug="puntualidad_compromisos",
        titulo="Compromisos cumplidos en su fecha original",
        unidad="proporción",
        formula="compromisos cumplidos hasta su fecha original ÷ compromisos cuya fecha original ya pasó",
        numerador_es="compromisos cumplidos a más tardar en la fecha que se fijó al crearlos",
        denominador_es="compromisos cuya fecha original ya pasó, sin los anulados",
        casos="Reprogramar no borra el atraso; los vencidos sin cumplir siguen en el denominador.",
        numerador="case when m.exigible_original and m.fecha_cumplido <= m.fecha_original then 1 else 0 end",
        denominador="case when m.exigible_original then 1 else 0 end",
        estado="case when m.exigible_original then 'ok' else 'nada_exigible' end",
        vista="compromiso_corte",
        n="case when m.exigible_original then 1 else 0 end",
    ),
    Indicador(
        slug="compromisos_vencidos",
        titulo="Compromisos vencidos sin cumplir",
        unidad="compromisos",
        formula="número de compromisos con fecha límite pasada y sin cumplir",
        numerador_es="compromisos vencidos sin cumplir",
        denominador_es="compromisos con fecha límite pasada, sin los anulados",
        casos="Los incompletos (sin responsable o sin fecha) se listan, no se cuentan.",
        numerador="case when m.exigible and m.fecha_cumplido is null then 1 else 0 end",
        denominador="case when m.exigible then 1 else 0 end",
        estado="case when m.exigible then 'ok' else 'nada_exigible' end",
        tipo="suma",
        vista="compromiso_corte",
        n="case when m.exigible then 1 else 0 end",
    ),
)


def _by_principio(base: Indicador) -> tuple[Indicador, ...]:
    """``puntos`` inside each principle: the same formula over its practices."""
    return tuple(
        replace(
            base,
            numerador=f"m.suma_{p.slug}",
            denominador=f"4 * m.reportadas_{p.slug}",
            estado=_puntos(f"_{p.slug}"),
            n=f"m.reportadas_{p.slug}",
            dimension="principio",
            clave=p.slug,
        )
        for p in catalogo.principios()
    )


def _aporte(n: int) -> Indicador:
    return Indicador(
        slug="aporte_cge",
        titulo="Aporte del MGEA al CGE",
        unidad="proporción",
        formula="suma de peso × nivel ÷ 4 ÷ suma de pesos, en las prácticas relacionadas con el CGE",
        numerador_es="suma de peso × nivel ÷ 4 de las prácticas relacionadas y reportadas",
        denominador_es="suma de pesos de las mismas prácticas (1 principal, 0.5 secundaria)",
        casos="La relación práctica → CGE es una propuesta editable; no existe una oficial. Compare un CGE consigo "
        "mismo, no con otro. Los cinco no se suman.",
        numerador=f"m.cge_suma_{n}",
        denominador=f"m.cge_peso_{n}",
        estado=f"case when m.aplicables = 0 then 'no_aplica' when coalesce(m.cge_peso_{n}, 0) = 0 then 'sin_dato' "
        "else 'ok' end",
        n="m.reportadas",
        dimension="cge",
        clave=str(n),
        fuente="Mapa práctica → CGE: propuesta del tablero, editable",
    )


def _of(base: Indicador, dimension: str, clave: str, condicion: str) -> Indicador:
    """The same figure over the commitments of one CGE or principle."""
    return replace(
        base,
        numerador=f"case when {condicion} then {base.numerador} else 0 end",
        denominador=f"case when {condicion} then {base.denominador} else 0 end",
        estado=f"case when {condicion} then {base.estado} else 'nada_exigible' end",
        n=f"case when {condicion} then {base.n} else 0 end",
        dimension=dimension,
        clave=clave,
    )


INDICADORES: tuple[Indicador, ...] = (
    *_BASE,
    *_by_principio(_BASE[0]),
    *(_aporte(cge.n) for cge in catalogo.compromisos()),
    *_COMPROMISOS,
    *(
        _of(i, "cge", str(cge.n), f"m.cge = {cge.n}")
        for i in _COMPROMISOS
        for cge in catalogo.compromisos()
    ),
    *(
        _of(i, "principio", p.slug, f"m.principio = '{p.slug}'")
        for i in _COMPROMISOS
        for p in catalogo.principios()
    ),
)


def fichas() -> tuple[Indicador, ...]:
    """One per slug: what the dictionary shows."""
    return tuple({i.slug: i for i in reversed(INDICADORES)}.values())[::-1]


def ficha(slug: str) -> Indicador:
    """The definition of one figure; KeyError when there is none."""
    return {i.slug: i for i in fichas()}[slug]

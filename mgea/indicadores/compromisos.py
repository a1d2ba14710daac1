"""Figures over commitments (view ``compromiso_corte``)."""

from mgea.indicadores.declaracion import Indicador

COMPROMISOS: tuple[Indicador, ...] = (
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

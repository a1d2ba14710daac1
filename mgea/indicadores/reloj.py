"""The UGEL's own clock (views ``decision_corte``, ``visita_corte``, ``compromiso_ugel``): what it owes its schools.

Not published by the command line: they are of the UGEL, while the published ones are of the schools.
"""

from mgea.indicadores.compromisos import COMPROMISOS
from mgea.indicadores.declaracion import Indicador

RELOJ: tuple[Indicador, ...] = (
    Indicador(
        slug="dias_verificacion",
        titulo="Días de envío a verificación",
        unidad="días",
        formula="mediana de los días entre el registro de la escuela y la decisión de la UGEL",
        numerador_es="día de la decisión − día del último registro de esa práctica que tenía a la vista",
        denominador_es="decisiones del año (verificar o devolver) hasta el mes",
        casos="Días de calendario en Lima; el mismo día es 0. Lo que nadie ha mirado aún no entra: está en la bandeja. "
        "Una decisión deshecha no cuenta.",
        numerador="m.dias",
        denominador="",
        estado="case when m.dias is null then 'sin_dato' else 'ok' end",
        tipo="mediana",
        vista="decision_corte",
        publicado=False,
    ),
    Indicador(
        slug="devueltas_con_motivo",
        titulo="Prácticas devueltas con motivo",
        unidad="proporción",
        formula="decisiones que devolvieron la práctica diciendo por qué ÷ decisiones",
        numerador_es="prácticas devueltas con un motivo escrito",
        denominador_es="decisiones del año (verificar o devolver) hasta el mes",
        casos="No tiene meta: muy pocas puede ser que no se mire; muchas, que no se entienda qué se pide.",
        numerador="case when m.devuelta and m.con_motivo then 1 else 0 end",
        denominador="1",
        estado="'ok'",
        vista="decision_corte",
        publicado=False,
    ),
    Indicador(
        slug="visitas_cumplidas",
        titulo="Visitas prometidas y cumplidas",
        unidad="proporción",
        formula="visitas prometidas y realizadas ÷ visitas cuya primera fecha ya pasó",
        numerador_es="visitas prometidas para el año hasta el mes que se realizaron",
        denominador_es="visitas del año con primera fecha pasada, sin las canceladas con motivo",
        casos="Reprogramar no borra la promesa: cuenta la primera fecha. Una visita que nadie había prometido queda "
        "fuera de ambos lados.",
        numerador="case when m.exigible and m.realizada then 1 else 0 end",
        denominador="case when m.exigible then 1 else 0 end",
        estado="case when m.exigible then 'ok' else 'nada_exigible' end",
        n="case when m.exigible then 1 else 0 end",
        vista="visita_corte",
        publicado=False,
    ),
    Indicador(
        slug="compromisos_ugel",
        titulo="Compromisos de la UGEL cumplidos",
        unidad="proporción",
        formula="compromisos de la UGEL con las escuelas cumplidos ÷ los que ya vencían",
        numerador_es="compromisos de la UGEL con fecha límite pasada y cumplidos a la fecha",
        denominador_es="compromisos de la UGEL con fecha límite pasada, sin los anulados",
        casos="La misma regla que se aplica a las escuelas.",
        numerador=COMPROMISOS[0].numerador,
        denominador=COMPROMISOS[0].denominador,
        estado=COMPROMISOS[0].estado,
        n=COMPROMISOS[0].n,
        vista="compromiso_ugel",
        publicado=False,
    ),
)

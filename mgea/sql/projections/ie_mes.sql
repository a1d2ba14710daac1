-- One row per school and month in which it was active, as known at $1, for months up to $2.
with ie as (
    {ie}
),
{declarada},
principio as (
    select
        principio,
        count(*) as total,
        count(case when meta = 2 then 1 end) as meta_2,
        count(case when meta = 3 then 1 end) as meta_3,
        count(case when meta = 4 then 1 end) as meta_4
    from practica
    group by principio
),
contada as (
    select
        m.ie, m.periodo, p.principio,
        count(case when d.estado = 'no_aplica' then 1 end) as no_aplica,
        count(case when d.estado = 'no_priorizada' then 1 end) as no_priorizada,
        count(case when d.estado = 'vencido' then 1 end) as vencidas,
        count(case when d.estado = 'valor' and d.nivel = 0 then 1 end) as n0,
        count(case when d.estado = 'valor' and d.nivel = 1 then 1 end) as n1,
        count(case when d.estado = 'valor' and d.nivel = 2 then 1 end) as n2,
        count(case when d.estado = 'valor' and d.nivel = 3 then 1 end) as n3,
        count(case when d.estado = 'valor' and d.nivel = 4 then 1 end) as n4,
        count(case when d.estado = 'valor' and d.nivel >= 2 and d.evidencia <> '' then 1 end) as con_evidencia,
        count(case when d.estancada then 1 end) as estancadas,
        max(p.total) as total,
        max(p.meta_2) - count(case when d.estado in ('no_aplica', 'no_priorizada') and d.meta = 2 then 1 end) as meta_2,
        max(p.meta_3) - count(case when d.estado in ('no_aplica', 'no_priorizada') and d.meta = 3 then 1 end) as meta_3,
        max(p.meta_4) - count(case when d.estado in ('no_aplica', 'no_priorizada') and d.meta = 4 then 1 end) as meta_4,
        max(d.orden_registro) as orden_registro,
        max(d.registrado_en) as ultimo_registro
    from mes_ie m
    cross join principio p
    left join declarada d on d.ie = m.ie and d.periodo = m.periodo and d.principio = p.principio
    group by m.ie, m.periodo, p.principio
),
sumada as (
    select
        c.*,
        c.total - c.no_aplica as aplicables,
        c.n0 + c.n1 + c.n2 + c.n3 + c.n4 + c.no_priorizada as reportadas,
        c.n1 + 2 * c.n2 + 3 * c.n3 + 4 * c.n4 as suma,
        100.0 * (c.n1 + 2 * c.n2 + 3 * c.n3 + 4 * c.n4)
            / nullif(4 * (c.n0 + c.n1 + c.n2 + c.n3 + c.n4 + c.no_priorizada), 0) as puntos
    from contada c
),
total as (
    select
        s.ie, s.periodo,
        cast(sum(s.aplicables) as integer) as aplicables,
        cast(sum(s.reportadas) as integer) as reportadas,
        cast(sum(s.no_aplica) as integer) as no_aplica,
        cast(sum(s.no_priorizada) as integer) as no_priorizada,
        cast(sum(s.vencidas) as integer) as vencidas,
        cast(sum(s.suma) as integer) as suma,
        cast(sum(s.n0) as integer) as n0,
        cast(sum(s.n1) as integer) as n1,
        cast(sum(s.n2) as integer) as n2,
        cast(sum(s.n3) as integer) as n3,
        cast(sum(s.n4) as integer) as n4,
        cast(sum(s.con_evidencia) as integer) as con_evidencia,
        cast(sum(s.estancadas) as integer) as estancadas,
        cast(sum(s.meta_2) as integer) as meta_2,
        cast(sum(s.meta_3) as integer) as meta_3,
        cast(sum(s.meta_4) as integer) as meta_4,
        max(s.orden_registro) as orden_registro,
        max(s.ultimo_registro) as ultimo_registro,
        count(s.puntos) as principios_con_reporte,
        count(case when s.n3 + s.n4 > 0 then 1 end) as principios_logrados,
        count(case
            when s.puntos >= a.fidelidad and s.n0 = 0 and s.reportadas >= a.suficientes * s.aplicables then 1
        end) as principios_fidelidad
    from sumada s
    cross join ajuste a
    group by s.ie, s.periodo
),
abierta as (
    -- the principles side by side
    select
        s.ie, s.periodo,
        max(case when s.principio = 'autonomia' then s.suma end) as suma_autonomia,
        max(case when s.principio = 'autonomia' then s.reportadas end) as reportadas_autonomia,
        max(case when s.principio = 'autonomia' then s.aplicables end) as aplicables_autonomia,
        max(case when s.principio = 'autonomia' then s.n3 + s.n4 end) as logradas_autonomia,
        max(case when s.principio = 'autonomia' then s.n0 end) as en_cero_autonomia,
        max(case when s.principio = 'cultura_colaborativa' then s.suma end) as suma_cultura_colaborativa,
        max(case when s.principio = 'cultura_colaborativa' then s.reportadas end) as reportadas_cultura_colaborativa,
        max(case when s.principio = 'cultura_colaborativa' then s.aplicables end) as aplicables_cultura_colaborativa,
        max(case when s.principio = 'cultura_colaborativa' then s.n3 + s.n4 end) as logradas_cultura_colaborativa,
        max(case when s.principio = 'cultura_colaborativa' then s.n0 end) as en_cero_cultura_colaborativa,
        max(case when s.principio = 'innovacion' then s.suma end) as suma_innovacion,
        max(case when s.principio = 'innovacion' then s.reportadas end) as reportadas_innovacion,
        max(case when s.principio = 'innovacion' then s.aplicables end) as aplicables_innovacion,
        max(case when s.principio = 'innovacion' then s.n3 + s.n4 end) as logradas_innovacion,
        max(case when s.principio = 'innovacion' then s.n0 end) as en_cero_innovacion,
        max(case when s.principio = 'comunidad_aprendizaje' then s.suma end) as suma_comunidad_aprendizaje,
        max(case when s.principio = 'comunidad_aprendizaje' then s.reportadas end) as reportadas_comunidad_aprendizaje,
        max(case when s.principio = 'comunidad_aprendizaje' then s.aplicables end) as aplicables_comunidad_aprendizaje,
        max(case when s.principio = 'comunidad_aprendizaje' then s.n3 + s.n4 end) as logradas_comunidad_aprendizaje,
        max(case when s.principio = 'comunidad_aprendizaje' then s.n0 end) as en_cero_comunidad_aprendizaje,
        max(case when s.principio = 'exigencia_esfuerzo' then s.suma end) as suma_exigencia_esfuerzo,
        max(case when s.principio = 'exigencia_esfuerzo' then s.reportadas end) as reportadas_exigencia_esfuerzo,
        max(case when s.principio = 'exigencia_esfuerzo' then s.aplicables end) as aplicables_exigencia_esfuerzo,
        max(case when s.principio = 'exigencia_esfuerzo' then s.n3 + s.n4 end) as logradas_exigencia_esfuerzo,
        max(case when s.principio = 'exigencia_esfuerzo' then s.n0 end) as en_cero_exigencia_esfuerzo,
        max(case when s.principio = 'mejora_continua' then s.suma end) as suma_mejora_continua,
        max(case when s.principio = 'mejora_continua' then s.reportadas end) as reportadas_mejora_continua,
        max(case when s.principio = 'mejora_continua' then s.aplicables end) as aplicables_mejora_continua,
        max(case when s.principio = 'mejora_continua' then s.n3 + s.n4 end) as logradas_mejora_continua,
        max(case when s.principio = 'mejora_continua' then s.n0 end) as en_cero_mejora_continua,
        max(case when s.principio = 'enfoque_territorial' then s.suma end) as suma_enfoque_territorial,
        max(case when s.principio = 'enfoque_territorial' then s.reportadas end) as reportadas_enfoque_territorial,
        max(case when s.principio = 'enfoque_territorial' then s.aplicables end) as aplicables_enfoque_territorial,
        max(case when s.principio = 'enfoque_territorial' then s.n3 + s.n4 end) as logradas_enfoque_territorial,
        max(case when s.principio = 'enfoque_territorial' then s.n0 end) as en_cero_enfoque_territorial,
        -- in one order: a rebuild must add up to the last bit
        (
            coalesce(max(case when s.principio = 'autonomia' then s.puntos end), 0)
            + coalesce(max(case when s.principio = 'cultura_colaborativa' then s.puntos end), 0)
            + coalesce(max(case when s.principio = 'innovacion' then s.puntos end), 0)
            + coalesce(max(case when s.principio = 'comunidad_aprendizaje' then s.puntos end), 0)
            + coalesce(max(case when s.principio = 'exigencia_esfuerzo' then s.puntos end), 0)
            + coalesce(max(case when s.principio = 'mejora_continua' then s.puntos end), 0)
            + coalesce(max(case when s.principio = 'enfoque_territorial' then s.puntos end), 0)
        ) / nullif(count(s.puntos), 0) as equilibrado
    from sumada s
    group by s.ie, s.periodo
),
aporte as (
    select
        d.ie, d.periodo,
        sum(case when c.cge = 1 then c.peso * d.parte end) as cge_suma_1,
        sum(case when c.cge = 1 then c.peso end) as cge_peso_1,
        sum(case when c.cge = 2 then c.peso * d.parte end) as cge_suma_2,
        sum(case when c.cge = 2 then c.peso end) as cge_peso_2,
        sum(case when c.cge = 3 then c.peso * d.parte end) as cge_suma_3,
        sum(case when c.cge = 3 then c.peso end) as cge_peso_3,
        sum(case when c.cge = 4 then c.peso * d.parte end) as cge_suma_4,
        sum(case when c.cge = 4 then c.peso end) as cge_peso_4,
        sum(case when c.cge = 5 then c.peso * d.parte end) as cge_suma_5,
        sum(case when c.cge = 5 then c.peso end) as cge_peso_5
    from (
        select ie, periodo, practica, case when estado = 'valor' then nivel else 0 end / 4.0 as parte
        from declarada
        where estado in ('valor', 'no_priorizada')
    ) d
    join practica_cge c on c.practica = d.practica
    group by d.ie, d.periodo
),
verificado as (
    select
        ie, periodo,
        coalesce(sum(case when verificacion = 'verificada' then nivel_verificado end), 0) as verificado_suma,
        count(case when verificacion = 'verificada' then 1 end) as verificadas,
        count(case when verificacion = 'por_reverificar' then 1 end) as por_reverificar,
        count(case when verificacion = 'devuelta' then 1 end) as devueltas,
        count(case when verificacion = 'verificada' and estado = 'valor' then 1 end) as pares,
        coalesce(sum(case when verificacion = 'verificada' and estado = 'valor' then nivel end), 0) as pares_declarado,
        coalesce(sum(case
            when verificacion = 'verificada' and estado = 'valor' then least(nivel, nivel_verificado)
        end), 0) as pares_minimo,
        coalesce(sum(case
            when verificacion = 'verificada' and estado = 'valor' then nivel - nivel_verificado
        end), 0) as pares_diferencia,
        count(case
            when verificacion = 'verificada' and estado = 'valor' and nivel = nivel_verificado then 1
        end) as pares_iguales,
        count(case
            when verificacion = 'verificada' and estado = 'valor' and abs(nivel - nivel_verificado) <= 1 then 1
        end) as pares_cercanos,
        count(case
            when decision = 'verificado' and estado = 'valor' and nivel < nivel_verificado then 1
        end) as retrocesos
    from cotejada
    group by ie, periodo
),
con_estado as (
    -- what was ever "no aplica" or "no priorizada" in a year: it holds for its later months
    select distinct ie, practica, substr(periodo, 1, 4) as anio
    from anotada
    where estado <> 'valor'
),
propio as (
    select distinct ie, periodo, registrado_en as momento
    from anotada
),
momento as (
    -- a month may be complete when something is said of it, or, later, when an earlier month says what does not apply
    select ie, periodo, momento
    from propio
    union
    select p.ie, p.periodo, r.registrado_en
    from propio p
    join anotada r
        on r.ie = p.ie and r.estado <> 'valor' and r.registrado_en > p.momento
        and r.periodo < p.periodo and substr(r.periodo, 1, 4) = substr(p.periodo, 1, 4)
),
dicha as (
    -- what each practice had been given for the month by each of those moments
    select
        t.ie, t.periodo, t.momento, r.estado, r.periodo as periodo_registro,
        row_number() over (
            partition by t.ie, t.periodo, t.momento, r.practica
            order by r.periodo desc, r.registrado_en desc, r.seq desc
        ) as turno
    from momento t
    join anotada r
        on r.ie = t.ie and r.registrado_en <= t.momento and r.periodo <= t.periodo
    left join con_estado c
        on c.ie = r.ie and c.practica = r.practica and c.anio = substr(t.periodo, 1, 4)
    where r.periodo = t.periodo or (c.ie is not null and substr(r.periodo, 1, 4) = c.anio)
),
completa as (
    select
        ie, periodo, momento,
        count(case when estado = 'no_aplica' then 1 end) as no_aplica,
        count(case
            when estado = 'no_priorizada' or (estado = 'valor' and periodo_registro = periodo) then 1
        end) as dadas
    from dicha
    where turno = 1
    group by ie, periodo, momento
),
recibida as (
    -- a month is received the first time 80 % of what then applied had a state; a correction does not undo that
    select c.ie, c.periodo, m.orden, min(c.momento) as recibido_en
    from completa c
    join mes_ie m on m.ie = c.ie and m.periodo = c.periodo
    cross join (select count(*) as total from practica) k
    cross join ajuste a
    where c.dadas >= a.suficientes * (k.total - c.no_aplica)
    group by c.ie, c.periodo, m.orden
),
atras_tres as (
    select m.ie, m.periodo, m.orden, t.periodo as antes
    from mes_ie m
    join mes t on t.calendario = m.calendario and t.valido and t.orden = m.orden - 3
),
ritmo as (
    select
        d.ie, d.periodo,
        count(*) as comunes,
        sum(
            case when d.estado = 'valor' then d.nivel else 0 end
            - case when b.estado = 'valor' then b.nivel else 0 end
        ) as suma
    from atras_tres t
    join declarada d on d.ie = t.ie and d.periodo = t.periodo
    join declarada b on b.ie = t.ie and b.periodo = t.antes and b.practica = d.practica
    where d.estado in ('valor', 'no_priorizada') and b.estado in ('valor', 'no_priorizada')
    group by d.ie, d.periodo
),
ritmo_recibida as (
    select t.ie, t.periodo, count(*) as recibidos
    from atras_tres t
    join recibida r on r.ie = t.ie and r.orden between t.orden - 3 and t.orden
    group by t.ie, t.periodo
),
primer_mes as (
    select ie, min(orden_cronograma - case when en_cronograma then 1 else 0 end) as orden_previo
    from mes_ie
    group by ie
),
diciembre as (
    select calendario, anio, max(orden_cronograma) as orden_cronograma
    from mes
    where en_cronograma
    group by calendario, anio
),
base as (
    select
        m.dre, m.ugel, m.rei, m.distrito, m.calendario, m.ingreso_anio, m.anio, m.orden_cronograma, m.en_cronograma,
        m.con_cronograma, m.hito, m.cerrado_en, m.vence_en, m.modo, p.*,
        m.orden_cronograma - coalesce(p.orden_registro, f.orden_previo) as meses_sin_reporte,
        100.0 * p.suma / nullif(4 * (p.reportadas - p.no_priorizada), 0) as puntos_plan,
        100.0 * (p.meta_2 * m.nivel_2 + p.meta_3 * m.nivel_3 + p.meta_4 * m.nivel_4)
            / nullif(4 * (p.meta_2 + p.meta_3 + p.meta_4), 0) as esperado
    from mes_ie m
    join primer_mes f on f.ie = m.ie
    join total p on p.ie = m.ie and p.periodo = m.periodo
),
alcanzada as (
    -- the first month whose expectation the school's points already meet
    select p.ie, p.periodo, min(e.orden_cronograma) as orden_cronograma
    from base p
    join mes_esperado e
        on e.calendario = p.calendario and e.ingreso_anio = p.ingreso_anio
        and e.anio <= p.anio and e.en_cronograma
    where p.puntos_plan is not null and p.esperado is not null
        and 100.0 * (p.meta_2 * e.nivel_2 + p.meta_3 * e.nivel_3 + p.meta_4 * e.nivel_4)
            / (4 * (p.meta_2 + p.meta_3 + p.meta_4)) >= p.puntos_plan - 0.000000001
    group by p.ie, p.periodo
)
select
    p.ie, p.dre, p.ugel, p.rei, p.distrito, p.periodo, p.anio,
    p.aplicables, p.reportadas, p.no_aplica, p.no_priorizada, p.vencidas,
    p.aplicables - p.reportadas as sin_dato, p.suma,
    p.n0, p.n1, p.n2, p.n3, p.n4,
    k.suma_autonomia, k.reportadas_autonomia, k.aplicables_autonomia,
    k.logradas_autonomia, k.en_cero_autonomia,
    k.suma_cultura_colaborativa, k.reportadas_cultura_colaborativa, k.aplicables_cultura_colaborativa,
    k.logradas_cultura_colaborativa, k.en_cero_cultura_colaborativa,
    k.suma_innovacion, k.reportadas_innovacion, k.aplicables_innovacion,
    k.logradas_innovacion, k.en_cero_innovacion,
    k.suma_comunidad_aprendizaje, k.reportadas_comunidad_aprendizaje, k.aplicables_comunidad_aprendizaje,
    k.logradas_comunidad_aprendizaje, k.en_cero_comunidad_aprendizaje,
    k.suma_exigencia_esfuerzo, k.reportadas_exigencia_esfuerzo, k.aplicables_exigencia_esfuerzo,
    k.logradas_exigencia_esfuerzo, k.en_cero_exigencia_esfuerzo,
    k.suma_mejora_continua, k.reportadas_mejora_continua, k.aplicables_mejora_continua,
    k.logradas_mejora_continua, k.en_cero_mejora_continua,
    k.suma_enfoque_territorial, k.reportadas_enfoque_territorial, k.aplicables_enfoque_territorial,
    k.logradas_enfoque_territorial, k.en_cero_enfoque_territorial,
    k.equilibrado, p.principios_con_reporte, p.principios_logrados, p.principios_fidelidad,
    g.cge_suma_1, g.cge_peso_1,
    g.cge_suma_2, g.cge_peso_2,
    g.cge_suma_3, g.cge_peso_3,
    g.cge_suma_4, g.cge_peso_4,
    g.cge_suma_5, g.cge_peso_5,
    p.con_evidencia, p.n2 + p.n3 + p.n4 as evidenciables,
    coalesce(v.verificado_suma, 0) as verificado_suma, coalesce(v.verificadas, 0) as verificadas,
    coalesce(v.por_reverificar, 0) as por_reverificar, coalesce(v.devueltas, 0) as devueltas,
    coalesce(v.pares, 0) as pares, coalesce(v.pares_declarado, 0) as pares_declarado,
    coalesce(v.pares_minimo, 0) as pares_minimo, coalesce(v.pares_diferencia, 0) as pares_diferencia,
    coalesce(v.pares_iguales, 0) as pares_iguales, coalesce(v.pares_cercanos, 0) as pares_cercanos,
    p.estancadas, coalesce(v.retrocesos, 0) as retrocesos,
    coalesce(r.comunes, 0) as ritmo_comunes, coalesce(r.suma, 0) as ritmo_suma,
    coalesce(w.recibidos, 0) as ritmo_recibidos,
    p.meses_sin_reporte, p.en_cronograma, p.con_cronograma, p.hito, p.cerrado_en, p.vence_en,
    q.recibido_en, p.ultimo_registro, coalesce(p.modo, '') as modo,
    p.esperado,
    100.0 * (p.meta_2 * x.nivel_2 + p.meta_3 * x.nivel_3 + p.meta_4 * x.nivel_4)
        / nullif(4 * (p.meta_2 + p.meta_3 + p.meta_4), 0) as esperado_diciembre,
    coalesce(y.orden_cronograma - p.orden_cronograma, 0) as meses_restantes,
    case
        when z.orden_cronograma is not null then greatest(p.orden_cronograma - z.orden_cronograma, 0)
    end as meses_atras
from base p
left join aporte g on g.ie = p.ie and g.periodo = p.periodo
left join verificado v on v.ie = p.ie and v.periodo = p.periodo
left join recibida q on q.ie = p.ie and q.periodo = p.periodo
left join ritmo r on r.ie = p.ie and r.periodo = p.periodo
left join ritmo_recibida w on w.ie = p.ie and w.periodo = p.periodo
left join alcanzada z on z.ie = p.ie and z.periodo = p.periodo
left join diciembre y on y.calendario = p.calendario and y.anio = p.anio
left join mes_esperado x
    on x.calendario = p.calendario and x.ingreso_anio = p.ingreso_anio
    and x.anio = p.anio and x.orden_cronograma = y.orden_cronograma and x.en_cronograma
join abierta k on k.ie = p.ie and k.periodo = p.periodo

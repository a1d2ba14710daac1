-- One row per school and month in which it was active, as known at $1, for months up to $2.
with ie as (
    {ie}
),
{declarada},
catalogo as (
    select
        count(*) as total,
        count(*) filter (where principio = 'autonomia') as total_autonomia,
        count(*) filter (where principio = 'cultura_colaborativa') as total_cultura_colaborativa,
        count(*) filter (where principio = 'innovacion') as total_innovacion,
        count(*) filter (where principio = 'comunidad_aprendizaje') as total_comunidad_aprendizaje,
        count(*) filter (where principio = 'exigencia_esfuerzo') as total_exigencia_esfuerzo,
        count(*) filter (where principio = 'mejora_continua') as total_mejora_continua,
        count(*) filter (where principio = 'enfoque_territorial') as total_enfoque_territorial,
        count(*) filter (where meta = 2) as meta_2,
        count(*) filter (where meta = 3) as meta_3,
        count(*) filter (where meta = 4) as meta_4
    from practica
),
sumada as (
    select
        ie, periodo,
        count(*) filter (where estado = 'no_aplica') as no_aplica,
        count(*) filter (where estado = 'no_priorizada') as no_priorizada,
        count(*) filter (where estado = 'vencido') as vencidas,
        count(*) filter (where estado in ('valor', 'no_priorizada')) as reportadas,
        coalesce(sum(case when estado = 'valor' then nivel end), 0) as suma,
        count(*) filter (where estado = 'valor' and nivel = 0) as n0,
        count(*) filter (where estado = 'valor' and nivel = 1) as n1,
        count(*) filter (where estado = 'valor' and nivel = 2) as n2,
        count(*) filter (where estado = 'valor' and nivel = 3) as n3,
        count(*) filter (where estado = 'valor' and nivel = 4) as n4,
        coalesce(sum(case when principio = 'autonomia' and estado = 'valor' then nivel end), 0) as suma_autonomia,
        count(*) filter (where principio = 'autonomia' and estado in ('valor', 'no_priorizada')) as reportadas_autonomia,
        count(*) filter (where principio = 'autonomia' and estado = 'no_aplica') as no_aplica_autonomia,
        count(*) filter (where principio = 'autonomia' and estado = 'valor' and nivel >= 3) as logradas_autonomia,
        count(*) filter (where principio = 'autonomia' and estado = 'valor' and nivel = 0) as en_cero_autonomia,
        coalesce(sum(case when principio = 'cultura_colaborativa' and estado = 'valor' then nivel end), 0) as suma_cultura_colaborativa,
        count(*) filter (where principio = 'cultura_colaborativa' and estado in ('valor', 'no_priorizada')) as reportadas_cultura_colaborativa,
        count(*) filter (where principio = 'cultura_colaborativa' and estado = 'no_aplica') as no_aplica_cultura_colaborativa,
        count(*) filter (where principio = 'cultura_colaborativa' and estado = 'valor' and nivel >= 3) as logradas_cultura_colaborativa,
        count(*) filter (where principio = 'cultura_colaborativa' and estado = 'valor' and nivel = 0) as en_cero_cultura_colaborativa,
        coalesce(sum(case when principio = 'innovacion' and estado = 'valor' then nivel end), 0) as suma_innovacion,
        count(*) filter (where principio = 'innovacion' and estado in ('valor', 'no_priorizada')) as reportadas_innovacion,
        count(*) filter (where principio = 'innovacion' and estado = 'no_aplica') as no_aplica_innovacion,
        count(*) filter (where principio = 'innovacion' and estado = 'valor' and nivel >= 3) as logradas_innovacion,
        count(*) filter (where principio = 'innovacion' and estado = 'valor' and nivel = 0) as en_cero_innovacion,
        coalesce(sum(case when principio = 'comunidad_aprendizaje' and estado = 'valor' then nivel end), 0) as suma_comunidad_aprendizaje,
        count(*) filter (where principio = 'comunidad_aprendizaje' and estado in ('valor', 'no_priorizada')) as reportadas_comunidad_aprendizaje,
        count(*) filter (where principio = 'comunidad_aprendizaje' and estado = 'no_aplica') as no_aplica_comunidad_aprendizaje,
        count(*) filter (where principio = 'comunidad_aprendizaje' and estado = 'valor' and nivel >= 3) as logradas_comunidad_aprendizaje,
        count(*) filter (where principio = 'comunidad_aprendizaje' and estado = 'valor' and nivel = 0) as en_cero_comunidad_aprendizaje,
        coalesce(sum(case when principio = 'exigencia_esfuerzo' and estado = 'valor' then nivel end), 0) as suma_exigencia_esfuerzo,
        count(*) filter (where principio = 'exigencia_esfuerzo' and estado in ('valor', 'no_priorizada')) as reportadas_exigencia_esfuerzo,
        count(*) filter (where principio = 'exigencia_esfuerzo' and estado = 'no_aplica') as no_aplica_exigencia_esfuerzo,
        count(*) filter (where principio = 'exigencia_esfuerzo' and estado = 'valor' and nivel >= 3) as logradas_exigencia_esfuerzo,
        count(*) filter (where principio = 'exigencia_esfuerzo' and estado = 'valor' and nivel = 0) as en_cero_exigencia_esfuerzo,
        coalesce(sum(case when principio = 'mejora_continua' and estado = 'valor' then nivel end), 0) as suma_mejora_continua,
        count(*) filter (where principio = 'mejora_continua' and estado in ('valor', 'no_priorizada')) as reportadas_mejora_continua,
        count(*) filter (where principio = 'mejora_continua' and estado = 'no_aplica') as no_aplica_mejora_continua,
        count(*) filter (where principio = 'mejora_continua' and estado = 'valor' and nivel >= 3) as logradas_mejora_continua,
        count(*) filter (where principio = 'mejora_continua' and estado = 'valor' and nivel = 0) as en_cero_mejora_continua,
        coalesce(sum(case when principio = 'enfoque_territorial' and estado = 'valor' then nivel end), 0) as suma_enfoque_territorial,
        count(*) filter (where principio = 'enfoque_territorial' and estado in ('valor', 'no_priorizada')) as reportadas_enfoque_territorial,
        count(*) filter (where principio = 'enfoque_territorial' and estado = 'no_aplica') as no_aplica_enfoque_territorial,
        count(*) filter (where principio = 'enfoque_territorial' and estado = 'valor' and nivel >= 3) as logradas_enfoque_territorial,
        count(*) filter (where principio = 'enfoque_territorial' and estado = 'valor' and nivel = 0) as en_cero_enfoque_territorial,
        count(*) filter (where estado in ('no_aplica', 'no_priorizada') and meta = 2) as fuera_2,
        count(*) filter (where estado in ('no_aplica', 'no_priorizada') and meta = 3) as fuera_3,
        count(*) filter (where estado in ('no_aplica', 'no_priorizada') and meta = 4) as fuera_4,
        count(*) filter (where estado = 'valor' and nivel >= 2) as evidenciables,
        count(*) filter (where estado = 'valor' and nivel >= 2 and evidencia <> '') as con_evidencia,
        count(*) filter (where estancada) as estancadas,
        max(orden_registro) as orden_registro,
        max(registrado_en) as ultimo_registro
    from declarada
    group by ie, periodo
),
aporte as (
    select
        d.ie, d.periodo,
        sum(case when c.cge = 1 then c.peso * case when d.estado = 'valor' then d.nivel else 0 end / 4.0 end) as cge_suma_1,
        sum(case when c.cge = 1 then c.peso end) as cge_peso_1,
        sum(case when c.cge = 2 then c.peso * case when d.estado = 'valor' then d.nivel else 0 end / 4.0 end) as cge_suma_2,
        sum(case when c.cge = 2 then c.peso end) as cge_peso_2,
        sum(case when c.cge = 3 then c.peso * case when d.estado = 'valor' then d.nivel else 0 end / 4.0 end) as cge_suma_3,
        sum(case when c.cge = 3 then c.peso end) as cge_peso_3,
        sum(case when c.cge = 4 then c.peso * case when d.estado = 'valor' then d.nivel else 0 end / 4.0 end) as cge_suma_4,
        sum(case when c.cge = 4 then c.peso end) as cge_peso_4,
        sum(case when c.cge = 5 then c.peso * case when d.estado = 'valor' then d.nivel else 0 end / 4.0 end) as cge_suma_5,
        sum(case when c.cge = 5 then c.peso end) as cge_peso_5
    from declarada d
    join practica_cge c on c.practica = d.practica
    where d.estado in ('valor', 'no_priorizada')
    group by d.ie, d.periodo
),
verificado as (
    select
        ie, periodo,
        coalesce(sum(case when verificacion = 'verificada' then nivel_verificado end), 0) as verificado_suma,
        count(*) filter (where verificacion = 'verificada') as verificadas,
        count(*) filter (where verificacion = 'por_reverificar') as por_reverificar,
        count(*) filter (where verificacion = 'devuelta') as devueltas,
        count(*) filter (where verificacion = 'verificada' and estado = 'valor') as pares,
        coalesce(sum(case when verificacion = 'verificada' and estado = 'valor' then nivel end), 0) as pares_declarado,
        coalesce(sum(case
            when verificacion = 'verificada' and estado = 'valor' then least(nivel, nivel_verificado)
        end), 0) as pares_minimo,
        coalesce(sum(case
            when verificacion = 'verificada' and estado = 'valor' then nivel - nivel_verificado
        end), 0) as pares_diferencia,
        count(*) filter (
            where verificacion = 'verificada' and estado = 'valor' and nivel = nivel_verificado
        ) as pares_iguales,
        count(*) filter (
            where verificacion = 'verificada' and estado = 'valor' and abs(nivel - nivel_verificado) <= 1
        ) as pares_cercanos,
        count(*) filter (
            where decision = 'verificado' and estado = 'valor' and nivel < nivel_verificado
        ) as retrocesos
    from cotejada
    group by ie, periodo
),
con_estado as (
    -- practices that were ever "no aplica" or "no priorizada" in a year: what they held counts for later months
    select distinct r.ie, r.practica, substr(r.periodo, 1, 4) as anio
    from practica_registro r
    join ie on ie.ie = r.ie
    where r.estado <> 'valor' and r.registrado_en <= $1
),
momento as (
    select distinct ie, periodo, registrado_en as momento
    from anotada
),
dicha as (
    -- what each practice had been given for the month by each moment in which something was recorded
    select
        t.ie, t.periodo, t.momento, r.estado, r.periodo as periodo_registro,
        row_number() over (
            partition by t.ie, t.periodo, t.momento, r.practica
            order by r.periodo desc, r.registrado_en desc, r.seq desc
        ) as turno
    from momento t
    join practica_registro r
        on r.ie = t.ie and r.registrado_en <= t.momento and r.periodo <= t.periodo
    left join con_estado c
        on c.ie = r.ie and c.practica = r.practica and c.anio = substr(t.periodo, 1, 4)
    where r.periodo = t.periodo or (c.ie is not null and substr(r.periodo, 1, 4) = c.anio)
),
completa as (
    select
        ie, periodo, momento,
        count(*) filter (where estado = 'no_aplica') as no_aplica,
        count(*) filter (
            where estado = 'no_priorizada' or (estado = 'valor' and periodo_registro = periodo)
        ) as dadas
    from dicha
    where turno = 1
    group by ie, periodo, momento
),
recibida as (
    -- a month is received the first time 80 % of what then applied had a state; a correction does not undo that
    select c.ie, c.periodo, m.orden, min(c.momento) as recibido_en
    from completa c
    join mes_ie m on m.ie = c.ie and m.periodo = c.periodo
    cross join catalogo k
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
        m.*,
        k.total - coalesce(s.no_aplica, 0) as aplicables,
        coalesce(s.reportadas, 0) as reportadas,
        coalesce(s.no_aplica, 0) as no_aplica,
        coalesce(s.no_priorizada, 0) as no_priorizada,
        coalesce(s.vencidas, 0) as vencidas,
        k.total - coalesce(s.no_aplica, 0) - coalesce(s.reportadas, 0) as sin_dato,
        coalesce(s.suma, 0) as suma,
        coalesce(s.n0, 0) as n0, coalesce(s.n1, 0) as n1, coalesce(s.n2, 0) as n2,
        coalesce(s.n3, 0) as n3, coalesce(s.n4, 0) as n4,
        coalesce(s.suma_autonomia, 0) as suma_autonomia,
        coalesce(s.reportadas_autonomia, 0) as reportadas_autonomia,
        k.total_autonomia - coalesce(s.no_aplica_autonomia, 0) as aplicables_autonomia,
        coalesce(s.logradas_autonomia, 0) as logradas_autonomia,
        coalesce(s.en_cero_autonomia, 0) as en_cero_autonomia,
        coalesce(s.suma_cultura_colaborativa, 0) as suma_cultura_colaborativa,
        coalesce(s.reportadas_cultura_colaborativa, 0) as reportadas_cultura_colaborativa,
        k.total_cultura_colaborativa - coalesce(s.no_aplica_cultura_colaborativa, 0) as aplicables_cultura_colaborativa,
        coalesce(s.logradas_cultura_colaborativa, 0) as logradas_cultura_colaborativa,
        coalesce(s.en_cero_cultura_colaborativa, 0) as en_cero_cultura_colaborativa,
        coalesce(s.suma_innovacion, 0) as suma_innovacion,
        coalesce(s.reportadas_innovacion, 0) as reportadas_innovacion,
        k.total_innovacion - coalesce(s.no_aplica_innovacion, 0) as aplicables_innovacion,
        coalesce(s.logradas_innovacion, 0) as logradas_innovacion,
        coalesce(s.en_cero_innovacion, 0) as en_cero_innovacion,
        coalesce(s.suma_comunidad_aprendizaje, 0) as suma_comunidad_aprendizaje,
        coalesce(s.reportadas_comunidad_aprendizaje, 0) as reportadas_comunidad_aprendizaje,
        k.total_comunidad_aprendizaje - coalesce(s.no_aplica_comunidad_aprendizaje, 0) as aplicables_comunidad_aprendizaje,
        coalesce(s.logradas_comunidad_aprendizaje, 0) as logradas_comunidad_aprendizaje,
        coalesce(s.en_cero_comunidad_aprendizaje, 0) as en_cero_comunidad_aprendizaje,
        coalesce(s.suma_exigencia_esfuerzo, 0) as suma_exigencia_esfuerzo,
        coalesce(s.reportadas_exigencia_esfuerzo, 0) as reportadas_exigencia_esfuerzo,
        k.total_exigencia_esfuerzo - coalesce(s.no_aplica_exigencia_esfuerzo, 0) as aplicables_exigencia_esfuerzo,
        coalesce(s.logradas_exigencia_esfuerzo, 0) as logradas_exigencia_esfuerzo,
        coalesce(s.en_cero_exigencia_esfuerzo, 0) as en_cero_exigencia_esfuerzo,
        coalesce(s.suma_mejora_continua, 0) as suma_mejora_continua,
        coalesce(s.reportadas_mejora_continua, 0) as reportadas_mejora_continua,
        k.total_mejora_continua - coalesce(s.no_aplica_mejora_continua, 0) as aplicables_mejora_continua,
        coalesce(s.logradas_mejora_continua, 0) as logradas_mejora_continua,
        coalesce(s.en_cero_mejora_continua, 0) as en_cero_mejora_continua,
        coalesce(s.suma_enfoque_territorial, 0) as suma_enfoque_territorial,
        coalesce(s.reportadas_enfoque_territorial, 0) as reportadas_enfoque_territorial,
        k.total_enfoque_territorial - coalesce(s.no_aplica_enfoque_territorial, 0) as aplicables_enfoque_territorial,
        coalesce(s.logradas_enfoque_territorial, 0) as logradas_enfoque_territorial,
        coalesce(s.en_cero_enfoque_territorial, 0) as en_cero_enfoque_territorial,
        k.meta_2 - coalesce(s.fuera_2, 0) as meta_2,
        k.meta_3 - coalesce(s.fuera_3, 0) as meta_3,
        k.meta_4 - coalesce(s.fuera_4, 0) as meta_4,
        coalesce(s.evidenciables, 0) as evidenciables,
        coalesce(s.con_evidencia, 0) as con_evidencia,
        coalesce(s.estancadas, 0) as estancadas,
        m.orden_cronograma - coalesce(s.orden_registro, f.orden_previo) as meses_sin_reporte,
        s.ultimo_registro
    from mes_ie m
    join primer_mes f on f.ie = m.ie
    cross join catalogo k
    left join sumada s on s.ie = m.ie and s.periodo = m.periodo
),
punteada as (
    select
        base.*,
        100.0 * suma_autonomia / nullif(4 * reportadas_autonomia, 0) as puntos_autonomia,
        100.0 * suma_cultura_colaborativa / nullif(4 * reportadas_cultura_colaborativa, 0) as puntos_cultura_colaborativa,
        100.0 * suma_innovacion / nullif(4 * reportadas_innovacion, 0) as puntos_innovacion,
        100.0 * suma_comunidad_aprendizaje / nullif(4 * reportadas_comunidad_aprendizaje, 0) as puntos_comunidad_aprendizaje,
        100.0 * suma_exigencia_esfuerzo / nullif(4 * reportadas_exigencia_esfuerzo, 0) as puntos_exigencia_esfuerzo,
        100.0 * suma_mejora_continua / nullif(4 * reportadas_mejora_continua, 0) as puntos_mejora_continua,
        100.0 * suma_enfoque_territorial / nullif(4 * reportadas_enfoque_territorial, 0) as puntos_enfoque_territorial,
        100.0 * suma / nullif(4 * (reportadas - no_priorizada), 0) as puntos_plan,
        100.0 * (meta_2 * nivel_2 + meta_3 * nivel_3 + meta_4 * nivel_4)
            / nullif(4 * (meta_2 + meta_3 + meta_4), 0) as esperado
    from base
),
alcanzada as (
    -- the first month whose expectation the school's points already meet
    select p.ie, p.periodo, min(e.orden_cronograma) as orden_cronograma
    from punteada p
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
    p.aplicables, p.reportadas, p.no_aplica, p.no_priorizada, p.vencidas, p.sin_dato, p.suma,
    p.n0, p.n1, p.n2, p.n3, p.n4,
    p.suma_autonomia, p.reportadas_autonomia, p.aplicables_autonomia, p.logradas_autonomia, p.en_cero_autonomia,
    p.suma_cultura_colaborativa, p.reportadas_cultura_colaborativa, p.aplicables_cultura_colaborativa, p.logradas_cultura_colaborativa, p.en_cero_cultura_colaborativa,
    p.suma_innovacion, p.reportadas_innovacion, p.aplicables_innovacion, p.logradas_innovacion, p.en_cero_innovacion,
    p.suma_comunidad_aprendizaje, p.reportadas_comunidad_aprendizaje, p.aplicables_comunidad_aprendizaje, p.logradas_comunidad_aprendizaje, p.en_cero_comunidad_aprendizaje,
    p.suma_exigencia_esfuerzo, p.reportadas_exigencia_esfuerzo, p.aplicables_exigencia_esfuerzo, p.logradas_exigencia_esfuerzo, p.en_cero_exigencia_esfuerzo,
    p.suma_mejora_continua, p.reportadas_mejora_continua, p.aplicables_mejora_continua, p.logradas_mejora_continua, p.en_cero_mejora_continua,
    p.suma_enfoque_territorial, p.reportadas_enfoque_territorial, p.aplicables_enfoque_territorial, p.logradas_enfoque_territorial, p.en_cero_enfoque_territorial,
    (
        coalesce(p.puntos_autonomia, 0)
        + coalesce(p.puntos_cultura_colaborativa, 0)
        + coalesce(p.puntos_innovacion, 0)
        + coalesce(p.puntos_comunidad_aprendizaje, 0)
        + coalesce(p.puntos_exigencia_esfuerzo, 0)
        + coalesce(p.puntos_mejora_continua, 0)
        + coalesce(p.puntos_enfoque_territorial, 0)
    ) / nullif(
        case when p.reportadas_autonomia > 0 then 1 else 0 end
        + case when p.reportadas_cultura_colaborativa > 0 then 1 else 0 end
        + case when p.reportadas_innovacion > 0 then 1 else 0 end
        + case when p.reportadas_comunidad_aprendizaje > 0 then 1 else 0 end
        + case when p.reportadas_exigencia_esfuerzo > 0 then 1 else 0 end
        + case when p.reportadas_mejora_continua > 0 then 1 else 0 end
        + case when p.reportadas_enfoque_territorial > 0 then 1 else 0 end
    , 0) as equilibrado,
    case when p.reportadas_autonomia > 0 then 1 else 0 end
    + case when p.reportadas_cultura_colaborativa > 0 then 1 else 0 end
    + case when p.reportadas_innovacion > 0 then 1 else 0 end
    + case when p.reportadas_comunidad_aprendizaje > 0 then 1 else 0 end
    + case when p.reportadas_exigencia_esfuerzo > 0 then 1 else 0 end
    + case when p.reportadas_mejora_continua > 0 then 1 else 0 end
    + case when p.reportadas_enfoque_territorial > 0 then 1 else 0 end as principios_con_reporte,
    case when p.logradas_autonomia > 0 then 1 else 0 end
    + case when p.logradas_cultura_colaborativa > 0 then 1 else 0 end
    + case when p.logradas_innovacion > 0 then 1 else 0 end
    + case when p.logradas_comunidad_aprendizaje > 0 then 1 else 0 end
    + case when p.logradas_exigencia_esfuerzo > 0 then 1 else 0 end
    + case when p.logradas_mejora_continua > 0 then 1 else 0 end
    + case when p.logradas_enfoque_territorial > 0 then 1 else 0 end as principios_logrados,
    case when p.puntos_autonomia >= a.fidelidad and p.en_cero_autonomia = 0 and p.reportadas_autonomia >= a.suficientes * p.aplicables_autonomia then 1 else 0 end
    + case when p.puntos_cultura_colaborativa >= a.fidelidad and p.en_cero_cultura_colaborativa = 0 and p.reportadas_cultura_colaborativa >= a.suficientes * p.aplicables_cultura_colaborativa then 1 else 0 end
    + case when p.puntos_innovacion >= a.fidelidad and p.en_cero_innovacion = 0 and p.reportadas_innovacion >= a.suficientes * p.aplicables_innovacion then 1 else 0 end
    + case when p.puntos_comunidad_aprendizaje >= a.fidelidad and p.en_cero_comunidad_aprendizaje = 0 and p.reportadas_comunidad_aprendizaje >= a.suficientes * p.aplicables_comunidad_aprendizaje then 1 else 0 end
    + case when p.puntos_exigencia_esfuerzo >= a.fidelidad and p.en_cero_exigencia_esfuerzo = 0 and p.reportadas_exigencia_esfuerzo >= a.suficientes * p.aplicables_exigencia_esfuerzo then 1 else 0 end
    + case when p.puntos_mejora_continua >= a.fidelidad and p.en_cero_mejora_continua = 0 and p.reportadas_mejora_continua >= a.suficientes * p.aplicables_mejora_continua then 1 else 0 end
    + case when p.puntos_enfoque_territorial >= a.fidelidad and p.en_cero_enfoque_territorial = 0 and p.reportadas_enfoque_territorial >= a.suficientes * p.aplicables_enfoque_territorial then 1 else 0 end as principios_fidelidad,
    g.cge_suma_1, g.cge_peso_1,
    g.cge_suma_2, g.cge_peso_2,
    g.cge_suma_3, g.cge_peso_3,
    g.cge_suma_4, g.cge_peso_4,
    g.cge_suma_5, g.cge_peso_5,
    p.con_evidencia, p.evidenciables,
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
from punteada p
cross join ajuste a
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
order by p.dre, p.ugel, p.ie, p.periodo

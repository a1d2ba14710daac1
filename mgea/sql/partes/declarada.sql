-- One row per school, practice and month with a record standing: `declarada`; and per verified one: `cotejada`. The
-- records standing and the decisions come from other parts of the text, or from where they are kept.
ajuste as (
    select
        cast(max(case when clave = 'vigencia_meses' then valor end) as integer) as vigencia,
        cast(max(case when clave = 'verificacion_meses' then valor end) as integer) as verificacion,
        max(case when clave = 'datos_suficientes' then valor end) - 0.000000001 as suficientes,
        max(case when clave = 'fidelidad' then valor end) as fidelidad
    from umbral
),
prorroga as (
    -- the latest date given to a school's month: an extension only ever gives time
    select x.ie, x.periodo, max(x.fecha) as fecha
    from (
        select ie.ie, r.periodo, r.fecha, r.lote
        from prorroga_registro r
        join ie on ie.ie = r.codigo
        where r.ambito = 'ie' and r.registrado_en <= $1
        union all
        select ie.ie, r.periodo, r.fecha, r.lote
        from prorroga_registro r
        join ie on ie.ugel = r.codigo
        where r.ambito = 'ugel' and r.registrado_en <= $1
    ) x
    where not exists (
        select 1 from anulacion_registro z where z.lote_anulado = x.lote and z.registrado_en <= $1
    )
    group by x.ie, x.periodo
),
mes_ie as (
    select
        ie.ie, ie.dre, ie.ugel, ie.rei, ie.distrito, ie.calendario, ie.ingreso_anio,
        m.periodo, m.anio, m.orden, m.orden_cronograma, m.en_cronograma, m.con_cronograma, m.hito,
        m.cerrado_en,
        -- a day ends in Lima five hours after it does in UTC
        greatest(m.vence_en, coalesce(cast(x.fecha as timestamp) + interval '29 hours', m.vence_en)) as vence_en,
        e.nivel_2, e.nivel_3, e.nivel_4, e.modo
    from ie
    join mes m on m.calendario = ie.calendario and m.periodo <= $2 {desde}
    left join prorroga x on x.ie = ie.ie and x.periodo = m.periodo
    left join mes_esperado e
        on e.calendario = m.calendario and e.ingreso_anio = ie.ingreso_anio and e.periodo = m.periodo
    where ie.activo
        and (ie.ingreso is null or ie.ingreso <= m.fin)
        and (ie.cierre is null or ie.cierre >= m.fin)
),
anotada as (
    select
        r.ie, r.practica, r.periodo, r.nivel, r.estado, r.motivo, r.evidencia, r.registrado_en, r.registrado_por, r.seq,
        ie.calendario, ie.ingreso_anio,
        row_number() over (
            partition by r.ie, r.practica, r.periodo order by r.registrado_en desc, r.seq desc
        ) as turno
    from practica_registro r
    join ie on ie.ie = r.ie
    where r.registrado_en <= $1
        and not exists (
            select 1 from anulacion_registro z where z.lote_anulado = r.lote and z.registrado_en <= $1
        )
),
{vigente},
declarada as (
    select
        m.ie, m.periodo, m.orden, v.practica, v.principio, v.meta, v.nivel, v.motivo, v.evidencia,
        v.estado as estado_registro, v.periodo as periodo_registro, v.registrado_en, v.registrado_por, v.seq,
        v.orden_cronograma as orden_registro,
        case
            when v.estado = 'valor' and m.orden - v.orden <= a.vigencia then 'valor'
            when v.estado = 'valor' then 'vencido'
            when v.anio = m.anio then v.estado
            else 'sin_dato'
        end as estado,
        v.estado = 'valor' and m.orden - v.orden <= a.vigencia
            and v.nivel = v.nivel_1 and v.nivel = v.nivel_2 and v.nivel < v.meta
            and case v.meta when 2 then m.nivel_2 when 4 then m.nivel_4 else m.nivel_3 end > coalesce(v.planeado_2, 0)
            as estancada
    from mes_ie m
    join vigente v
        on v.ie = m.ie and v.periodo <= m.periodo and (v.siguiente is null or v.siguiente > m.periodo)
    cross join ajuste a
),
{decidida},
cotejada as (
    select
        m.ie, m.periodo, v.practica, v.decision, v.motivo, v.periodo as periodo_verificado,
        v.registrado_en as verificado_en, v.registrado_por as verificado_por,
        v.seq, v.nivel as nivel_verificado, d.estado, d.nivel,
        case
            when v.decision = 'devuelto' and (d.registrado_en is null or d.registrado_en <= v.registrado_en)
                then 'devuelta'
            when v.decision = 'devuelto' then 'respondida'
            when d.estado = 'no_aplica' or m.orden - v.orden > a.verificacion then 'caducada'
            when v.corregida
                or d.nivel is distinct from v.nivel_declarado
                or d.estado_registro is distinct from v.estado_declarado then 'por_reverificar'
            else 'verificada'
        end as verificacion
    from mes_ie m
    join decidida v
        on v.ie = m.ie and v.periodo <= m.periodo and (v.siguiente is null or v.siguiente > m.periodo)
    left join declarada d on d.ie = m.ie and d.periodo = m.periodo and d.practica = v.practica
    cross join ajuste a
)

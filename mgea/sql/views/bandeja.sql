-- One row per school of the scope and practice that waits for a supervisor in the month $2, as known at $1.
-- $3 is the first month whose records may still be in force; The last parts are the records and the decisions in force. Most urgent first:
-- by risk, then the oldest; $4 rows from $5 on, of one state ($6) or of all ('').
with ie as (
    {ie}
),
ajuste as (
    select
        cast(max(case when clave = 'vigencia_meses' then valor end) as integer) as vigencia,
        cast(max(case when clave = 'verificacion_meses' then valor end) as integer) as verificacion
    from umbral
),
escuela as (
    select ie.ie, ie.calendario, m.orden
    from ie
    join mes m on m.calendario = ie.calendario and m.periodo = $2
    where ie.activo
        and (ie.ingreso is null or ie.ingreso <= m.fin)
        and (ie.cierre is null or ie.cierre >= m.fin)
),
declarada as (
    select
        e.ie, e.orden, r.practica, r.periodo, r.nivel, r.evidencia = '' as sin_evidencia, r.registrado_en, r.seq
    from ({vigente}) r
    join escuela e on e.ie = r.ie
    cross join ajuste a
    where r.estado = 'valor' and r.periodo >= $3 and r.periodo <= $2 and (r.siguiente is null or r.siguiente > $2)
        and e.orden - r.orden <= a.vigencia
),
cotejo as (
    select
        d.*,
        v.nivel as nivel_verificado, v.seq as seq_verificado,
        greatest(d.seq, coalesce(v.seq, 0)) as visto,
        case
            when v.seq is null then 'sin_verificar'
            when v.decision = 'devuelto' and d.registrado_en <= v.registrado_en then 'devuelta'
            when v.decision = 'devuelto' then 'respondida'
            when d.orden - v.orden > a.verificacion then 'caducada'
            when v.corregida or d.nivel is distinct from v.nivel_declarado or v.estado_declarado <> 'valor'
                then 'por_reverificar'
            else 'verificada'
        end as verificacion
    from declarada d
    cross join ajuste a
    left join ({verificada}) v
        on v.ie = d.ie and v.practica = d.practica
        and v.periodo <= $2 and (v.siguiente is null or v.siguiente > $2)
),
espera as (
    select
        c.*,
        c.nivel - c.nivel_verificado as diferencia,
        case
            when c.verificacion = 'respondida' then 'respondida'
            when c.verificacion = 'por_reverificar' and c.nivel < c.nivel_verificado then 'retroceso'
            when c.verificacion = 'por_reverificar' and c.nivel >= c.nivel_verificado + 2 then 'salto'
            when c.nivel >= 3 and c.sin_evidencia then 'sin_evidencia'
            else ''
        end as riesgo
    from cotejo c
    where c.verificacion in ('por_reverificar', 'respondida', 'caducada')
        or c.verificacion = 'sin_verificar' and c.nivel > 0
),
pagina as (
    -- narrow until here: only the rows of one page fetch their texts
    select
        e.*,
        case e.riesgo
            when 'respondida' then 0 when 'retroceso' then 1 when 'salto' then 2 when 'sin_evidencia' then 3 else 4
        end as urgencia,
        count(*) over () as total
    from espera e
    where $6 = '' or e.verificacion = $6
    order by urgencia, e.registrado_en, e.ie, e.practica
    limit $4 offset $5
)
select
    g.ie, ie.nombre, g.practica, g.periodo, g.nivel, r.evidencia, g.registrado_en, r.registrado_por, g.verificacion,
    g.nivel_verificado, v.registrado_en as verificado_en, v.registrado_por as verificado_por,
    v.periodo as periodo_verificado, coalesce(v.motivo, '') as motivo, g.diferencia, g.riesgo, g.visto, g.total
from pagina g
join ie on ie.ie = g.ie
join practica_registro r on r.seq = g.seq and r.ie = g.ie
left join verificacion_registro v on v.seq = g.seq_verificado
order by g.urgencia, g.registrado_en, g.ie, g.practica

-- One row per school of the scope and practice that waits for a supervisor in the month $2, as known at $1.
-- $3 is the first month whose records may still be in force; the last parts are the records and the decisions in force.
-- Most urgent first: by risk, then the oldest; $4 rows from $5 on, of one state ($6) or of all ('').
with ie as (
    {ie}
),
escuela as (
    -- from which months on a level and a decision still hold: told once per school, not once per record
    select ie.ie, m.orden - a.vigencia as desde, m.orden - a.verificacion as decidida_desde
    from ie
    join mes m on m.calendario = ie.calendario and m.periodo = $2
    cross join (
        select
            cast(max(case when clave = 'vigencia_meses' then valor end) as integer) as vigencia,
            cast(max(case when clave = 'verificacion_meses' then valor end) as integer) as verificacion
        from umbral
    ) a
    where ie.activo
        and (ie.ingreso is null or ie.ingreso <= m.fin)
        and (ie.cierre is null or ie.cierre >= m.fin)
),
cotejo as (
    select
        d.ie, d.practica, d.periodo, d.nivel, d.evidencia = '' as sin_evidencia, d.registrado_en, d.seq,
        v.nivel as nivel_verificado, v.seq as seq_verificado,
        case
            when v.seq is null then 'sin_verificar'
            when v.decision = 'devuelto' and d.registrado_en <= v.registrado_en then 'devuelta'
            when v.decision = 'devuelto' then 'respondida'
            when v.orden < e.decidida_desde then 'caducada'
            when v.corregida or d.nivel is distinct from v.nivel_declarado or v.estado_declarado <> 'valor'
                then 'por_reverificar'
            else 'verificada'
        end as verificacion
    from ({vigente}) d
    join escuela e on e.ie = d.ie
    left join ({verificada}) v
        on v.ie = d.ie and v.practica = d.practica
        and v.periodo <= $2 and (v.siguiente is null or v.siguiente > $2)
    where d.estado = 'valor' and d.periodo >= $3 and d.periodo <= $2 and (d.siguiente is null or d.siguiente > $2)
        and d.orden >= e.desde
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
    where ($6 = '' or c.verificacion = $6)
        and (
            c.verificacion in ('por_reverificar', 'respondida', 'caducada')
            or c.verificacion = 'sin_verificar' and c.nivel > 0
        )
),
pagina as (
    -- narrow until here: only the rows of one page fetch their texts
    select
        e.*,
        case e.riesgo
            when 'respondida' then 0 when 'retroceso' then 1 when 'salto' then 2 when 'sin_evidencia' then 3 else 4
        end as urgencia
    from espera e
    order by urgencia, e.registrado_en, e.ie, e.practica
    limit $4 offset $5
)
select
    g.ie, ie.nombre, g.practica, g.periodo, g.nivel, r.evidencia, g.registrado_en, r.registrado_por, g.verificacion,
    g.nivel_verificado, v.registrado_en as verificado_en, v.registrado_por as verificado_por,
    v.periodo as periodo_verificado, coalesce(v.motivo, '') as motivo, g.diferencia, g.riesgo,
    greatest(g.seq, coalesce(g.seq_verificado, 0)) as visto, t.total
from pagina g
cross join (select count(*) as total from espera) t
join ie on ie.ie = g.ie
join practica_registro r on r.seq = g.seq and r.ie = g.ie
left join verificacion_registro v on v.seq = g.seq_verificado
order by g.urgencia, g.registrado_en, g.ie, g.practica

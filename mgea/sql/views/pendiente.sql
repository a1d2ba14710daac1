-- One row per school active in the month $2, and applicable practice without a level in force or returned without
-- answer, as known at $1. $3 is the first month whose records may still hold.
with escuela as (
    select ie.ie, m.anio, m.orden - a.vigencia as desde
    from ({ie}) ie
    join mes m on m.calendario = ie.calendario and m.periodo = $2
    cross join (
        select cast(max(valor) as integer) as vigencia
        from umbral
        where clave = 'vigencia_meses'
    ) a
    where ie.activo
        and (ie.ingreso is null or ie.ingreso <= m.fin)
        and (ie.cierre is null or ie.cierre >= m.fin)
),
reciente as (
    select
        e.ie, r.practica, r.registrado_en,
        case when r.estado = 'valor' then r.orden >= e.desde else r.anio = e.anio end as vigente
    from ({vigente}) r
    join escuela e on e.ie = r.ie
    where r.periodo >= $3 and r.periodo <= $2 and (r.siguiente is null or r.siguiente > $2)
),
devuelta as (
    select v.ie, v.practica, v.motivo
    from ({verificada}) v
    join escuela e on e.ie = v.ie
    join practica p on p.practica = v.practica
    left join reciente r on r.ie = v.ie and r.practica = v.practica
    where v.decision = 'devuelto' and v.periodo <= $2 and (v.siguiente is null or v.siguiente > $2)
        and (r.registrado_en is null or r.registrado_en <= v.registrado_en)
),
celda as (
    select e.ie, p.practica
    from escuela e
    cross join practica p
    except
    select r.ie, r.practica
    from reciente r
    where r.vigente
    union
    select v.ie, v.practica
    from devuelta v
)
select
    c.ie, c.practica,
    case when v.ie is not null then 'devuelta' else 'practica' end as clase,
    coalesce(v.motivo, '') as motivo
from celda c
left join devuelta v on v.ie = c.ie and v.practica = c.practica
order by c.ie, c.practica

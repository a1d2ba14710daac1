-- One row per school active in the month $2, and applicable practice without a level in force or returned without
-- answer, as known at $1. $3 is the first month whose records may still hold.
with ie as (
    {ie}
),
ajuste as (
    select cast(max(valor) as integer) as vigencia
    from umbral
    where clave = 'vigencia_meses'
),
escuela as (
    select ie.ie, ie.nombre, ie.calendario, m.orden, m.anio
    from ie
    join mes m on m.calendario = ie.calendario and m.periodo = $2
    where ie.activo
        and (ie.ingreso is null or ie.ingreso <= m.fin)
        and (ie.cierre is null or ie.cierre >= m.fin)
),
reciente as (
    select r.ie, r.practica, r.estado, r.registrado_en, r.orden, r.anio
    from ({vigente}) r
    where r.periodo >= $3 and r.periodo <= $2 and (r.siguiente is null or r.siguiente > $2)
),
dicha as (
    select
        e.ie, e.nombre, p.practica, r.registrado_en,
        case
            when r.estado = 'valor' then coalesce(e.orden - r.orden <= a.vigencia, false)
            else coalesce(r.anio = e.anio, false)
        end as vigente
    from escuela e
    cross join practica p
    cross join ajuste a
    left join reciente r on r.ie = e.ie and r.practica = p.practica
),
devuelta as (
    select v.ie, v.practica, v.registrado_en, v.motivo
    from ({verificada}) v
    where v.decision = 'devuelto' and v.periodo <= $2 and (v.siguiente is null or v.siguiente > $2)
)
select
    d.ie, d.nombre, d.practica,
    case when v.ie is not null then 'devuelta' else 'practica' end as clase,
    coalesce(v.motivo, '') as motivo
from dicha d
left join devuelta v
    on v.ie = d.ie and v.practica = d.practica
    and (d.registrado_en is null or d.registrado_en <= v.registrado_en)
where not d.vigente or v.ie is not null
order by d.ie, d.practica

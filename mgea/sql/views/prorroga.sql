-- One row per extension of a deadline that reaches some school of the scope, for months up to $2, as known at $1.
with ie as (
    {ie}
),
alcanzada as (
    select r.seq, ie.ie, ie.nombre, ie.ugel_nombre
    from prorroga_registro r
    join ie on ie.ie = r.codigo
    where r.ambito = 'ie'
    union all
    select r.seq, ie.ie, ie.nombre, ie.ugel_nombre
    from prorroga_registro r
    join ie on ie.ugel = r.codigo
    where r.ambito = 'ugel'
),
contada as (
    select seq, count(*) as escuelas, min(nombre) as nombre, min(ugel_nombre) as ugel_nombre
    from alcanzada
    group by seq
)
select
    r.ambito, r.codigo, case when r.ambito = 'ie' then c.nombre else c.ugel_nombre end as quien, r.periodo, r.fecha,
    r.motivo, r.registrado_por, r.registrado_en, c.escuelas
from prorroga_registro r
join contada c on c.seq = r.seq
where r.registrado_en <= $1 and r.periodo <= $2
    and not exists (
        select 1 from anulacion_registro z where z.lote_anulado = r.lote and z.registrado_en <= $1
    )
order by r.registrado_en desc, r.seq desc

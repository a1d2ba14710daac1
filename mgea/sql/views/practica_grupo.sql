-- One row per practice and month from $3 to $2 over the schools of the scope, as known at $1.
with ie as (
    {ie}
),
{declarada},
activa as (
    select periodo, count(*) as escuelas
    from mes_ie
    where periodo >= $3
    group by periodo
),
dicha as (
    select
        practica, periodo,
        avg(case when estado = 'valor' then nivel end) as media,
        count(case when estado = 'valor' and nivel >= 3 then 1 end) as logradas,
        count(case when estado = 'valor' then 1 end) as n,
        count(case when estado = 'no_aplica' then 1 end) as no_aplica,
        count(case when estado = 'no_priorizada' then 1 end) as no_priorizada
    from declarada
    group by practica, periodo
),
vista as (
    select practica, periodo, count(*) as verificadas
    from cotejada
    where verificacion = 'verificada'
    group by practica, periodo
)
-- counted before they meet: a row per school and practice is only needed where something was said
select
    p.practica, p.principio, a.periodo, d.media,
    coalesce(d.logradas, 0) as logradas,
    coalesce(d.n, 0) as n,
    a.escuelas - coalesce(d.no_aplica, 0) as aplicables,
    a.escuelas - coalesce(d.n + d.no_aplica + d.no_priorizada, 0) as sin_dato,
    coalesce(d.no_aplica, 0) as no_aplica,
    coalesce(d.no_priorizada, 0) as no_priorizada,
    coalesce(v.verificadas, 0) as verificadas
from activa a
cross join practica p
left join dicha d on d.periodo = a.periodo and d.practica = p.practica
left join vista v on v.periodo = a.periodo and v.practica = p.practica
order by a.periodo, p.practica

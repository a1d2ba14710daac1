-- One row per practice and month from $3 to $2 over the schools of the scope, as known at $1.
with ie as (
    {ie}
),
{declarada}
select
    p.practica, p.principio, m.periodo,
    avg(case when d.estado = 'valor' then d.nivel end) as media,
    count(*) filter (where d.estado = 'valor' and d.nivel >= 3) as logradas,
    count(*) filter (where d.estado = 'valor') as n,
    count(*) filter (where coalesce(d.estado, '') <> 'no_aplica') as aplicables,
    count(*) filter (where coalesce(d.estado, 'sin_dato') in ('sin_dato', 'vencido')) as sin_dato,
    count(*) filter (where d.estado = 'no_aplica') as no_aplica,
    count(*) filter (where d.estado = 'no_priorizada') as no_priorizada,
    count(*) filter (where c.verificacion = 'verificada') as verificadas
from mes_ie m
cross join practica p
left join declarada d on d.ie = m.ie and d.periodo = m.periodo and d.practica = p.practica
left join cotejada c on c.ie = m.ie and c.periodo = m.periodo and c.practica = p.practica
where m.periodo >= $3
group by p.practica, p.principio, m.periodo
order by m.periodo, p.practica

-- One row per chosen school ({elegidas}: parameters from $4 on), practice and month from $3 to $2, as known at $1.
with ie as (
    select e.*
    from ({ie}) e
    where e.ie in ({elegidas})
),
{declarada}
select
    m.ie, p.practica, coalesce(d.estado, 'sin_dato') as estado,
    case when d.estado = 'valor' then d.nivel end as nivel
from mes_ie m
cross join practica p
left join declarada d on d.ie = m.ie and d.periodo = m.periodo and d.practica = p.practica
where m.periodo >= $3
order by m.ie, p.practica

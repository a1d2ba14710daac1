-- One row per school of the scope, practice of the catalogue and month from $3 to $2, as known at $1.
with ie as (
    {ie}
),
{declarada}
select
    m.ie, m.periodo, p.practica, p.principio, p.meta,
    coalesce(d.estado, 'sin_dato') as estado,
    case when d.estado = 'valor' then d.nivel end as nivel,
    case when d.estado_registro = 'valor' then d.nivel end as ultimo_nivel,
    d.periodo_registro, d.registrado_en, d.registrado_por,
    coalesce(d.motivo, '') as motivo,
    coalesce(d.evidencia, '') as evidencia,
    coalesce(d.estancada, false) as estancada,
    coalesce(c.verificacion, '') as verificacion,
    c.nivel_verificado, c.periodo_verificado, c.verificado_en, c.verificado_por,
    coalesce(c.motivo, '') as motivo_verificacion,
    -- the last thing said of this cell: what a screen must have seen to change it
    greatest(coalesce(d.seq, 0), coalesce(c.seq, 0)) as visto
from mes_ie m
cross join practica p
left join declarada d on d.ie = m.ie and d.periodo = m.periodo and d.practica = p.practica
left join cotejada c on c.ie = m.ie and c.periodo = m.periodo and c.practica = p.practica
where m.periodo >= $3
order by m.ie, m.periodo, p.practica

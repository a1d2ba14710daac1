-- One row per school of the scope active in the month $2, for the practice $4: what it declares, what was verified of it
-- and, only if the school consents, how to reach it. As known at $1.
with {logro}
select
    e.ie, e.nombre, e.ugel, e.rei, e.distrito, e.distrito_nombre, e.niveles,
    coalesce(d.estado, 'sin_dato') as estado,
    case when d.estado = 'valor' then d.nivel end as nivel,
    l.ie is not null as logro, l.nivel as nivel_verificado, l.verificado_en,
    coalesce(l.evidencia, '') as evidencia,
    coalesce(c.acepta, false) as acepta,
    case when c.acepta then c.contacto else '' end as contacto
from escuela e
left join declarado d on d.ie = e.ie
left join logro l on l.ie = e.ie
left join consiente c on c.ie = e.ie
order by e.ugel, e.nombre, e.ie

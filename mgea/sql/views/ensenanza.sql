-- One row per school of the scope and practice it could teach in the month $2 (verified at Logrado or Destacado), with
-- how many schools of its REI declare that practice under Logrado. As known at $1.
with {logro},
falta as (
    select e.ugel, e.rei, d.practica, count(*) as necesitan
    from declarado d
    join escuela e on e.ie = d.ie
    where d.estado = 'valor' and d.nivel < 3 and e.rei <> ''
    group by e.ugel, e.rei, d.practica
)
select
    e.ie, e.nombre, e.ugel, e.rei, l.practica, l.nivel as nivel_verificado, l.verificado_en,
    coalesce(c.acepta, false) as acepta, coalesce(f.necesitan, 0) as necesitan
from logro l
join escuela e on e.ie = l.ie
left join consiente c on c.ie = l.ie
left join falta f on f.ugel = e.ugel and f.rei = e.rei and f.practica = l.practica
order by necesitan desc, acepta desc, l.nivel desc, e.nombre, e.ie, l.practica

-- One row per practice verified at Logrado or Destacado in another school of the scope's UGEL that consents to be seen:
-- nothing of a school that does not consent leaves this text. The nearest first. As known at $1.
with propia as (
    select ie.ie, ie.ugel, ie.rei, ie.distrito, ie.niveles
    from ({ie}) ie
),
{logro}
select
    l.practica, e.nombre, l.evidencia, c.contacto
from logro l
join escuela e on e.ie = l.ie
join consiente c on c.ie = l.ie and c.acepta
join propia p on p.ugel = e.ugel and p.ie <> e.ie
order by
    case
        when e.rei <> '' and e.rei = p.rei then 0
        when e.niveles = p.niveles and e.distrito = p.distrito then 1
        when e.niveles = p.niveles then 2
        else 3
    end,
    l.nivel desc, e.nombre, l.practica

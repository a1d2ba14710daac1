-- One row per group of schools and month from $3 to $2: the aggregates asked for ($4 is now).
select
    {grupo},
    count(*) as filas,
    {agregados}
from ({fuente}) m
cross join (
    select valor - 0.000000001 as suficientes
    from umbral
    where clave = 'datos_suficientes'
) u
group by {grupo}
order by {grupo}

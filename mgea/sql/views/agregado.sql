-- One row per group of schools and month from $3 to $2: the aggregates asked for ($4 is now).
select
    {grupo},
    count(*) as filas,
    {agregados}
from ({fuente}) m
group by {grupo}
order by {grupo}

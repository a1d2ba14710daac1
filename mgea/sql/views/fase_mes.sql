-- One row per phase and month from $3 to $2 of the calendar that most schools of the scope follow, as known at $1.
select f.fase, f.periodo
from fase_mes f
join (
    select calendario
    from ({ie}) ie
    group by calendario
    order by count(*) desc, calendario
    limit 1
) c on c.calendario = f.calendario
where f.periodo <= $2 and f.periodo >= $3
order by f.periodo, f.fase

-- One row per month from $3 to $2 of the calendar that most schools of the scope follow, as known at $1.
select m.periodo, m.anio, m.mes, m.fin, m.valido, m.en_cronograma, m.con_cronograma, m.hito, m.cerrado_en, m.vence_en
from mes m
join (
    select calendario
    from ({ie}) ie
    group by calendario
    order by count(*) desc, calendario
    limit 1
) c on c.calendario = m.calendario
where m.periodo <= $2 and m.periodo >= $3
order by m.periodo

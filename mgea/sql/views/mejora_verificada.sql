-- One row per school of the scope whose verified levels changed in the months from $3 to $2: by how much, in how many
-- practices, as known at $1.
with decision as (
    select
        v.ie, v.practica, v.periodo, v.nivel,
        lag(v.nivel) over (partition by v.ie, v.practica order by v.periodo) as antes
    from ({verificada}) v
    join ({ie}) ie on ie.ie = v.ie
    where v.decision = 'verificado' and v.periodo <= $2
)
select d.ie, sum(d.nivel - d.antes) as niveles, count(distinct d.practica) as practicas
from decision d
where d.periodo >= $3 and d.nivel <> d.antes
group by d.ie
order by niveles desc, d.ie

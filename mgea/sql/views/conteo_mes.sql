-- One row per month from $3 to $2: the practices of the scope's schools by level and state, and of those for which it is
-- a month of Evaluar, how many are active and how many have told everything that applies.
select
    m.periodo,
    cast(sum(m.n0) as bigint) as n0,
    cast(sum(m.n1) as bigint) as n1,
    cast(sum(m.n2) as bigint) as n2,
    cast(sum(m.n3) as bigint) as n3,
    cast(sum(m.n4) as bigint) as n4,
    cast(sum(m.no_priorizada) as bigint) as no_priorizada,
    cast(sum(m.no_aplica) as bigint) as no_aplica,
    cast(sum(m.sin_dato) as bigint) as sin_dato,
    count(case when m.hito then 1 end) as activas,
    count(case when m.hito and m.reportadas = m.aplicables then 1 end) as cumplido
from ({ie_mes}) m
group by m.periodo
order by m.periodo

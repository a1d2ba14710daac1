-- One row per school of the scope with a report due from $3 to $2: how many came on time, and of how many ($4 is now).
select r.ie, count(case when r.reporte = 'a_tiempo' then 1 end) as bien, count(*) as meses
from ({fuente}) r
where r.reporte in ('a_tiempo', 'tarde', 'no_reporto')
group by r.ie
order by r.ie

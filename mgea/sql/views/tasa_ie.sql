-- One row per school of the scope with something due: how many times it kept the date, and of how many ($4… are the
-- source's own).
select m.ie, sum({numerador}) as numerador, sum({denominador}) as denominador
from ({fuente}) m
group by m.ie
order by m.ie

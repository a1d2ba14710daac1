-- One row per school of the scope and month from $3 to $2 in which it was active, as known at $1.
select m.*
from ({ie_mes}) m
order by m.ugel, m.ie, m.periodo

-- One row per school of the scope: what it is called, as the roster had it at $1.
select ie.ie, ie.nombre
from ({ie}) ie
order by ie.ie

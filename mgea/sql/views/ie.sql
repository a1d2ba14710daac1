-- One row per school of the scope, as the roster had it at $1.
select ie.*
from ({ie}) ie
order by ie.ugel, ie.nombre, ie.ie

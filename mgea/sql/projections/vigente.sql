-- One row per school, practice and month with a record standing, as known at $1: what it said, and until when it holds.
with ie as (
    {ie}
),
{declarada}
select
    v.ie, v.practica, v.periodo, v.siguiente, v.nivel, v.estado, v.motivo, v.evidencia, v.registrado_en,
    v.registrado_por, v.seq, v.principio, v.meta, v.anio, v.orden, v.orden_cronograma, v.nivel_1, v.nivel_2, v.planeado_2
from vigente v

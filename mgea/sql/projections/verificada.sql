-- One row per school, practice and month verified: the decision in force, and what the school declares now for it.
with ie as (
    {ie}
),
{declarada}
select
    v.ie, v.practica, v.periodo, v.siguiente, v.orden, v.decision, v.nivel, v.motivo, v.registrado_en, v.registrado_por,
    v.seq, v.nivel_declarado, v.estado_declarado, v.corregida
from decidida v
order by v.ie, v.practica, v.periodo

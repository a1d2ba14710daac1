-- One row per school of the scope, active or not in the month $2: who it is, its figures there, and those of its
-- starting point, as known at $1. The starting point is the month $4, or the first of the series from $3 with enough
-- data.
with u as (
    select valor - 0.000000001 as suficientes
    from umbral
    where clave = 'datos_suficientes'
),
partida as (
    select m.ie, coalesce(max(case when m.periodo = $4 then m.periodo end), min(m.periodo)) as periodo
    from ({ie_mes}) m
    cross join u
    where m.periodo < $2 and ({suficiente}) = 'ok'
    group by m.ie
)
select
    ie.ie, ie.nombre, ie.ugel, ie.ugel_nombre, ie.rei, ie.distrito, ie.distrito_nombre, ie.niveles, ie.gestion,
    ie.gestion_nombre, ie.servicios, ie.ingreso, ie.cierre, ie.latitud, ie.longitud,
    m.reportadas, m.aplicables, m.meses_sin_reporte, m.estancadas, m.retrocesos, m.devueltas, m.por_reverificar,
    m.ultimo_registro, m.vence_en, m.equilibrado, b.periodo as partida, b.puntos_partida,
    case when m.ie is null then 'inactiva' else ({suficiente}) end as estado,
    {cifras}
from ({ie}) ie
cross join u
left join ({ie_mes}) m on m.ie = ie.ie and m.periodo = $2
left join (
    select m.ie, m.periodo, cast({puntos} as double precision) as puntos_partida
    from ({ie_mes}) m
    join partida a on a.ie = m.ie and a.periodo = m.periodo
) b on b.ie = ie.ie
order by ie.ugel, ie.nombre, ie.ie

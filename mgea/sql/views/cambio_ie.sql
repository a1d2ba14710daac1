-- One row per school of the scope and month, of the months $4 and $2, in which it was active, as known at $1.
select
    m.ie, ie.nombre, ie.rei, m.periodo, m.meses_sin_reporte,
    case when ({suficiente}) = 'ok' then {puntos} end as puntos,
    case when ({comparable}) = 'ok' then {brecha} end as brecha,
    {completos}
from ({ie_mes}) m
join ({ie}) ie on ie.ie = m.ie
cross join (
    select valor - 0.000000001 as suficientes
    from umbral
    where clave = 'datos_suficientes'
) u
where m.periodo in ($2, $4)
order by m.ie, m.periodo

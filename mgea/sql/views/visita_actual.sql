-- One row per visit of the scope as its last event left it, with the day first promised, as known at $1.
select
    v.ie, ie.nombre, v.visita, v.estado, v.fecha, v.prometida, v.recomendaciones, v.acuerdos, v.proxima, v.motivo,
    v.registrado_en, v.registrado_por, v.seq as visto
from (
    select
        r.*,
        first_value(case when r.evento = 'programada' then r.fecha end) over (
            partition by r.ie, r.visita order by r.registrado_en, r.seq
        ) as prometida,
        row_number() over (partition by r.ie, r.visita order by r.registrado_en desc, r.seq desc) as turno
    from visita_registro r
    where r.registrado_en <= $1
) v
join (
    {ie}
) ie on ie.ie = v.ie
where v.turno = 1
order by v.fecha desc, v.ie, v.visita

-- One row per visit to a school of the scope whose date falls in the year of $2, as it stood at the end of the day $4
-- (the instant $5, UTC), as known at $1.
with ie as (
    {ie}
),
evento as (
    select
        v.ie, v.visita, v.evento, v.estado, v.fecha, v.motivo, v.registrado_en, v.registrado_por, v.seq,
        row_number() over (partition by v.ie, v.visita order by v.registrado_en, v.seq) as orden,
        row_number() over (partition by v.ie, v.visita order by v.registrado_en desc, v.seq desc) as turno
    from visita_registro v
    join ie on ie.ie = v.ie
    where v.registrado_en <= $1
        and not exists (
            select 1 from anulacion_registro z where z.lote_anulado = v.lote and z.registrado_en <= $1
        )
),
al_corte as (
    select
        e.*, row_number() over (partition by e.ie, e.visita order by e.registrado_en desc, e.seq desc) as ultimo
    from evento e
    where e.registrado_en < $5
),
visita as (
    select
        u.ie, u.visita, p.evento = 'programada' as prometida,
        case when p.evento = 'programada' then p.fecha end as fecha_original,
        case when u.estado = 'realizada' then u.fecha else coalesce(c.fecha, u.fecha) end as fecha,
        u.estado = 'realizada' and u.fecha <= $4 as realizada,
        coalesce(c.estado = 'cancelada', false) as cancelada,
        coalesce(c.motivo, '') as motivo, p.registrado_por, u.seq as visto
    from evento u
    join evento p on p.ie = u.ie and p.visita = u.visita and p.orden = 1
    left join al_corte c on c.ie = u.ie and c.visita = u.visita and c.ultimo = 1
    where u.turno = 1 and (c.ie is not null or (u.estado = 'realizada' and u.fecha <= $4))
)
select
    v.*,
    v.prometida and not v.cancelada and v.fecha_original <= $4 as exigible,
    case
        when v.realizada then 'realizada'
        when v.cancelada then 'cancelada'
        when v.fecha <= $4 then 'no_realizada'
        else 'programada'
    end as situacion
from visita v
where extract(year from coalesce(v.fecha_original, v.fecha)) = cast(substr($2, 1, 4) as integer)
order by v.ie, v.fecha, v.visita

-- One row per commitment that one part ($6: 'ie', the school's own; 'ugel', the UGEL's to it) had in the scope at the
-- cut date $4 (ending at $5, UTC), as known at $1.
with evento as (
    -- narrow, because a window copies its rows: the event that stood at the cut fetches its texts afterwards
    select
        c.ie, c.seq, c.registrado_en,
        first_value(c.fecha) over hilo as creado,
        first_value(c.de_parte) over hilo as de_parte,
        row_number() over hilo as orden,
        lead(c.registrado_en) over hilo as siguiente,
        last_value(case when c.estado = 'cumplido' and c.fecha_cumplido <= $4 then c.fecha_cumplido end) over (
            partition by c.ie, c.codigo
            order by c.registrado_en, c.seq
            rows between unbounded preceding and unbounded following
        ) as fecha_cumplido,
        first_value(c.fecha_limite) over (
            partition by c.ie, c.codigo
            order by case when c.fecha_limite is null then 1 else 0 end, c.registrado_en, c.seq
        ) as fecha_original
    from compromiso_registro c
    join ({ie}) ie on ie.ie = c.ie
    where c.registrado_en <= $1
        and not exists (
            select 1 from anulacion_registro z where z.lote_anulado = c.lote and z.registrado_en <= $1
        )
    window hilo as (partition by c.ie, c.codigo order by c.registrado_en, c.seq)
),
estado as (
    select
        c.ie, c.codigo, c.cge, c.practica, c.compromiso, c.responsable, e.creado as fecha, c.fecha_limite,
        e.fecha_original, c.motivo, e.de_parte,
        c.estado as estado_declarado, c.estado = 'anulado' as anulado,
        c.responsable = '' or c.fecha_limite is null as incompleto,
        e.fecha_cumplido
    from evento e
    join compromiso_registro c on c.seq = e.seq and c.ie = e.ie
    where e.de_parte = $6 and e.creado <= $4
        and (e.orden = 1 or e.registrado_en < $5) and (e.siguiente is null or e.siguiente >= $5)
)
select
    e.*,
    coalesce(p.principio, s.principio) as principio,
    e.fecha_limite <> e.fecha_original as reprogramado,
    not e.anulado and not e.incompleto and e.fecha_limite <= $4 as exigible,
    not e.anulado and not e.incompleto and e.fecha_original <= $4 as exigible_original,
    case
        when e.anulado then 'anulado'
        when e.incompleto then 'incompleto'
        when e.fecha_cumplido <= e.fecha_original then 'cumplido_a_tiempo'
        when e.fecha_cumplido is not null then 'cumplido_tarde'
        when e.fecha_limite <= $4 then 'vencido'
        else 'pendiente'
    end as estado,
    case
        when not e.anulado and not e.incompleto and e.fecha_cumplido is null and e.fecha_limite <= $4
            then $4 - e.fecha_limite
    end as dias_vencido
from estado e
left join practica p on p.practica = e.practica
left join (select distinct principio from practica) s on s.principio = e.practica
order by e.ie, e.fecha_limite, e.codigo

-- One row per commitment that one part ($6: 'ie', the school's own; 'ugel', the UGEL's to it) had in the scope at the
-- cut date $4 (ending at $5, UTC), as known at $1.
with ie as (
    {ie}
),
evento as (
    select
        c.ie, c.codigo, c.cge, c.practica, c.compromiso, c.responsable, c.fecha, c.fecha_limite, c.fecha_cumplido,
        c.estado, c.motivo, c.registrado_en, c.seq,
        first_value(c.fecha) over primero as creado,
        first_value(c.de_parte) over primero as de_parte,
        row_number() over primero as orden,
        count(*) over (partition by c.ie, c.codigo) as eventos
    from compromiso_registro c
    join ie on ie.ie = c.ie
    where c.registrado_en <= $1
        and not exists (
            select 1 from anulacion_registro z where z.lote_anulado = c.lote and z.registrado_en <= $1
        )
    window primero as (partition by c.ie, c.codigo order by c.registrado_en, c.seq)
),
original as (
    select
        ie, codigo, fecha_limite,
        row_number() over (partition by ie, codigo order by registrado_en, seq) as turno
    from evento
    where fecha_limite is not null
),
al_corte as (
    select
        evento.*,
        row_number() over (partition by ie, codigo order by registrado_en desc, seq desc) as turno
    from evento
    where de_parte = $6 and creado <= $4 and (orden = 1 or registrado_en < $5)
),
estado as (
    select
        c.ie, c.codigo, c.cge, c.practica, c.compromiso, c.responsable, c.creado as fecha, c.fecha_limite,
        o.fecha_limite as fecha_original, c.motivo, c.de_parte,
        c.estado as estado_declarado, c.estado = 'anulado' as anulado,
        c.responsable = '' or c.fecha_limite is null as incompleto,
        case when u.estado = 'cumplido' and u.fecha_cumplido <= $4 then u.fecha_cumplido end as fecha_cumplido
    from al_corte c
    join evento u on u.ie = c.ie and u.codigo = c.codigo and u.orden = u.eventos
    left join original o on o.ie = c.ie and o.codigo = c.codigo and o.turno = 1
    where c.turno = 1
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

-- One row per commitment of the scope as its last event left it, school's and UGEL's, judged on the day $4.
with ie as (
    {ie}
),
evento as (
    -- narrow, because a window copies its rows: the last event fetches its texts afterwards
    select
        c.ie, c.seq,
        first_value(c.fecha) over hilo as fecha,
        first_value(c.lote) over hilo as acuerdo,
        first_value(c.de_parte) over hilo as de_parte,
        lead(c.seq) over hilo as siguiente,
        first_value(c.fecha_limite) over (
            partition by c.ie, c.codigo
            order by case when c.fecha_limite is null then 1 else 0 end, c.registrado_en, c.seq
        ) as fecha_original
    from compromiso_registro c
    join ie on ie.ie = c.ie
    where c.registrado_en <= $1
        and not exists (
            select 1 from anulacion_registro z where z.lote_anulado = c.lote and z.registrado_en <= $1
        )
    window hilo as (partition by c.ie, c.codigo order by c.registrado_en, c.seq)
)
select
    c.ie, ie.nombre, c.codigo, c.evento, c.cge, c.practica, c.compromiso, c.responsable, e.fecha, c.fecha_limite,
    e.fecha_original, c.fecha_cumplido, c.estado, c.motivo, c.avance, coalesce(c.nota, '') as nota,
    coalesce(c.evidencia, '') as evidencia, coalesce(c.verificado, false) as verificado, c.verificado_en,
    coalesce(c.verificado_por, '') as verificado_por, coalesce(c.visita, '') as visita,
    coalesce(c.reunion, '') as reunion, e.acuerdo, e.de_parte, c.registrado_en, c.registrado_por, c.seq as visto,
    c.fecha_limite <> e.fecha_original as reprogramado,
    case
        when c.estado = 'anulado' then 'anulado'
        when c.estado = 'cumplido' then 'cumplido'
        when c.responsable = '' or c.fecha_limite is null then 'incompleto'
        when c.fecha_limite < $4 then 'vencido'
        when c.estado = 'en_curso' then 'en_curso'
        else 'por_vencer'
    end as situacion,
    case
        when c.estado in ('pendiente', 'en_curso') then c.fecha_limite - $4
    end as dias
from evento e
join compromiso_registro c on c.seq = e.seq and c.ie = e.ie
join ie on ie.ie = e.ie
where e.siguiente is null
order by c.fecha_limite, c.ie, c.codigo

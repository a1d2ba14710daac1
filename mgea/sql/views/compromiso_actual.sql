-- One row per commitment of the scope as its last event left it, school's and UGEL's, judged on the day $4.
with ie as (
    {ie}
),
evento as (
    select
        c.ie, c.codigo, c.evento, c.cge, c.practica, c.compromiso, c.responsable, c.fecha_limite, c.fecha_cumplido,
        c.estado, c.motivo, c.avance, c.verificado_en, c.registrado_en, c.registrado_por, c.seq,
        coalesce(c.nota, '') as nota,
        coalesce(c.evidencia, '') as evidencia,
        coalesce(c.verificado, false) as verificado,
        coalesce(c.verificado_por, '') as verificado_por,
        coalesce(c.visita, '') as visita,
        coalesce(c.reunion, '') as reunion,
        first_value(c.fecha) over primero as fecha,
        first_value(c.lote) over primero as acuerdo,
        first_value(c.de_parte) over primero as de_parte,
        row_number() over (partition by c.ie, c.codigo order by c.registrado_en desc, c.seq desc) as turno
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
)
select
    e.ie, ie.nombre, e.codigo, e.evento, e.cge, e.practica, e.compromiso, e.responsable, e.fecha, e.fecha_limite,
    o.fecha_limite as fecha_original, e.fecha_cumplido, e.estado, e.motivo, e.avance, e.nota, e.evidencia, e.verificado,
    e.verificado_en, e.verificado_por, e.visita, e.reunion, e.acuerdo, e.de_parte, e.registrado_en,
    e.registrado_por, e.seq as visto,
    e.fecha_limite <> o.fecha_limite as reprogramado,
    case
        when e.estado = 'anulado' then 'anulado'
        when e.estado = 'cumplido' then 'cumplido'
        when e.responsable = '' or e.fecha_limite is null then 'incompleto'
        when e.fecha_limite < $4 then 'vencido'
        when e.estado = 'en_curso' then 'en_curso'
        else 'por_vencer'
    end as situacion,
    case
        when e.estado in ('pendiente', 'en_curso') then e.fecha_limite - $4
    end as dias
from evento e
join ie on ie.ie = e.ie
left join original o on o.ie = e.ie and o.codigo = e.codigo and o.turno = 1
where e.turno = 1
order by e.fecha_limite, e.ie, e.codigo

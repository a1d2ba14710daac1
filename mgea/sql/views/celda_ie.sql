-- One row per practice of the catalogue for school $1 and month $2: what stands now and the last word said on it.
with declarado as (
    select
        r.practica, r.periodo, r.nivel, r.estado, r.motivo, r.evidencia, r.registrado_en, r.registrado_por, r.seq,
        row_number() over (
            partition by r.practica order by r.periodo desc, r.registrado_en desc, r.seq desc
        ) as turno
    from practica_registro r
    where r.ie = $1 and r.periodo <= $2
        and not exists (select 1 from anulacion_registro z where z.lote_anulado = r.lote)
),
verificado as (
    select
        r.practica, r.nivel, r.decision, r.motivo, r.registrado_en, r.registrado_por, r.seq,
        row_number() over (
            partition by r.practica order by r.periodo desc, r.registrado_en desc, r.seq desc
        ) as turno
    from verificacion_registro r
    left join verificacion_registro d on d.ie = r.ie and d.anula = r.seq
    where r.ie = $1 and r.periodo <= $2 and r.decision <> 'deshecho' and d.seq is null
        and not exists (select 1 from anulacion_registro z where z.lote_anulado = r.lote)
),
vigencia as (
    select cast(max(valor) as integer) as meses
    from umbral
    where clave = 'vigencia_meses'
)
select
    p.practica, p.principio, p.meta,
    case
        when d.practica is null then 'sin_dato'
        when d.estado = 'valor' and ahora.orden - antes.orden <= u.meses then 'valor'
        when d.estado = 'valor' then 'vencido'
        when antes.anio = ahora.anio then d.estado
        else 'sin_dato'
    end as estado,
    d.nivel, d.estado as estado_registro, d.periodo as periodo_registro, d.registrado_en, d.registrado_por,
    coalesce(d.motivo, '') as motivo,
    coalesce(d.evidencia, '') as evidencia,
    coalesce(v.decision = 'devuelto' and (d.registrado_en is null or d.registrado_en <= v.registrado_en), false)
        as devuelta,
    coalesce(v.motivo, '') as motivo_verificacion,
    v.nivel as nivel_verificado, v.registrado_en as verificado_en, v.registrado_por as verificado_por,
    greatest(coalesce(d.seq, 0), coalesce(v.seq, 0)) as visto
from practica p
cross join vigencia u
join ie_actual ie on ie.ie = $1
join mes ahora on ahora.calendario = ie.calendario and ahora.periodo = $2
left join declarado d on d.practica = p.practica and d.turno = 1
left join mes antes on antes.calendario = ie.calendario and antes.periodo = d.periodo
left join verificado v on v.practica = p.practica and v.turno = 1
order by p.practica

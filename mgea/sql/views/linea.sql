-- One row per thing said of the practices of the scope's schools until $1, newest first, with where it came from.
with ie as (
    {ie}
),
dicho as (
    select
        r.ie, r.practica, r.periodo, 'declarado' as clase, r.nivel, r.estado as dicho, r.motivo, r.evidencia,
        r.registrado_en, r.registrado_por, r.seq, r.lote
    from practica_registro r
    join ie on ie.ie = r.ie
    where r.registrado_en <= $1 and r.periodo <= $2
    union all
    select
        r.ie, r.practica, r.periodo, 'verificado' as clase, r.nivel, r.decision as dicho, r.motivo, '' as evidencia,
        r.registrado_en, r.registrado_por, r.seq, r.lote
    from verificacion_registro r
    join ie on ie.ie = r.ie
    where r.registrado_en <= $1 and r.periodo <= $2
)
select
    d.ie, d.practica, d.periodo, d.clase, d.nivel, d.dicho, d.motivo, d.evidencia, d.registrado_en, d.registrado_por,
    d.seq, coalesce(a.que, '') as que, coalesce(a.archivo, '') as archivo, z.anulado_en,
    z.anulado_en is null and row_number() over (
        partition by d.ie, d.practica, d.periodo, d.clase, case when z.anulado_en is null then 0 else 1 end
        order by d.registrado_en desc, d.seq desc
    ) = 1 as en_pie
from dicho d
left join acta a on a.lote = d.lote and d.lote <> ''
left join (
    select lote_anulado, min(registrado_en) as anulado_en
    from anulacion_registro
    where registrado_en <= $1
    group by lote_anulado
) z on z.lote_anulado = d.lote
order by d.registrado_en desc, d.seq desc

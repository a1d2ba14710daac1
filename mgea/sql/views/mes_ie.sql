-- One row per month of school $1's calendar from its first to $2, with what the calendar expects of it, its deadline with
-- the extensions given, and whether it was active.
select
    m.periodo, m.fin, m.cerrado_en,
    greatest(m.vence_en, coalesce(cast(x.fecha as timestamp) + interval '29 hours', m.vence_en)) as vence_en,
    m.en_cronograma, m.con_cronograma, m.hito,
    e.nivel_2, e.nivel_3, e.nivel_4,
    ie.activo and (ie.ingreso is null or ie.ingreso <= m.fin) and (ie.cierre is null or ie.cierre >= m.fin) as activa
from ie_actual ie
join mes m on m.calendario = ie.calendario and m.periodo <= $2
left join mes_esperado e
    on e.calendario = m.calendario and e.ingreso_anio = ie.ingreso_anio and e.periodo = m.periodo
left join (
    select r.periodo, max(r.fecha) as fecha
    from prorroga_registro r
    join ie_actual a on (r.ambito = 'ie' and r.codigo = a.ie) or (r.ambito = 'ugel' and r.codigo = a.ugel)
    where a.ie = $1
        and not exists (select 1 from anulacion_registro z where z.lote_anulado = r.lote)
    group by r.periodo
) x on x.periodo = m.periodo
where ie.ie = $1
order by m.periodo

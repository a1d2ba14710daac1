-- One row per month of school $1's calendar from its first to $2, with what the calendar expects of it and whether it was active.
select
    m.periodo, m.fin, m.cerrado_en, m.vence_en, m.en_cronograma, m.con_cronograma, m.hito,
    e.nivel_2, e.nivel_3, e.nivel_4,
    ie.activo and (ie.ingreso is null or ie.ingreso <= m.fin) and (ie.cierre is null or ie.cierre >= m.fin) as activa
from ie_actual ie
join mes m on m.calendario = ie.calendario and m.periodo <= $2
left join mes_esperado e
    on e.calendario = m.calendario and e.ingreso_anio = ie.ingreso_anio and e.periodo = m.periodo
where ie.ie = $1
order by m.periodo

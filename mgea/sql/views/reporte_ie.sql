-- One row per school of the scope and month from $3 to $2 in which it was active: its report, judged at $4 (UTC), as
-- known at $1.
select
    m.ie, m.periodo, m.rei, m.recibido_en, m.vence_en, m.meses_sin_reporte, m.ultimo_registro,
    case
        when not m.en_cronograma or m.cerrado_en > $4 then 'no_exigible'
        when m.recibido_en < m.vence_en then 'a_tiempo'
        when m.recibido_en is not null then 'tarde'
        when m.vence_en <= $4 then 'no_reporto'
        else 'en_plazo'
    end as reporte
from ({ie_mes}) m
order by m.ie, m.periodo

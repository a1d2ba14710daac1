-- One row per school of the scope and month from $3 to $2 whose report has not come, late or still in time ($4 is now).
select r.ie, r.periodo, r.vence_en, r.reporte
from ({fuente}) r
where r.reporte in ('no_reporto', 'en_plazo')
order by r.ie, r.periodo

-- One row per overdue commitment of the scope, at the cut of the source (its values are $4…).
select c.ie, c.codigo, c.compromiso, c.fecha_limite, c.motivo
from ({fuente}) c
where c.estado = 'vencido'
order by c.ie, c.fecha_limite, c.codigo

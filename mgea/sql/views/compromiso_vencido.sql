-- One row per overdue commitment of the scope, at the cut of the source (its values are $4…). The days it is late are
-- only counted of what is overdue, and take less to tell than its state.
select c.ie, c.codigo, c.compromiso, c.fecha_limite, c.motivo
from ({fuente}) c
where c.dias_vencido is not null
order by c.ie, c.fecha_limite, c.codigo

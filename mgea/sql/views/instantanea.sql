-- One row per freezing of the meeting $4, the newest first.
select i.version, i.conocido, i.contenido, i.seq
from instantanea_registro i
where i.reunion = $4
order by i.seq desc

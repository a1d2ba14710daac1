-- One row per word moderated in the meeting $4: what its host last said of it.
select m.palabra, m.estado
from (
    select r.*, row_number() over (partition by r.palabra order by r.seq desc) as turno
    from moderacion_registro r
    where r.reunion = $4
) m
where m.turno = 1
order by m.palabra

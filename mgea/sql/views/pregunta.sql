-- One row per question of the meeting $4 as its last change left it, in the order they were first put.
select p.pregunta, p.clase, p.texto, p.opciones, p.estado
from (
    select
        r.*,
        min(r.seq) over (partition by r.pregunta) as orden,
        row_number() over (partition by r.pregunta order by r.seq desc) as turno
    from pregunta_registro r
    where r.reunion = $4
) p
where p.turno = 1
order by p.orden

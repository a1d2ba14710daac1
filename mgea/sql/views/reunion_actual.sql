-- One row per planning meeting as its last event left it, the newest first.
select
    r.reunion, r.evento, r.estado, r.titulo, r.fecha, r.ambito, r.periodo, r.agenda, r.celebrar, r.apoyar, r.sin_nombres,
    r.anterior, r.proxima, r.codigo, r.motivo, r.registrado_en, r.registrado_por, r.seq as visto,
    r.iniciada_en, r.cerrada_en
from (
    select
        e.*,
        max(case when e.evento = 'iniciada' then e.registrado_en end) over (partition by e.reunion) as iniciada_en,
        max(case when e.evento = 'cerrada' then e.registrado_en end) over (partition by e.reunion) as cerrada_en,
        row_number() over (partition by e.reunion order by e.seq desc) as turno
    from reunion_registro e
) r
where r.turno = 1
order by r.fecha desc, r.registrado_en desc, r.seq desc
